/** Each folder of test/cases/covers spoils the shipped cover sheet; what a user then reads is the golden. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { projectWith, readEdits, snapshot } from '../support/project.ts';

const root = join(import.meta.dirname, '../cases/covers');

describe('a cover sheet', () => {
  test.each(['A4', 'US Letter'])('fits one page of %s', async (size) => {
    const folder = projectWith([]);
    const theme = join(folder, 'paper.yaml');
    writeFileSync(theme, `from: default\npage: { size: ${size} }\n`);
    const out = join(folder, 'made');
    const options = { folder, out, theme, template: 'cover', workers: 1, cache: false };
    const { problems, written } = await build(options);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(written.filter((file) => file.endsWith('.pdf'))).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['meeting', 'data/meetings', 'write it: docs/board-papers.md shows one'],
    ['profile', 'data/profiles', 'write one'],
  ])('of a project without any %s', async (_, gone, hint) => {
    const folder = projectWith([]);
    rmSync(join(folder, gone), { recursive: true });
    const { problems } = await build({ folder, template: 'cover', workers: 1, cache: false });
    rmSync(folder, { recursive: true });
    expect(
      problems.flatMap(({ severity, hints }) => (severity === 'error' ? hints : [])),
    ).toContain(hint);
  });

  test('of a project that names no meeting, and has none', async () => {
    const edit = { file: 'data/ofsted-scr-2010.yaml', find: 'meeting: exampleshire', write: '# ' };
    const folder = projectWith([edit]);
    rmSync(join(folder, 'data/meetings'), { recursive: true });
    const { problems } = await build({ folder, template: 'cover', workers: 1, cache: false });
    rmSync(folder, { recursive: true });
    expect(problems.find(({ code }) => code === 'no-meeting')?.hints).toEqual([
      'add under it: meeting: spring',
      'docs/board-papers.md shows a meeting file',
    ]);
  });

  test.each(readdirSync(root))('%s', async (name) => {
    const folder = projectWith(readEdits(join(root, name, 'edits.yaml')));
    const before = snapshot(join(folder, 'output'));
    const { problems, written } = await build({
      folder,
      template: 'cover',
      workers: 1,
      cache: false,
    });
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(written).toEqual([]);
    expect(snapshot(join(folder, 'output'))).toEqual(before);
    const told = problems.filter(({ code }) => code !== 'not-looked-up');
    const text = told.map((problem) => formatProblem(problem)).join('\n');
    await expect(text).toMatchFileSnapshot(join(root, name, 'problems.txt'));
    rmSync(folder, { recursive: true });
  });
});
