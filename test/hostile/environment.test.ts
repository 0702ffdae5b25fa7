/** What surrounds a build: each line of environment.yaml is a command as a user gives it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { build } from '../../src/index.ts';
import { discard, KIT, kitProject } from '../support/hostileKit.ts';
import { snapshot } from '../support/project.ts';

interface EnvironmentCase {
  readonly it: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly says?: string;
  /** Whether the outputs are those of any other place. */
  readonly same?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether nothing else is in the environment. */
  readonly bare?: boolean;
}

const PROGRAM = join(import.meta.dirname, '../../dist/cli.cjs');
const { cases } = parse(readFileSync(join(KIT, 'environment.yaml'), 'utf8')) as {
  readonly cases: readonly EnvironmentCase[];
};

let folder: string;
let built: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = kitProject();
  await build({ folder });
  built = snapshot(join(folder, 'output'));
});
afterAll(() => discard(folder));

test.each(cases)('$it', ({ args, exit, says = '', same = false, env = {}, bare = false }) => {
  const inputs = snapshot(join(folder, 'data'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: bare ? env : { ...process.env, GITHUB_ACTIONS: '', ...env },
  });
  expect(`${stdout}${stderr}`).toContain(says);
  expect(status).toBe(exit);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+/u);
  expect(snapshot(join(folder, 'data'))).toEqual(inputs);
  if (same) expect(snapshot(join(folder, 'output'))).toEqual(built);
});
