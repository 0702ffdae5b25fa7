/** Writes PDF files of a few objects, in the form in which ours are written, for tests of reading them. */
import { deflateSync } from 'node:zlib';

/** Bytes that a text of Latin-1 spells. */
export const file = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'latin1'));

/** A file of objects in our form, with a table that lists them. */
export function fileOf(objects: readonly string[]): Uint8Array {
  let body = '%PDF-1.7\n%\xFF\xFF\xFF\xFF\n';
  const rows = Buffer.alloc((objects.length + 2) * 7);
  rows.writeUInt16BE(0xff_ff, 5);
  const put = (id: number, object: string) => {
    rows.writeUInt8(1, id * 7);
    rows.writeUInt32BE(body.length, id * 7 + 1);
    body += `${id} 0 obj\n${object}\nendobj\n`;
  };
  for (const [index, object] of objects.entries()) put(index + 1, object);
  const start = body.length;
  const id = objects.length + 1;
  rows.writeUInt8(1, id * 7);
  rows.writeUInt32BE(start, id * 7 + 1);
  const packed = deflateSync(rows).toString('latin1');
  put(
    id,
    `<<\n/Type /XRef\n/Size ${id + 1}\n/W [1 4 2]\n/Root 1 0 R\n/Length ${packed.length}\n/Filter /FlateDecode\n>>\nstream\n${packed}\nendstream`,
  );
  return file(`${body}startxref\n${start}\n%%EOF\n`);
}

/** An object with a stream, packed. */
export function stream(dictionary: string, data: Buffer): string {
  const packed = deflateSync(data).toString('latin1');
  return `<< ${dictionary} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`;
}
