/** A new project builds at once, says that it is made up, and never touches what is there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../src/version.ts';
import { briefwright } from '../support/cli.ts';
import { snapshot } from '../support/project.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('new, build and check pass one after the other', async () => {
  const made = await briefwright(['new', 'a project'], folder);
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain('wrote a project/data/training.yaml\n');
  expect(made.stdout).toContain('made up');
  const built = await briefwright(['build', 'a project'], folder);
  expect(built.status).toBe(0);
  expect(built.stderr).not.toContain('error');
  expect((await briefwright(['check', 'a project'], folder)).status).toBe(0);
  const markdown = readFileSync(join(folder, 'a project/output/training/briefing.md'), 'utf8');
  expect(markdown).toContain('# Made-up example');
  expect(markdown).toContain('Everything in this briefing is made up.');
});

test('schema and partials are those that are shipped, and the version is this one', async () => {
  await briefwright(['new', '.'], folder);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  expect(read('data/findings.schema.json')).toBe(readFileSync('data/findings.schema.json', 'utf8'));
  expect(read('templates/partials/figure.md.hbs')).toBe(
    readFileSync('templates/partials/figure.md.hbs', 'utf8'),
  );
  expect(read('data/training.yaml')).toMatch(/^# yaml-language-server: \$schema=findings/u);
  expect(read('.gitignore')).toContain('data/sources/');
  expect(read('README.md')).toContain(`npx briefwright@${VERSION} build`);
  const workflow = parse(read('.github/workflows/briefing.yml')) as {
    readonly permissions: unknown;
    readonly jobs: { readonly check: { readonly steps: readonly { readonly run?: string }[] } };
  };
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs.check.steps.flatMap(({ run }) => run ?? [])).toEqual([
    `npx --yes briefwright@${VERSION} check`,
  ]);
});

test('a folder that holds anything is refused and left alone', async () => {
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full', '.hidden'), 'kept');
  writeFileSync(join(folder, 'file'), 'kept');
  const before = snapshot(folder);
  const full = await briefwright(['new', 'full'], folder);
  expect([full.status, full.stdout]).toEqual([1, '']);
  expect(full.stderr).toContain('error[folder-not-empty]: full is not empty: it holds .hidden');
  expect(full.stderr).toContain('1 error; nothing was written');
  const file = await briefwright(['new', 'file', '--json'], folder);
  expect(file.status).toBe(1);
  expect(JSON.parse(file.stderr)).toMatchObject({ code: 'not-a-folder' });
  expect(snapshot(folder)).toEqual(before);
});

test('a folder must be named, and only one', async () => {
  for (const args of [['new'], ['new', ''], ['new', 'a', 'b'], ['new', 'a', '--data', 'x']]) {
    expect((await briefwright(args, folder)).status).toBe(2);
  }
  expect(existsSync(join(folder, 'a'))).toBe(false);
  expect((await briefwright(['new', '--help'], folder)).stdout).toContain(
    'Usage: briefwright new DIR',
  );
});
