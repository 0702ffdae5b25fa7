/** Turns tables of true figures into tables of published ones. */
import { isOpen, rounded } from './disclosure-profile.ts';
import { share, SUPPRESSED } from './print.ts';
import { numberCell } from './table-parts.ts';
import type { Cell, Column, Disclosure, Fact, Table } from './types.ts';

/** Gives the published figure for a true one. */
export type Published = (fact: Fact) => Fact;

/** A table of facts or of editions: each cell is made again from the published figures. */
export function publishedRows(table: Table, published: Published, minimumBase: number): Table {
  const rowFacts = table.rowFacts.map((facts) => facts.map(published));
  const of = table.of && published(table.of);
  const suppressed: ReadonlySet<string>[] = [];
  const rows = table.rows.map((row, index) => {
    const [fact] = rowFacts[index] ?? [];
    if (fact === undefined) throw new Error(`a row of ${table.id} without a figure`);
    const base = fact.of ?? of;
    const hides = [...(isHidden(fact) ? ['value'] : []), ...(isHidden(base) ? ['base'] : [])];
    suppressed.push(new Set(hides.length === 0 ? [] : [...hides, 'share']));
    return {
      ...row,
      value: numberCell(fact),
      share: base === undefined ? null : (share(fact.value, base.value, minimumBase) ?? null),
      base: base === undefined ? null : numberCell(base),
    };
  });
  return { ...table, of, rows, rowFacts, suppressed };
}

function isHidden(fact: Fact | undefined): boolean {
  return fact?.value.kind === 'suppressed';
}

/**
 * A table from a spreadsheet. Its file doesn't say which cells add up to which, so whole rows are hidden:
 * those with a small count, and another, so that no column gives them away. Per cents beside rounded
 * counts are hidden, as they were made from the true ones.
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

function hiddenRows(
  { rows }: Table,
  counts: readonly Column[],
  below: number,
): ReadonlySet<number> {
  const sizes = rows.map((row) => counts.map(({ id }) => row[id]).map(sizeOf));
  const small = new Set(
    [...sizes.keys()].filter((index) => sizes[index]?.some((size) => size > 0 && size < below)),
  );
  if (small.size === 0) return small;
  // A partner must have room in each column: no cell of it is small, 0 or left out.
  const partner = sizes.findIndex((row) => row.every((size) => size >= below));
  return partner === -1 ? new Set(rows.keys()) : small.add(partner);
}

function sizeOf(cell: Cell | undefined): number {
  return typeof cell === 'number' ? Math.abs(cell) : 0;
}
