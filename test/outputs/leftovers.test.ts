/** A build that is killed after its last move leaves a lock and a stage: the next sweeps them, whatever it builds. */
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { projectWith, snapshot } from '../support/project.ts';

test('a build with nothing to do sweeps what a killed one left', async () => {
  const folder = projectWith([]);
  await build({ folder, formats: ['md'], workers: 1 });
  const before = snapshot(join(folder, 'output'));
  const workshop = join(folder, 'output/.briefwright-build');
  mkdirSync(join(workshop, 'stage'), { recursive: true });
  // Of another machine, and silent for an hour.
  writeFileSync(join(workshop, 'lock-00000000-4194304999-1-1'), '');
  const then = Date.now() / 1000 - 3600;
  utimesSync(join(workshop, 'lock-00000000-4194304999-1-1'), then, then);
  const { problems } = await build({ folder, formats: ['md'], workers: 1 });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(existsSync(workshop)).toBe(false);
  expect(snapshot(join(folder, 'output'))).toEqual(before);
  rmSync(folder, { recursive: true });
});
