/** Turns tables of true facts into tables of published ones. */
import { nth } from '../../problems/must.ts';
import { share } from '../print.ts';
import { numberCell } from '../tableParts.ts';
import type { Fact, Table } from '../types.ts';

/** Gives the published figure for a true one. */
export type Published = (fact: Fact) => Fact;

/** A table of facts or of editions: each cell is made again from the published figures. */
export function publishedRows(table: Table, published: Published, minimumBase: number): Table {
  const rowFacts = table.rowFacts.map((facts) => facts.map(published));
  const of = table.of && published(table.of);
  const suppressed: ReadonlySet<string>[] = [];
  const rows = table.rows.map((row, index) => {
    const fact = nth(nth(rowFacts, index), 0);
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
