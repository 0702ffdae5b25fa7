/** Runs the command line as a user does: in this process, or as the compiled program in one of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import * as files from '../../src/files.ts';
import * as library from '../../src/index.ts';
import * as projects from '../../src/projects.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/cli.cjs');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

// A run of the tests under GitHub Actions is not the run that is tested.
const APART = { GITHUB_ACTIONS: '' };

/** What a call prints and gives back, without a process of its own. */
export async function briefwright(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const heard = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += String(text);
      return true;
    }),
  );
  const before = { cwd: process.cwd(), env: { ...process.env } };
  Object.assign(process.env, APART, env);
  process.chdir(cwd);
  try {
    const status = await runCommand(args, {
      projects: () => projects,
      files: () => files,
      library: () => library,
    });
    return { status, ...said };
  } finally {
    process.chdir(before.cwd);
    for (const name of Object.keys({ ...APART, ...env })) delete process.env[name];
    Object.assign(process.env, before.env);
    for (const one of heard) one.mockRestore();
  }
}

/** The same by the compiled program. */
export function compiledBriefwright(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...APART, ...env },
  });
  return { status, stdout, stderr };
}
