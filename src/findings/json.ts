/** Turns a JSON data file, read strictly, into the same tree as YAML. */
import { LIMITS } from '../problems/limits.ts';
import { brokenJson, tooDeep } from '../problems/messages/data-files.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import { checkText } from './characters.ts';
import { type DataNode, type MapEntry, mapOf } from './nodes.ts';

/** Reads the file, or reports the first fault that makes it unreadable and gives undefined. */
export function readJson(source: Source, problems: Problems): DataNode | undefined {
  const reader = new Reader(source, problems);
  try {
    return reader.file();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { start, expected } = error;
    const span = { source, start, end: start + 1 };
    problems.add(expected === undefined ? tooDeep(span) : brokenJson(span, expected));
    return undefined;
  }
}

/** Leaves the recursion; never leaves this file. */
class Unreadable extends Error {
  readonly start: number;
  /** Undefined if the file is nested too deep. */
  readonly expected: string | undefined;

  constructor(start: number, expected: string | undefined) {
    super(expected);
    this.start = start;
    this.expected = expected;
  }
}

const SPACE = /[ \t\r\n]*/uy;
// eslint-disable-next-line no-control-regex -- JSON bans exactly these inside a string.
const STRING = /"[^"\\\u0000-\u001F]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001F]*)*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const WORD = /true|false|null/uy;

class Reader {
  readonly #source: Source;
  readonly #problems: Problems;
  #at: number;

  constructor(source: Source, problems: Problems) {
    this.#source = source;
    this.#problems = problems;
    this.#at = source.text.startsWith('\uFEFF') ? 1 : 0;
  }

  file(): DataNode {
    const value = this.#value(0);
    this.#match(SPACE);
    if (this.#at < this.#source.text.length) throw new Unreadable(this.#at, 'the end of the file');
    return value;
  }

  #value(depth: number): DataNode {
    this.#match(SPACE);
    const start = this.#at;
    if (depth > LIMITS.dataNesting) throw new Unreadable(start, undefined);
    if (this.#skip('{')) return this.#map(start, depth);
    if (this.#skip('[')) return this.#list(start, depth);
    const text = this.#match(STRING);
    if (text !== undefined) return this.#text(text, start);
    const literal = this.#match(NUMBER) ?? this.#match(WORD);
    if (literal === undefined) throw new Unreadable(start, 'a value');
    const span = this.#span(start);
    if (literal === 'null') return { kind: 'empty', span };
    return { kind: 'text', text: literal, form: 'literal', span };
  }

  #text(raw: string, start: number): DataNode {
    const text = String(JSON.parse(raw));
    const span = this.#span(start);
    checkText({ text, span }, this.#problems);
    return { kind: 'text', text, form: 'quoted', span };
  }

  #map(start: number, depth: number): DataNode {
    const pairs: [string, MapEntry][] = [];
    this.#match(SPACE);
    while (!this.#skip('}')) {
      if (pairs.length > 0) this.#expect(',', 'a comma or "}"');
      this.#match(SPACE);
      const keyStart = this.#at;
      const key = this.#match(STRING);
      if (key === undefined) throw new Unreadable(keyStart, 'a key in double quotes');
      const keySpan = this.#span(keyStart);
      this.#match(SPACE);
      this.#expect(':', 'a colon');
      pairs.push([String(JSON.parse(key)), { keySpan, value: this.#value(depth + 1) }]);
      this.#match(SPACE);
    }
    return mapOf(pairs, this.#span(start), this.#problems);
  }

  #list(start: number, depth: number): DataNode {
    const items: DataNode[] = [];
    this.#match(SPACE);
    while (!this.#skip(']')) {
      if (items.length > 0) this.#expect(',', 'a comma or "]"');
      items.push(this.#value(depth + 1));
      this.#match(SPACE);
    }
    return { kind: 'list', items, span: this.#span(start) };
  }

  #expect(character: string, expected: string): void {
    if (!this.#skip(character)) throw new Unreadable(this.#at, expected);
  }

  #skip(character: string): boolean {
    if (this.#source.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #span(start: number): Span {
    return { source: this.#source, start, end: this.#at };
  }
}
