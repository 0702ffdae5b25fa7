/** Turns the bytes of a CSV file into rows of cells, each with its place, read strictly. */
import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../../problems/limits.ts';
import * as messages from '../../problems/messages/spreadsheets.ts';
import { nth } from '../../problems/must.ts';
import type { Problems } from '../../problems/problems.ts';
import { lineStart, lineText } from '../../problems/sources.ts';
import type { Source, Span } from '../../problems/types.ts';
import { checkFileCharacters } from './characters.ts';

export interface CsvCell {
  readonly text: string;
  /** Of the cell as written, quotation marks included. */
  readonly span: Span;
}

export interface Spreadsheet {
  readonly header: readonly CsvCell[];
  /** All as long as the header. */
  readonly rows: readonly (readonly CsvCell[])[];
}

interface CsvFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const SEPARATORS = ['comma', 'semicolon', 'tab'] as const;
export type Separator = (typeof SEPARATORS)[number];
const SIGNS: Readonly<Record<Separator, string>> = { comma: ',', semicolon: ';', tab: '\t' };

/** Reads the file; undefined if it can't be read or a row is at fault, which is reported. */
export function readSpreadsheet(
  file: CsvFile,
  separator: Separator,
  problems: Problems,
): Spreadsheet | undefined {
  const source = decode(file, problems);
  if (source === undefined) return undefined;
  const before = problems.all.length;
  checkFileCharacters(source, problems);
  if (problems.all.length > before) return undefined;
  const other = otherSeparator(source, separator);
  if (other !== undefined) {
    const end = lineText(source, 1).length;
    problems.add(messages.otherSeparator({ source, start: 0, end }, separator, other));
    return undefined;
  }
  const records = parseRecords(source, SIGNS[separator], problems);
  if (records === undefined) return undefined;
  const [header, ...rows] = records;
  if (header === undefined || header.every(({ text }) => text.trim() === '')) {
    problems.add(messages.noHeader({ source, start: 0, end: 0 }));
    return undefined;
  }
  const isWhole = checkShape(header, rows, problems);
  return isWhole ? { header, rows } : undefined;
}

/** Another separator that the header has, where it has none of the one that is stated. */
function otherSeparator(source: Source, stated: Separator): Separator | undefined {
  const header = lineText(source, 1);
  if (header.includes(SIGNS[stated])) return undefined;
  return SEPARATORS.find((name) => header.includes(SIGNS[name]));
}

function decode({ path, bytes }: CsvFile, problems: Problems): Source | undefined {
  const nothing: Span = { source: { path, text: '' }, start: 0, end: 0 };
  if (bytes.length > LIMITS.spreadsheetBytes) {
    problems.add(messages.tooManyBytes(nothing, bytes.length));
    return undefined;
  }
  try {
    // A byte order mark, which Excel writes, is dropped here.
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    problems.add(messages.csvNotUtf8(firstBrokenLine(path, bytes)));
    return undefined;
  }
}

function firstBrokenLine(path: string, bytes: Uint8Array): Span {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const source = { path, text: new TextDecoder().decode(bytes) };
  let start = 0;
  for (let line = 1; ; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found + 1;
    try {
      strict.decode(bytes.subarray(start, end));
    } catch {
      const at = lineStart(source, line);
      return { source, start: at, end: at };
    }
    if (found === -1) throw new Error('each line of a broken text is whole');
    start = end;
  }
}

function parseRecords(
  source: Source,
  sign: string,
  problems: Problems,
): readonly (readonly CsvCell[])[] | undefined {
  const bytes = new TextEncoder().encode(source.text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const ends: number[] = [];
  try {
    const records = parse(source.text, {
      delimiter: sign,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      to: LIMITS.spreadsheetRows + 2,
      on_record: (record: string[], { bytes: end }) => {
        ends.push(end);
        return record;
      },
    });
    let at = 0;
    let offset = 0;
    return records.map((record, index) => {
      const end = nth(ends, index);
      const text = decoder.decode(bytes.subarray(at, end));
      const cells = placeCells(record, text, { source, offset, sign });
      at = end;
      offset += text.length;
      return cells;
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark that is never closed is found at the end of the file, and stands in the row that doesn't end.
    const whole = decoder.decode(bytes.subarray(0, ends.at(-1) ?? 0));
    const line =
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? whole.split('\n').length : Number(error['lines']);
    const start = lineStart(source, line);
    const end = start + lineText(source, line).length;
    problems.add(messages.brokenQuotes({ source, start, end }));
    return undefined;
  }
}

interface RecordPlace {
  readonly source: Source;
  readonly offset: number;
  readonly sign: string;
}

/** The separators outside of quotation marks tell where the cells of a record stand. */
function placeCells(
  record: readonly string[],
  text: string,
  { source, offset, sign }: RecordPlace,
): readonly CsvCell[] {
  const line = text.replace(/\r?\n$/u, '');
  let start = 0;
  return record.map((cell) => {
    let end = start;
    let quoted = false;
    while (end < line.length && (quoted || line[end] !== sign)) {
      if (line[end] === '"') quoted = !quoted;
      end += 1;
    }
    const span = { source, start: offset + start, end: offset + end };
    start = end + 1;
    return { text: cell, span };
  });
}

function checkShape(
  header: readonly CsvCell[],
  rows: readonly (readonly CsvCell[])[],
  problems: Problems,
): boolean {
  const before = problems.all.length;
  const [row] = rows[LIMITS.spreadsheetRows] ?? [];
  if (row !== undefined) problems.add(messages.tooManyRows(row.span));
  const column = header[LIMITS.spreadsheetColumns];
  if (column !== undefined) problems.add(messages.tooManyColumns(column.span));
  const seen = new Set<string>();
  for (const { text, span } of header) {
    if (text.trim() === '') problems.add(messages.blankHeader(span));
    else if (seen.has(text)) problems.add(messages.duplicateHeader(span, text));
    seen.add(text);
  }
  if (problems.all.length > before) return false;
  for (const row of rows) checkRow(row, header.length, problems);
  return problems.all.length === before;
}

function checkRow(row: readonly CsvCell[], columns: number, problems: Problems): void {
  const span = { ...nth(row, 0).span, end: nth(row, row.length - 1).span.end };
  if (row.every(({ text }) => text.trim() === '')) problems.add(messages.blankRow(span));
  else if (row.length !== columns) problems.add(messages.raggedRow(span, row.length, columns));
}
