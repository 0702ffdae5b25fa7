/** Turns a font's tables into what a PDF says of the whole font: its name, and how it looks. */
import { must } from '../problems/must.ts';
import type { FontTables } from '../text/tables.ts';

// Flags of a font descriptor.
const FIXED_PITCH = 1;
const SERIF = 2;
const SYMBOLIC = 4;
const SCRIPT = 8;
const ITALIC = 64;

/** The entries of a descriptor; `scale` turns the font's units into thousandths of the em. */
export function describe(tables: FontTables, scale: number) {
  const head = must(tables.table('head'), 'head of a font');
  const { slant, isFixed } = postOf(tables.table('post'));
  const { family, xHeight, capHeight } = os2Of(tables.table('OS/2'));
  let flags = SYMBOLIC;
  if (isFixed) flags |= FIXED_PITCH;
  if (family >= 1 && family <= 7) flags |= SERIF;
  if (family === 10) flags |= SCRIPT;
  if ((head.getUint16(44) & 2) !== 0) flags |= ITALIC;
  return {
    Flags: flags,
    FontBBox: [36, 38, 40, 42].map((at) => head.getInt16(at) * scale),
    ItalicAngle: slant,
    Ascent: tables.ascent * scale,
    Descent: tables.descent * scale,
    CapHeight: (capHeight === 0 ? tables.ascent : capHeight) * scale,
    XHeight: xHeight * scale,
  };
}

/** In degrees, and whether all glyphs have one width. */
function postOf(table: DataView | undefined): { slant: number; isFixed: boolean } {
  if (table === undefined || table.byteLength < 16) return { slant: 0, isFixed: false };
  return { slant: table.getInt32(4) / 0x1_0000, isFixed: table.getUint32(12) !== 0 };
}

/** The class of the family (1 to 7 have serifs) and heights, 0 where they aren't known: they came with version 2. */
function os2Of(table: DataView | undefined): {
  family: number;
  xHeight: number;
  capHeight: number;
} {
  if (table === undefined) return { family: 0, xHeight: 0, capHeight: 0 };
  const family = table.getInt16(30) >> 8;
  if (table.getUint16(0) < 2) return { family, xHeight: 0, capHeight: 0 };
  return { family, xHeight: table.getInt16(86), capHeight: table.getInt16(88) };
}

const POSTSCRIPT_NAME = 6;

/** The font's name for machines, without spaces: the one in English if there are several. */
export function postScriptName(tables: FontTables): string {
  const table = tables.table('name');
  return (table === undefined ? undefined : nameIn(table))?.replaceAll(' ', '_') ?? 'Nameless';
}

function nameIn(table: DataView): string | undefined {
  let name: string | undefined;
  const end = 6 + table.getUint16(2) * 12;
  for (let at = 6; at < end; at += 12) {
    if (table.getUint16(at + 6) !== POSTSCRIPT_NAME) continue;
    const [platform, language] = [table.getUint16(at), table.getUint16(at + 4)];
    const isEnglish = (platform === 1 && language === 0) || (platform === 3 && language === 0x409);
    if (name !== undefined && !isEnglish) continue;
    const start = table.getUint16(4) + table.getUint16(at + 10);
    name = nameAt(table, start, table.getUint16(at + 8), platform === 1 ? 1 : 2);
  }
  return name;
}

/** A name is in ASCII, whichever the encoding: a byte each, or two. */
function nameAt(table: DataView, start: number, length: number, width: 1 | 2): string {
  let name = '';
  for (let at = start; at < start + length; at += width) {
    name += String.fromCharCode(width === 1 ? table.getUint8(at) : table.getUint16(at));
  }
  return name;
}
