/** Messages about editions: their periods, their predecessors, and what changed between them. */
import { errorOf } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function periodBackwards(span: Span, { from, to }: { from: string; to: string }): Problem {
  return errorOf({
    code: 'period-backwards',
    message: `the period ends on ${to}, before it begins on ${from}`,
    span,
    hints: ['"from" is the first day of the period, "to" the last'],
  });
}

export function unknownPrevious(span: Span, name: string, known: readonly string[]): Problem {
  const meant = suggest(name, known);
  return errorOf({
    code: 'unknown-previous',
    message: `there is no data file "${name}" for the previous edition`,
    span,
    label: meant === undefined ? 'not in data/' : `did you mean "${meant}"?`,
    hints: [
      meant === undefined ? `put data/${name}.yaml there, or delete this line` : `write ${meant}`,
      known.length > 0 ? `the other data files are: ${known.join(', ')}` : undefined,
    ],
  });
}

export function previousGoesInCircles(span: Span, names: readonly string[]): Problem {
  return errorOf({
    code: 'previous-circle',
    message: 'the previous editions lead back to this file',
    span,
    notes: [names.join(' -> ')],
    hints: ['the earliest edition has no "previous": delete the line there'],
  });
}

export function reasonWithoutPrevious(span: Span, section: string): Problem {
  return errorOf({
    code: 'no-previous-edition',
    message: `"${section}" compares with the previous edition, and the file names none`,
    span,
    hints: ['add a line such as: previous: findings-2022-23', `or delete "${section}"`],
  });
}

export function revisedWithoutReason(
  span: Span,
  {
    id,
    now,
    before,
    line,
    path,
  }: {
    readonly id: string;
    readonly now: number;
    readonly before: number;
    readonly line: number;
    readonly path: string;
  },
): Problem {
  return errorOf({
    code: 'revised-without-reason',
    message: `"${id}" was ${before} for the same period, and is ${now} now`,
    span,
    label: `${before} in ${path}, line ${line}`,
    notes: ['readers of the previous edition must learn why a figure changed'],
    hints: [`say why under revisions: ${id}: The source corrected the figure.`],
  });
}
