/** A JSON file as a tree in which each value knows its place, and how to find one's way in it. */
import type { Span } from '../problems/types.ts';

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonWord;

export interface JsonObject {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, JsonEntry>;
  readonly span: Span;
}

export interface JsonEntry {
  readonly key: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
  readonly span: Span;
}

/** `span` includes the quotation marks. */
export interface JsonString {
  readonly kind: 'string';
  readonly value: string;
  /** What stands in the file, where expressions in it were filled. */
  readonly unfilled?: string;
  readonly span: Span;
}

export interface JsonNumber {
  readonly kind: 'number';
  readonly value: number;
  readonly span: Span;
}

export interface JsonWord {
  readonly kind: 'word';
  readonly value: boolean | null;
  readonly span: Span;
}

/** The object as plain data. */
export function plainObject(node: JsonObject): Record<string, unknown> {
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
}

function plain(node: JsonNode): unknown {
  if (node.kind === 'object') return plainObject(node);
  return node.kind === 'array' ? node.items.map((item) => plain(item)) : node.value;
}

/** The value at a path of keys, or undefined if something on the way isn't an object or lacks the key. */
export function at(node: JsonNode | undefined, ...path: readonly string[]): JsonNode | undefined {
  let found = node;
  for (const key of path) {
    if (found?.kind !== 'object') return undefined;
    found = found.entries.get(key)?.value;
  }
  return found;
}

/** The characters of a string without its quotation marks. */
export function inside(node: JsonString): Span {
  return { ...node.span, start: node.span.start + 1, end: node.span.end - 1 };
}

/** The first character of a value: what a problem of the value as a whole points at. */
export function firstOf({ span }: JsonNode): Span {
  return { ...span, end: span.start + 1 };
}

/** The values inside a value. */
export function childrenOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'array') return node.items;
  return node.kind === 'object' ? [...node.entries.values()].map(({ value }) => value) : [];
}

const ESCAPE = /\\(?:u[\da-fA-F]{4}|.)/suy;

/** Where a stretch of a string's characters, as they stand in the file, is to be found in it. */
export function spanWithin(node: JsonString, start: number, end: number): Span {
  const { text } = node.span.source;
  const offsets: number[] = [];
  let at = node.span.start + 1;
  while (at < node.span.end - 1) {
    offsets.push(at);
    ESCAPE.lastIndex = at;
    at += ESCAPE.exec(text)?.[0].length ?? 1;
  }
  offsets.push(at);
  return { ...node.span, start: offsets[start] ?? at, end: offsets[end] ?? at };
}
