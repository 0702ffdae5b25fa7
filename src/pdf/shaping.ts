/** Turns a word into glyphs with their places and the characters that each stands for, in reading order. */
import { must, nth } from '../problems/must.ts';
import { shapeable } from '../text/bidi.ts';
import type { Face, GlyphRun } from '../text/types.ts';

/** A word's glyphs. */
export interface Shaped {
  /** In the order in which the word is read. */
  readonly glyphs: readonly ShapedGlyph[];
  /** Where the pen stands before and after it, from the word's left edge, in thousandths of the em. */
  readonly start: number;
  readonly end: number;
  /** Whether each glyph is known to stand for its own characters; else the first stands for all of the word. */
  readonly exact: boolean;
}

/** Lengths in thousandths of the em. */
export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** The glyph's own width. */
  readonly width: number;
  /** Where it stands, from the word's left edge and above the baseline. */
  readonly x: number;
  readonly y: number;
}

/** Lays a word out; what comes of it depends on the word alone, and not on words before it. */
export function shape(word: string, rightToLeft: boolean, face: Face): Shaped {
  const drawn = shapeable(word, rightToLeft);
  const characters = Array.from(word, (character) => must(character.codePointAt(0), 'code point'));
  const run = face.shaped(drawn);
  const counts = run.glyphs.map(({ codePoints }) => codePoints.length);
  const exact = counts.reduce((sum, count) => sum + count, 0) === characters.length;
  // Glyphs come from left to right.
  const codes = exact
    ? handedOut(characters, rightToLeft ? counts.toReversed() : counts)
    : [characters];
  const { glyphs: seen, width } = placed(run, 1000 / face.tables.unitsPerEm);
  const ordered = rightToLeft ? seen.toReversed() : seen;
  const glyphs = ordered.map((glyph, index) => ({
    ...glyph,
    codePoints: codes[index] ?? [],
  }));
  const [start, end] = rightToLeft ? [width, 0] : [0, width];
  return { glyphs, start, end, exact };
}

/** The glyphs from left to right; `scale` turns the font's units into thousandths of the em. */
function placed(
  run: GlyphRun,
  scale: number,
): {
  glyphs: Omit<ShapedGlyph, 'codePoints'>[];
  width: number;
} {
  let pen = 0;
  const glyphs = run.glyphs.map((glyph, index) => {
    const position = nth(run.positions, index);
    const x = pen + position.xOffset * scale;
    pen += position.xAdvance * scale;
    const { id, codePoints, advanceWidth } = glyph;
    return {
      id,
      codePoints: [...codePoints],
      width: advanceWidth * scale,
      x,
      y: position.yOffset * scale,
    };
  });
  return { glyphs, width: pen };
}

/**
 * The characters of each glyph, in the order of the word. Where glyphs changed places within a syllable, each
 * stands for the character that is read at its place, so that the row of them reads right.
 */
function handedOut(
  characters: readonly number[],
  counts: readonly number[],
): readonly (readonly number[])[] {
  let at = 0;
  return counts.map((count) => characters.slice(at, (at += count)));
}

/** What is set on a line, as far as its ends go. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
  readonly rightToLeft?: boolean;
}

/** Where the pen begins a word or a stretch of words: at its right edge, if it runs from right to left. */
export function penStart({ x, width, rightToLeft }: Stretch): number {
  return rightToLeft === true ? x + width : x;
}

/** Where the pen ends it. */
export function penEnd({ x, width, rightToLeft }: Stretch): number {
  return rightToLeft === true ? x : x + width;
}

/** Neighbours of one height, and where the last of them ends. */
interface Row {
  readonly y: number;
  readonly glyphs: ShapedGlyph[];
  end: number;
}

/** The glyphs of one height after the other. */
export function inRows(glyphs: readonly ShapedGlyph[]): readonly Row[] {
  const rows: Row[] = [];
  for (const glyph of glyphs) {
    const end = glyph.x + glyph.width;
    let last = rows.at(-1);
    if (last?.y !== glyph.y) rows.push((last = { y: glyph.y, glyphs: [], end }));
    last.glyphs.push(glyph);
    last.end = end;
  }
  return rows;
}

/** Whether any glyph stands above or below the baseline. */
export function isRaised({ glyphs }: Shaped): boolean {
  return glyphs.some((glyph) => glyph.y !== 0);
}
