/** Says whether problems are such as a user should see, whatever the input was. */
import { formatProblem, problemAsJson } from '../../src/problems/format.ts';
import type { Problem } from '../../src/problems/types.ts';

/** @throws Error that says what is wrong with the first problem that isn't orderly. */
export function mustBeOrderly(problems: readonly Problem[]): void {
  for (const problem of problems) {
    const fault = faultOf(problem);
    if (fault !== undefined) throw new Error(`${fault}:\n${formatProblem(problem)}`);
  }
}

const LONGEST_LINE = 600;

function faultOf(problem: Problem): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/u.test(problem.code)) return 'the code is no name';
  const said = [problem.message, problem.label ?? '', ...problem.notes, ...problem.hints];
  // What the input or Vega says is their own.
  const own = said.join('\n').replaceAll(/"[^"]*"|Vega says: .*/gu, '');
  // A word that the input holds may be repeated.
  const odd = /\bundefined\b(?! entity)|\[object |\bNaN\b/u.exec(own)?.[0];
  if (odd !== undefined && problem.span?.source.text.includes(odd) !== true)
    return 'it prints a value that is none';
  const text = formatProblem(problem);
  // eslint-disable-next-line no-control-regex -- these could rewrite the terminal.
  if (/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u.test(text))
    return 'it holds characters that could rewrite the terminal';
  if (text.split('\n').some((line) => line.length > LONGEST_LINE)) return 'a line is too long';
  if (JSON.parse(JSON.stringify(problemAsJson(problem))).code !== problem.code)
    return 'it is not the same as JSON';
  const { span } = problem;
  if (span === undefined) return undefined;
  if (span.start > span.end || span.end > span.source.text.length) return 'its place is outside';
  return undefined;
}
