/** Reads from a font what a shaper would do to its glyphs: pairs, ligatures, and whether there is more. */
import { covered, lookupsOf, movesAdvance, type Lookup, type Subtable } from './lookups.ts';
import { below, type FontTables } from './tables.ts';

export interface Rules {
  /** Lookups that move pairs of glyphs apart. */
  readonly kerns: readonly Lookup[];
  /** Each gives the row with its ligatures in it; undefined if there are none. */
  readonly ligatures: readonly Ligatures[];
  /** Whether a ligature of `glyph` may go on with `next`. */
  mayJoin(glyph: number, next: number): boolean;
  /** Whether another rule may change `glyph` where `next` follows. It may say so of more than are changed. */
  mayChange(glyph: number, next: number): boolean;
}

interface Taken {
  readonly id: number;
  readonly characters: number;
}

type Ligatures = (row: readonly Taken[]) => readonly Taken[] | undefined;
type Change = (glyph: number, next: number) => boolean;

/** What a shaper applies to Latin text, and to text of no script, in two rounds, when nobody asks for more. */
const ROUNDS: readonly ReadonlySet<string>[] = [
  new Set(['rvrn', 'ccmp', 'locl', 'rlig', 'mark', 'mkmk']),
  new Set(['calt', 'clig', 'liga', 'rclt', 'curs', 'kern']),
];

const LIGATURES = 4;
const GSUB_EXTENSION = 7;
const GPOS_EXTENSION = 9;
const GPOS_PAIRS = 2;
/** Lookups that take no base glyphs, or no ligatures: letters are either. */
const SKIPS_LETTERS = 0x2 | 0x4;

/** The rules of a font; undefined if it works by other means than these, or treats Latin apart. */
export function rulesOf(tables: FontTables): Rules | undefined {
  const latin = lookupsFor(tables, 'latn');
  const common = lookupsFor(tables, 'DFLT');
  const { kerns, ligatures } = latin;
  if (!same(kerns, common.kerns) || !same(ligatures, common.ligatures)) return undefined;
  const alien = ['fvar', 'morx', ...(kerns.length > 0 ? [] : ['kern'])];
  if (alien.some((tag) => tables.table(tag) !== undefined)) return undefined;
  const skips = [...kerns, ...ligatures].some(({ flags }) => (flags & SKIPS_LETTERS) > 0);
  if (skips) return undefined;
  const joins = ligatures.flatMap(({ subtables }) => subtables);
  const changes = [...latin.changes, ...common.changes];
  return {
    kerns,
    ligatures: ligatures.map((lookup) => (row) => joined(row, lookup)),
    mayJoin: (glyph, next) => joins.some(({ table }) => beginsWith(table, glyph, next)),
    mayChange: (glyph, next) => changes.some((change) => change(glyph, next)),
  };
}

function lookupsFor(tables: FontTables, script: string) {
  const [gsub, gpos] = [tables.table('GSUB'), tables.table('GPOS')];
  const inRounds = (table: DataView | undefined, extension: number) =>
    table === undefined
      ? []
      : ROUNDS.flatMap((features) => lookupsOf(table, script, features, extension));
  const substitutions = inRounds(gsub, GSUB_EXTENSION);
  const placements = inRounds(gpos, GPOS_EXTENSION);
  return {
    kerns: placements.filter(isKerning),
    ligatures: substitutions.filter(isLigatures),
    changes: [
      ...substitutions
        .filter((lookup) => !isLigatures(lookup))
        .flatMap(({ subtables }) => subtables.map((subtable) => changeOf(subtable, 5))),
      ...placements
        .filter((lookup) => !isKerning(lookup))
        .flatMap(({ subtables }) => subtables.map((subtable) => changeOf(subtable, 7))),
    ],
  };
}

function isLigatures({ subtables }: Lookup): boolean {
  return subtables.every(({ type }) => type === LIGATURES);
}

function isKerning({ subtables }: Lookup): boolean {
  return subtables.every(({ type, table }) => type === GPOS_PAIRS && movesAdvance(table));
}

function same(some: readonly Lookup[], others: readonly Lookup[]): boolean {
  return (
    some.length === others.length && some.every(({ index }, at) => index === others[at]?.index)
  );
}

/** By which a type of context is known: those of a chain have the next number. */
function changeOf({ type, table }: Subtable, context: number): Change {
  if (type === context) {
    const offset = table.getUint16(table.getUint16(0) === 3 ? 6 : 2);
    return (glyph) => covered(table, offset, glyph) !== -1;
  }
  if (type === context + 1 && table.getUint16(0) === 3) return chainOf(table);
  // Of what joins marks to letters, the first coverage is that of the marks.
  return (glyph) => covered(table, table.getUint16(2), glyph) !== -1;
}

/** A context by coverage, with what stands before and after: the glyph after the first must fit as well. */
function chainOf(table: DataView): Change {
  const input = 4 + 2 * table.getUint16(2);
  const count = table.getUint16(input);
  const ahead = input + 2 + 2 * count;
  const second = count > 1 ? input + 4 : table.getUint16(ahead) > 0 ? ahead + 2 : undefined;
  return (glyph, next) =>
    covered(table, table.getUint16(input + 2), glyph) !== -1 &&
    (second === undefined || covered(table, table.getUint16(second), next) !== -1);
}

/** The ligatures that begin with a glyph, the first choice first. */
function ligaturesOf(table: DataView, glyph: number): readonly DataView[] {
  const index = covered(table, table.getUint16(2), glyph);
  if (index === -1) return [];
  const set = below(table, table.getUint16(6 + 2 * index));
  return Array.from({ length: set.getUint16(0) }, (_, at) => below(set, set.getUint16(2 + 2 * at)));
}

function beginsWith(table: DataView, glyph: number, next: number): boolean {
  return ligaturesOf(table, glyph).some(
    (ligature) => ligature.getUint16(2) === 1 || ligature.getUint16(4) === next,
  );
}

function joined(row: readonly Taken[], { subtables }: Lookup): readonly Taken[] | undefined {
  const made: Taken[] = [];
  for (let at = 0; at < row.length;) {
    const ligature = subtables
      .flatMap(({ table }) => ligaturesOf(table, row[at]?.id ?? 0))
      .find((ligature) => fits(ligature, row, at));
    const count = ligature?.getUint16(2) ?? 1;
    const parts = row.slice(at, at + count);
    const characters = parts.reduce((sum, part) => sum + part.characters, 0);
    made.push({ id: ligature?.getUint16(0) ?? parts[0]?.id ?? 0, characters });
    at += count;
  }
  return made.length === row.length ? undefined : made;
}

function fits(ligature: DataView, row: readonly Taken[], at: number): boolean {
  const more = ligature.getUint16(2) - 1;
  return Array.from({ length: more }, (_, part) => ligature.getUint16(4 + 2 * part)).every(
    (component, part) => row[at + 1 + part]?.id === component,
  );
}
