/** Compares two PDFs as their readers see them: streams unpacked, file offsets left out. */
import { inflateSync } from 'node:zlib';

const OBJECT = /(?<number>\d+) 0 obj\s(?<dictionary>[^]*?)(?:stream\r?\n|endobj)/gu;

/**
 * Says where two PDFs first differ, or undefined if they are the same but for how their streams were packed:
 * another version of zlib packs the same content into other bytes.
 */
export function firstDifference(old: Uint8Array, now: Uint8Array): string | undefined {
  if (Buffer.compare(old, now) === 0) return undefined;
  const before = unpack(old);
  const after = unpack(now);
  if (before === undefined) return 'it is not a PDF that Briefwright wrote';
  if (after === undefined) throw new Error('a PDF of our own cannot be unpacked');
  for (const [number, content] of after) {
    const other = before.get(number);
    if (other === undefined) return `it lacks object ${number}`;
    if (other !== content) return `it differs in object ${number}${kindOf(content)}`;
  }
  return before.size === after.size ? undefined : 'it holds more objects';
}

/** The objects by number, and the trailer under the number 0; undefined where the file is damaged. */
function unpack(bytes: Uint8Array): ReadonlyMap<number, string> | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const end = text.lastIndexOf('\nxref');
  const trailer = /trailer\s(?<body>[^]*?)startxref/u.exec(text.slice(Math.max(end, 0)));
  if (!text.startsWith('%PDF-') || end < 0 || trailer === null) return undefined;
  const objects = new Map([[0, trailer.groups?.['body'] ?? '']]);
  OBJECT.lastIndex = 0;
  for (let found = OBJECT.exec(text); found !== null; found = OBJECT.exec(text)) {
    const { number = '', dictionary = '' } = found.groups ?? {};
    if (!found[0].endsWith('endobj')) {
      const length = Number(/\/Length (?<length>\d+)/u.exec(dictionary)?.groups?.['length']);
      const start = OBJECT.lastIndex;
      const content = contentOf(bytes.subarray(start, start + length), dictionary);
      if (content === undefined) return undefined;
      objects.set(Number(number), dictionary.replace(/\/Length \d+/u, '') + content);
      OBJECT.lastIndex = start + length;
    } else objects.set(Number(number), dictionary);
  }
  return objects;
}

function contentOf(packed: Uint8Array, dictionary: string): string | undefined {
  if (!dictionary.includes('/FlateDecode')) return Buffer.from(packed).toString('latin1');
  try {
    return inflateSync(packed).toString('latin1');
  } catch {
    return undefined;
  }
}

function kindOf(content: string): string {
  const kind = /\/Type \/(?<kind>[A-Za-z]+)/u.exec(content)?.groups?.['kind'];
  if (kind !== undefined) return ` (${kind})`;
  return content.includes(' Tf') ? ' (what a page shows)' : '';
}
