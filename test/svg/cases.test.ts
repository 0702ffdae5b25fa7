/** Each folder of test/cases/svg holds a picture; what is read from it, or wrong with it, is the golden. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { printDrawing } from '../support/printDrawing.ts';

const root = join(import.meta.dirname, '../cases/svg');

for (const name of readdirSync(root).sort()) {
  test(name, async () => {
    const text = readFileSync(join(root, name, 'input.svg'), 'utf8');
    const problems = new Problems();
    const drawing = readSvg({ path: 'input.svg', text }, problems);
    // A fault is never both reported and drawn over.
    expect(drawing === undefined).toBe(problems.hasErrors);
    const told = problems.all.map((problem) => `${formatProblem(problem)}\n`).join('\n');
    const drawn = drawing === undefined ? '' : printDrawing(drawing);
    await expect(told + drawn).toMatchFileSnapshot(join(root, name, 'read.txt'));
  });
}
