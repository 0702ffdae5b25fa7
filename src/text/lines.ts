/** Turns the styled runs of a paragraph into lines, set ragged right with the least uneven edge. */
import { must } from '../problems/must.ts';
import { directionsOf } from './bidi.ts';
import { FORCED, GLUED, TORN, breaksIn } from './breaks.ts';
import { breakClass } from './classes.ts';
import { mixedCutter } from './mixedLines.ts';
import type { Fonts, Line, Piece, Run } from './types.ts';

/** A stretch between two places where a line may end. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** The price of ending a line after this segment. */
  readonly price: number;
  /** With and without the white space at its end. */
  readonly full: number;
  readonly bare: number;
}

/** Widths that add up word by word may differ from the whole line's by a kern. */
const SLACK = 0.01;
const LONE_WORD = 60;
const SHORT_LAST_LINE = 6;

/**
 * Breaks a paragraph. A line feed in a run ends a line; it stays in the text as a space, as do the spaces
 * at which lines break, so that what is extracted reads as it was written. `room` is the width of a line, in
 * points. Pieces' widths and the line's do not count white space at the line's end.
 */
export function breakParagraph<T>(runs: readonly Run<T>[], room: number, fonts: Fonts): Line<T>[] {
  const text = runs.map((run) => run.text).join('');
  const measure = measurer(runs, fonts);
  const segments = segment(text, measure, room);
  if (segments.length === 0) return [];
  const directions = directionsOf(text);
  const cut = directions === undefined ? cutter(runs, fonts) : mixedCutter(runs, directions, fonts);
  return bestEnds(segments, room).map(({ start, end, price }) => cut(start, end, price === FORCED));
}

/** The widths of a paragraph that is broken wherever it may, and only where it must. */
export function extremes<T>(
  runs: readonly Run<T>[],
  fonts: Fonts,
): { least: number; most: number } {
  const text = runs.map((run) => run.text).join('');
  let least = 0;
  let most = 0;
  let line = 0;
  for (const part of segment(text, measurer(runs, fonts), Infinity)) {
    const glued = part.price >= GLUED;
    least = Math.max(least, glued ? 0 : part.bare);
    most = Math.max(most, line + part.bare);
    line = part.price === FORCED ? 0 : line + part.full;
  }
  return { least: Math.min(Math.max(least, 0), most), most };
}

type Measure = (start: number, end: number) => number;

/** A run with its place in the paragraph's text, and the run after it. */
interface Link<T> {
  readonly run: Run<T>;
  readonly start: number;
  readonly end: number;
  readonly next: Link<T> | undefined;
}

/** The runs as a chain, on which whoever goes along a paragraph keeps its place. */
function chained<T>(runs: readonly Run<T>[]): Link<T> | undefined {
  let end = runs.reduce((sum, run) => sum + run.text.length, 0);
  return runs.reduceRight<Link<T> | undefined>((next, run) => {
    const link = { run, start: end - run.text.length, end, next };
    end = link.start;
    return link;
  }, undefined);
}

/** Gives the width of a stretch of the paragraph's text; offsets must not fall. */
function measurer<T>(runs: readonly Run<T>[], fonts: Fonts): Measure {
  let here = chained(runs);
  return (start, end) => {
    while (here !== undefined && here.end <= start) here = here.next;
    let width = 0;
    for (let link = here; link !== undefined && link.start < end; link = link.next) {
      const { run } = link;
      const part = run.text.slice(Math.max(0, start - link.start), end - link.start);
      width += run.objectWidth ?? fonts.face(run.face).width(part, run.size);
    }
    return width;
  };
}

function segment(text: string, measure: Measure, room: number): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  const add = (end: number, price: number): void => {
    const made = measured(text, { start, end, price }, measure);
    if (made.bare > room) segments.push(...torn(text, made, measure));
    else segments.push(made);
    start = end;
  };
  for (const { offset, price } of breaksIn(text)) add(offset, price);
  if (text !== '') add(text.length, text.endsWith('\n') ? FORCED : 0);
  return segments;
}

function measured(
  text: string,
  { start, end, price }: { start: number; end: number; price: number },
  measure: Measure,
): Segment {
  let edge = end;
  while (edge > start && (text[edge - 1] === ' ' || text[edge - 1] === '\n')) edge -= 1;
  const bare = edge > start ? measure(start, edge) : 0;
  const hard = price === FORCED;
  const full = edge === end || hard ? bare : measure(start, end);
  return { start, end, price, full, bare };
}

/** Cuts a segment that no line can hold into its characters, each with the marks that follow it. */
function torn(text: string, whole: Segment, measure: Measure): Segment[] {
  const parts: Segment[] = [];
  let start = whole.start;
  for (let end = start + 1; end < whole.end; end += 1) {
    const codePoint = must(text.codePointAt(end), 'character of a long word');
    const code = text.charCodeAt(end);
    const joins =
      (code >= 0xdc00 && code <= 0xdfff) ||
      JOINING.has(breakClass(codePoint)) ||
      text[end - 1] === '\u200D';
    if (joins || codePoint === 0x20 || codePoint === 0x0a) continue;
    parts.push(measured(text, { start, end, price: TORN }, measure));
    start = end;
  }
  parts.push(measured(text, { start, end: whole.end, price: whole.price }, measure));
  return parts;
}

const JOINING: ReadonlySet<string> = new Set(['CM', 'ZWJ', 'EM', 'GL', 'WJ']);

interface Ends {
  readonly start: number;
  readonly end: number;
  /** The price of ending the line there. */
  readonly price: number;
}

/** The offsets of each line, found by dynamic programming over all places to end a line. */
function bestEnds(segments: readonly Segment[], room: number): Ends[] {
  const final = segments.at(-1);
  let last: Stop = { segment: NOTHING, width: 0, cost: 0, from: undefined, previous: undefined };
  for (const segment of segments) last = stopAfter(segment, last, { room, final });
  const lines: Ends[] = [];
  for (let { segment, from } = last; from !== undefined; { segment, from } = from) {
    lines.push({ start: from.segment.end, end: segment.end, price: segment.price });
  }
  return lines.toReversed();
}

/** A place where a line may end. They are a chain, since each line is looked for from its end backwards. */
interface Stop {
  /** The segment before this place. */
  readonly segment: Segment;
  /** The width of all segments before this place. */
  readonly width: number;
  /** What the lines cost that end here at best, and where the last of them begins. */
  readonly cost: number;
  readonly from: Stop | undefined;
  readonly previous: Stop | undefined;
}

/** What stands before a paragraph: nothing, after which a line begins. */
const NOTHING: Segment = { start: 0, end: 0, price: FORCED, full: 0, bare: 0 };

/** The place after a segment, with the cheapest line that ends there; a lone segment always makes one. */
function stopAfter(
  segment: Segment,
  previous: Stop,
  { room, final }: { readonly room: number; readonly final: Segment | undefined },
): Stop {
  const { price, bare } = segment;
  const ends = segment === final || price === FORCED;
  const lone = previous.segment.price !== FORCED;
  let cost = previous.cost + (ends ? closing(bare, room, lone) : ragged(bare, room, price));
  let from = previous;
  let first = previous.segment;
  for (let before = previous.previous; before !== undefined; before = before.previous) {
    if (first.price === FORCED) break;
    const width = previous.width - before.width + bare;
    // What starts still further to the left is wider.
    if (width > room + SLACK) break;
    // What a line costs is never less than nothing.
    if (before.cost < cost) {
      const other = before.cost + (ends ? closing(width, room, false) : ragged(width, room, price));
      if (other < cost) {
        cost = other;
        from = before;
      }
    }
    first = before.segment;
  }
  return { segment, width: previous.width + segment.full, cost, from, previous };
}

function ragged(width: number, room: number, price: number): number {
  const empty = Math.max(0, (100 * (room - width)) / room);
  return (empty * empty) / 100 + price + 0.5;
}

/** A paragraph's last line may be of any length, but not a single word. */
function closing(width: number, room: number, lone: boolean): number {
  return lone ? LONE_WORD : width < room / 5 ? SHORT_LAST_LINE : 0;
}

/** Gives the pieces of the runs between two offsets, side by side; offsets must not fall. */
function cutter<T>(
  runs: readonly Run<T>[],
  fonts: Fonts,
): (start: number, end: number, hard: boolean) => Line<T> {
  let here = chained(runs);
  return (start, end, hard) => {
    const pieces: Placed<T>[] = [];
    let x = 0;
    let width = 0;
    for (; here !== undefined; here = here.next) {
      const { run, start: base } = here;
      const text = run.text
        .slice(Math.max(0, start - base), Math.max(0, end - base))
        .replaceAll('\n', ' ');
      if (text !== '') {
        const piece = placed(run, text, x, fonts);
        pieces.push(piece);
        if (piece.width > 0) width = x + piece.width;
        x += piece.advance;
      }
      if (here.end >= end) break;
    }
    return { pieces: pieces.map((piece, at) => filled(piece, pieces[at + 1])), width, hard };
  };
}

interface Placed<T> extends Piece<T> {
  readonly advance: number;
}

function placed<T>(run: Run<T>, text: string, x: number, fonts: Fonts): Placed<T> {
  const face = fonts.face(run.face);
  const bare = withoutEndSpaces(text);
  const advance = run.objectWidth ?? face.width(text, run.size);
  const width = bare === text ? advance : bare === '' ? 0 : face.width(bare, run.size);
  return { text, face: run.face, size: run.size, x, width, advance, data: run.data };
}

function withoutEndSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

/** White space counts in a piece's width where another piece follows it. */
function filled<T>(piece: Placed<T>, next: Placed<T> | undefined): Piece<T> {
  const { text, face, size, x, data } = piece;
  const width = next === undefined || next.width === 0 ? piece.width : piece.advance;
  return { text, face, size, x, width, data };
}
