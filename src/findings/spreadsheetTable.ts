/** Turns a CSV file that a data file names into a table. */
import * as messages from '../problems/messages/spreadsheets.ts';
import { nth } from '../problems/must.ts';
import { readEvidence } from './evidence.ts';
import { readNumber } from './quotations/numbers.ts';
import { type CsvCell, readSpreadsheet, type Spreadsheet } from './files/spreadsheet.ts';
import type { RawTable, TableFrame, TableTools } from './tableParts.ts';
import type { Cell, Column, Table, Unit } from './types.ts';

type RawColumn = NonNullable<RawTable['columns']>[number];

/** The shorthand for "there is no figure here": it prints as "not counted" and draws as nothing. */
const NO_FIGURE = '[x]';

export function readSpreadsheetTable(
  frame: TableFrame,
  name: string,
  tools: TableTools,
): Table | undefined {
  const { id, raw, place, unit, base } = frame;
  const { problems, spreadsheets } = tools;
  for (const key of ['separator', 'columns', 'evidence'] as const) {
    if (raw[key] === undefined) problems.add(messages.fileNeeds(place.at('file').keySpan, key));
  }
  const file = spreadsheets.get(name);
  if (file === undefined) {
    problems.add(messages.noSuchFile(place.at('file').span, name, spreadsheets.keys(), 'table'));
    return undefined;
  }
  const evidence = readEvidence(raw.evidence, place.at('evidence'), tools);
  if (raw.separator === undefined || raw.columns === undefined) return undefined;
  const before = problems.all.length;
  const sheet = readSpreadsheet(file, raw.separator, problems);
  if (sheet === undefined) return undefined;
  if (sheet.rows.length === 0) problems.add(messages.noRows(sheet.header));
  const columns = linkColumns(raw.columns, sheet, frame, tools);
  const rows = sheet.rows.map((row) => readRow(row, columns, unit, tools));
  if (problems.all.length > before) return undefined;
  return {
    id,
    label: place.at('label').prose,
    unit,
    of: base,
    complete: false,
    columns: columns.map(({ column }) => column),
    rows,
    rowFacts: rows.map(() => []),
    evidence,
    span: place.keySpan,
  };
}

interface LinkedColumn {
  readonly column: Column;
  readonly kind: RawColumn['kind'];
  readonly index: number;
}

function linkColumns(
  raw: readonly RawColumn[],
  sheet: Spreadsheet,
  { place }: TableFrame,
  { problems }: TableTools,
): readonly LinkedColumn[] {
  const headers = sheet.header.map(({ text }) => text);
  const taken = new Set<string>();
  return raw.flatMap(({ id, header, label, kind }, position): LinkedColumn[] => {
    const at = place.at('columns', position);
    if (taken.has(id)) problems.add(messages.columnTwice(at.at('id').span, id));
    taken.add(id);
    const index = headers.indexOf(header);
    if (index === -1) {
      problems.add(messages.unknownColumn(at.at('header').span, header, headers));
      return [];
    }
    const column: Column = { id, label: label ?? header, kind: kind === 'number' ? 'count' : kind };
    return [{ column, kind, index }];
  });
}

function readRow(
  row: readonly CsvCell[],
  columns: readonly LinkedColumn[],
  unit: Unit | undefined,
  { problems }: TableTools,
): Readonly<Record<string, Cell>> {
  const cells: Record<string, Cell> = {};
  for (const { column, kind, index } of columns) {
    const cell = nth(row, index);
    if (cell.text.trim() === '') problems.add(messages.blankCell(cell.span, column.label));
    else if (kind === 'text') cells[column.id] = cell.text.trim();
    else if (cell.text.trim() === NO_FIGURE) cells[column.id] = null;
    else {
      const reading = readNumber(cell.text.trim());
      if (reading.kind === 'fault') {
        problems.add(messages.badCell(cell.span, { ...reading, text: cell.text }));
      } else if (kind === 'number' && unit?.whole === true && !isCount(reading.number)) {
        problems.add(messages.notACount(cell.span, reading.number, unit.plural));
      } else {
        cells[column.id] = reading.number;
      }
    }
  }
  return cells;
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 0;
}
