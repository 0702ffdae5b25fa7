/** Each folder of test/cases/content is a Markdown file, read as a project's own and as somebody else's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/content/check.ts';
import { printContent } from '../../src/content/print.ts';
import { readContent } from '../../src/content/read.ts';
import type { Flavour } from '../../src/content/state.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';

const root = join(import.meta.dirname, '../cases/content');
const picture = {
  kind: 'raster',
  format: 'png',
  bytes: new Uint8Array(),
  width: 1,
  height: 1,
} as const;

describe.each(['template', 'gfm'] as const)('reading as %s', (flavour) => {
  test.each(readdirSync(root).sort())('%s', async (name) => {
    const { content, problems } = read(join(root, name), flavour);
    await expect(content).toMatchFileSnapshot(join(root, name, `content-${flavour}.txt`));
    if (problems !== '') {
      await expect(problems).toMatchFileSnapshot(join(root, name, `problems-${flavour}.txt`));
    }
  });
});

function read(folder: string, flavour: Flavour): { content: string; problems: string } {
  const source = { path: 'input.md', text: readFileSync(join(folder, 'input.md'), 'utf8') };
  const problems = new Problems();
  const content = readContent(source, { flavour, images: () => picture }, problems);
  checkContent(content, problems, flavour);
  const told = problems.all.map((problem) => formatProblem(problem)).join('\n');
  return { content: printContent(content), problems: told };
}
