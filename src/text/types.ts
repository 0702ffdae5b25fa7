/** Faces, styled runs and broken lines. Lengths in points. */

import type { FontTables } from './tables.ts';

/** One font file of the theme, under the name by which items refer to it: `sans-semibold-italic`. */
export type FaceId = string;

export interface Face {
  readonly id: FaceId;
  /** The bytes of a static TrueType font. */
  readonly bytes: Uint8Array;
  readonly tables: FontTables;
  /** Whether the face serves for symbols alone; white space beside them is another's. */
  readonly symbolsOnly?: boolean;
  /** As parts of the em, positive up; the descent is negative. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  has(codePoint: number): boolean;
  /** The width of `text` at `size` points, kerning and ligatures included. */
  width(text: string, size: number): number;
  /** The glyphs of a word that needs no shaper, or undefined for any other. */
  plain?(word: string): readonly PlainGlyph[] | undefined;
  /** The glyphs of any text, from left to right. */
  shaped(text: string): GlyphRun;
}

/** Shaped text. In units of the em. */
export interface GlyphRun {
  readonly glyphs: readonly {
    readonly id: number;
    readonly codePoints: readonly number[];
    /** The glyph's own width, without kerning. */
    readonly advanceWidth: number;
  }[];
  /** By glyph, how far the pen moves, and where the glyph stands off it. */
  readonly positions: readonly {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }[];
}

/** A glyph with its own width, and that with the kerning to the next. In units of the em. */
export interface PlainGlyph {
  readonly id: number;
  readonly width: number;
  readonly advance: number;
  /** How many characters of the word it stands for. */
  readonly characters: number;
}

/** The theme's faces. */
export interface Fonts {
  readonly faces: ReadonlyMap<FaceId, Face>;
  face(id: FaceId): Face;
  /** The face that has the code point: `wanted` itself, else the first fallback; undefined if none has it. */
  faceFor(codePoint: number, wanted: FaceId): FaceId | undefined;
}

/** A stretch of a paragraph in one style. `T` is what the layout wants back with each piece (tag, link). */
export interface Run<T> {
  readonly text: string;
  readonly face: FaceId;
  readonly size: number;
  /** Set for an atomic inline such as a small image: its width; `text` is then U+FFFC. */
  readonly objectWidth?: number;
  readonly data: T;
}

/** A piece of a line: text in one face, at `x` from the line's start. */
export interface Piece<T> {
  readonly text: string;
  readonly face: FaceId;
  readonly size: number;
  readonly x: number;
  readonly width: number;
  readonly data: T;
  /** Set where the text runs from right to left; `text` is in the order in which it is read. */
  readonly rightToLeft?: boolean;
}

/** Pieces are in the order in which they are read. */
export interface Line<T> {
  readonly pieces: readonly Piece<T>[];
  readonly width: number;
  /** Whether a hard break, and not the breaker, ended the line. */
  readonly hard: boolean;
  /** Set where the line's paragraph runs from right to left, and so starts at the right. */
  readonly rightToLeft?: boolean;
}
