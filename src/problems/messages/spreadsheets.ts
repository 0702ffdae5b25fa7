/** Messages about tables that come from CSV files. */
import { LIMITS } from '../limits.ts';
import { errorOf, short } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function fileNeeds(span: Span, key: 'separator' | 'columns' | 'evidence'): Problem {
  const lines = {
    separator: 'separator: comma',
    columns: 'columns: [{ id: area, header: Local authority, kind: text }]',
    evidence: 'evidence: { source: annual_report, locator: Table 1, unquoted: Downloaded as CSV. }',
  };
  return errorOf({
    code: 'missing-key',
    message: `a table from a file needs the key "${key}"`,
    span,
    hints: [`add a line such as: ${lines[key]}`],
  });
}

/** A CSV file that isn't there: for a table, or for the table of areas. */
export function noSuchFile(
  span: Span,
  name: string,
  known: Iterable<string>,
  use: 'table' | 'areas',
): Problem {
  const names = [...known];
  const meant = suggest(name, names);
  const { missing, notes, empty } = FILE_USES[use];
  return errorOf({
    code: 'unknown-file',
    message: `there is no file "${short(name)}" in data/`,
    span,
    label: meant === undefined ? missing : `did you mean "${meant}"?`,
    notes,
    hints: [
      names.length === 0
        ? empty
        : `put it there, or write one of: ${names.slice(0, 12).join(', ')}`,
    ],
  });
}

const FILE_USES = {
  table: { missing: 'only CSV files in data/ can be named', notes: [], empty: 'put it there' },
  areas: {
    missing: 'the table of areas is not there',
    notes: ['each row of that table becomes a briefing'],
    empty: 'put a CSV file there, with the columns id, name, and one for each fact',
  },
} as const;

export function csvNotUtf8(span: Span): Problem {
  return errorOf({
    code: 'not-utf8',
    message: `${span.source.path} is not valid UTF-8`,
    span,
    notes: ['a letter in another encoding would be printed as another letter'],
    hints: ['in Excel, save it as "CSV UTF-8"'],
  });
}

export function tooManyBytes(span: Span, bytes: number): Problem {
  return errorOf({
    code: 'file-too-long',
    message: `${span.source.path} has ${bytes} bytes; the limit is ${LIMITS.spreadsheetBytes}`,
    span,
    hints: ['cut it to the rows and columns that the briefing needs'],
  });
}

export function tooManyRows(span: Span): Problem {
  return errorOf({
    code: 'too-many-rows',
    message: `the file has more than ${LIMITS.spreadsheetRows} rows`,
    span,
    hints: ['cut it to the rows that the briefing needs'],
  });
}

export function tooManyColumns(span: Span): Problem {
  return errorOf({
    code: 'too-many-columns',
    message: `the file has more than ${LIMITS.spreadsheetColumns} columns`,
    span,
    hints: ['cut it to the columns that the briefing needs'],
  });
}

export function brokenQuotes(span: Span): Problem {
  return errorOf({
    code: 'broken-csv',
    message: 'a quotation mark stands where CSV allows none, or is never closed',
    span: { ...span, end: span.start },
    hints: ['put the whole cell in quotation marks, and double each mark inside it'],
  });
}

export function noHeader(span: Span): Problem {
  return errorOf({
    code: 'no-header',
    message: `${span.source.path} has no header`,
    span,
    hints: ['write the names of the columns in its first row'],
  });
}

export function noRows(header: readonly { readonly span: Span }[]): Problem {
  const [first] = header;
  if (first === undefined) throw new Error('a spreadsheet without a header was not refused');
  const { span } = first;
  return errorOf({
    code: 'empty-table',
    message: `${span.source.path} has a header and no rows`,
    span,
    notes: ['an empty table reads as if there were nothing to count'],
    hints: ['add the rows, or take the table out of the data file'],
  });
}

export function blankHeader(span: Span): Problem {
  return errorOf({
    code: 'blank-header',
    message: 'a column has no name',
    span,
    hints: ['write its name in the first row, or delete the column'],
  });
}

export function duplicateHeader(span: Span, header: string): Problem {
  return errorOf({
    code: 'duplicate-header',
    message: `two columns are named "${short(header)}"`,
    span,
    notes: ['only one of them could be used, and nobody would see which'],
    hints: ['give one of them another name'],
  });
}

export function otherSeparator(span: Span, stated: string, found: string): Problem {
  return errorOf({
    code: 'other-separator',
    message: `the cells of this file are not separated by a ${stated}`,
    span,
    label: `this looks like a ${found}`,
    hints: [`write separator: ${found}`],
  });
}

export function blankRow(span: Span): Problem {
  return errorOf({
    code: 'blank-row',
    message: 'this row is blank',
    span,
    hints: ['delete it'],
  });
}

export function raggedRow(span: Span, cells: number, columns: number): Problem {
  return errorOf({
    code: 'ragged-row',
    message: `this row has ${cells} cells, and the header has ${columns}`,
    span: { ...span, end: span.start },
    hints: [
      cells > columns
        ? 'put a cell that holds the separator in quotation marks'
        : 'fill in the cells that are missing',
    ],
  });
}

export function columnTwice(span: Span, id: string): Problem {
  return errorOf({
    code: 'duplicate-id',
    message: `two columns of this table are named "${id}"`,
    span,
    hints: ['give one of them another name'],
  });
}

export function unknownColumn(span: Span, header: string, known: readonly string[]): Problem {
  const meant = suggest(header, known);
  return errorOf({
    code: 'unknown-column',
    message: `the file has no column "${short(header)}"`,
    span,
    label: meant === undefined ? 'not in its first row' : `did you mean "${meant}"?`,
    hints: [
      `write one of: ${known
        .slice(0, 12)
        .map((name) => short(name))
        .join(', ')}`,
    ],
  });
}

export function blankCell(span: Span, column: string): Problem {
  return errorOf({
    code: 'blank-cell',
    message: `a cell of "${short(column)}" is blank`,
    span,
    notes: ['a blank cell can mean nothing, none or not known'],
    hints: ['write 0 if there were none, or [x] if there is no figure'],
  });
}

export function badCell(
  span: Span,
  { text, fault, instead }: { text: string; fault: string; instead: string | undefined },
): Problem {
  return errorOf({
    code: 'wrong-number',
    message: `"${short(text)}" is not a number as it must be written`,
    span,
    label: fault === 'no number' ? 'this is no number' : fault,
    hints: [
      instead === undefined ? 'write digits; write [x] if there is no figure' : `write ${instead}`,
    ],
  });
}

export function notACount(span: Span, number: number, units: string): Problem {
  return errorOf({
    code: 'not-whole',
    message: `${number} can't be a number of ${units}`,
    span,
    hints: ['write the whole number that the source gives; a count is 0 or more'],
  });
}
