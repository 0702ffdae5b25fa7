/** Turns two PDFs into the first thing in which they differ, whatever packed their streams. */
import type { PdfObject, PdfValue } from './objects.ts';
import { nameOf, readObjects } from './objects.ts';

/** Whether two PDFs hold the same objects. Compressed bytes may differ, since zlib's do by version. */
export function samePdf(a: Uint8Array, b: Uint8Array): boolean {
  return firstDifference(a, b) === undefined;
}

/**
 * Says in a few words what differs first, undefined if nothing does. A file that isn't in the form that we
 * write differs as a whole.
 */
export function firstDifference(a: Uint8Array, b: Uint8Array): string | undefined {
  if (Buffer.compare(a, b) === 0) return undefined;
  const [one, two] = [objectsOf(a), objectsOf(b)];
  if (one === undefined || two === undefined)
    return 'one of the two is not a PDF that Briefwright wrote';
  for (const [id, object] of one.objects) {
    const other = two.objects.get(id);
    if (other === undefined || !sameObject(object, other)) return describe(object, other);
  }
  if (two.objects.size > one.objects.size) return 'one of the two has more objects';
  const key = ['Root', 'ID'].find(
    (name) => !sameValue(one.trailer.get(name), two.trailer.get(name)),
  );
  return key === undefined ? undefined : `the file's /${key}`;
}

function objectsOf(bytes: Uint8Array): ReturnType<typeof readObjects> | undefined {
  try {
    return readObjects(bytes);
  } catch {
    return undefined;
  }
}

function sameObject(a: PdfObject, b: PdfObject): boolean {
  if (!sameValue(a.value, b.value)) return false;
  if (a.stream === undefined || b.stream === undefined) return a.stream === b.stream;
  return Buffer.compare(a.stream, b.stream) === 0;
}

function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** A value as JSON can hold it, without the length of a packed stream. */
function plain(value: PdfValue | undefined): unknown {
  if (value instanceof Map) {
    const packed = nameOf(value.get('Filter')) === 'FlateDecode';
    return [...value]
      .filter(([key]) => !(packed && key === 'Length'))
      .map(([key, entry]) => [key, plain(entry)]);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && 'bytes' in value) {
    return { string: Buffer.from(value.bytes).toString('latin1') };
  }
  return value;
}

function describe(a: PdfObject, b: PdfObject | undefined): string {
  const what = whatIs(a);
  if (b === undefined) return `${what}, which only one of the two has`;
  if (a.stream === undefined || b.stream === undefined) return what;
  const [one, two] = [linesOf(a.stream), linesOf(b.stream)];
  const line = one.findIndex((text, index) => text !== two[index]);
  return line === -1
    ? what
    : `${what}, line ${line + 1}: "${shortened(one[line])}" and "${shortened(two[line])}"`;
}

function linesOf(stream: Uint8Array): readonly string[] {
  return Buffer.from(stream).toString('latin1').split('\n');
}

function whatIs({ id, value, stream }: PdfObject): string {
  const type =
    value instanceof Map ? (nameOf(value.get('Type')) ?? nameOf(value.get('S'))) : undefined;
  const kind =
    type === undefined ? (stream === undefined ? 'a value' : 'a stream of drawing') : type;
  return `object ${id} (${kind})`;
}

/** Printable and short. */
function shortened(text = ''): string {
  const printable = text.replace(/[^\x20-\x7e]/gu, '?');
  return printable.length > 60 ? `${printable.slice(0, 60)}…` : printable;
}
