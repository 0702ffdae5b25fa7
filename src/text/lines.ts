/** Turns the styled runs of a paragraph into lines, set ragged right with the least uneven edge. */
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
  return bestEnds(segments, room).map(([first, last]) =>
    cut(segments[first]?.start ?? 0, segments[last]?.end ?? 0, segments[last]?.price === FORCED),
  );
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

/** Gives the width of a stretch of the paragraph's text; offsets must not fall. */
function measurer<T>(runs: readonly Run<T>[], fonts: Fonts): Measure {
  let index = 0;
  let base = 0;
  return (start, end) => {
    let run = runs[index];
    while (run !== undefined && base + run.text.length <= start) {
      base += run.text.length;
      index += 1;
      run = runs[index];
    }
    let width = 0;
    let at = base;
    for (let next = index; next < runs.length && at < end; next += 1) {
      const other = runs[next];
      if (other === undefined) break;
      const part = other.text.slice(Math.max(0, start - at), end - at);
      width += other.objectWidth ?? fonts.face(other.face).width(part, other.size);
      at += other.text.length;
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
    const codePoint = text.codePointAt(end) ?? 0;
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

/** The first and last segment of each line, found by dynamic programming over all places to end a line. */
function bestEnds(segments: readonly Segment[], room: number): (readonly [number, number])[] {
  const count = segments.length;
  const search: Search = {
    segments,
    room,
    before: new Float64Array(count + 1),
    costs: new Float64Array(count + 1),
    froms: new Int32Array(count + 1),
  };
  for (const [index, { full }] of segments.entries()) {
    search.before[index + 1] = (search.before[index] ?? 0) + full;
  }
  for (let end = 1; end <= count; end += 1) findLineTo(end, search);
  const lines: [number, number][] = [];
  for (let at = count; at > 0;) {
    const from = search.froms[at] ?? 0;
    lines.push([from, at - 1]);
    at = from;
  }
  return lines.toReversed();
}

interface Search {
  readonly segments: readonly Segment[];
  readonly room: number;
  /** The width of all segments before one. */
  readonly before: Float64Array;
  /** What the lines cost that end before a segment, and the segment with which the last of them begins. */
  readonly costs: Float64Array;
  readonly froms: Int32Array;
}

/** Finds the cheapest line that ends after segment `end - 1`; a lone segment always makes one. */
function findLineTo(end: number, { segments, room, before, costs, froms }: Search): void {
  const last = segments[end - 1];
  if (last === undefined) return;
  const { price, bare } = last;
  const ends = end === segments.length || price === FORCED;
  let best: number | undefined;
  for (let from = end - 1; from >= 0; from -= 1) {
    const alone = from === end - 1;
    if (!alone && segments[from]?.price === FORCED) break;
    const width = (before[end - 1] ?? 0) - (before[from] ?? 0) + bare;
    // What starts still further to the left is wider.
    if (!alone && width > room + SLACK) break;
    const lone = alone && from > 0 && segments[from - 1]?.price !== FORCED;
    const cost =
      (costs[from] ?? 0) + (ends ? closing(width, room, lone) : ragged(width, room, price));
    if (best === undefined || cost < best) {
      best = cost;
      froms[end] = from;
    }
  }
  costs[end] = best ?? 0;
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
  let index = 0;
  let base = 0;
  return (start, end, hard) => {
    const pieces: Placed<T>[] = [];
    let x = 0;
    let width = 0;
    for (;;) {
      const run = runs[index];
      if (run === undefined) break;
      const text = run.text
        .slice(Math.max(0, start - base), Math.max(0, end - base))
        .replaceAll('\n', ' ');
      if (text !== '') {
        const piece = placed(run, text, x, fonts);
        pieces.push(piece);
        if (piece.width > 0) width = x + piece.width;
        x += piece.advance;
      }
      if (base + run.text.length >= end) break;
      base += run.text.length;
      index += 1;
    }
    return { pieces: pieces.map((piece, at) => filled(piece, pieces[at + 1])), width, hard };
  };
}

interface Placed<T> extends Piece<T> {
  readonly advance: number;
}

function placed<T>(run: Run<T>, text: string, x: number, fonts: Fonts): Placed<T> {
  const face = fonts.face(run.face);
  const bare = text.replace(/(?<! ) +$/, '');
  const advance = run.objectWidth ?? face.width(text, run.size);
  const width = bare === text ? advance : bare === '' ? 0 : face.width(bare, run.size);
  return { text, face: run.face, size: run.size, x, width, advance, data: run.data };
}

/** White space counts in a piece's width where another piece follows it. */
function filled<T>(piece: Placed<T>, next: Placed<T> | undefined): Piece<T> {
  const { advance, ...rest } = piece;
  return next === undefined || next.width === 0 ? rest : { ...rest, width: advance };
}
