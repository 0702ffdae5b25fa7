/** Turns the tables of a data file into rows of cells, with the facts behind each row. */
import { must } from '../problems/must.ts';
import * as messages from '../problems/messages/tables.ts';
import { readComparison } from './editions/comparison.ts';
import { add, compare, decimalOf, ZERO } from './decimal.ts';
import { readDisclosure } from './disclosure/profile.ts';
import type { Place } from './place.ts';
import { share } from './print.ts';
import type { RawFile } from './schema/schema.ts';
import { readSpreadsheetTable } from './spreadsheetTable.ts';
import {
  numberCell,
  type RawTable,
  type TableFrame,
  type TableTools,
  unitHeading,
} from './tableParts.ts';
import type { Cell, Column, Fact, Prose, Table, Unit } from './types.ts';

/** All tables by name, in the order of the file; tables with faults are left out and reported. */
export function readTables(
  raw: RawFile['tables'],
  file: Place,
  tools: TableTools,
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const [id, entry] of Object.entries(raw ?? {})) {
    const place = file.at('tables', id);
    const table = readTable(id, entry, place, tools);
    const disclosure = readDisclosure(entry.disclosure, place.at('disclosure'), tools.problems);
    if (table !== undefined) {
      const words = wordsOf(place);
      tables.set(id, { ...table, words, ...(disclosure === undefined ? {} : { disclosure }) });
    }
  }
  return tables;
}

/** Labels of rows and headings of columns. */
function wordsOf(place: Place): readonly Prose[] {
  const labels = ['rows', 'columns'].flatMap((key) =>
    place.at(key).items.map((item) => item.at('label')),
  );
  return [place.at('row_heading'), ...labels].filter(({ has }) => has).map(({ prose }) => prose);
}

function readTable(id: string, raw: RawTable, place: Place, tools: TableTools): Table | undefined {
  const kinds = (['rows', 'compare', 'file'] as const).filter((key) => raw[key] !== undefined);
  const [kind, second] = kinds;
  if (kind === undefined) {
    tools.problems.add(messages.noRows(place.keySpan, id));
    return undefined;
  }
  if (second !== undefined) {
    tools.problems.add(messages.twoKindsOfTable(place.at(second).keySpan, kind, second));
    return undefined;
  }
  const [stray] = (['separator', 'columns', 'evidence'] as const).filter(
    (key) => kind !== 'file' && raw[key] !== undefined,
  );
  if (stray !== undefined)
    tools.problems.add(messages.onlyWithFile(place.at(stray).keySpan, stray));
  const unit = raw.unit === undefined ? undefined : tools.units.find(raw.unit, place.at('unit'));
  const base = raw.of === undefined ? undefined : tools.facts.find(raw.of, place.at('of'));
  const frame: TableFrame = { id, raw, place, unit, base };
  const { rows, compare } = raw;
  if (rows !== undefined) return readFactTable(frame, rows, tools);
  return compare === undefined
    ? readSpreadsheetTable(frame, must(raw.file, `file of ${id}`), tools)
    : readComparison(frame, compare, tools);
}

interface FactRow {
  readonly fact: Fact;
  readonly label: string;
  readonly apart: boolean;
}

function readFactTable(
  frame: TableFrame,
  stated: NonNullable<RawTable['rows']>,
  tools: TableTools,
): Table | undefined {
  const { id, raw, place } = frame;
  const rows: FactRow[] = [];
  for (const [index, row] of stated.entries()) {
    const item = place.at('rows', index);
    const isName = typeof row === 'string';
    const fact = tools.facts.find(isName ? row : row.fact, isName ? item : item.at('fact'));
    if (fact === undefined) continue;
    const label = isName ? fact.label.text : (row.label ?? fact.label.text);
    rows.push({ fact, label, apart: isName ? false : (row.apart ?? false) });
    if (frame.unit !== undefined && fact.unit.id !== frame.unit.id) {
      const words = { table: frame.unit.plural, fact: fact.id, row: fact.unit.plural };
      tools.problems.add(messages.rowOfAnotherUnit(item.span, words));
    }
  }
  if (rows.length < stated.length) return undefined;
  const unit = frame.unit ?? shared(rows.map(({ fact }) => fact.unit));
  const base = frame.base ?? shared(rows.map(({ fact }) => fact.of));
  return {
    id,
    label: place.at('label').prose,
    unit,
    of: base,
    complete: base !== undefined && addsUp(rows, base),
    columns: factColumns(raw.row_heading ?? raw.label, unit),
    rows: rows.map((row) => cellsOf(row, row.fact.of ?? base, tools.minimumBase)),
    rowFacts: rows.map(({ fact }) => [fact]),
    span: place.keySpan,
  };
}

function cellsOf(row: FactRow, base: Fact | undefined, minimumBase: number): Record<string, Cell> {
  const { fact, label, apart } = row;
  return {
    id: fact.id,
    label,
    value: numberCell(fact),
    share: base === undefined ? null : (share(fact.value, base.value, minimumBase) ?? null),
    base: base === undefined ? null : numberCell(base),
    apart,
  };
}

function factColumns(heading: string, unit: Unit | undefined): readonly Column[] {
  return [
    { id: 'id', label: 'Name', kind: 'text' },
    { id: 'label', label: heading, kind: 'text' },
    { id: 'value', label: unitHeading(unit), kind: 'count' },
    { id: 'share', label: 'Per cent', kind: 'percent' },
    { id: 'base', label: 'Of', kind: 'count' },
    { id: 'apart', label: 'Apart', kind: 'flag' },
  ];
}

function addsUp(rows: readonly FactRow[], base: Fact): boolean {
  if (base.value.kind !== 'number') return false;
  let sum = ZERO;
  for (const { fact } of rows) {
    if (fact.value.kind !== 'number' || fact.unit.id !== base.unit.id) return false;
    sum = add(sum, decimalOf(fact.value.number));
  }
  return compare(sum, decimalOf(base.value.number)) === 0;
}

function shared<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
