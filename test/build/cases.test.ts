/** Each folder of test/cases/builds edits the shipped project; what a user then reads is the golden. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { projectWith, readEdits, snapshot } from '../support/project.ts';

const root = join(import.meta.dirname, '../cases/builds');

// The cover sheet has cases of its own; here it would be built beside a briefing with faults.
const WITHOUT_COVER = {
  file: 'data/ofsted-scr-2010.yaml',
  find: '  - template: cover\n    meeting: exampleshire-2027-01\n',
  write: '',
};

describe('a fault in the input', () => {
  for (const name of readdirSync(root).sort()) {
    test(name, async () => {
      const folder = projectWith([...readEdits(join(root, name, 'edits.yaml')), WITHOUT_COVER]);
      const before = snapshot(join(folder, 'output'));
      const { problems, written, removed } = await build({ folder });
      expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
      expect([...written, ...removed]).toEqual([]);
      expect(snapshot(join(folder, 'output'))).toEqual(before);
      // The texts of the sources aren't part of the project; that warning has a case of its own.
      const told = problems.filter(({ code }) => code !== 'not-looked-up');
      const text = told.map((problem) => formatProblem(problem)).join('\n');
      await expect(text).toMatchFileSnapshot(join(root, name, 'problems.txt'));
      rmSync(folder, { recursive: true });
    });
  }
});
