/** Turns a file that was read into the answer whether any other reader sees the same objects. */
import type { PdfFile } from './objects.ts';

const ROW = 7;

/**
 * Throws for a file that was changed after it was written: objects that stand twice, a table that leads elsewhere, or
 * anything behind the end. A viewer would follow the table or the addition, and show what we didn't read.
 */
export function checkIntact(bytes: Uint8Array, file: PdfFile): void {
  const seen = new Set<number>();
  for (const { id } of file.places) {
    if (seen.has(id)) throw new Error(`object ${id} stands twice`);
    seen.add(id);
  }
  checkTable(file);
  const tail = Buffer.from(bytes.subarray(file.end)).toString('latin1');
  const start = file.places.filter(({ packed }) => packed === undefined).at(-1)?.at;
  if (tail !== `startxref\n${start}\n%%EOF\n`) {
    throw new Error('something was added behind its end');
  }
}

function checkTable({ places, table, trailer }: PdfFile): void {
  const widths = trailer.get('W');
  const expected = JSON.stringify(widths) === '[1,4,2]' && trailer.get('Index') === undefined;
  if (!expected || trailer.get('Prev') !== undefined || trailer.get('Encrypt') !== undefined) {
    throw new Error('its table of objects was written by another program');
  }
  if (table.length !== (places.length + 1) * ROW) {
    throw new Error('its table does not list its objects');
  }
  const rows = Buffer.from(table);
  for (const { id, at, packed } of places) {
    const start = id * ROW;
    const row =
      start + ROW <= rows.length
        ? [rows.readUInt8(start), rows.readUInt32BE(start + 1), rows.readUInt16BE(start + 5)]
        : [];
    const wanted = packed === undefined ? [1, at, 0] : [2, packed.stream, packed.index];
    if (row.join() !== wanted.join()) throw new Error(`its table leads elsewhere for object ${id}`);
  }
}
