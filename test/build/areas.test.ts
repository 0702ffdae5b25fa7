/** A table of areas: what is wrong with it is told at its line and column, and the other areas are built. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { areasProject, edit } from '../support/areas.ts';
import { readEdits, snapshot } from '../support/project.ts';

const root = join(import.meta.dirname, '../cases/areas-faults');
const folders: string[] = [];
const project = (...args: Parameters<typeof areasProject>) => {
  const folder = areasProject(...args);
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a fault', () => {
  for (const name of readdirSync(root).sort()) {
    test(name, async () => {
      const folder = project(readEdits(join(root, name, 'edits.yaml')));
      const { problems } = await build({ folder, cache: false, formats: ['md'], workers: 1 });
      const told = problems.filter(({ code }) => code !== 'not-looked-up');
      expect(told.some(({ severity }) => severity === 'error')).toBe(true);
      const text = told.map((problem) => formatProblem(problem)).join('\n');
      await expect(text).toMatchFileSnapshot(join(root, name, 'problems.txt'));
    });
  }
});

test('an area with a fault keeps its earlier outputs, and the others are built', async () => {
  const folder = project();
  const out = join(folder, 'output');
  const options = { folder, formats: ['md'] } as const;
  await build(options);
  const before = snapshot(out);
  edit(folder, [
    { file: 'data/areas.csv', find: '30,12,18', write: '30,13,18' },
    { file: 'data/areas.csv', find: '45,20,25', write: '46,21,25' },
  ]);
  const { problems, written } = await build(options);
  expect(problems.filter(({ severity }) => severity === 'error').length).toBe(1);
  expect(written.map((path) => path.split('/')[1])).toEqual(['eastham', 'eastham']);
  const after = snapshot(out);
  const northtown = [...before.keys()].filter((path) => path.includes('northtown'));
  expect(northtown.length).toBe(2);
  for (const path of northtown) expect(after.get(path)).toBe(before.get(path));
});

test('an area that is taken out of the table goes, with its folder', async () => {
  const folder = project();
  const options = { folder, formats: ['md'] } as const;
  await build(options);
  edit(folder, [{ file: 'data/areas.csv', find: 'westbury,Westbury,7,0,7\n', write: '' }]);
  const { removed, written } = await build(options);
  expect(written).toEqual([]);
  expect(removed).toEqual([
    'exampleshire/westbury/briefing.md',
    'exampleshire/westbury/charts/groups.svg',
  ]);
  expect(readdirSync(join(folder, 'output/exampleshire'))).not.toContain('westbury');
});

test('the row is the evidence, and small numbers are hidden in each area by itself', async () => {
  const folder = project([
    {
      file: 'data/exampleshire.yaml',
      find: 'units:',
      write: 'disclosure:\n  suppress_below: 13\nunits:',
    },
    { file: 'data/areas.csv', find: '45,20,25', write: '45,[x],25' },
    {
      file: 'data/exampleshire.yaml',
      find: 'identities:\n  - girls + boys = children\n',
      write: '',
    },
  ]);
  const { problems } = await build({ folder, formats: ['md'], cache: false });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const read = (area: string) =>
    readFileSync(join(folder, `output/exampleshire/${area}/briefing.md`), 'utf8');
  expect(read('southsea-2')).toContain('Row “Southsea, Upper”, column “boys”.');
  expect(read('southsea-2')).not.toContain('[c]');
  expect(read('northtown')).toContain('[c]');
  expect(read('eastham')).toContain('not counted');
});
