/** Messages about tables of the findings. */
import { errorOf } from '../make.ts';
import { lineOf } from '../sources.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function noRows(span: Span, id: string): Problem {
  return errorOf({
    code: 'table-without-rows',
    message: `the table "${id}" has no rows`,
    span,
    hints: ['list the names of facts under "rows" or "compare", or name a CSV file under "file"'],
  });
}

export function twoKindsOfTable(span: Span, first: string, second: string): Problem {
  return errorOf({
    code: 'two-kinds-of-table',
    message: `a table has "${first}" or "${second}", not both`,
    span,
    hints: ['delete one of the two, or make two tables'],
  });
}

export function onlyWithFile(span: Span, key: string): Problem {
  return errorOf({
    code: 'only-with-file',
    message: `"${key}" is for tables that are read from a CSV file`,
    span,
    hints: [`delete "${key}", or name the file under "file"`],
  });
}

export function rowOfAnotherUnit(
  span: Span,
  { table, fact, row }: { table: string; fact: string; row: string },
): Problem {
  return errorOf({
    code: 'mixed-units',
    message: `the table counts ${table}, and "${fact}" counts ${row}`,
    span,
    hints: ['take the row out, or correct the unit of one of the two'],
  });
}

export function comparesWithNothing(span: Span): Problem {
  return errorOf({
    code: 'no-previous-edition',
    message: 'this table compares with the previous edition, and the file names none',
    span,
    hints: ['add a line such as: previous: findings-2022-23'],
  });
}

interface FactLike {
  readonly id: string;
  readonly span: Span;
  readonly unit: { readonly plural: string };
  readonly of: FactLike | undefined;
}

export function notInPrevious(
  span: Span,
  name: string,
  previous: {
    readonly source: { readonly path: string };
    readonly facts: ReadonlyMap<string, unknown>;
  },
): Problem {
  const meant = suggest(name, previous.facts.keys());
  return errorOf({
    code: 'not-in-previous-edition',
    message: `the previous edition has no figure "${name}"`,
    span,
    label: meant === undefined ? `not in ${previous.source.path}` : `there it is "${meant}"?`,
    notes: ['figures of two editions are the same if they have the same name'],
    hints: ['take it out of the table, or give both the same name'],
  });
}

export function comparesWithoutBase(span: Span, fact: FactLike): Problem {
  return errorOf({
    code: 'comparison-without-base',
    message: `"${fact.id}" has no base in ${fact.span.source.path}, so it has no proportion to compare`,
    span,
    notes: [`it stands there on line ${lineOf(fact.span)}`],
    hints: ['name its base under "of", or take it out of the table'],
  });
}

export function comparesDifferentThings(span: Span, now: FactLike, before: FactLike): Problem {
  const says = (fact: FactLike) =>
    `${fact.unit.plural}, of "${fact.of?.id ?? ''}", in ${fact.span.source.path}`;
  return errorOf({
    code: 'not-comparable',
    message: `"${now.id}" is not of the same unit and base in both editions`,
    span,
    notes: [says(before), says(now)],
    hints: ['correct the one that is wrong, or take it out of the table'],
  });
}
