/** Turns the bytes of a PDF that Briefwright wrote into its objects, streams unpacked. */
import { inflateSync } from 'node:zlib';
import { LIMITS } from '../problems/limits.ts';

/** A value as it stands in a file: names, strings and references are told apart. */
export type PdfValue =
  | number
  | boolean
  | null
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'reference'; readonly id: number }
  | readonly PdfValue[]
  | ReadonlyMap<string, PdfValue>;

export interface PdfObject {
  readonly id: number;
  readonly value: PdfValue;
  /** Unpacked, if it was packed with Flate; as it stands otherwise (JPEG). */
  readonly stream: Uint8Array | undefined;
  /** The same as it stands in the file. */
  readonly packed?: Uint8Array | undefined;
}

export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: ReadonlyMap<string, PdfValue>;
  /** Where each object stands, in the order of the file: at a byte, or packed into a stream. */
  readonly places: readonly PdfPlace[];
  /** The rows of the table of objects. */
  readonly table: Uint8Array;
  /** The byte at which the last object ends. */
  readonly end: number;
}

export interface PdfPlace {
  readonly id: number;
  readonly at: number;
  /** The stream into which it is packed, and its place there. */
  readonly packed: { readonly stream: number; readonly index: number } | undefined;
}

/**
 * Reads a file in the form that we write: numbered objects one after the other, those without a stream
 * packed together. Throws for anything else, so that a file of other origin is told from one of ours.
 */
export function readObjects(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith('%PDF-')) throw new Error('this is no PDF');
  const objects: PdfObject[] = [];
  const places: PdfPlace[] = [];
  let trailer: ReadonlyMap<string, PdfValue> | undefined;
  let table = new Uint8Array();
  let at = 0;
  const parser = new Parser(text);
  parser.at = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
  at = parser.at;
  for (let head = parser.take(objectHeader); head !== undefined; head = parser.take(objectHeader)) {
    const object = objectOf(Number(head[1]), bytes, parser);
    places.push({ id: object.id, at, packed: undefined });
    const dictionary = object.value instanceof Map ? object.value : new Map<string, PdfValue>();
    const type = nameOf(dictionary.get('Type'));
    if (type === 'XRef') {
      trailer = dictionary;
      table = new Uint8Array(object.stream ?? []);
    } else if (type === 'ObjStm') {
      for (const [index, inner] of packedObjects(dictionary, object.stream).entries()) {
        objects.push(inner);
        places.push({ id: inner.id, at, packed: { stream: object.id, index } });
      }
    } else objects.push(object);
    at = parser.at;
  }
  if (trailer === undefined) throw new Error('the PDF has no table of its objects');
  objects.sort((a, b) => a.id - b.id);
  const byId = new Map(objects.map((object) => [object.id, object]));
  return { objects: byId, trailer, places, table, end: at };
}

function objectOf(id: number, bytes: Uint8Array, parser: Parser): PdfObject {
  const value = parser.value();
  const streams =
    parser.take(streamStart) === undefined ? undefined : streamOf(value, bytes, parser);
  if (parser.take(objectEnd) === undefined) throw new Error(`object ${id} of the PDF has no end`);
  return { id, value, stream: streams?.stream, packed: streams?.packed };
}

function packedObjects(
  dictionary: ReadonlyMap<string, PdfValue>,
  stream: Uint8Array | undefined,
): PdfObject[] {
  const parser = new Parser(Buffer.from(stream ?? []).toString('latin1'));
  const [count, first] = [Number(dictionary.get('N')), Number(dictionary.get('First'))];
  if (!(count <= (stream?.length ?? 0))) throw new Error('a stream of packed objects is broken');
  const places = Array.from(
    { length: count },
    () => [Number(parser.value()), Number(parser.value())] as const,
  );
  return places.map(([id, offset]) => {
    parser.at = first + offset;
    return { id, value: parser.value(), stream: undefined };
  });
}

const objectHeader = /\s*(\d+) 0 obj\s*/uy;
const objectEnd = /\s*endobj\n?/uy;
const streamStart = /\s*stream\r?\n/uy;
const streamEnd = /\s*endstream/uy;

function streamOf(value: PdfValue, bytes: Uint8Array, parser: Parser) {
  if (!(value instanceof Map)) throw new Error('a stream of the PDF has no dictionary');
  const length = value.get('Length');
  if (typeof length !== 'number') throw new Error('a stream of the PDF has no length');
  const packed = bytes.subarray(parser.at, parser.at + length);
  parser.at += length;
  if (parser.take(streamEnd) === undefined) throw new Error('a stream of the PDF has no end');
  const isFlate = nameOf(value.get('Filter')) === 'FlateDecode';
  const stream = isFlate ? inflateSync(packed, { maxOutputLength: LIMITS.pdfStream }) : packed;
  return { packed, stream };
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'name'
    ? value.name
    : undefined;
}

/** Reads values off text in which each character is one byte. */
export class Parser {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes past what a sticky pattern matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found !== null) this.at = pattern.lastIndex;
    return found ?? undefined;
  }

  /** The next value; throws where there is none. */
  value(): PdfValue {
    this.take(blank);
    const reference = this.take(referencePattern);
    if (reference !== undefined) return { kind: 'reference', id: Number(reference[1]) };
    const number = this.take(numberPattern);
    if (number !== undefined) return Number(number[0]);
    const name = this.take(namePattern);
    if (name !== undefined) return { kind: 'name', name: unescapeName(name[0].slice(1)) };
    if (this.take(dictionaryStart) !== undefined) return this.#dictionary();
    if (this.take(arrayStart) !== undefined) return this.#array();
    const hex = this.take(hexPattern);
    if (hex !== undefined)
      return { kind: 'string', bytes: Buffer.from(hex[0].slice(1, -1).replace(/\s/gu, ''), 'hex') };
    if (this.#text[this.at] === '(') return { kind: 'string', bytes: this.#literal() };
    const word = this.take(wordPattern)?.[0];
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new Error(`the PDF holds no value at byte ${this.at}`);
  }

  #dictionary(): ReadonlyMap<string, PdfValue> {
    const entries = new Map<string, PdfValue>();
    while (this.take(dictionaryEnd) === undefined) {
      this.take(blank);
      const name = this.take(namePattern);
      if (name === undefined)
        throw new Error(`a dictionary of the PDF is broken at byte ${this.at}`);
      entries.set(unescapeName(name[0].slice(1)), this.value());
    }
    return entries;
  }

  #array(): readonly PdfValue[] {
    const values: PdfValue[] = [];
    while (this.take(arrayEnd) === undefined) values.push(this.value());
    return values;
  }

  #literal(): Uint8Array {
    const bytes: number[] = [];
    this.at += 1;
    for (let depth = 1; ;) {
      const character = this.#text[this.at];
      this.at += 1;
      if (character === undefined) throw new Error('a string of the PDF has no end');
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (depth === 0) return Uint8Array.from(bytes);
      bytes.push(character === '\\' ? this.#escape() : character.charCodeAt(0));
    }
  }

  #escape(): number {
    const octal = this.take(octalPattern);
    if (octal !== undefined) return Number.parseInt(octal[0], 8) & 0xff;
    const character = this.#text.charAt(this.at);
    this.at += 1;
    return (escapes[character] ?? character).charCodeAt(0);
  }
}

const blank = /\s*/uy;
const referencePattern = /(\d+) 0 R/uy;
const numberPattern = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)/uy;
const namePattern = /\/[^\s()<>[\]{}/%]*/uy;
const dictionaryStart = /<</uy;
const dictionaryEnd = /\s*>>/uy;
const arrayStart = /\[/uy;
const arrayEnd = /\s*\]/uy;
const hexPattern = /<[0-9a-fA-F\s]*>/uy;
const wordPattern = /[a-z]+/uy;
const octalPattern = /[0-7]{1,3}/uy;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescapeName(name: string): string {
  return name.replace(/#([0-9a-fA-F]{2})/gu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
