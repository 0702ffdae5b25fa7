/** Turns a page's content stream into its text, by marked-content sequence. */
import { must, nth } from '../problems/must.ts';
import type { PdfValue } from './objects.ts';
import { nameOf, Parser } from './objects.ts';

/** Follows a reference. */
export type Resolve = (
  value: PdfValue | undefined,
) => { readonly value: PdfValue; readonly stream: Uint8Array | undefined } | undefined;

type Dictionary = ReadonlyMap<string, PdfValue>;
type Cmap = ReadonlyMap<number, string>;

interface Sequence {
  readonly mcid?: number;
  /** Whether an ActualText stands for what the sequence holds. */
  readonly actual?: boolean;
}

/** Forms inside each other: ours have two at most. */
const MOST_FORMS = 20;

const operatorPattern = /[A-Za-z'"*]+[01]?(?=\s|$)/uy;
const endPattern = /$/uy;
const blank = /\s*/uy;

export class ContentReader {
  readonly texts = new Map<number, string>();
  /** What stands outside of the tags: heads and feet. */
  artifacts = '';
  readonly #resolve: Resolve;
  readonly #fonts: Map<string, Cmap>;
  readonly #open: Sequence[] = [];
  readonly #saved: Cmap[] = [];
  #font: Cmap = new Map();
  #forms = 0;

  /** `fonts` holds the maps of fonts that were read before. */
  constructor(resolve: Resolve, fonts: Map<string, Cmap>) {
    this.#resolve = resolve;
    this.#fonts = fonts;
  }

  read(stream: Uint8Array, resources: Dictionary): void {
    const parser = new Parser(Buffer.from(stream).toString('latin1'));
    let operands: PdfValue[] = [];
    for (;;) {
      parser.take(blank);
      const operator = parser.take(operatorPattern)?.[0];
      if (operator === undefined) {
        if (parser.take(endPattern) !== undefined) return;
        operands.push(parser.value());
        continue;
      }
      this.#run(operator, operands, resources);
      operands = [];
    }
  }

  #run(operator: string, [first, second]: readonly PdfValue[], resources: Dictionary): void {
    switch (operator) {
      case 'BDC':
        return this.#begin(second);
      case 'BMC':
        this.#open.push({});
        return;
      case 'EMC':
        this.#open.pop();
        return;
      case 'q':
        this.#saved.push(this.#font);
        return;
      case 'Q':
        this.#font = this.#saved.pop() ?? this.#font;
        return;
      case 'Tf':
        this.#font = this.#fontOf(entryOf(resources.get('Font'), first));
        return;
      case 'TJ':
        for (const part of Array.isArray(first) ? first : []) this.#show(part);
        return;
      case 'Tj':
      case "'":
      case '"':
        throw new Error('its pages were drawn by another program');
      case 'Do':
        return this.#form(entryOf(resources.get('XObject'), first));
    }
  }

  #begin(properties: PdfValue | undefined): void {
    const dictionary: Dictionary = properties instanceof Map ? properties : new Map();
    const mcid = dictionary.get('MCID');
    const actual = dictionary.get('ActualText');
    if (typeof mcid === 'number') {
      if (this.texts.has(mcid)) throw new Error(`its content ${mcid} stands twice on a page`);
      this.#open.push({ mcid });
      this.texts.set(mcid, '');
      return;
    }
    if (actual !== undefined) this.#add(textOf(actual));
    this.#open.push({ actual: actual !== undefined });
  }

  #show(part: PdfValue): void {
    if (typeof part !== 'object' || part === null || !('bytes' in part)) return;
    const codes = Buffer.from(part.bytes);
    let text = '';
    for (let at = 0; at + 1 < codes.length; at += 2)
      text += this.#font.get(codes.readUInt16BE(at)) ?? '\uFFFD';
    this.#add(text);
  }

  #add(text: string): void {
    if (this.#open.some(({ actual }) => actual === true)) return;
    const mcid = this.#open.findLast((sequence) => sequence.mcid !== undefined)?.mcid;
    if (mcid === undefined) this.artifacts += text;
    else this.texts.set(mcid, must(this.texts.get(mcid), 'text of open content') + text);
  }

  #form(reference: PdfValue | undefined): void {
    const form = this.#resolve(reference);
    if (form?.stream === undefined || !(form.value instanceof Map)) return;
    if (nameOf(form.value.get('Subtype')) !== 'Form') return;
    const own = form.value.get('Resources');
    if (this.#forms >= MOST_FORMS)
      throw new Error('its pictures stand inside each other without end');
    this.#forms += 1;
    this.read(form.stream, own instanceof Map ? own : new Map());
    this.#forms -= 1;
  }

  #fontOf(reference: PdfValue | undefined): Cmap {
    const key = JSON.stringify([reference]);
    let cmap = this.#fonts.get(key);
    if (cmap === undefined) {
      const font = this.#resolve(reference)?.value;
      const stream = font instanceof Map ? this.#resolve(font.get('ToUnicode'))?.stream : undefined;
      cmap = cmapOf(Buffer.from(stream ?? []).toString('latin1'));
      this.#fonts.set(key, cmap);
    }
    return cmap;
  }
}

/** What a dictionary of the resources holds under a name. */
function entryOf(dictionary: PdfValue | undefined, name: PdfValue | undefined) {
  const key = nameOf(name);
  return dictionary instanceof Map && key !== undefined ? dictionary.get(key) : undefined;
}

/** A text string, in UTF-16 or ASCII. */
export function textOf(value: PdfValue | undefined): string {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return '';
  const buffer = Buffer.from(value.bytes);
  if (buffer[0] !== 0xfe || buffer[1] !== 0xff) return buffer.toString('latin1');
  return inUtf16(buffer.subarray(2));
}

/** The code points of each glyph, from a ToUnicode map of ranges. */
function cmapOf(text: string): Cmap {
  const cmap = new Map<number, string>();
  for (const range of text.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/giu)) {
    const start = Number.parseInt(nth(range, 1), 16);
    for (const [index, [hex]] of [...nth(range, 2).matchAll(/<[^<>]*>/gu)].entries()) {
      const bytes = Buffer.from(hex.slice(1, -1).replace(/\s/gu, ''), 'hex');
      cmap.set(start + index, inUtf16(bytes));
    }
  }
  return cmap;
}

function inUtf16(bytes: Buffer): string {
  if (bytes.length % 2 !== 0) throw new Error('a text of it is broken');
  return Buffer.from(bytes).swap16().toString('utf16le');
}
