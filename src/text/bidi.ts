/** Turns a text into the directions that its characters run in, by the Unicode Bidirectional Algorithm. */
import bidiModule from 'bidi-js';
import type { Bidi } from 'bidi-js';
import { nth } from '../problems/must.ts';

/** The package's types speak of a module that holds the factory; what Node.js imports is the factory. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const makeBidi = bidiModule as unknown as () => Bidi;

/** Letters that run from right to left, and characters that turn what stands beside them. */
const TURNS =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const LETTERS = /\p{L}/gu;
const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The directions of one paragraph. Offsets count UTF-16 units. */
export interface Directions {
  /** Whether the paragraph as a whole runs from right to left. */
  readonly rightToLeft: boolean;
  /** Odd where the character runs from right to left. */
  level(offset: number): number;
  /** For each character from `start` to before `end`, a line of its own, its place from the left. */
  places(start: number, end: number): ReadonlyMap<number, number>;
}

let bidi: Bidi | undefined;

/** The algorithm, whose tables are made when a text first needs them. */
function loaded(): Bidi {
  return (bidi ??= makeBidi());
}

/** The directions of a paragraph; undefined where all of it runs from left to right, as most do. */
export function directionsOf(paragraph: string): Directions | undefined {
  if (!TURNS.test(paragraph)) return undefined;
  const algorithm = loaded();
  // A line's end within a paragraph is no paragraph of its own.
  const text = paragraph.replaceAll('\n', ' ');
  const rightToLeft = isMostlyRightToLeft(text);
  const levels = algorithm.getEmbeddingLevels(text, rightToLeft ? 'rtl' : 'ltr');
  return {
    rightToLeft,
    level: (offset) => nth(levels.levels, offset),
    places: (start, end) =>
      new Map(
        algorithm
          .getReorderedIndices(text, levels, start, end - 1)
          .map((offset, place) => [offset, place]),
      ),
  };
}

/**
 * A paragraph runs as most of its letters do. The first letter alone would turn an English sentence that
 * opens with an Arabic name.
 */
function isMostlyRightToLeft(text: string): boolean {
  const letters = text.match(LETTERS) ?? [];
  const turned = letters.filter((letter) => runsFromRight(letter)).length;
  return 2 * turned > letters.length;
}

/** Whether a text holds a letter that runs from right to left. */
function runsFromRight(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Adlam}]/u.test(
    text,
  );
}

/** A text without the marks that direct it, which are not drawn. */
export function withoutMarks(text: string): string {
  return text.replaceAll(CONTROLS, '');
}

/**
 * What to hand to the shaper for a stretch of one direction. It turns what holds letters that run from right
 * to left by itself, and nothing else; brackets face the other way there.
 */
export function shapeable(text: string, rightToLeft: boolean): string {
  const turned = runsFromRight(text);
  if (!turned && !rightToLeft) return text;
  const facing = rightToLeft ? Array.from(text, mirrored) : Array.from(text);
  return (turned === rightToLeft ? facing : facing.toReversed()).join('');
}

function mirrored(character: string): string {
  return loaded().getMirroredCharacter(character) ?? character;
}
