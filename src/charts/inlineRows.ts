/** Turns the rows that stand in somebody else's specification into warnings: which of them no mark will show. */
import type { Table } from '../findings/types.ts';
import { moreVanish, vanishingValue } from '../problems/messages/charts.ts';
import type { Problems } from '../problems/problems.ts';
import { SHOWING } from './channels.ts';
import { readOpenFields, type FieldUse } from './fields.ts';
import { OPEN, type Scope } from './scope.ts';
import { at, type JsonArray, type JsonNode, type JsonObject } from './tree.ts';

/** As many rows are named for one field. */
const NAMED = 5;

/** Warns of rows whose value for a quantity is no number, and which Vega therefore leaves out without a word. */
export function checkInlineRows(root: JsonObject, problems: Problems): void {
  const rows = new Map<Table, JsonArray>();
  const { leaves } = readOpenFields(root, (data) => inlineScope(data, rows));
  const told = new Set<string>();
  for (const use of leaves.flatMap(({ uses }) => uses)) {
    const values = rows.get(use.table);
    const key = `${use.table.id} ${use.field}`;
    if (values === undefined || told.has(key) || !isPlaced(use)) continue;
    told.add(key);
    checkField(values, use, problems);
  }
}

function isPlaced({ own, filtered, type, channel }: FieldUse): boolean {
  return own && !filtered && type === 'quantitative' && SHOWING.has(channel);
}

function checkField(values: JsonArray, { field, aggregated }: FieldUse, problems: Problems): void {
  const lost = values.items.flatMap((row, index) => {
    if (row.kind !== 'object') return [];
    const value = row.entries.get(field)?.value;
    return isLost(value, aggregated) ? [{ span: (value ?? row).span, index, value }] : [];
  });
  for (const { span, index, value } of lost.slice(0, NAMED)) {
    const said = value?.kind === 'string' ? `"${value.value}"` : value && 'null';
    problems.add(vanishingValue(span, { row: index + 1, field, value: said }));
  }
  const next = lost[NAMED];
  if (next !== undefined) problems.add(moreVanish(next.span, lost.length - NAMED, field));
}

/** What has no number. A summary leaves out what is null on purpose, and text by accident. */
function isLost(value: JsonNode | undefined, aggregated: boolean): boolean {
  if (value === undefined) return !aggregated;
  if (value.kind === 'word') return value.value === null && !aggregated;
  return (
    value.kind === 'string' && (value.value.trim() === '' || Number.isNaN(Number(value.value)))
  );
}

function inlineScope(data: JsonNode, rows: Map<Table, JsonArray>): Scope {
  const values = at(data, 'values');
  // A format may turn text into numbers, or take rows from within a value.
  if (values?.kind !== 'array' || at(data, 'format') !== undefined) return OPEN;
  const table: Table = { ...OPEN.table, id: `rows ${values.span.start}` };
  rows.set(table, values);
  const keys = values.items.flatMap((row) =>
    row.kind === 'object' ? [...row.entries.keys()] : [],
  );
  return { ...OPEN, table, columns: new Set(keys) };
}
