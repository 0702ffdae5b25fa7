/** Turns the columns of a spreadsheet into the rows that look like totals of the rows beside them. */
import { nth } from '../../problems/must.ts';

export interface Total {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * A row whose counts are, in every column, the sums of at least two rows right above or below it is taken for their
 * total; then it stands for them among the others. Rows at the top are those that no other sums up. A row that is
 * such a sum by chance only makes more be hidden.
 */
export function totalsIn(columns: readonly (readonly number[])[]): {
  readonly totals: readonly Total[];
  readonly top: readonly number[];
} {
  const totals: Total[] = [];
  let rows = [...(columns[0] ?? []).keys()];
  for (let before = -1; before < totals.length;) {
    before = totals.length;
    const found = totalsAmong(rows, columns);
    totals.push(...found);
    const gone = new Set(found.flatMap(({ parts }) => parts));
    rows = rows.filter((row) => !gone.has(row));
  }
  return { totals, top: rows };
}

function totalsAmong(
  rows: readonly number[],
  columns: readonly (readonly number[])[],
): readonly Total[] {
  const sums = prefixSums(rows, columns);
  const places = new Map<string, number[]>();
  for (const [place, sum] of sums.entries()) {
    const key = sum.join(' ');
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const found: Total[] = [];
  const taken = new Set<number>();
  for (const [place, total] of rows.entries()) {
    const own = columns.map((column) => nth(column, total));
    if (own.every((count) => count === 0)) continue;
    for (const [from, to] of runsBeside({ place, own }, sums, places)) {
      const parts = rows.slice(from, to);
      const free = [total, ...parts].every((row) => !taken.has(row));
      const counted = parts.filter((row) => columns.some((column) => nth(column, row) > 0));
      if (!free || counted.length < 2) continue;
      found.push({ total, parts });
      for (const row of [total, ...parts]) taken.add(row);
      break;
    }
  }
  return found;
}

interface Candidate {
  readonly place: number;
  readonly own: readonly number[];
}

/** Stretches of rows, from one place up to another, that sum up to the candidate; the longest ones. */
function runsBeside(
  { place, own }: Candidate,
  sums: readonly (readonly number[])[],
  places: ReadonlyMap<string, readonly number[]>,
): readonly (readonly [number, number])[] {
  const before = nth(sums, place).map((sum, column) => sum - nth(own, column));
  const after = nth(sums, place + 1).map((sum, column) => sum + nth(own, column));
  const from = places.get(before.join(' '))?.find((start) => start < place);
  const to = places.get(after.join(' '))?.findLast((end) => end > place + 1);
  return [
    ...(from === undefined ? [] : [[from, place] as const]),
    ...(to === undefined ? [] : [[place + 1, to] as const]),
  ];
}

/** For each place the sums, by column, of all rows before it. */
function prefixSums(
  rows: readonly number[],
  columns: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  let sum = columns.map(() => 0);
  const sums = [sum];
  for (const row of rows) {
    sum = sum.map((before, column) => before + nth(nth(columns, column), row));
    sums.push(sum);
  }
  return sums;
}
