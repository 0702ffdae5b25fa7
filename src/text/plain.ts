/** Shapes plain words from the font's own tables: glyphs in a row, moved apart by pairs, some joined. */
import { kerning, type Lookup } from './lookups.ts';
import { rulesOf, type Rules } from './rules.ts';
import type { FontTables } from './tables.ts';
import type { PlainGlyph } from './types.ts';

/** Characters that no rule of shaping takes one by one, but those that the font itself states. */
const PLAIN = /^[ -~£°·×À-ÖØ-öø-ž‐–—‘’“”•…−≤≥]+$/;

const NO_GLYPH = -1;
/** A pair that is part of a ligature, or looks like its beginning. */
const JOINED = Number.POSITIVE_INFINITY;
/** A pair to which more may happen than is done here. */
const UNKNOWN = Number.NaN;

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
  readonly #rules: Rules | undefined;
  readonly #glyphs = new Map<number, number>();
  /** Kerning by both glyphs. */
  readonly #pairs = new Map<number, number>();

  constructor(tables: FontTables) {
    this.#tables = tables;
    this.#rules = rulesOf(tables);
  }

  /** The width in units of the em, or undefined if the word must go to the shaper. */
  width(word: string): number | undefined {
    if (this.#rules === undefined || !PLAIN.test(word)) return undefined;
    let width = 0;
    let glyph = this.#glyph(word, 0);
    for (let at = 1; at <= word.length; at += 1) {
      const next = at === word.length ? NO_GLYPH : this.#glyph(word, at);
      width += this.#tables.advance(glyph) + this.#pair(glyph, next);
      glyph = next;
    }
    if (width === JOINED) return this.#joined(word)?.reduce((sum, { advance }) => sum + advance, 0);
    return Number.isNaN(width) ? undefined : width;
  }

  /** The glyphs, or undefined if the word must go to the shaper. */
  glyphs(word: string): readonly PlainGlyph[] | undefined {
    return this.#rules === undefined || !PLAIN.test(word) ? undefined : this.#joined(word);
  }

  /** Carries out the ligatures, one lookup after the other, and then the kerning. */
  #joined(word: string): readonly PlainGlyph[] | undefined {
    let row: readonly Taken[] = Array.from({ length: word.length }, (_, at) => ({
      id: this.#glyph(word, at),
      characters: 1,
    }));
    if (this.#isUnknown(row)) return undefined;
    for (const lookup of this.#rules?.ligatures ?? []) {
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

  #glyph(word: string, at: number): number {
    const code = word.charCodeAt(at);
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
      if (left === 0 || this.#rules?.mayChange(left, right) !== false) pair = UNKNOWN;
      else pair = this.#rules.mayJoin(left, right) ? JOINED : this.#kern(left, right);
      this.#pairs.set(key, pair);
    }
    return pair;
  }

  #kern(left: number, right: number): number {
    if (right === NO_GLYPH) return 0;
    return (this.#rules?.kerns ?? []).reduce((sum, lookup) => sum + kernBy(lookup, left, right), 0);
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
