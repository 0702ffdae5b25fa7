/** Turns a Markdown table into one whose rows all have as many cells as it has columns. */
import type * as mdast from 'mdast';
import * as messages from '../problems/messages/content.ts';
import { must } from '../problems/must.ts';
import { inlinesOf } from './inlines.ts';
import { spanOf, type Reading } from './state.ts';
import type { Alignment, Inline, Table, TableCell, TableRow } from './types.ts';

export function tableOf(node: mdast.Table, reading: Reading): Table {
  const [first, ...rows] = node.children;
  const head = must(first, 'header of a table');
  const named = head.children.length;
  const width = Math.max(...node.children.map((row) => row.children.length));
  // GitHub drops what stands beyond the header's columns; here it gets a column without a name.
  for (const row of rows) {
    if (row.children.length > named) {
      reading.problems.add(messages.rowTooLong(spanOf(row, reading), named, reading.flavour));
    }
  }
  const body = rows.map((row) => rowOf(row, width, reading));
  const last = body.at(-1);
  return {
    kind: 'table',
    caption: undefined,
    columns: Array.from({ length: width }, (_, index) => alignmentOf(node.align?.[index])),
    head: rowOf(head, width, reading),
    rows: body,
    total: body.length > 1 && last !== undefined && isTotal(last),
    notes: [],
    span: spanOf(node, reading),
  };
}

function alignmentOf(align: mdast.AlignType | undefined): Alignment {
  return align ?? undefined;
}

function rowOf(row: mdast.TableRow, width: number, reading: Reading): TableRow {
  const span = spanOf(row, reading);
  const cells = row.children.map((cell): TableCell => ({
    inlines: inlinesOf(cell.children, reading),
    span: spanOf(cell, reading),
  }));
  const end = { ...span, start: span.end };
  const missing = Array.from({ length: width - cells.length }, () => ({ inlines: [], span: end }));
  return { cells: [...cells, ...missing], span };
}

function isTotal(row: TableRow): boolean {
  const filled = row.cells.filter(({ inlines }) => inlines.length > 0);
  return filled.length > 0 && filled.every(({ inlines }) => isStrong(inlines));
}

function isStrong(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => inline.kind === 'strong');
}
