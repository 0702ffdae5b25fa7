/** Turns lists into boxes: markers hang left of their items, and pages end between items first. */
import { nth } from '../problems/must.ts';
import type { List, ListItem } from '../content/types.ts';
import { plainRuns } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import { halfLine } from './paragraphs.ts';
import { EMPTY } from './box.ts';
import type { TagNode } from './tags.ts';
import type { Tag } from './types.ts';

const BULLETS: readonly (readonly [string, NonNullable<Tag['listNumbering']>])[] = [
  ['•', 'Disc'],
  ['◦', 'Circle'],
  ['▪', 'Square'],
];
const WITHIN_ITEM = 4;

/** A list of running text. Each item is an LI with its marker as Lbl and its blocks in an LBody. */
export function setList(list: List, place: Place, job: Job): void {
  const [bullet, numbering] = nth(BULLETS, place.depth % BULLETS.length);
  const tag = job.tags.add('L', place.parent, {
    listNumbering: list.ordered ? 'Decimal' : numbering,
  });
  const labels = list.items.map((item, index) =>
    label(item, list.ordered ? `${list.start + index}.` : bullet),
  );
  const indent = indentFor(labels, place, job);
  const gap = list.loose ? halfLine(place) : halfLine(place) / 4;
  list.items.forEach((item, index) => {
    place.strip.gap(index === 0 ? halfLine(place) / (place.depth > 0 ? 4 : 1) : gap);
    setItem(item, { label: nth(labels, index), indent, tag, loose: list.loose }, place, job);
  });
  place.strip.gap(place.depth > 0 ? gap : halfLine(place));
}

function label(item: ListItem, marker: string): string {
  return item.checked === undefined ? marker : item.checked ? '☑' : '☐';
}

/** As wide as the widest marker needs, and the same for all bullets. */
function indentFor(labels: readonly string[], place: Place, job: Job): number {
  const face = job.fonts.face(place.type.face);
  const widths = Array.from(new Set(labels), (text) => safeWidth(text, place, job));
  const widest = Math.max(0, ...widths);
  const gap = face.width('  ', place.type.size) + place.type.size * 0.12;
  // A column that deep nesting has eaten up gives no more: the text must have room.
  return Math.min(Math.max(widest + gap, place.type.size * 1.25), place.width / 3);
}

function safeWidth(text: string, place: Place, job: Job): number {
  return plainRuns(text, place.type, 'layout', job.fonts).reduce(
    (width, run) => width + job.fonts.face(run.face).width(run.text, run.size),
    0,
  );
}

interface ItemStyle {
  readonly label: string;
  readonly indent: number;
  readonly tag: TagNode;
  readonly loose: boolean;
}

const LEAST_WIDTH = 60;

function setItem(item: ListItem, style: ItemStyle, place: Place, job: Job): void {
  const { strip } = place;
  const li = job.tags.add('LI', style.tag);
  const lbl = job.tags.add('Lbl', li);
  const body = job.tags.add('LBody', li);
  // Nested deeper than the column bears, items keep the room that is left.
  const indent = place.width - style.indent < LEAST_WIDTH ? 0 : style.indent;
  hangLabel(style, lbl, place, job);
  const inner: Place = {
    ...place,
    parent: body,
    x: place.x + indent,
    width: place.width - indent,
    wideX: place.x + indent,
    wideWidth: place.width - indent,
    depth: place.depth + 1,
  };
  if (indent === 0 || item.blocks.length === 0)
    strip.add({ height: place.type.leading, contents: EMPTY }, place);
  const from = strip.boxes.length;
  job.setBlocks(item.blocks, { ...inner, loose: style.loose });
  // Hints draw nothing, and the marker must hang on something.
  if (strip.boxes.length === from) strip.flush(place.type.leading, place);
  dearer(place, from + 1);
}

/** Draws the marker on the baseline of the item's first line; numbers end where their text begins. */
function hangLabel(style: ItemStyle, lbl: TagNode, place: Place, job: Job): void {
  const gap = job.fonts.face(place.type.face).width('  ', place.type.size);
  const spare = /\d/.test(style.label)
    ? style.indent - gap - safeWidth(style.label, place, job)
    : 0;
  const column = { x: place.x + spare, width: 1e4, align: 'left' as const, type: place.type };
  const runs = plainRuns(style.label, place.type, job.tags.content(lbl), job.fonts);
  const [line] = setLines(runs, column, job.fonts);
  if (line !== undefined) place.strip.hang(line.contents.items);
}

/** Ending a page within an item costs more than between items. */
function dearer(place: Place, from: number): void {
  place.strip.raise(from, WITHIN_ITEM);
}
