/** Turns the marks of a chart and the rows of its tables into problems: a row that vanished is an error. */
import type { Cell, Table } from '../findings/types.ts';
import { emptyTable, needlessWaiver, undrawnRow, wrongValue } from '../problems/messages/charts.ts';
import { must, nth } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Problem } from '../problems/types.ts';
import type { Fields, FieldUse, Leaf } from './fields.ts';
import type { Waiver } from './lint/lint.ts';
import { placeOf } from './log.ts';
import { printedRows } from './printed.ts';
import { firstOf, type JsonObject } from './tree.ts';
import type { DrawnMark, Scene } from './scene.ts';
import type { Rows } from './vega.ts';

/** The column by which a drawn item is known again; no specification can name it by chance. */
const ROW = '\u0000row';
const TABLE = '\u0000table';

/** The rows as Vega gets them. */
export function tagged(table: Table): Rows {
  return printedRows(table).map((row, index) => ({ ...row, [ROW]: index, [TABLE]: table.id }));
}

/** Reports values that a quantity or a date can't have, before anything is drawn. */
export function checkValues(
  { leaves, tables }: Fields,
  root: JsonObject,
  problems: Problems,
): void {
  const reported = new Set<string>();
  for (const table of tables.values()) {
    if (table.rows.length === 0)
      problems.add(emptyTable(placeOf(table.id, root) ?? firstOf(root), table.id));
  }
  for (const use of leaves.flatMap(({ uses }) => uses)) {
    if (!use.own || use.filtered) continue;
    for (const [index, row] of use.table.rows.entries()) {
      const suppressed = use.table.suppressed?.[index]?.has(use.field) === true;
      const value = suppressed ? 'suppressed' : faultOf(use, row[use.field] ?? null);
      const key = `${use.table.id}\n${use.field}\n${index}`;
      if (value === undefined || reported.has(key)) continue;
      reported.add(key);
      const fault = { table: use.table.id, row: nameOf(use.table, index), field: use.field, value };
      problems.add(wrongValue(use.node.span, fault));
    }
  }
}

/** A calendar date, a month or a year, as the findings hold them. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

function faultOf({ type }: FieldUse, value: Cell): string | undefined {
  if (value === null) return 'not counted';
  if (type === 'quantitative') {
    if (typeof value === 'boolean') return `"${value ? 'yes' : 'no'}", not a number`;
    if (typeof value === 'string') return `the text "${value}", not a number`;
  }
  if (type === 'temporal' && !DATE.test(String(value)))
    return `${JSON.stringify(value)}, not a date`;
  return undefined;
}

/** What was drawn from, and whether rows may be missing for a reason. */
export interface Drawn extends Fields {
  readonly waiver: Waiver | undefined;
}

/**
 * Reports rows that no mark stands for. Where rows may be left out on purpose each row must be in some
 * mark; elsewhere in every mark whose items are rows.
 */
export function checkDrawn(
  { leaves, tables, waiver }: Drawn,
  { marks }: Scene,
  problems: Problems,
): void {
  const found = [...tables.values()].flatMap((table) => missingRows(table, leaves, marks));
  if (waiver === undefined) for (const problem of found) problems.add(problem);
  else if (found.length === 0) problems.add(needlessWaiver(waiver.span, 'vanishing-row'));
}

function missingRows(
  table: Table,
  leaves: readonly Leaf[],
  marks: readonly DrawnMark[],
): readonly Problem[] {
  const own = leaves.find(({ scope }) => scope.table.id === table.id);
  const leaf = own ?? nth(leaves, 0);
  const drawing = marks.filter(({ items }) => items.some(({ datum }) => datum[TABLE] === table.id));
  // Sums and other summaries carry no row; where nothing of the kind is drawn, the rows are gone.
  const summed = marks.some(({ items }) => items.some(({ datum }) => datum[TABLE] === undefined));
  if (drawing.length === 0 && (own === undefined || summed)) return [];
  const chosen = leaves.some(({ scope }) => scope.filtered);
  const groups = chosen || drawing.length === 0 ? [drawing] : drawing.map((mark) => [mark]);
  const place = must(leaf.node.entries.get('mark'), 'mark of a leaf').key;
  const drawn = groups.map((group) => ({
    type: group[0]?.type,
    rows: rowsIn(group).get(table.id),
  }));
  return [...table.rows.keys()].flatMap((index) => {
    const missing = drawn.find(({ rows }) => rows?.has(index) !== true);
    if (missing === undefined) return [];
    return [undrawnRow(place, table.id, nameOf(table, index), wordFor(missing.type))];
  });
}

/** The rows that some visible item of the marks stands for, by their tables. */
export function rowsIn(marks: readonly DrawnMark[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { datum, visible } of marks.flatMap(({ items }) => items)) {
    const { [TABLE]: table, [ROW]: row } = datum;
    if (!visible || typeof table !== 'string' || typeof row !== 'number') continue;
    found.set(table, (found.get(table) ?? new Set()).add(row));
  }
  return found;
}

function wordFor(marktype: string | undefined): string {
  return marktype === 'rect' ? 'bar' : marktype === 'symbol' ? 'point' : (marktype ?? 'mark');
}

/** What a reader calls the row. */
export function nameOf(table: Table, index: number): string {
  const row = nth(table.rows, index);
  const first = table.columns.find(({ kind }) => kind === 'text')?.id;
  return String(row['label'] ?? row['id'] ?? (first === undefined ? index + 1 : row[first]));
}
