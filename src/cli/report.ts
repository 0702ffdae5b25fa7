/** Prints what happened: problems to stderr, the summary to stdout, progress to a terminal, the rest to CI. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { guarded, shownPath } from '../effects.ts';
import { formatProblem, problemAsJson } from '../problems/format.ts';
import type { Problem } from '../problems/types.ts';
import { annotations, jobSummary, type Outcome, type Places } from './annotations.ts';
import { junit } from './junit.ts';
import type { ProjectCommand } from './args.ts';
import type { DocumentResult } from '../collected.ts';

/**
 * Prints problems, errors and warnings, as text with code frames or as one JSON object a line; `kept` says
 * after the number of errors what they left as it was.
 */
export function printProblems(
  problems: readonly Problem[],
  json: boolean,
  kept = 'earlier outputs are untouched',
): void {
  for (const problem of problems) {
    process.stderr.write(
      json ? `${JSON.stringify(problemAsJson(problem))}\n` : `${formatProblem(problem)}\n`,
    );
  }
  if (json) return;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) process.stderr.write(`${counted(errors, 'error')}; ${kept}\n`);
}

/**
 * Tells CI what a run found: annotations and a job summary under GitHub Actions, and JUnit XML where the
 * user asks for it.
 * @throws SystemFailure if a file can't be written.
 */
export function tellCi(
  command: ProjectCommand,
  outcome: Outcome,
  { out, results }: { readonly out: string; readonly results: readonly DocumentResult[] },
): void {
  const { junit: file } = command;
  if (file !== undefined) {
    guarded(file, 'write', () => writeFileSync(file, junit(outcome, results)));
  }
  if (process.env['GITHUB_ACTIONS'] !== 'true') return;
  const places: Places = {
    input: (path) => inRepository(join(command.folder, path)),
    output: (path) => inRepository(join(out, path)),
  };
  for (const line of annotations(outcome, places)) process.stdout.write(`${line}\n`);
  const summary = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary === '') return;
  guarded(summary, 'write', () => appendFileSync(summary, jobSummary(outcome, places)));
}

// GitHub finds files by their path in the repository, wherever in it the command runs.
function inRepository(path: string): string {
  const way = relative(process.env['GITHUB_WORKSPACE'] ?? '', resolve(path));
  return shownPath(way.startsWith('..') || isAbsolute(way) ? path : way);
}

/** "1 file", "2 files". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Prints a line of the summary, unless the user wants none. */
export function say(line: string, quiet: boolean): void {
  if (!quiet) process.stdout.write(`${line}\n`);
}
