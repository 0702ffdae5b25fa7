/** Turns the text of a JSON file, read strictly, into values that know their place. */
import { isWordAt } from '../problems/letters.ts';
import type { Source, Span } from '../problems/types.ts';

/** Makes the caller's own values of what stands in a file. Strings are decoded; spans include their quotation marks. */
export interface JsonMaker<Value> {
  readonly string: (text: string, span: Span) => Value;
  /** The digits as they stand in the file. */
  readonly number: (digits: string, span: Span) => Value;
  readonly word: (word: boolean | null, span: Span) => Value;
  readonly array: (items: readonly Value[], span: Span) => Value;
  /** Keys are in the order of the file, and may stand twice. */
  readonly object: (entries: readonly JsonPair<Value>[], span: Span) => Value;
}

export interface JsonPair<Value> {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
}

/** What makes a file unreadable: text that is no JSON, in words that fit under the place, or too much nesting. */
export type JsonFault =
  | { readonly kind: 'broken'; readonly span: Span; readonly label: string }
  | { readonly kind: 'too-deep'; readonly span: Span };

export type JsonRead<Value> =
  | { readonly value: Value; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: JsonFault };

/** Reads strict JSON (RFC 8259) up to its first fault. A byte order mark at the start is none. */
export function readJsonAs<Value>(
  source: Source,
  make: JsonMaker<Value>,
  nesting: number,
): JsonRead<Value> {
  try {
    return { value: new Reader(source, make, nesting).document() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { fault: error.fault };
  }
}

/** Leaves the recursion; never leaves this file. */
class Unreadable extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

// No pattern here repeats a group or a class of characters beyond the basic plane: on a text of millions of
// characters that would overflow the stack on which V8 notes where to turn back.
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
// oxlint-disable-next-line no-control-regex -- JSON bans exactly these inside a string.
const SPECIAL = /["\\\u0000-\u001F]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader<Value> {
  readonly #source: Source;
  readonly #text: string;
  readonly #make: JsonMaker<Value>;
  readonly #nesting: number;
  #at: number;
  #depth = 0;

  constructor(source: Source, make: JsonMaker<Value>, nesting: number) {
    this.#source = source;
    this.#text = source.text;
    this.#make = make;
    this.#nesting = nesting;
    this.#at = source.text.startsWith('\uFEFF') ? 1 : 0;
  }

  document(): Value {
    const value = this.#value();
    if (this.#at < this.#text.length) throw this.#broken('the text should end here');
    return value;
  }

  #value(): Value {
    this.#passes(SPACE);
    const value = this.#bare();
    this.#passes(SPACE);
    return value;
  }

  #bare(): Value {
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') return this.#nested(() => this.#object(start));
    if (first === '[') return this.#nested(() => this.#array(start));
    if (first === '"') return this.#make.string(this.#string(), this.#span(start));
    if (this.#passes(NUMBER)) {
      if (this.#inWord()) throw this.#broken('this is no number of JSON', start);
      return this.#make.number(this.#text.slice(start, this.#at), this.#span(start));
    }
    return this.#word(start, first);
  }

  #word(start: number, first: string | undefined): Value {
    const known = WORDS.find(([word]) => this.#text.startsWith(word, start));
    this.#at = start + (known?.[0].length ?? 0);
    if (known !== undefined && !this.#inWord()) return this.#make.word(known[1], this.#span(start));
    if (first === undefined) throw this.#broken('the file ends too early');
    if (first === "'") throw this.#broken('text stands between double quotation marks');
    throw this.#broken('a value should stand here', start);
  }

  #nested(read: () => Value): Value {
    this.#depth += 1;
    if (this.#depth > this.#nesting) {
      throw new Unreadable({ kind: 'too-deep', span: this.#span(this.#at, this.#at + 1) });
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #object(start: number): Value {
    const entries: JsonPair<Value>[] = [];
    this.#at += 1;
    this.#passes(SPACE);
    while (this.#text[this.#at] !== '}') {
      this.#open('}', start);
      if (entries.length > 0) this.#comma('}', start);
      entries.push(this.#pair());
    }
    this.#at += 1;
    return this.#make.object(entries, this.#span(start));
  }

  #pair(): JsonPair<Value> {
    const start = this.#at;
    if (this.#text[start] !== '"') {
      throw this.#broken('a key in double quotation marks should stand here');
    }
    const key = this.#string();
    const keySpan = this.#span(start);
    this.#passes(SPACE);
    if (this.#text[this.#at] !== ':') throw this.#broken('a colon should follow the key');
    this.#at += 1;
    return { key, keySpan, value: this.#value() };
  }

  #array(start: number): Value {
    const items: Value[] = [];
    this.#at += 1;
    this.#passes(SPACE);
    while (this.#text[this.#at] !== ']') {
      this.#open(']', start);
      if (items.length > 0) this.#comma(']', start);
      items.push(this.#value());
    }
    this.#at += 1;
    return this.#make.array(items, this.#span(start));
  }

  #open(closing: '}' | ']', opened: number): void {
    if (this.#at < this.#text.length) return;
    throw this.#broken(`the file ends before the "${closing}" that closes this`, opened);
  }

  #comma(closing: '}' | ']', opened: number): void {
    if (this.#text[this.#at] !== ',') throw this.#broken('a comma is missing before this');
    const comma = this.#at;
    this.#at += 1;
    this.#passes(SPACE);
    this.#open(closing, opened);
    if (this.#text[this.#at] === closing) {
      throw this.#broken('JSON has no comma after the last entry', comma);
    }
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    this.#at += 1;
    while (this.#special() !== '"') {
      if (this.#text[this.#at] !== '\\') throw this.#unclosed(start);
      escaped = true;
      if (!this.#passes(ESCAPE)) throw this.#broken(String.raw`a backslash stands in JSON as \\`);
    }
    this.#at += 1;
    const raw = this.#text.slice(start, this.#at);
    return escaped ? String(JSON.parse(raw)) : raw.slice(1, -1);
  }

  /** Goes on to the next character that isn't just part of a string. */
  #special(): string | undefined {
    SPECIAL.lastIndex = this.#at;
    this.#at = SPECIAL.test(this.#text) ? SPECIAL.lastIndex - 1 : this.#text.length;
    return this.#text[this.#at];
  }

  #unclosed(opened: number): Unreadable {
    const character = this.#text[this.#at];
    if (character === undefined || character === '\n' || character === '\r') {
      return this.#broken('the closing quotation mark is missing', opened, this.#at);
    }
    return this.#broken(String.raw`a control character stands in JSON as \u and four hex digits`);
  }

  /** Goes on behind a pattern if it stands here; makes no array, unlike a match. */
  #passes(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #inWord(): boolean {
    return isWordAt(this.#text, this.#at) || /[_$.+-]/.test(this.#text.charAt(this.#at));
  }

  #span(start: number, end: number = this.#at): Span {
    return { source: this.#source, start, end };
  }

  #broken(label: string, start: number = this.#at, end: number = start + 1): Unreadable {
    const span = this.#span(start, Math.min(this.#text.length, end));
    return new Unreadable({ kind: 'broken', span, label });
  }
}
