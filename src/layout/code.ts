/** Turns code and literal HTML into boxes: a line of code a line, in the monospaced face. */
import { plainRuns } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import type { SetLine } from './lines.ts';
import { halfLine } from './paragraphs.ts';
import { FORBIDDEN, TERMS } from './box.ts';
import type { Frame } from './box.ts';
import type { Item } from './types.ts';

const PADDING = 9;
const WITHIN_CODE = 6;
const TAB = '    ';

/** A block of code on the tint. Lines too long for the column take the grid; longer ones are broken. */
export function setCode(text: string, place: Place, job: Job): void {
  const { code } = job.theme.type;
  const { colours } = job.theme;
  const tag = job.tags.add('Code', job.tags.add('P', place.parent));
  const mark = job.tags.content(tag);
  const rows = text.replaceAll('\t', TAB).split(/\r\n?|\n/);
  const face = job.fonts.face(code.face);
  const longest = rows.reduce((most, row) => Math.max(most, face.width(row, code.size)), 0);
  const wide = longest > place.width - 2 * PADDING;
  const x = wide ? place.wideX : place.x;
  const width = wide ? place.wideWidth : place.width;
  const paint = (height: number): Item[] => [
    { kind: 'box', mark: 'layout', x, y: 0, width, height, fill: colours.tint },
  ];
  const frame: Frame = { top: PADDING, bottom: PADDING, repeat: undefined, paint };
  const inner: Place = { ...place, frames: [...place.frames, frame] };
  const column = {
    x: x + PADDING,
    width: Math.max(width - 2 * PADDING, 1),
    align: 'left' as const,
    type: code,
  };
  // A line feed at the end keeps lines apart when the text is read back.
  const lines = rows.flatMap((row): SetLine[] => {
    return setLines(plainRuns(`${row}\n`, code, mark, job.fonts), column, job.fonts);
  });
  place.strip.gap(halfLine(place));
  lines.forEach((line, index) => {
    const torn = index === 1 || index === lines.length - 1;
    const price = index === 0 ? 0 : torn ? FORBIDDEN : WITHIN_CODE;
    place.strip.add(line, inner, { ...TERMS, price });
  });
  place.strip.gap(halfLine(place));
}
