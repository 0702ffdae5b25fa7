/** Turns paragraphs, headings and other running text into boxes, one a line. */
import { nth } from '../problems/must.ts';
import { lastText } from '../content/inlines.ts';
import type { Heading, Inline } from '../content/types.ts';
import type { Run } from '../text/types.ts';
import type { Ink } from './inlines.ts';
import { setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import type { SetLine } from './lines.ts';
import { EMPTY, TERMS, TORN } from './box.ts';
import type { TagNode } from './tags.ts';
import type { TypeSize } from './theme.ts';
import type { Role } from './types.ts';

/** Prices of ending a page, where a hole of a sixth of the page costs 17. */
export const WITHIN_PARAGRAPH = 3;
const AFTER_COLON = 12;

export function halfLine(place: Place): number {
  return place.type.leading / 2;
}

/** The space between paragraphs: half a line, and almost none in a tight list. */
function paragraphGap(place: Place): number {
  return place.loose ? halfLine(place) : halfLine(place) / 4;
}

/** A paragraph in the text column. */
export function setParagraph(inlines: readonly Inline[], place: Place, job: Job): void {
  const tag = job.tags.add('P', place.parent);
  place.strip.gap(paragraphGap(place));
  addLines(textLines(inlines, { tag, type: place.type }, place, job), place);
  if (lastText(inlines).endsWith(':')) place.strip.price(AFTER_COLON);
  place.strip.gap(paragraphGap(place));
}

/** The lines of inlines in the text column. */
export function textLines(
  inlines: readonly Inline[],
  { tag, type }: { readonly tag: TagNode; readonly type: TypeSize },
  place: Place,
  job: Job,
): SetLine[] {
  const room = { width: place.width, height: place.height };
  const runs = setInlines(inlines, { tag, type, room }, job);
  return linesOf(runs, type, place, job);
}

export function linesOf(
  runs: readonly Run<Ink>[],
  type: TypeSize,
  place: Place,
  job: Job,
): SetLine[] {
  return setLines(runs, { x: place.x, width: place.width, align: 'start', type }, job.fonts);
}

/** Adds the lines of one paragraph; two at least stay together at either side of a page's end. */
export function addLines(lines: readonly SetLine[], place: Place): void {
  lines.forEach((line, index) => {
    const torn = index > 0 && (index < 2 || lines.length - index < 2);
    const price = index === 0 ? 0 : torn ? TORN : WITHIN_PARAGRAPH;
    place.strip.add(line, place, { ...TERMS, price, continues: index > 0 });
  });
}

const ROLES: readonly Role[] = ['H1', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'];

/** The tag role of a heading at a depth from 1; deeper than 6 stays at 6. */
export function headingRole(depth: number): Role {
  return nth(ROLES, Math.min(Math.max(depth, 1), 6));
}

/** A heading, which hangs from the left edge and stays with two lines of what follows. */
export function setHeading(heading: Heading, place: Place, job: Job): void {
  const { strip } = place;
  const tag = job.tags.add(headingRole(place.heading), place.parent);
  const [type, above, below] = headingType(heading, place, job);
  const wide = { ...place, x: place.wideX, width: place.wideWidth };
  const lines = textLines(heading.inlines, { tag, type }, wide, job);
  const record = job.places.get(heading.slug);
  strip.gap(above);
  // A link may lead to a heading without words.
  if (record !== undefined) strip.anchor(record.destination, place.wideX);
  const terms = { ...TERMS, heading: heading.level };
  if (lines.length === 0) strip.add({ height: 0, contents: EMPTY }, place, terms);
  for (const line of lines) strip.add(line, place, terms);
  strip.gap(below);
}

/** The type of a heading, and the space above and below it. */
function headingType(
  heading: Heading,
  place: Place,
  job: Job,
): readonly [TypeSize, number, number] {
  const { type, spaces } = job.theme;
  const line = type.body.leading;
  const half = line / 2;
  const first = place.strip.boxes.length === 0;
  switch (heading.level) {
    case 1:
      return first ? [type.title, 0, half] : [type.part, spaces.abovePart * line, half];
    case 2:
      return [type.section, spaces.aboveSection * line, half];
    case 3:
      return [type.subsection, spaces.aboveSubsection * line, half / 2];
    case 4:
    case 5:
    case 6:
      return [type.minor, spaces.aboveSubsection * line, 0];
  }
}
