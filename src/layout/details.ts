/** Turns a list of details into the grid under the title: terms in the side column, their text beside them. */
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

/** Sets each item as a term (the strong text that opens it) and its text. Without a side column they run on. */
export function setDetails(list: List, place: Place, job: Job): void {
  const tag = job.tags.add('L', place.parent, { listNumbering: 'None' });
  place.strip.gap(halfLine(place));
  for (const item of list.items) setDetail(item, tag, place, job);
  place.strip.gap(halfLine(place));
}

function setDetail(item: ListItem, list: TagNode, place: Place, job: Job): void {
  const { details } = job.theme.type;
  const li = job.tags.add('LI', list);
  const { opening, rest } = opened(item);
  const lbl = job.tags.add('Lbl', li);
  const body = job.tags.add('LBody', li);
  const side = place.x - place.wideX;
  const termWidth = side > 0 ? side : place.width * 0.3;
  const termType = { ...details, colour: job.theme.colours.secondary };
  const x = place.wideX + termWidth;
  const left = lines(
    opening,
    { tag: lbl, type: termType, x: place.wideX, width: termWidth - 6 },
    place,
    job,
  );
  const right = lines(
    rest,
    { tag: body, type: details, x, width: place.wideX + place.wideWidth - x },
    place,
    job,
  );
  for (let row = 0; row < Math.max(left.length, right.length); row += 1) {
    const both = [left[row], right[row]].filter((line) => line !== undefined);
    const height = Math.max(...both.map((line) => line.height));
    const contents = merged(both.map((line) => lowered(line.contents, height - line.height)));
    place.strip.keep(1);
    place.strip.add({ ...contents, height }, place);
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
