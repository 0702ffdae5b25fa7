/** Turns a table of the findings into rows of printed cells, ready for a Markdown table. */
import type { Cell, Column, Fact, Findings, Table } from '../findings/types.ts';
import { formatNumber, formatPercent, formatValue } from '../findings/print.ts';
import { figure, percentOf, type Fill } from './figures.ts';
import { flag, list, NOTHING, record, text, type RecordValue, type Value } from './values.ts';

/** What `tables.<id>` gives in a template. */
export function tableRecord(table: Table, findings: Findings, fill: Fill): RecordValue {
  const shown = table.columns.filter((column) => isShown(column, table));
  return record({
    id: () => text(table.id),
    label: () => fill(table.label),
    unit: () => (table.unit === undefined ? NOTHING : text(table.unit.plural)),
    columns: () =>
      list(
        shown.map((column) =>
          record({
            label: () => text(column.label),
            numeric: () => flag(column.kind === 'count' || column.kind === 'percent'),
          }),
        ),
      ),
    rows: () => list(table.rows.map((_, index) => rowRecord({ table, shown, index }, findings))),
    complete: () => flag(table.complete),
  });
}

interface Row {
  readonly table: Table;
  readonly shown: readonly Column[];
  readonly index: number;
}

function rowRecord({ table, shown, index }: Row, findings: Findings): RecordValue {
  const row = table.rows[index] ?? {};
  const facts = table.rowFacts[index] ?? [];
  return record({
    cells: () =>
      list(shown.map((column) => cell(row[column.id] ?? null, column, { facts, findings }))),
    apart: () => flag(row['apart'] === true),
  });
}

// Names and flags are for charts; the base stands in the header.
function isShown(column: Column, table: Table): boolean {
  if (column.kind === 'flag' || column.id === 'id') return false;
  return !(column.id === 'base' && table.of !== undefined);
}

function cell(
  value: Cell,
  column: Column,
  behind: { readonly facts: readonly Fact[]; readonly findings: Findings },
): Value {
  const [fact] = behind.facts;
  if (fact !== undefined && column.id === 'value') {
    return figure(fact, behind.findings, { form: 'count', text: formatValue(fact.value) });
  }
  if (fact !== undefined && column.id === 'share') {
    const percent = percentOf(fact, behind.findings);
    return percent === undefined
      ? text('–')
      : figure(fact, behind.findings, { form: 'percent', text: percent });
  }
  if (value === null) return text('not counted');
  if (typeof value !== 'number') return text(String(value));
  return text(column.kind === 'percent' ? formatPercent(value) : formatNumber(value));
}
