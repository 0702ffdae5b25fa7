/** Reads the lookups of OpenType tables: which glyphs they take, and by how much they move pairs of them. */
import { below } from './tables.ts';

/** A lookup of a GSUB or GPOS table. */
export interface Lookup {
  /** Its number in the table. */
  readonly index: number;
  readonly flags: number;
  readonly subtables: readonly Subtable[];
}

export interface Subtable {
  /** As the table that it stands in counts its types; never that of an extension. */
  readonly type: number;
  readonly table: DataView;
}

/** The lookups that a script applies for these features, in their order; it may have no features at all. */
export function lookupsOf(
  table: DataView,
  script: string,
  wanted: ReadonlySet<string>,
  extension: number,
): readonly Lookup[] {
  const language = languageOf(below(table, table.getUint16(4)), script);
  if (language === undefined) return [];
  const features = below(table, table.getUint16(6));
  const lookups = below(table, table.getUint16(8));
  // Where a tag comes twice, the last counts.
  const byTag = new Map<string, DataView>();
  for (let at = 0; at < language.getUint16(4); at += 1) {
    const record = 2 + language.getUint16(6 + 2 * at) * 6;
    const tag = tagAt(features, record);
    if (wanted.has(tag)) byTag.set(tag, below(features, features.getUint16(record + 4)));
  }
  const indexes = new Set([...byTag.values()].flatMap((feature) => uint16s(feature, 2)));
  return [...indexes].sort((a, b) => a - b).map((index) => lookupAt(lookups, index, extension));
}

/** What a script applies in all its languages; `DFLT` where the font doesn't have the script. */
function languageOf(scripts: DataView, wanted: string): DataView | undefined {
  const places = new Map<string, number>();
  for (let at = 2; at < 2 + scripts.getUint16(0) * 6; at += 6) {
    places.set(tagAt(scripts, at), scripts.getUint16(at + 4));
  }
  const place = [wanted, 'DFLT', 'dflt', 'latn'].map((tag) => places.get(tag)).find(Boolean);
  if (place === undefined) return undefined;
  const script = below(scripts, place);
  return script.getUint16(0) === 0 ? undefined : below(script, script.getUint16(0));
}

function lookupAt(lookups: DataView, index: number, extension: number): Lookup {
  const lookup = below(lookups, lookups.getUint16(2 + 2 * index));
  const type = lookup.getUint16(0);
  const subtables = uint16s(lookup, 4).map((offset): Subtable => {
    const table = below(lookup, offset);
    return type === extension
      ? { type: table.getUint16(2), table: below(table, table.getUint32(4)) }
      : { type, table };
  });
  return { index, flags: lookup.getUint16(2), subtables };
}

/** A glyph's place in the coverage table at `coverage`, or -1. */
export function covered(table: DataView, coverage: number, glyph: number): number {
  const ranges = table.getUint16(coverage) === 2;
  const size = ranges ? 6 : 2;
  let low = 0;
  let high = table.getUint16(coverage + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = coverage + 4 + middle * size;
    const start = table.getUint16(at);
    if (glyph < start) high = middle - 1;
    else if (glyph > (ranges ? table.getUint16(at + 2) : start)) low = middle + 1;
    else return ranges ? table.getUint16(at + 4) + glyph - start : middle;
  }
  return -1;
}

/** By how much a subtable moves two glyphs apart; undefined if it doesn't take them. */
export function kerning(table: DataView, left: number, right: number): number | undefined {
  const index = covered(table, table.getUint16(2), left);
  if (index === -1) return undefined;
  return table.getUint16(0) === 1
    ? kerningOfPair(table, table.getUint16(10 + 2 * index), right)
    : kerningOfClasses(table, left, right);
}

/** Whether a subtable of pairs moves the left glyph's advance and nothing else. */
export function movesAdvance(table: DataView): boolean {
  return [0, X_ADVANCE].includes(table.getUint16(4)) && table.getUint16(6) === 0;
}

const X_ADVANCE = 4;

function valueSize(table: DataView): number {
  return table.getUint16(4) === X_ADVANCE ? 2 : 0;
}

/** Of the pairs at `set`, which are sorted by their right glyph. */
function kerningOfPair(table: DataView, set: number, right: number): number | undefined {
  const size = valueSize(table);
  let low = 0;
  let high = table.getUint16(set) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = set + 2 + middle * (2 + size);
    const glyph = table.getUint16(at);
    if (glyph === right) return size === 0 ? 0 : table.getInt16(at + 2);
    if (right < glyph) high = middle - 1;
    else low = middle + 1;
  }
  return undefined;
}

function kerningOfClasses(table: DataView, left: number, right: number): number {
  const size = valueSize(table);
  if (size === 0) return 0;
  const row = classOf(table, table.getUint16(8), left) * table.getUint16(14);
  return table.getInt16(16 + (row + classOf(table, table.getUint16(10), right)) * size);
}

/** A glyph's class in the table at `classes`; those that it doesn't name are of class 0. */
function classOf(table: DataView, classes: number, glyph: number): number {
  if (table.getUint16(classes) === 1) {
    const at = glyph - table.getUint16(classes + 2);
    return at >= 0 && at < table.getUint16(classes + 4) ? table.getUint16(classes + 6 + 2 * at) : 0;
  }
  let low = 0;
  let high = table.getUint16(classes + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = classes + 4 + middle * 6;
    if (glyph < table.getUint16(at)) high = middle - 1;
    else if (glyph > table.getUint16(at + 2)) low = middle + 1;
    else return table.getUint16(at + 4);
  }
  return 0;
}

/** A count, and as many numbers. */
function uint16s(table: DataView, offset: number): number[] {
  return Array.from({ length: table.getUint16(offset) }, (_, index) =>
    table.getUint16(offset + 2 + 2 * index),
  );
}

function tagAt(table: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((at) => table.getUint8(offset + at)));
}
