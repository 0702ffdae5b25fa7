/**
 * Each folder of test/cases/papers edits a complete meeting file and its profile; what a cover sheet would say, or
 * what is wrong, is the golden.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMeeting } from '../../src/board/meeting.ts';
import type { Meeting } from '../../src/board/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readEdits } from '../support/project.ts';

const root = join(import.meta.dirname, '../cases/papers');
const names = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('a meeting file', () => {
  test.each(names.map(({ name }) => name))('%s', async (name) => {
    const texts = new Map(
      ['meeting.yaml', 'profile.yaml'].map((file) => [
        file,
        readFileSync(join(root, file), 'utf8'),
      ]),
    );
    for (const { file, find = '', write } of readEdits(join(root, name, 'edits.yaml'))) {
      const text = texts.get(file) ?? '';
      expect(text).toContain(find);
      texts.set(
        file,
        text.replace(find, () => write),
      );
    }
    const source = (file: string) => ({ path: file, text: texts.get(file) ?? '' });
    const problems = new Problems();
    const profiles = new Map([['profile', source('profile.yaml')]]);
    const meeting = readMeeting(
      { name: 'spring', source: source('meeting.yaml'), profiles },
      problems,
    );
    const printed = problems.all.map((problem) => formatProblem(problem)).join('\n\n');
    const [file, golden] =
      meeting === undefined ? ['problems.txt', printed] : ['paper.txt', print(meeting)];
    expect(golden).not.toBe('');
    await expect(`${golden}\n`).toMatchFileSnapshot(join(root, name, file));
  });
});

function print({ title, running, details, sections }: Meeting): string {
  const lines = details.map(({ label, text }) => `${label}: ${text.text}`);
  const parts = sections.map(({ label, content }) => {
    if (content.kind === 'paragraph') return `${label}\n  ${content.text.text}`;
    if (content.kind === 'items')
      return [label, ...content.items.map(({ text }) => `  - ${text}`)].join('\n');
    return [label, ...content.details.map((one) => `  ${one.label}: ${one.text.text}`)].join('\n');
  });
  return [`title: ${title?.text}`, `running: ${running}`, ...lines, ...parts].join('\n');
}
