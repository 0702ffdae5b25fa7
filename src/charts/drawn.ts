/** Turns the marks of a drawn chart into the rows and columns of its tables that it shows. */
import type { Table } from '../findings/types.ts';
import { PLACING } from './channels.ts';
import type { Fields, FieldUse, Leaf } from './fields.ts';
import type { Scene } from './scene.ts';
import { rowsIn } from './rows.ts';
import { at } from './tree.ts';
import type { DrawnTable } from './types.ts';

/** Rows that no mark stands for, such as those that are summed up, are not shown. */
export function drawnTables({ leaves, tables }: Fields, { marks }: Scene): readonly DrawnTable[] {
  const rows = rowsIn(marks);
  return [...tables.values()].map((table) => ({
    table,
    rows: [...(rows.get(table.id) ?? [])].toSorted((one, other) => one - other),
    columns: new Set(
      leaves.flatMap((leaf) =>
        leaf.uses.flatMap((use) => (use.table === table && isPlaced(use, leaf) ? use.field : [])),
      ),
    ),
  }));
}

/** The table with the rows that are drawn alone, for words about the picture. */
export function rowsDrawn({ table, rows }: DrawnTable): Table {
  if (rows.length === table.rows.length) return table;
  const chosen = <T>(all: readonly T[]) => rows.flatMap((row) => all.slice(row, row + 1));
  return {
    ...table,
    rows: chosen(table.rows),
    rowFacts: chosen(table.rowFacts),
    complete: false,
    ...(table.suppressed === undefined ? {} : { suppressed: chosen(table.suppressed) }),
  };
}

/** What makes one mark of many rows, or one place of many numbers. */
const JOINED = ['aggregate', 'bin', 'timeUnit', 'impute'];

function isPlaced({ own, channel, type, field, table }: FieldUse, { encoding }: Leaf): boolean {
  const definition = encoding.get(channel)?.value;
  const isNumber = table.columns.some(
    ({ id, kind }) => id === field && (kind === 'count' || kind === 'percent'),
  );
  return (
    own &&
    isNumber &&
    PLACING.has(channel) &&
    // The second end of a stretch has the type of the first.
    (type === 'quantitative' || channel.endsWith('2')) &&
    JOINED.every((key) => at(definition, key) === undefined)
  );
}
