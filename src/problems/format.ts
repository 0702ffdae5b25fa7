/** Turns a problem into the text that a person reads on a terminal, or the object that a program reads. */
import { frameOf } from './frame.ts';
import { positionAt } from './sources.ts';
import type { Problem, Severity } from './types.ts';
import { visible } from './visible.ts';

/** One problem as `--json` prints it. Path, line and column are null where a problem has no place. */
export interface ProblemJson {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly notes: readonly string[];
  readonly hints: readonly string[];
}

/**
 * A diagnostic of several lines without a final line break: what is wrong, where, the line itself with
 * the fault marked, why it matters, and what to write instead.
 */
export function formatProblem(problem: Problem): string {
  const lines = [`${problem.severity}[${problem.code}]: ${visible(problem.message)}`];
  let margin = '  ';
  if (problem.span !== undefined) {
    const { line, column } = positionAt(problem.span.source, problem.span.start);
    const number = String(line);
    margin = ' '.repeat(number.length + 1);
    const frame = frameOf(problem.span);
    const label = problem.label === undefined ? '' : ` ${visible(problem.label)}`;
    lines.push(
      `${margin.slice(1)}--> ${visible(problem.span.source.path)}:${line}:${column}`,
      `${margin}|`,
      `${number} | ${frame.text}`.trimEnd(),
      `${margin}| ${' '.repeat(frame.indent)}${'^'.repeat(frame.width)}${label}`,
    );
  }
  for (const note of problem.notes) lines.push(remark(margin, note));
  for (const hint of problem.hints) lines.push(remark(margin, `hint: ${hint}`));
  return lines.join('\n');
}

/** The problem as plain data; line and column count from 1, columns in code points. */
export function problemAsJson(problem: Problem): ProblemJson {
  const { severity, code, message, span, notes, hints } = problem;
  const position = span === undefined ? undefined : positionAt(span.source, span.start);
  return {
    severity,
    code,
    message,
    path: span?.source.path ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    notes,
    hints,
  };
}

/** A note of several lines keeps its later lines under its first. */
function remark(margin: string, text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return [
    `${margin}= ${visible(first)}`,
    ...rest.map((line) => `${margin}  ${visible(line)}`),
  ].join('\n');
}
