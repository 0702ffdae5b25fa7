/** Turns a list of details into the grid under the title: terms in the side column, their text beside them. */
import { inlineText } from '../content/inlines.ts';
import type { Inline, List, ListItem } from '../content/types.ts';
import { setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import type { SetLine } from './lines.ts';
import { opened } from './opening.ts';
import { halfLine } from './paragraphs.ts';
import { lowered, merged } from './box.ts';
import type { TagNode } from './tags.ts';
import type { TypeSize } from './theme.ts';

/**
 * Sets each item as a term (the strong text that opens it) and its text. Without a side column they run on. A theme
 * with two columns sets two short items on one line.
 */
export function setDetails(list: List, place: Place, job: Job): void {
  const tag = job.tags.add('L', place.parent, { listNumbering: 'None' });
  place.strip.gap(halfLine(place));
  const halves = halvesOf(place, job);
  let waiting: readonly SetLine[] | undefined;
  const flush = () => {
    if (waiting !== undefined) addRow([waiting], place);
    waiting = undefined;
  };
  for (const item of list.items) {
    if (halves === undefined || !fits(item, halves.left, job)) {
      flush();
      addRow(setDetail(item, wholeRow(place), { tag, place }, job), place);
    } else if (waiting === undefined) {
      waiting = both(setDetail(item, halves.left, { tag, place }, job));
    } else {
      addRow([waiting, both(setDetail(item, halves.right, { tag, place }, job))], place);
      waiting = undefined;
    }
  }
  flush();
  place.strip.gap(halfLine(place));
}

/** Where a term and its text stand. */
interface Row {
  readonly x: number;
  readonly termWidth: number;
  readonly width: number;
}

function wholeRow(place: Place): Row {
  const side = place.x - place.wideX;
  return {
    x: place.wideX,
    termWidth: side > 0 ? side : place.width * 0.3,
    width: place.wideWidth,
  };
}

const BETWEEN = 12;
const TERM = 84;

/** The text column in two: the left text starts where all text does. */
function halvesOf(place: Place, job: Job): { readonly left: Row; readonly right: Row } | undefined {
  if (!job.theme.pairsDetails) return undefined;
  const { x, wideX, termWidth, width } = { ...wholeRow(place), wideX: place.wideX };
  const half = (width - termWidth - TERM - BETWEEN) / 2;
  const right = wideX + termWidth + half + BETWEEN;
  return {
    left: { x, termWidth, width: termWidth + half },
    right: { x: right, termWidth: TERM, width: TERM + half },
  };
}

function fits(item: ListItem, { termWidth, width }: Row, job: Job): boolean {
  const { details } = job.theme.type;
  const face = job.fonts.face(details.face);
  const { opening, rest } = opened(item);
  return (
    face.width(inlineText(rest), details.size) <= width - termWidth &&
    face.width(inlineText(opening), details.size) <= TERM - GAP
  );
}

const GAP = 6;

/** The lines of the term and of its text. */
function setDetail(
  item: ListItem,
  { x, termWidth, width }: Row,
  { tag: list, place }: { readonly tag: TagNode; readonly place: Place },
  job: Job,
): readonly (readonly SetLine[])[] {
  const { details } = job.theme.type;
  const li = job.tags.add('LI', list);
  const { opening, rest } = opened(item);
  const lbl = job.tags.add('Lbl', li);
  const body = job.tags.add('LBody', li);
  const termType = { ...details, colour: job.theme.colours.secondary };
  return [
    lines(opening, { tag: lbl, type: termType, x, width: termWidth - GAP }, place, job),
    lines(
      rest,
      { tag: body, type: details, x: x + termWidth, width: width - termWidth },
      place,
      job,
    ),
  ];
}

/** Two single lines side by side as one. */
function both(parts: readonly (readonly SetLine[])[]): readonly SetLine[] {
  const firsts = parts.flatMap(([line]) => (line === undefined ? [] : [line]));
  const height = Math.max(...firsts.map((line) => line.height));
  const contents = merged(firsts.map((line) => lowered(line.contents, height - line.height)));
  return firsts[0] === undefined ? [] : [{ ...firsts[0], contents, height }];
}

function addRow(columns: readonly (readonly SetLine[])[], place: Place): void {
  const rows = Math.max(...columns.map((lines) => lines.length));
  for (let row = 0; row < rows; row += 1) {
    const line = both(columns.map((lines) => lines.slice(row, row + 1)))[0];
    if (line === undefined) continue;
    place.strip.keep(1);
    place.strip.add(line, place);
  }
}

interface Part {
  readonly tag: TagNode;
  readonly type: TypeSize;
  readonly x: number;
  readonly width: number;
}

function lines(
  inlines: readonly Inline[],
  { tag, type, x, width }: Part,
  place: Place,
  job: Job,
): SetLine[] {
  const runs = setInlines(inlines, { tag, type, room: { width, height: place.height } }, job);
  return setLines(runs, { x, width, align: 'left', type }, job.fonts);
}
