/** Reads from a font what a shaper would do to its glyphs: pairs, ligatures, and whether there is more. */
import { nth } from '../problems/must.ts';
import { covered, lookupsOf, movesAdvance, type Lookup, type Subtable } from './lookups.ts';
import type { FontTables } from './tables.ts';

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

/** What may be done to some glyphs: to each that the coverage at `takes` holds, where the next is one of `before`. */
interface Change {
  readonly table: DataView;
  readonly takes: number;
  readonly before: number | undefined;
}

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
  const seconds = remembered((glyph) => secondsOf(joins, glyph));
  const changes = [...latin.changes, ...common.changes];
  const changesOf = remembered((glyph) =>
    changes.filter(({ table, takes }) => covered(table, takes, glyph) !== -1),
  );
  return {
    kerns,
    ligatures: ligatures.map((lookup) => (row) => joined(row, lookup)),
    mayJoin: (glyph, next) => {
      const found = seconds(glyph);
      return found.has(next) || found.has(ANY);
    },
    mayChange: (glyph, next) =>
      changesOf(glyph).some(
        ({ table, before }) => before === undefined || covered(table, before, next) !== -1,
      ),
  };
}

/** A word asks of each of its glyphs again and again, and a text has few different ones. */
function remembered<T>(find: (glyph: number) => T): (glyph: number) => T {
  const known = new Map<number, T>();
  return (glyph) => {
    let found = known.get(glyph);
    if (found === undefined) {
      found = find(glyph);
      known.set(glyph, found);
    }
    return found;
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
    const takes = table.getUint16(table.getUint16(0) === 3 ? 6 : 2);
    return { table, takes, before: undefined };
  }
  if (type === context + 1 && table.getUint16(0) === 3) return chainOf(table);
  // Of what joins marks to letters, the first coverage is that of the marks.
  return { table, takes: table.getUint16(2), before: undefined };
}

/** A context by coverage, with what stands before and after: the glyph after the first must fit as well. */
function chainOf(table: DataView): Change {
  const input = 4 + 2 * table.getUint16(2);
  const count = table.getUint16(input);
  const ahead = input + 2 + 2 * count;
  const second = count > 1 ? input + 4 : table.getUint16(ahead) > 0 ? ahead + 2 : undefined;
  return {
    table,
    takes: table.getUint16(input + 2),
    before: second === undefined ? undefined : table.getUint16(second),
  };
}

/** Where the ligatures stand that begin with a glyph, the first choice first. */
function ligaturesOf(table: DataView, glyph: number): readonly number[] {
  const index = covered(table, table.getUint16(2), glyph);
  if (index === -1) return [];
  const set = table.getUint16(6 + 2 * index);
  return Array.from(
    { length: table.getUint16(set) },
    (_, at) => set + table.getUint16(set + 2 + 2 * at),
  );
}

/** Stands for any glyph: a ligature of one glyph doesn't ask for the next. */
const ANY = -1;

/** The glyphs with which ligatures of a glyph go on. */
function secondsOf(joins: readonly Subtable[], glyph: number): ReadonlySet<number> {
  const seconds = new Set<number>();
  for (const { table } of joins) {
    for (const ligature of ligaturesOf(table, glyph)) {
      seconds.add(table.getUint16(ligature + 2) === 1 ? ANY : table.getUint16(ligature + 4));
    }
  }
  return seconds;
}

function joined(row: readonly Taken[], { subtables }: Lookup): readonly Taken[] | undefined {
  const made: Taken[] = [];
  for (let at = 0; at < row.length;) {
    const taken = nth(row, at);
    const ligature = ligatureAt(row, at, { first: taken.id, subtables });
    const count = ligature?.count ?? 1;
    const parts = row.slice(at, at + count);
    const characters = parts.reduce((sum, part) => sum + part.characters, 0);
    made.push({ id: (ligature ?? taken).id, characters });
    at += count;
  }
  return made.length === row.length ? undefined : made;
}

/** The first ligature that fits at a place of the row, where `first` stands, and of how many glyphs it is made. */
function ligatureAt(
  row: readonly Taken[],
  at: number,
  { first, subtables }: { readonly first: number; readonly subtables: readonly Subtable[] },
): { readonly id: number; readonly count: number } | undefined {
  for (const { table } of subtables) {
    for (const ligature of ligaturesOf(table, first)) {
      if (fits(table, ligature, row, at)) {
        return { id: table.getUint16(ligature), count: table.getUint16(ligature + 2) };
      }
    }
  }
  return undefined;
}

function fits(table: DataView, ligature: number, row: readonly Taken[], at: number): boolean {
  const count = table.getUint16(ligature + 2);
  for (let part = 1; part < count; part += 1) {
    if (row[at + part]?.id !== table.getUint16(ligature + 2 + 2 * part)) return false;
  }
  return true;
}
