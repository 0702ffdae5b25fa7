/** Turns a list of key figures into a row of large numerals with their labels, a rule above each. */
import type { Inline, List, ListItem } from '../content/types.ts';
import { setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import { stack } from './figures.ts';
import { opened } from './opening.ts';
import { halfLine } from './paragraphs.ts';
import { EMPTY, TERMS, merged } from './box.ts';
import type { Contents } from './box.ts';
import type { TagNode } from './tags.ts';

const GAP = 14;
const MOST_ACROSS = 4;
const FIGURES_LINES = 3;

/**
 * Sets the row, or rows of at most four. Each item is an LI whose one paragraph holds numeral and label, so
 * that they are read together. The numeral is the strong text that opens the item.
 */
export function setKeyFigures(list: List, place: Place, job: Job): void {
  const tag = job.tags.add('L', place.parent, { listNumbering: 'None' });
  const half = halfLine(place);
  place.strip.gap(2 * half);
  for (const row of rowsOf(list.items, mostAcross(place, job))) {
    const width = (place.wideWidth - GAP * (row.length - 1)) / row.length;
    const cells = row.map((item, index) =>
      cell(item, { x: place.wideX + index * (width + GAP), width, tag }, place, job),
    );
    const height = Math.max(...cells.map((one) => one.height));
    const contents = merged(cells.map((one) => one.contents));
    place.strip.add({ height, contents }, place, { ...TERMS, lines: FIGURES_LINES });
    place.strip.gap(2 * half);
  }
}

/** Four across, or as many as leave each label about sixteen letters. */
function mostAcross(place: Place, job: Job): number {
  const least = job.theme.type.figuresLabel.size * 8;
  return Math.max(1, Math.min(MOST_ACROSS, Math.floor((place.wideWidth + GAP) / (least + GAP))));
}

/** Rows as even as can be: five figures stand three and two. */
function rowsOf(items: readonly ListItem[], most: number): ListItem[][] {
  const rows = Math.ceil(items.length / most);
  const across = Math.ceil(items.length / Math.max(rows, 1));
  return Array.from({ length: rows }, (_, row) => items.slice(row * across, (row + 1) * across));
}

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly tag: TagNode;
}

function cell(
  item: ListItem,
  { x, width, tag }: Cell,
  place: Place,
  job: Job,
): { height: number; contents: Contents } {
  const { figures, figuresLabel } = job.theme.type;
  const body = job.tags.add('LBody', job.tags.add('LI', tag));
  const paragraph = job.tags.add('P', body);
  const { opening, rest } = opened(item);
  const room = { width, height: place.height };
  const lines = (part: readonly Inline[], type: typeof figures) =>
    setLines(
      setInlines(part, { tag: paragraph, type, room, bareLinks: true }, job),
      { x, width, align: 'left', type },
      job.fonts,
    );
  const stacked = stack([...lines(opening, figures), ...lines(rest, figuresLabel)]);
  const rule = {
    kind: 'line' as const,
    mark: 'layout' as const,
    x1: x,
    y1: 0,
    x2: x + width,
    y2: 0,
    width: 1,
    colour: job.theme.colours.accent,
  };
  const ruled = merged([{ ...EMPTY, items: [rule] }, stacked.contents]);
  return { height: stacked.height, contents: ruled };
}
