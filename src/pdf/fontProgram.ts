/** Turns a TrueType font into a smaller one that has a few of its glyphs, numbered anew. */
import { must, nth } from '../problems/must.ts';
import type { FontTables } from '../text/tables.ts';

// Flags of a part of a composite glyph, by which its length is known.
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const FOUR_SCALES = 0x0080;

/** The longest `glyf` that offsets of 16 bits reach: they count in pairs of bytes. */
const SHORT_REACH = 0x1_fffe;

/**
 * The bytes of a font with these glyphs in their order, and after them the glyphs that they are made of. It has the
 * tables that PDF asks for, and hints as they were.
 */
export function fontProgram(font: FontTables, glyphs: readonly number[]): Uint8Array {
  const head = copyOf(font, 'head', 54);
  const wasLong = head.getInt16(50) !== 0;
  const { outlines, glyphs: all } = outlinesOf(outlineReader(font, wasLong), glyphs);
  const size = outlines.reduce((sum, { length }) => sum + length, 0);
  const isLong = wasLong || size > SHORT_REACH;
  head.setInt16(50, isLong ? 1 : 0);
  const horizontal = copyOf(font, 'hhea', 36);
  horizontal.setUint16(34, all.length);
  const maxima = copyOf(font, 'maxp', 32);
  maxima.setUint16(4, all.length);
  return fileOf([
    ['head', bytesOf(head)],
    ['hhea', bytesOf(horizontal)],
    ['loca', offsets(outlines, isLong)],
    ['maxp', bytesOf(maxima)],
    ['cvt ', own(font, 'cvt ')],
    ['prep', own(font, 'prep')],
    ['glyf', joined(outlines, size)],
    ['hmtx', metrics(font, all)],
    ['fpgm', own(font, 'fpgm')],
  ]);
}

/** Reads the bytes that draw a glyph: none for one without ink. */
function outlineReader(font: FontTables, isLong: boolean): (glyph: number) => Uint8Array {
  const outlines = bytesOf(must(font.table('glyf'), 'outlines of a font'));
  const places = must(font.table('loca'), 'places of outlines of a font');
  const place = (glyph: number) =>
    isLong ? places.getUint32(glyph * 4) : places.getUint16(glyph * 2) * 2;
  return (glyph) => outlines.subarray(place(glyph), place(glyph + 1));
}

/** The outlines of glyphs and of their parts, which take the next numbers. */
function outlinesOf(
  read: (glyph: number) => Uint8Array,
  wanted: readonly number[],
): { readonly outlines: readonly Uint8Array[]; readonly glyphs: readonly number[] } {
  const glyphs = [...wanted];
  const numbers = new Map<number, number>();
  for (const [number, glyph] of wanted.entries()) {
    if (!numbers.has(glyph)) numbers.set(glyph, number);
  }
  const numberOf = (glyph: number) => {
    let number = numbers.get(glyph);
    if (number === undefined) {
      number = glyphs.push(glyph) - 1;
      numbers.set(glyph, number);
    }
    return number;
  };
  const outlines: Uint8Array[] = [];
  // Parts may have parts, so the list grows meanwhile.
  for (let at = 0; at < glyphs.length; at += 1) {
    const outline = read(nth(glyphs, at));
    outlines.push(isComposite(outline) ? renumbered(outline, numberOf) : outline);
  }
  return { outlines, glyphs };
}

/** A composite glyph counts its contours as less than none. */
function isComposite(outline: Uint8Array): boolean {
  return outline.length > 0 && nth(outline, 0) >= 0x80;
}

function renumbered(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  const copy = outline.slice();
  const view = viewOf(copy);
  let at = 10;
  let flags = MORE;
  while ((flags & MORE) !== 0) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += (flags & WORDS) === 0 ? 6 : 8;
    if ((flags & SCALE) !== 0) at += 2;
    else if ((flags & TWO_SCALES) !== 0) at += 4;
    else if ((flags & FOUR_SCALES) !== 0) at += 8;
  }
  return copy;
}

function offsets(outlines: readonly Uint8Array[], isLong: boolean): Uint8Array {
  const table = new DataView(new ArrayBuffer((outlines.length + 1) * (isLong ? 4 : 2)));
  let offset = 0;
  for (let at = 0; at <= outlines.length; at += 1) {
    if (isLong) table.setUint32(at * 4, offset);
    else table.setUint16(at * 2, offset >> 1);
    offset += outlines[at]?.length ?? 0;
  }
  return bytesOf(table);
}

function metrics(font: FontTables, glyphs: readonly number[]): Uint8Array {
  const table = new DataView(new ArrayBuffer(glyphs.length * 4));
  for (const [at, glyph] of glyphs.entries()) {
    table.setUint16(at * 4, font.advance(glyph));
    table.setInt16(at * 4 + 2, font.bearing(glyph));
  }
  return bytesOf(table);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The beginning of a table, to be changed. */
function copyOf(font: FontTables, tag: string, length: number): DataView {
  const bytes = must(own(font, tag), `table ${tag} of a font`).slice(0, length);
  return viewOf(bytes);
}

function own(font: FontTables, tag: string): Uint8Array | undefined {
  const table = font.table(tag);
  return table && bytesOf(table);
}

function fileOf(entries: readonly (readonly [string, Uint8Array | undefined])[]): Uint8Array {
  const tables = entries.filter(([, bytes]) => bytes !== undefined && bytes.length > 0);
  const start = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((sum, [, bytes]) => sum + (bytes?.length ?? 0), start));
  const view = viewOf(file);
  const depth = 31 - Math.clz32(tables.length);
  file.set(Buffer.from('true', 'latin1'));
  view.setUint16(4, tables.length);
  // For a search by halves.
  view.setUint16(6, 16 << depth);
  view.setUint16(8, depth);
  view.setUint16(10, 16 * tables.length - (16 << depth));
  let offset = start;
  for (const [index, [tag, bytes = new Uint8Array()]] of tables.entries()) {
    const at = 12 + 16 * index;
    file.set(Buffer.from(tag, 'latin1'), at);
    // Readers of PDFs don't look at its sum.
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    file.set(bytes, offset);
    offset += bytes.length;
  }
  return file;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(table: DataView): Uint8Array {
  return new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
}
