/** Prints what happened: problems to stderr, the summary to stdout, progress to a terminal. */
import { formatProblem, problemAsJson } from '../problems/format.ts';
import type { Problem } from '../problems/types.ts';
import type { Progress } from '../documents.ts';

/** Prints problems, errors and warnings, as text with code frames or as one JSON object a line. */
export function printProblems(problems: readonly Problem[], json: boolean): void {
  for (const problem of problems) {
    process.stderr.write(
      json ? `${JSON.stringify(problemAsJson(problem))}\n` : `${formatProblem(problem)}\n`,
    );
  }
  if (json) return;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0)
    process.stderr.write(`${counted(errors, 'error')}; earlier outputs are untouched\n`);
}

/** "1 file", "2 files". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Prints a line of the summary, unless the user wants none. */
export function say(line: string, quiet: boolean): void {
  if (!quiet) process.stdout.write(`${line}\n`);
}

/** Shows progress on a terminal once the work has lasted a second, and none in a pipe. */
export function showProgress(): { readonly progress: Progress; readonly end: () => void } {
  const started = performance.now();
  let shown = false;
  const progress: Progress = ({ done, total, name }) => {
    if (!process.stderr.isTTY || performance.now() - started < 1000) return;
    shown = true;
    process.stderr.write(`\r\u001B[K${done + 1} of ${total}: ${name}`);
  };
  const end = () => {
    if (shown) process.stderr.write('\r\u001B[K');
  };
  return { progress, end };
}
