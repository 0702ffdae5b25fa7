/** Turns the least and the preferred widths of a table's columns into the widths they get. */

export interface ColumnNeed {
  /** The width of the longest word. */
  readonly least: number;
  /** The width of the longest cell on one line. */
  readonly most: number;
  /** Whether spare room goes here; columns of numbers stay as narrow as they are. */
  readonly stretches: boolean;
}

/**
 * Shares out `available` (gaps not counted). Columns that want no more than a fair share get what they want;
 * the others share the rest by what they want, and none gets less than its longest word. Where even the
 * longest words have no room beside each other, these are shared out in the same way, and the longest break.
 */
export function columnWidths(needs: readonly ColumnNeed[], available: number): number[] {
  const least = total(needs, (need) => need.least);
  if (least >= available) {
    return shared(
      needs.map((need) => ({ ...need, most: need.least, least: 0 })),
      available,
    );
  }
  const wanted = total(needs, (need) => need.most);
  return wanted <= available ? stretched(needs, available - wanted) : shared(needs, available);
}

function stretched(needs: readonly ColumnNeed[], spare: number): number[] {
  const some = needs.some((need) => need.stretches);
  const weightOf = (need: ColumnNeed) => (need.stretches ? need.most : some ? 0 : 1);
  const sum = total(needs, weightOf);
  return needs.map((need) => need.most + (spare * weightOf(need)) / Math.max(sum, 1e-9));
}

/** Settles the columns that take no more than a fair share, or no less than they need, and shares the rest. */
function shared(needs: readonly ColumnNeed[], available: number): number[] {
  const settled = new Map<number, number>();
  let open = [...needs.entries()];
  let left = available;
  const settle = (index: number, width: number): void => {
    settled.set(index, width);
    left -= width;
    open = open.filter(([other]) => other !== index);
  };
  for (let changed = true; changed && open.length > 0;) {
    changed = false;
    const wanted = totalOfMost(open);
    const reserved = open.reduce((sum, [, need]) => sum + need.least, 0);
    for (const [index, { least, most }] of open) {
      const others = reserved - least;
      const share = (left * most) / Math.max(wanted, 1e-9);
      if (most <= left / open.length && most <= left - others) settle(index, most);
      else if (share < least) settle(index, least);
      else continue;
      changed = true;
      break;
    }
  }
  const wanted = totalOfMost(open);
  return needs.map(
    (need, index) => settled.get(index) ?? (left * need.most) / Math.max(wanted, 1e-9),
  );
}

function totalOfMost(open: readonly (readonly [number, ColumnNeed])[]): number {
  return open.reduce((sum, [, need]) => sum + need.most, 0);
}

function total(needs: readonly ColumnNeed[], of: (need: ColumnNeed) => number): number {
  return needs.reduce((sum, need) => sum + of(need), 0);
}
