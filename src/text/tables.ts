/** Reads the tables of a TrueType font that tell which glyph a character has, and how wide it is. */
import { must } from '../problems/must.ts';

/** The subtables of `cmap` that hold Unicode, as platform and encoding; the first that is there counts. */
const UNICODE: readonly (readonly [number, number])[] = [
  [3, 10],
  [0, 6],
  [0, 4],
  [3, 1],
  [0, 3],
  [0, 2],
  [0, 1],
  [0, 0],
];

/** The tables of a static TrueType font. Numbers in it are big-endian, as DataView reads them. */
export class FontTables {
  readonly #bytes: Uint8Array;
  readonly #places = new Map<string, { readonly offset: number; readonly length: number }>();
  readonly #characters: DataView;
  readonly #metrics: DataView;
  readonly #metricCount: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const directory = viewOf(bytes, 0, bytes.length);
    const count = directory.getUint16(4);
    for (let at = 12; at < 12 + count * 16; at += 16) {
      const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      const [offset, length] = [directory.getUint32(at + 8), directory.getUint32(at + 12)];
      this.#places.set(tag, { offset, length });
    }
    this.#characters = this.#unicode();
    this.#metrics = this.#needed('hmtx');
    this.#metricCount = this.#needed('hhea').getUint16(34);
  }

  table(tag: string): DataView | undefined {
    const place = this.#places.get(tag);
    return place && viewOf(this.#bytes, place.offset, place.length);
  }

  get unitsPerEm(): number {
    return this.#needed('head').getUint16(18);
  }

  /** How far letters go up and down from the baseline, the latter negative, in units of the em. */
  get ascent(): number {
    return this.#needed('hhea').getInt16(4);
  }

  get descent(): number {
    return this.#needed('hhea').getInt16(6);
  }

  get xHeight(): number {
    return this.#needed('OS/2').getInt16(86);
  }

  get capHeight(): number {
    return this.#needed('OS/2').getInt16(88);
  }

  /** The glyph of a character; 0 where the font has none. */
  glyph(codePoint: number): number {
    const table = this.#characters;
    return table.getUint16(0) === 4 ? inSegments(table, codePoint) : inGroups(table, codePoint);
  }

  /** The width of a glyph in units of the em. */
  advance(glyph: number): number {
    return this.#metrics.getUint16(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  /** How far the ink of a glyph begins to the right of its origin, in units of the em; 0 where that is not said. */
  bearing(glyph: number): number {
    const count = this.#metricCount;
    const at = glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2;
    return at + 2 <= this.#metrics.byteLength ? this.#metrics.getInt16(at) : 0;
  }

  #needed(tag: string): DataView {
    return must(this.table(tag), `table ${tag} of a font`);
  }

  #unicode(): DataView {
    const table = this.#needed('cmap');
    const records = Array.from({ length: table.getUint16(2) }, (_, index) => 4 + index * 8);
    for (const [platform, encoding] of UNICODE) {
      const record = records.find(
        (at) => table.getUint16(at) === platform && table.getUint16(at + 2) === encoding,
      );
      if (record === undefined) continue;
      const found = below(table, table.getUint32(record + 4));
      if ([4, 12].includes(found.getUint16(0))) return found;
    }
    throw new Error('a font has no characters in format 4 or 12');
  }
}

/** The rest of a table from an offset on. */
export function below(table: DataView, offset: number): DataView {
  return new DataView(table.buffer, table.byteOffset + offset, table.byteLength - offset);
}

function viewOf(bytes: Uint8Array, offset: number, length: number): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, length);
}

/** Format 4 of `cmap`: segments of the first 65,536 characters. */
function inSegments(table: DataView, codePoint: number): number {
  const size = table.getUint16(6);
  const [ends, starts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size] as const;
  let segment = 0;
  while (segment < size && table.getUint16(ends + segment) < codePoint) segment += 2;
  if (segment >= size || table.getUint16(starts + segment) > codePoint) return 0;
  const delta = table.getUint16(deltas + segment);
  const offset = table.getUint16(offsets + segment);
  if (offset === 0) return (codePoint + delta) & 0xffff;
  const start = table.getUint16(starts + segment);
  const glyph = table.getUint16(offsets + segment + offset + 2 * (codePoint - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** Format 12 of `cmap`: groups of characters in a row. */
function inGroups(table: DataView, codePoint: number): number {
  let low = 0;
  let high = table.getUint32(12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = 16 + middle * 12;
    if (codePoint < table.getUint32(at)) high = middle - 1;
    else if (codePoint > table.getUint32(at + 4)) low = middle + 1;
    else return table.getUint32(at + 8) + codePoint - table.getUint32(at);
  }
  return 0;
}
