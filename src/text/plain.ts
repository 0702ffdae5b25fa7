/** Shapes plain words from the font's own tables: one glyph a character, moved apart by pairs. */
import {
  covered,
  kerning,
  lookupsOf,
  movesAdvance,
  type Lookup,
  type Subtable,
} from './lookups.ts';
import { below, type FontTables } from './tables.ts';
import type { PlainGlyph } from './types.ts';

/** Characters that no rule of shaping takes one by one, but those that the font itself states. */
const PLAIN = /^[ -~£°·×À-ÖØ-öø-ž‐–—‘’“”•…−≤≥]+$/;

/** What a shaper applies to Latin text, and to text of no script, when nobody asks for more. */
const FEATURES: ReadonlySet<string> = new Set(
  ['rvrn', 'ccmp', 'locl', 'rlig', 'mark', 'mkmk'].concat([
    'calt',
    'clig',
    'liga',
    'rclt',
    'curs',
    'kern',
  ]),
);
const SCRIPTS = ['latn', 'DFLT'];

const GSUB_EXTENSION = 7;
const GPOS_EXTENSION = 9;
const GPOS_PAIRS = 2;
/** Lookups that take no base glyphs, or no ligatures: letters are either. */
const SKIPS_LETTERS = 0x2 | 0x4;
const NO_GLYPH = -1;

/**
 * Plain words of one face. What the tables say of other than pairs is not carried out here: a word to which
 * it might apply is not plain, and goes to the shaper.
 */
export class PlainWords {
  readonly #tables: FontTables;
  readonly #kerns: readonly Lookup[] | undefined;
  /** Whatever else may change a glyph. */
  readonly #changes: readonly Change[];
  readonly #glyphs = new Map<number, number>();
  /** By both glyphs; NaN where more than kerning may happen between them. */
  readonly #pairs = new Map<number, number>();

  constructor(tables: FontTables) {
    this.#tables = tables;
    const [kerns, changes] = rulesOf(tables);
    this.#kerns = kerns;
    this.#changes = changes;
  }

  /** The width in units of the em, or undefined if the word must go to the shaper. */
  width(word: string): number | undefined {
    if (this.#kerns === undefined || !PLAIN.test(word)) return undefined;
    let width = 0;
    let glyph = this.#glyph(word, 0);
    for (let at = 1; at <= word.length; at += 1) {
      const next = at === word.length ? NO_GLYPH : this.#glyph(word, at);
      width += this.#tables.advance(glyph) + this.#pair(glyph, next);
      glyph = next;
    }
    return Number.isNaN(width) ? undefined : width;
  }

  /** The glyphs, or undefined if the word must go to the shaper. */
  glyphs(word: string): readonly PlainGlyph[] | undefined {
    if (this.width(word) === undefined) return undefined;
    return Array.from({ length: word.length }, (_, at) => {
      const id = this.#glyph(word, at);
      const next = at + 1 === word.length ? NO_GLYPH : this.#glyph(word, at + 1);
      const width = this.#tables.advance(id);
      return { id, width, advance: width + this.#pair(id, next) };
    });
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
    let kern = this.#pairs.get(key);
    if (kern === undefined) {
      const isPlain = left !== 0 && !this.#changes.some((change) => change(left, right));
      kern = isPlain ? this.#kern(left, right) : Number.NaN;
      this.#pairs.set(key, kern);
    }
    return kern;
  }

  #kern(left: number, right: number): number {
    if (right === NO_GLYPH) return 0;
    let sum = 0;
    for (const { subtables } of this.#kerns ?? []) {
      // The first subtable that takes the pair ends the lookup.
      for (const { table } of subtables) {
        const kern = kerning(table, left, right);
        if (kern === undefined) continue;
        sum += kern;
        break;
      }
    }
    return sum;
  }
}

/** Whether a rule may change `glyph` where `next` follows. It may say so of more glyphs than it changes. */
type Change = (glyph: number, next: number) => boolean;

/** The lookups of pairs, and what else may change a glyph; no lookups if the font works by other means. */
function rulesOf(tables: FontTables): [readonly Lookup[] | undefined, readonly Change[]] {
  const [gsub, gpos] = [tables.table('GSUB'), tables.table('GPOS')];
  const places = SCRIPTS.map((script) =>
    gpos === undefined ? [] : lookupsOf(gpos, script, FEATURES, GPOS_EXTENSION),
  );
  const [kerns = [], others = []] = places.map((lookups) => lookups.filter(isKerning));
  const hasKerns = kerns.length > 0;
  const isAlien =
    ['fvar', 'morx', ...(hasKerns ? [] : ['kern'])].some((tag) => tables.table(tag)) ||
    kerns.some(
      ({ index, flags }, at) => index !== others[at]?.index || (flags & SKIPS_LETTERS) > 0,
    );
  if (isAlien || kerns.length !== others.length) return [undefined, []];
  const substitutions = SCRIPTS.flatMap((script) =>
    gsub === undefined ? [] : lookupsOf(gsub, script, FEATURES, GSUB_EXTENSION),
  );
  const changes = new Map<string, readonly Change[]>();
  for (const { index, subtables } of substitutions) {
    changes.set(`GSUB ${index}`, subtables.map(substitutionOf));
  }
  for (const lookup of places.flat()) {
    if (!isKerning(lookup)) changes.set(`GPOS ${lookup.index}`, lookup.subtables.map(placingOf));
  }
  return [kerns, [...changes.values()].flat()];
}

function isKerning({ subtables }: Lookup): boolean {
  return subtables.every(({ type, table }) => type === GPOS_PAIRS && movesAdvance(table));
}

function substitutionOf({ type, table }: Subtable): Change {
  if (type === 4) return (glyph, next) => joins(table, glyph, next);
  if (type === 5) return contextOf(table, 6);
  return type === 6 ? chainOf(table) : (glyph) => takes(table, glyph);
}

/** Of a lookup that joins marks to letters, the first coverage is that of the marks. */
function placingOf({ type, table }: Subtable): Change {
  if (type === 7) return contextOf(table, 6);
  return type === 8 ? chainOf(table) : (glyph) => takes(table, glyph);
}

function takes(table: DataView, glyph: number): boolean {
  return covered(table, table.getUint16(2), glyph) !== -1;
}

/** Whether a ligature of `glyph` goes on with `next`. */
function joins(table: DataView, glyph: number, next: number): boolean {
  const index = covered(table, table.getUint16(2), glyph);
  if (index === -1) return false;
  const set = below(table, table.getUint16(6 + 2 * index));
  return Array.from({ length: set.getUint16(0) }, (_, at) =>
    below(set, set.getUint16(2 + 2 * at)),
  ).some((ligature) => ligature.getUint16(2) === 1 || ligature.getUint16(4) === next);
}

/** A context by coverage has that of its first glyph at an offset of its own. */
function contextOf(table: DataView, first: number): Change {
  const offset = table.getUint16(0) === 3 ? table.getUint16(first) : table.getUint16(2);
  return (glyph) => covered(table, offset, glyph) !== -1;
}

/** A context with what stands before and after: by coverage, the glyph after the first must fit as well. */
function chainOf(table: DataView): Change {
  if (table.getUint16(0) !== 3) return (glyph) => takes(table, glyph);
  const input = 4 + 2 * table.getUint16(2);
  const count = table.getUint16(input);
  const ahead = input + 2 + 2 * count;
  const second = count > 1 ? input + 4 : table.getUint16(ahead) > 0 ? ahead + 2 : undefined;
  return (glyph, next) =>
    covered(table, table.getUint16(input + 2), glyph) !== -1 &&
    (second === undefined || covered(table, table.getUint16(second), next) !== -1);
}
