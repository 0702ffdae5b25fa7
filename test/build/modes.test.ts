/** The same bytes whichever way documents are built: cold, warm, cached, by one worker, by many, in shards. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build as buildProject, makeProject } from '../../src/index.ts';
import { areasProject, edit } from '../support/areas.ts';
import { briefwright, compiledBriefwright } from '../support/cli.ts';
import { snapshot } from '../support/project.ts';

let folder = '';
let cold: ReadonlyMap<string, string>;
const build = (...args: readonly string[]) => compiledBriefwright(['build', ...args], folder);
const outputs = (out = 'output') => snapshot(join(folder, out));
const remove = (path: string) => rmSync(join(folder, path), { recursive: true, force: true });
const wrote = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('wrote '));

beforeAll(() => {
  folder = areasProject();
  expect(build('--workers', '1', '--no-cache').status).toBe(0);
  cold = outputs();
  expect(cold.size).toBe(4 * 3 + 1);
  expect(existsSync(join(folder, '.briefwright'))).toBe(false);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same bytes', () => {
  test('by two workers, and from drawn charts', () => {
    remove('output');
    expect(build('--workers', '2').status).toBe(0);
    expect(outputs()).toEqual(cold);
    remove('output');
    remove('.briefwright/cache/documents');
    expect(readdirSync(join(folder, '.briefwright/cache/charts')).length).toBeGreaterThan(3);
    expect(wrote(build().stdout).length).toBe(12);
    expect(outputs()).toEqual(cold);
  }, 120_000);

  test('in three shards that are merged, from folders of their own or from one', async () => {
    const shards = ['1', '2', '3'].map((part) => `shard-${part}`);
    for (const [index, out] of shards.entries()) {
      expect(build('--shard', `${index + 1}/3`, '--out', out, '-q').status).toBe(0);
      cpSync(join(folder, out), join(folder, 'all'), { recursive: true });
    }
    const sizes = shards.map((out) => readdirSync(join(folder, out, 'exampleshire')).length);
    expect(sizes.sort((a, b) => a - b)).toEqual([1, 1, 2]);
    expect((await briefwright(['merge', ...shards, '--out', 'merged', '-q'], folder)).status).toBe(
      0,
    );
    expect(outputs('merged')).toEqual(cold);
    expect((await briefwright(['merge', 'all'], folder)).stdout).toContain(
      '4 documents joined in all',
    );
    expect(outputs('all')).toEqual(cold);

    const [first = '', second = '', third = ''] = shards;
    const lacking = await briefwright(['merge', first, third, '--out', 'other'], folder);
    expect([lacking.status, lacking.stdout]).toEqual([1, '']);
    expect(lacking.stderr).toContain('of 3 shards these are missing: 2');
    expect(lacking.stderr).toContain('missing: exampleshire/');
    const twice = await briefwright(['merge', ...shards, second, '--out', 'other'], folder);
    expect(twice.stderr).toContain('shard 2 is there twice');
    expect(twice.stderr).toMatch(/the document exampleshire\/\S+ is in/u);
    const [path = ''] = [...outputs(second).keys()].filter((name) => name.endsWith('.md'));
    writeFileSync(join(folder, second, path), 'changed');
    const changed = await briefwright(['merge', ...shards, '--out', 'other'], folder);
    expect(changed.stderr).toContain('is not as its shard wrote it');
    expect(existsSync(join(folder, 'other'))).toBe(false);
  }, 120_000);
});

test('a shard lists each document once, where a cache knew its data file and not its outputs', async () => {
  const project = join(folder, 'new');
  makeProject(project);
  const formats = ['md'] as const;
  await buildProject({ folder: project, formats });
  const out = join(folder, 'only-shard');
  await buildProject({ folder: project, out, formats, shard: { part: 1, of: 1 } });
  const { shard } = JSON.parse(readFileSync(join(out, 'manifest-1-of-1.json'), 'utf8'));
  expect(shard.documents).toEqual(['training/briefing', 'training/cover']);
}, 60_000);

describe('nothing twice', () => {
  test('what is up to date is not built again, and its warnings are told again', () => {
    const first = build();
    const again = build();
    expect(again.stdout).toBe('4 documents built; nothing has changed\n');
    expect(again.stderr).toBe(first.stderr);
    expect(again.stderr).toContain('not-looked-up');
    expect(outputs()).toEqual(cold);
  });

  test('a change of one row, or of one output, builds that one', () => {
    writeFileSync(join(folder, 'output/exampleshire/westbury/briefing.md'), 'mine');
    remove('output/exampleshire/northtown/briefing.pdf');
    expect(wrote(build().stdout)).toEqual([
      'wrote output/exampleshire/northtown/briefing.pdf',
      'wrote output/exampleshire/westbury/briefing.md',
    ]);
    expect(outputs()).toEqual(cold);
    edit(folder, [{ file: 'data/areas.csv', find: '45,20,25', write: '46,21,25' }]);
    const { stdout } = build();
    expect(wrote(stdout).length).toBe(3);
    expect(wrote(stdout).every((line) => line.includes('/eastham/'))).toBe(true);
    edit(folder, [{ file: 'data/areas.csv', find: '46,21,25', write: '45,20,25' }]);
    expect(build('--workers', '2').status).toBe(0);
    expect(outputs()).toEqual(cold);
  }, 120_000);

  test('a cache that is damaged, or of another program, is as if it were not there', () => {
    const path = join(folder, '.briefwright/cache/documents');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll(/"number of|1,204|Exampleshire/gu, 'x'));
    expect(build().stdout).toContain('nothing has changed');
    writeFileSync(path, `another program\n${text.split('\n').slice(1).join('\n')}`);
    writeFileSync(join(folder, 'output/exampleshire/westbury/briefing.md'), 'mine');
    expect(wrote(build().stdout).length).toBe(1);
    expect(outputs()).toEqual(cold);
  }, 120_000);

  test('check does not look at it', () => {
    const cache = join(folder, '.briefwright/cache');
    const before = snapshot(cache);
    remove('.briefwright/cache');
    expect(compiledBriefwright(['check'], folder).stdout).toContain('nothing is stale');
    expect(existsSync(cache)).toBe(false);
    expect(before.size).toBeGreaterThan(0);
  }, 120_000);
});
