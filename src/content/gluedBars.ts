/**
 * The parser takes a bar that follows a literal link at once, as in `|www.example.org|`, for a part of the link, also
 * where it parts two cells. So a space is put before it in tables, and all places are told as if it weren't there.
 */
import type * as mdast from 'mdast';
import { must, nth } from '../problems/must.ts';
import { nodesIn } from './nodes.ts';
import { offsetsOf, shiftOf } from './state.ts';

type Point = NonNullable<mdast.Node['position']>['start'];

/** UTF-16 offsets of such bars, in or outside of tables, that aren't escaped. */
export function gluedBars(text: string): readonly number[] {
  return Array.from(
    text.matchAll(/(?:https?:\/\/|www\.)(?:[^\s<|\\]|\\\|?)*(?=\|)/giu),
    ({ 0: link, index }) => index + link.length,
  );
}

/** The tree that `parse` would make of the text if a bar always parted cells in tables. */
export function parseGlued(
  text: string,
  bars: readonly number[],
  parse: (text: string) => mdast.Root,
): mdast.Root {
  const tree = parseSpaced(text, bars, parse);
  const tables = [...nodesIn(tree)].filter(({ type }) => type === 'table');
  const starts = tables.map((table) => offsetsOf(table).start);
  // Outside of tables a bar is a part of the link. Tables hold no tables.
  const parting = bars.filter((bar) => {
    const at = bar - shiftOf(text);
    const table = tables[countUpTo(starts, at) - 1];
    return table !== undefined && at < offsetsOf(table).end;
  });
  return parting.length === bars.length ? tree : parseSpaced(text, parting, parse);
}

function parseSpaced(
  text: string,
  bars: readonly number[],
  parse: (text: string) => mdast.Root,
): mdast.Root {
  const cuts = [0, ...bars, text.length];
  const parts = cuts.slice(1).map((end, index) => text.slice(cuts[index], end));
  const tree = parse(parts.join(' '));
  const spaces = bars.map((bar, index) => bar - shiftOf(text) + index);
  const moveBack = (point: Point) => {
    const at = must(point.offset, 'offset of a point');
    const before = countUpTo(spaces, at - 1);
    const onLine = before - countUpTo(spaces, at - point.column);
    point.offset = at - before;
    point.column -= onLine;
  };
  for (const { position } of nodesIn(tree)) {
    const { start, end } = must(position, 'position of a node');
    moveBack(start);
    moveBack(end);
  }
  return tree;
}

// How many of the sorted numbers are at most this one.
function countUpTo(sorted: readonly number[], most: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (nth(sorted, middle) <= most) from = middle + 1;
    else to = middle;
  }
  return from;
}
