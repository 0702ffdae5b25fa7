/** Turns tables from spreadsheets into what of them may be published. */
import { nth } from '../../problems/must.ts';
import { hiddenOf } from './choice.ts';
import { isOpen, rounded } from './profile.ts';
import type { Relation } from './relations.ts';
import type { Published } from './tables.ts';
import { totalsIn } from './totals.ts';
import { SUPPRESSED } from '../print.ts';
import type { Cell, Column, Disclosure, Fact, Table } from '../types.ts';

/**
 * A table from a spreadsheet. Whole rows are hidden: those with a small count, and others, so that no column and
 * no total gives them away. Per cents beside rounded counts are hidden, as they were made from the true ones.
 */
export function publishedSheet(table: Table, profile: Disclosure, published: Published): Table {
  const of = table.of && published(table.of);
  const counts = table.unit?.whole === false ? [] : ofKind(table, 'count');
  const percents = ofKind(table, 'percent');
  const everything = table.of !== undefined && of?.value.kind === 'suppressed';
  const hidden = everything ? new Set(table.rows.keys()) : hiddenRows(table, counts, profile.below);
  const suppressed: ReadonlySet<string>[] = [];
  const rows = table.rows.map((row, index) => {
    const gone = new Set<string>();
    const cells: Record<string, Cell> = { ...row };
    for (const { id } of counts) {
      const cell = row[id];
      if (typeof cell !== 'number') continue;
      if (hidden.has(index) && cell !== 0) gone.add(id);
      else cells[id] = rounded(cell, profile);
    }
    for (const { id } of percents) {
      if (typeof row[id] === 'number' && (hidden.has(index) || profile.to > 1)) gone.add(id);
    }
    for (const id of gone) cells[id] = SUPPRESSED;
    suppressed.push(gone);
    return cells;
  });
  return { ...table, of, rows, suppressed };
}

/** Whether a profile does nothing to a table from a spreadsheet. */
export function leavesSheet(
  { of: base }: Table,
  profile: Disclosure,
  published: Published,
): boolean {
  return isOpen(profile) && (base === undefined || published(base).value.kind !== 'suppressed');
}

function ofKind({ columns }: Table, kind: Column['kind']): readonly Column[] {
  return columns.filter((column) => column.kind === kind);
}

const NONE: ReadonlySet<Fact> = new Set();

/** Rows are added until in each column every hidden count could be many other numbers. */
function hiddenRows(table: Table, counts: readonly Column[], below: number): ReadonlySet<number> {
  if (below === 1) return new Set();
  const sheet = counts.map(({ id }) => table.rows.map((row) => sizeOf(row[id])));
  const totals = totalsIn(sheet);
  const columns = sheet.map((sizes) => {
    const cells = sizes.map((size) => cellOf(size, table));
    return { cells, relations: relationsOf(cells, totals, table.of !== undefined) };
  });
  const hidden = new Set<number>();
  for (let before = -1; before < hidden.size;) {
    before = hidden.size;
    for (const { cells, relations } of columns) {
      const also = new Set([...hidden].map((index) => nth(cells, index)));
      const component = { facts: cells, relations, unbounded: false, fixed: NONE };
      const found = hiddenOf(component, below, also);
      for (const [index, cell] of cells.entries()) if (found.has(cell)) hidden.add(index);
    }
  }
  const isCounted = (index: number) => sheet.some((sizes) => nth(sizes, index) > 0);
  const all = [...table.rows.keys()];
  // With every count gone, per cents of rows without any would only puzzle.
  return all.every((index) => hidden.has(index) || !isCounted(index)) && hidden.size > 0
    ? new Set(all)
    : hidden;
}

type Totals = ReturnType<typeof totalsIn>;

/** Totals, and what a reader may know from elsewhere: the sum of all rows, and of those that no other sums up. */
function relationsOf(
  cells: readonly Fact[],
  { totals, top }: Totals,
  hasBase: boolean,
): readonly Relation[] {
  const at = (indices: readonly number[], coefficient: number) =>
    indices.map((index): [Fact, number] => [nth(cells, index), coefficient]);
  const sums = totals.map(({ total, parts }): Relation => ({
    kind: '=',
    terms: new Map([...at(parts, 1), ...at([total], -1)]),
  }));
  // A single row at the top is the total of the table, which only a base would tell.
  const tops = top.length > 1 || hasBase ? [at(top, 1)] : [];
  const all = top.length > 1 || hasBase ? [at([...cells.keys()], 1)] : [];
  return [
    ...sums,
    ...[...tops, ...all].map((terms): Relation => ({ kind: '=', terms: new Map(terms) })),
  ];
}

function cellOf(size: number, { id, label, unit, span }: Table): Fact {
  return {
    id,
    label,
    value: { kind: 'number', number: size },
    unit: unit ?? { id: 'number', singular: 'number', plural: 'numbers', whole: true },
    of: undefined,
    origin: { kind: 'stated', evidence: [] },
    caveats: [],
    span,
    valueSpan: span,
  };
}

function sizeOf(cell: Cell | undefined): number {
  return typeof cell === 'number' ? Math.abs(cell) : 0;
}
