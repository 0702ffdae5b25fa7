/** Turns the text of a JSON file into a tree in which each value knows its place. */
import {
  brokenJson,
  duplicateKey,
  hugeNumber,
  tooDeep,
  tooLong,
  unusableKey,
} from '../problems/messages/chart-files.ts';
import { LIMITS } from '../problems/limits.ts';
import type { Problems } from '../problems/problems.ts';
import type { Problem, Source, Span } from '../problems/types.ts';
import type { JsonArray, JsonEntry, JsonNode, JsonObject } from './tree.ts';

/**
 * Reads strict JSON (RFC 8259). What it takes for wrong is what `JSON.parse` lets pass as well: a key that
 * stands twice, a number beyond what a double holds. Returns undefined after reporting a broken file.
 */
export function readJson(source: Source, problems: Problems): JsonNode | undefined {
  if (source.text.length > LIMITS.chartLength) {
    problems.add(tooLong({ source, start: 0, end: 1 }, source.text.length, LIMITS.chartLength));
    return undefined;
  }
  const reader = new Reader(source, problems);
  try {
    return reader.document();
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault;
    problems.add(fault.problem);
    return undefined;
  }
}

class Broken extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const PLAIN = /[^"\\\p{Cc}]*/uy;
const SPACE = /[ \t\r\n]*/uy;
const WORD = /[\p{L}\p{N}_$.+-]+/uy;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  readonly #source: Source;
  readonly #text: string;
  readonly #problems: Problems;
  #at = 0;
  #depth = 0;

  constructor(source: Source, problems: Problems) {
    this.#source = source;
    this.#text = source.text;
    this.#problems = problems;
  }

  document(): JsonNode {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    const node = this.#value();
    if (this.#at < this.#text.length) throw this.#broken('the text should end here');
    return node;
  }

  #value(): JsonNode {
    this.#skip(SPACE);
    const node = this.#bare();
    this.#skip(SPACE);
    return node;
  }

  #bare(): JsonNode {
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') return this.#nested(() => this.#object());
    if (first === '[') return this.#nested(() => this.#array());
    if (first === '"') return { kind: 'string', value: this.#string(), span: this.#span(start) };
    const digits = this.#match(NUMBER);
    if (digits !== undefined) return this.#number(digits, start);
    const word = this.#match(WORD);
    const value = word === undefined ? undefined : WORDS.get(word);
    if (value !== undefined) return { kind: 'word', value, span: this.#span(start) };
    this.#at = start;
    if (first === undefined) throw this.#broken('the file ends too early');
    throw this.#broken(
      first === "'" ? 'text stands between double quotation marks' : 'a value should stand here',
    );
  }

  #number(digits: string, start: number): JsonNode {
    const value = Number(digits);
    const span = this.#span(start);
    const next = this.#match(WORD);
    if (next !== undefined) {
      this.#at = start;
      throw this.#broken('this is no number of JSON');
    }
    if (!Number.isFinite(value)) this.#problems.add(hugeNumber(span, digits));
    return { kind: 'number', value, span };
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > LIMITS.chartNesting) {
      throw new Broken(tooDeep(this.#span(this.#at, this.#at + 1), LIMITS.chartNesting));
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #object(): JsonObject {
    const start = this.#at;
    const entries = new Map<string, JsonEntry>();
    this.#at += 1;
    this.#skip(SPACE);
    for (let first = true; this.#text[this.#at] !== '}'; first = false) {
      this.#open('}', start);
      if (!first) this.#comma('}', start);
      if (this.#text[this.#at] !== '"')
        throw this.#broken('a key in double quotation marks should stand here');
      const keyStart = this.#at;
      const key = this.#string();
      const keySpan = this.#span(keyStart);
      this.#skip(SPACE);
      if (this.#text[this.#at] !== ':')
        throw this.#broken(`a colon should follow the key "${key}"`);
      this.#at += 1;
      const value = this.#value();
      const earlier = entries.get(key);
      if (earlier !== undefined) this.#problems.add(duplicateKey(keySpan, key, earlier.key));
      else if (key === '__proto__') this.#problems.add(unusableKey(keySpan, key));
      else entries.set(key, { key: keySpan, value });
    }
    this.#at += 1;
    return { kind: 'object', entries, span: this.#span(start) };
  }

  #array(): JsonArray {
    const start = this.#at;
    const items: JsonNode[] = [];
    this.#at += 1;
    this.#skip(SPACE);
    while (this.#text[this.#at] !== ']') {
      this.#open(']', start);
      if (items.length > 0) this.#comma(']', start);
      items.push(this.#value());
    }
    this.#at += 1;
    return { kind: 'array', items, span: this.#span(start) };
  }

  #open(closing: '}' | ']', opened: number): void {
    if (this.#at < this.#text.length) return;
    this.#at = opened;
    throw this.#broken(`the file ends before the "${closing}" that closes this`);
  }

  #comma(closing: '}' | ']', opened: number): void {
    if (this.#text[this.#at] !== ',') throw this.#broken('a comma is missing before this');
    const comma = this.#at;
    this.#at += 1;
    this.#skip(SPACE);
    this.#open(closing, opened);
    if (this.#text[this.#at] === closing) {
      this.#at = comma;
      throw this.#broken('JSON has no comma after the last entry');
    }
  }

  #string(): string {
    const start = this.#at;
    let value = '';
    this.#at += 1;
    for (;;) {
      value += this.#match(PLAIN) ?? '';
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === '\\') value += this.#escape();
      else if (next === undefined || next === '\n' || next === '\r') {
        throw new Broken(brokenJson(this.#span(start), 'the closing quotation mark is missing'));
      } else
        throw this.#broken(
          String.raw`a control character stands in JSON as \u and four hex digits`,
        );
    }
    this.#at += 1;
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const simple = ESCAPES.get(letter);
    const hex = this.#text.slice(this.#at + 2, this.#at + 6);
    if (simple !== undefined) this.#at += 2;
    else if (letter === 'u' && /^[\da-fA-F]{4}$/u.test(hex)) this.#at += 6;
    else throw this.#broken(String.raw`a backslash stands in JSON as \\`);
    return simple ?? String.fromCharCode(Number.parseInt(hex, 16));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #skip(pattern: RegExp): void {
    this.#match(pattern);
  }

  #span(start: number, end: number = this.#at): Span {
    return { source: this.#source, start, end };
  }

  #broken(label: string): Broken {
    const end = Math.min(this.#text.length, this.#at + 1);
    return new Broken(brokenJson(this.#span(this.#at, end), label));
  }
}
