/** Turns the bytes of a font file into the reason why it cannot be embedded, if there is one. */

/**
 * Why these bytes cannot be embedded as a face; undefined if they can. A face is one static TrueType font
 * whose licence bits let documents carry it.
 */
export function fontFault(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return 'it is not a font file';
  const kind = KINDS[view.getUint32(0)];
  if (kind === undefined) return 'it is not a font file';
  if (kind !== 'TrueType') return `it is ${kind}, not TrueType`;
  const tables = tablesOf(view);
  if (tables === undefined) return 'its list of tables is broken';
  if (tables.has('fvar')) return 'it is a variable font, of which only one weight would be printed';
  for (const needed of ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']) {
    if (!tables.has(needed)) return `its table "${needed}" is missing`;
  }
  const os2 = tables.get('OS/2');
  const rights = os2 === undefined || os2 + 10 > bytes.length ? 0 : view.getUint16(os2 + 8);
  return (rights & 0xf) === 2 ? 'its licence forbids documents to carry it' : undefined;
}

const KINDS: Readonly<Record<number, string>> = {
  0x00010000: 'TrueType',
  0x74727565: 'TrueType',
  0x4f54544f: 'OpenType with PostScript outlines',
  0x74746366: 'a collection of fonts',
  0x774f4646: 'a web font (WOFF)',
  0x774f4632: 'a web font (WOFF2)',
};

function tablesOf(view: DataView): ReadonlyMap<string, number> | undefined {
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  if (12 + 16 * count > view.byteLength) return undefined;
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const name = [0, 1, 2, 3].map((more) => String.fromCharCode(view.getUint8(at + more))).join('');
    const start = view.getUint32(at + 8);
    if (start + view.getUint32(at + 12) > view.byteLength) return undefined;
    tables.set(name, start);
  }
  return tables;
}
