/** Shapes plain words from the font's own tables: glyphs in a row, moved apart by pairs, some joined. */
import { kerning, type Lookup } from './lookups.ts';
import { rulesOf, type Rules } from './rules.ts';
import type { FontTables } from './tables.ts';
import type { PlainGlyph } from './types.ts';

/** Characters that no rule of shaping takes one by one, but those that the font itself states. */
const PLAIN = /^[ -~£°·×À-ÖØ-öø-ž‐–—‘’“”•…−≤≥]$/;

const NO_GLYPH = -1;
/** What follows a word's last character: no character of a word, since it isn't plain. */
const END = 0;
/** A pair that is part of a ligature, or looks like its beginning. */
const JOINED = Number.POSITIVE_INFINITY;
/** A pair to which more may happen than is done here. */
const UNKNOWN = Number.NaN;

/** Stands for rules that can't be read: they may change anything. */
const OTHERS: Rules = {
  kerns: [],
  ligatures: [],
  mayJoin: () => false,
  mayChange: () => true,
};

/** A glyph, and how many characters of the word it stands for. */
interface Taken {
  readonly id: number;
  readonly characters: number;
}

/**
 * Plain words of one face. What the tables say of other than pairs and ligatures is not carried out here: a
 * word to which it might apply is not plain, and goes to the shaper.
 */
export class PlainWords {
  readonly #tables: FontTables;
  readonly #rules: Rules;
  readonly #glyphs = new Map<number, number>();
  /** By a character and the next: how far the pen moves from the one to the other. */
  readonly #steps = new Map<number, number>();
  /** By both glyphs, what is known of a pair. */
  readonly #pairs = new Map<number, number>();

  constructor(tables: FontTables) {
    this.#tables = tables;
    this.#rules = rulesOf(tables) ?? OTHERS;
  }

  /** The width in units of the em, or undefined if the word must go to the shaper. */
  width(word: string): number | undefined {
    const width = this.#steppedWidth(word);
    if (width === JOINED) return this.#joined(word)?.reduce((sum, { advance }) => sum + advance, 0);
    return Number.isNaN(width) ? undefined : width;
  }

  /** The glyphs, or undefined if the word must go to the shaper. */
  glyphs(word: string): readonly PlainGlyph[] | undefined {
    const width = this.#steppedWidth(word);
    if (Number.isNaN(width)) return undefined;
    if (width === JOINED) return this.#joined(word);
    const glyphs: PlainGlyph[] = [];
    for (let at = 0; at < word.length; at += 1) {
      const id = this.#glyph(word.charCodeAt(at));
      const advance = this.#step(word.charCodeAt(at), codeAt(word, at + 1));
      glyphs.push({ id, width: this.#tables.advance(id), advance, characters: 1 });
    }
    return glyphs;
  }

  /** JOINED where a ligature may be in the word, UNKNOWN where it isn't plain. */
  #steppedWidth(word: string): number {
    let width = word === '' ? UNKNOWN : 0;
    for (let at = 0; at < word.length && !Number.isNaN(width); at += 1) {
      width += this.#step(word.charCodeAt(at), codeAt(word, at + 1));
    }
    return width;
  }

  #step(code: number, next: number): number {
    const key = code * 0x1_0000 + next;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    // Not remembered: of other characters there are too many.
    if (!PLAIN.test(String.fromCharCode(code))) return UNKNOWN;
    const glyph = this.#glyph(code);
    const pair = this.#pair(glyph, next === END ? NO_GLYPH : this.#glyph(next));
    const step = this.#tables.advance(glyph) + pair;
    this.#steps.set(key, step);
    return step;
  }

  /** Carries out the ligatures, one lookup after the other, and then the kerning. */
  #joined(word: string): readonly PlainGlyph[] | undefined {
    let row: readonly Taken[] = Array.from({ length: word.length }, (_, at) => ({
      id: this.#glyph(word.charCodeAt(at)),
      characters: 1,
    }));
    for (const lookup of this.#rules.ligatures) {
      const joined = lookup(row);
      if (joined === undefined) continue;
      row = joined;
      if (this.#isUnknown(row)) return undefined;
    }
    return row.map(({ id, characters }, at) => {
      const width = this.#tables.advance(id);
      const next = row[at + 1];
      const advance = width + (next === undefined ? 0 : this.#kern(id, next.id));
      return { id, width, advance, characters };
    });
  }

  #isUnknown(row: readonly Taken[]): boolean {
    return row.some(({ id }, at) => Number.isNaN(this.#pair(id, row[at + 1]?.id ?? NO_GLYPH)));
  }

  #glyph(code: number): number {
    let glyph = this.#glyphs.get(code);
    if (glyph === undefined) {
      glyph = this.#tables.glyph(code);
      this.#glyphs.set(code, glyph);
    }
    return glyph;
  }

  #pair(left: number, right: number): number {
    const key = left * 0x1_0000 + (right & 0xffff);
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      if (left === 0 || this.#rules.mayChange(left, right)) pair = UNKNOWN;
      else pair = this.#rules.mayJoin(left, right) ? JOINED : this.#kern(left, right);
      this.#pairs.set(key, pair);
    }
    return pair;
  }

  #kern(left: number, right: number): number {
    if (right === NO_GLYPH) return 0;
    let kern = 0;
    for (const lookup of this.#rules.kerns) kern += kernBy(lookup, left, right);
    return kern;
  }
}

/** The first subtable that takes the pair ends the lookup. */
function kernBy({ subtables }: Lookup, left: number, right: number): number {
  for (const { table } of subtables) {
    const kern = kerning(table, left, right);
    if (kern !== undefined) return kern;
  }
  return 0;
}

function codeAt(word: string, at: number): number {
  return at < word.length ? word.charCodeAt(at) : END;
}
