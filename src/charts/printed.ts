/** Turns the rows of a table into what charts draw from: its cells, and its figures as documents print them. */
import { formatNumber, formatPercent, SUPPRESSED } from '../findings/print.ts';
import { nth } from '../problems/must.ts';
import type { Table } from '../findings/types.ts';

/** Texts that stand beside the numbers, as `.count` and `.percent` of a fact do in templates. */
const PRINTED: readonly (readonly [
  field: string,
  column: string,
  print: (number: number) => string,
])[] = [
  ['count', 'value', formatNumber],
  ['percent', 'share', formatPercent],
];

/** The fields that a table has beside its columns; a column of the same name comes first. */
export function printedFields(table: Table): readonly string[] {
  const has = (id: string) => table.columns.some((column) => column.id === id);
  return PRINTED.flatMap(([field, column]) => (has(column) && !has(field) ? [field] : []));
}

/** The rows with these fields: `1,234`, `75%`, `[c]` if suppressed, `not counted`; no share is no text. */
export function printedRows(table: Table): readonly Readonly<Record<string, unknown>>[] {
  const fields = printedFields(table);
  return table.rows.map((row, index) => {
    const printed = PRINTED.flatMap(([field, column, print]) =>
      fields.includes(field)
        ? [[field, printedCell(table, index, { column, print })] as const]
        : [],
    );
    return { ...row, ...Object.fromEntries(printed) };
  });
}

/** A cell as documents print it. */
export function printedCell(
  { rows, suppressed }: Table,
  index: number,
  { column, print }: { readonly column: string; readonly print: (number: number) => string },
): string {
  const cell = nth(rows, index)[column];
  if (typeof cell === 'number') return print(cell);
  if (suppressed?.[index]?.has(column) === true) return SUPPRESSED;
  if (typeof cell === 'string') return cell;
  return column === 'share' ? '' : 'not counted';
}
