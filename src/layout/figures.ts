/** Turns figures into boxes: caption above, picture, notes below, never parted. */
import type { Figure, Inline, Paragraph } from '../content/types.ts';
import { setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import { halfLine } from './paragraphs.ts';
import { pictureItem, pictureSize } from './pictures.ts';
import { EMPTY, TERMS, lowered, merged } from './box.ts';
import type { Contents } from './box.ts';
import type { TagNode } from './tags.ts';
import type { TypeSize } from './theme.ts';

/** Contents with their height: a part of something that stays together. */
export interface Stacked {
  readonly height: number;
  readonly contents: Contents;
}

/** The words of a caption count as this many lines to a heading above. */
const FIGURE_LINES = 4;
const LEAST_PICTURE = 24;

/** A figure. At the top level it may move to the head of the next page, and what follows moves up. */
export function setFigure(figure: Figure, place: Place, job: Job): void {
  const captioned = figure.caption !== undefined || figure.notes.length > 0;
  const group = captioned ? job.tags.add('Div', place.parent) : place.parent;
  const half = halfLine(place);
  const parts: Stacked[] = [];
  const wide = { ...place, x: place.wideX, width: place.wideWidth };
  if (figure.caption !== undefined) {
    parts.push(caption(figure.caption, job.tags.add('Caption', group), wide, job), space(half));
  }
  const tag =
    figure.image.alt === ''
      ? undefined
      : job.tags.add('Figure', group, { alt: figure.image.alt, placement: 'Block' });
  const notes = figure.notes.map((note) => noteLines(note, group, wide, job));
  const above = Math.min(place.strip.keptHeight, place.height / 2);
  const rest = [...parts, ...notes].reduce((sum, one) => sum + one.height, above + 4 * half);
  const room = { width: place.wideWidth, height: Math.max(place.height - rest, LEAST_PICTURE) };
  const size = pictureSize(figure.image.picture, room);
  // Without a caption it belongs to the text, and stands in its column if it can.
  const x = !captioned && size.width <= place.width ? place.x : place.wideX;
  const mark = tag === undefined ? 'layout' : job.tags.content(tag);
  const item = pictureItem(figure.image.picture, size, { x, y: 0, mark });
  const figures = tag === undefined ? [] : [{ tag, x, y: 0, ...size }];
  parts.push({ height: size.height, contents: { ...EMPTY, items: [item], figures } });
  if (notes.length > 0) parts.push(space(half), ...notes);
  const topLevel = place.frames.length === 0 && place.depth === 0;
  const gap = captioned ? 2 * half : half;
  place.strip.add(stack(parts), place, {
    ...TERMS,
    floats: topLevel && captioned,
    lines: FIGURE_LINES,
    before: gap,
    after: gap,
  });
}

/** A caption: its first line is the headline, what follows a hard break says measure and population. */
export function caption(paragraph: Paragraph, tag: TagNode, place: Place, job: Job): Stacked {
  const { caption: headline, captionText } = job.theme.type;
  const at = paragraph.inlines.findIndex((inline) => inline.kind === 'break');
  const title = at === -1 ? paragraph.inlines : paragraph.inlines.slice(0, at + 1);
  const rest = at === -1 ? [] : paragraph.inlines.slice(at + 1);
  return stack([
    part(title, { tag, type: headline }, place, job),
    ...(rest.length === 0 ? [] : [space(2), part(rest, { tag, type: captionText }, place, job)]),
  ]);
}

/** The lines of a source or a note under a figure or table. */
export function noteLines(paragraph: Paragraph, parent: TagNode, place: Place, job: Job): Stacked {
  const tag = job.tags.add('P', parent);
  return part(paragraph.inlines, { tag, type: job.theme.type.captionText }, place, job);
}

function part(
  inlines: readonly Inline[],
  { tag, type }: { readonly tag: TagNode; readonly type: TypeSize },
  place: Place,
  job: Job,
): Stacked {
  const room = { width: place.width, height: place.height };
  const column = { x: place.x, width: place.width, align: 'left' as const, type };
  return stack(setLines(setInlines(inlines, { tag, type, room }, job), column, job.fonts));
}

function space(height: number): Stacked {
  return { height, contents: EMPTY };
}

/** Puts parts under each other. */
export function stack(parts: readonly Stacked[]): Stacked {
  let height = 0;
  const contents = parts.map((one) => {
    const moved = lowered(one.contents, height);
    height += one.height;
    return moved;
  });
  return { height, contents: merged(contents) };
}
