/** Messages about the table of areas: one row a place, one briefing a row. */
import { errorOf, short } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function noAreas(span: Span, name: string): Problem {
  return errorOf({
    code: 'no-areas',
    message: `"${short(name)}" has no rows below its header`,
    span,
    notes: ['each row becomes a briefing, so that none would be built'],
    hints: ['add a row for each area'],
  });
}

export function columnMissing(span: Span, name: 'id' | 'name'): Problem {
  const what = {
    id: 'the name of its folder, such as northtown',
    name: 'its name as printed, such as Northtown',
  };
  return errorOf({
    code: 'unknown-column',
    message: `the table of areas needs the column "${name}"`,
    span,
    hints: [`add a column "${name}" that gives each area ${what[name]}`],
  });
}

export function unknownFactColumn(span: Span, name: string, known: readonly string[]): Problem {
  const meant = suggest(name, known);
  return errorOf({
    code: 'unknown-fact',
    message: `there is no fact "${short(name)}"`,
    span,
    label: meant === undefined ? 'not declared under facts' : `did you mean "${meant}"?`,
    notes: ['each column but id and name gives the value of a fact of the data file'],
    hints: ['declare it under facts with "value: by area", or take the column out'],
  });
}

export function derivedColumn(span: Span, name: string): Problem {
  return errorOf({
    code: 'derived-column',
    message: `"${name}" is a derived figure, which is computed and never typed`,
    span,
    hints: ['take the column out', `or move "${name}" from derived to facts, and add an identity`],
  });
}

export function noColumnForFact(span: Span, fact: string, path: string): Problem {
  return errorOf({
    code: 'no-area-column',
    message: `${path} has no column "${fact}"`,
    span,
    label: 'its value would come from there',
    hints: [`add a column "${fact}", or write the value here`],
  });
}

export function byAreaWithoutAreas(span: Span, fact: string): Problem {
  return errorOf({
    code: 'no-areas',
    message: `the value of "${fact}" is "by area", and the file names no table of areas`,
    span,
    hints: ['write the number, or add the key "areas" with a CSV file'],
  });
}

export function blankAreaCell(span: Span, column: string): Problem {
  return errorOf({
    code: 'blank-cell',
    message: `the cell of column "${short(column)}" is blank`,
    span,
    notes: ['whether a blank is 0 or not known, only the source can say'],
    hints: ['write the number, or [x] where there is no figure'],
  });
}

export function withheldCell(span: Span, column: string): Problem {
  return errorOf({
    code: 'withheld-cell',
    message: `the source withholds this figure of "${short(column)}"`,
    span,
    notes: ['[c] stands for a small number that is known and hidden, and here it is not known'],
    hints: ['write [x], which prints as "not counted", and say in a caveat why'],
  });
}

export function badAreaId(span: Span, id: string): Problem {
  return errorOf({
    code: 'bad-area-id',
    message: `"${short(id)}" can't be the id of an area`,
    span,
    notes: ['the id names the folder of the briefing, on every system'],
    hints: ['write letters without accents, digits, - and _ only, such as: northtown or E09000001'],
  });
}

export function areaTwice(span: Span, id: string, line: number): Problem {
  return errorOf({
    code: 'duplicate-id',
    message: `the area "${short(id)}" stands twice`,
    span,
    label: `first on line ${line}`,
    notes: ['on some systems names that differ only in case are one folder'],
    hints: ['give each row an id of its own'],
  });
}

export function notInPrevious(span: Span, id: string, previous: string): Problem {
  return errorOf({
    code: 'no-previous-area',
    message: `the previous edition "${previous}" has no row for the area "${short(id)}"`,
    span,
    notes: ['its figures are compared with those of the same area'],
    hints: ['add the row to the table of that edition, with [x] where there is no figure'],
  });
}

/** A note on a problem that some areas have and others don't. */
export function inAreas(
  areas: readonly { readonly name: string; readonly path: string; readonly line: number }[],
): string {
  const [first] = areas;
  if (first !== undefined && areas.length === 1)
    return `in the area ${short(first.name)} (${first.path}, line ${first.line})`;
  const named = areas.slice(0, 5).map(({ name, line }) => `${short(name)} (line ${line})`);
  const more = areas.length - named.length;
  return `in ${areas.length} areas: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

export function areasSideBySide(span: Span, file: string): Problem {
  return errorOf({
    code: 'areas-side-by-side',
    message: `a table of all areas from ${file} would show what their briefings hide`,
    span,
    notes: ['small counts are suppressed here, area by area, and other counts to protect them'],
    hints: [
      'take the table out; or write disclosure: none, if the figures of all areas are published already',
    ],
  });
}
