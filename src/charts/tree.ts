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
  switch (node.kind) {
    case 'object':
      return plainObject(node);
    case 'array':
      return node.items.map((item) => plain(item));
    case 'string':
    case 'number':
    case 'word':
      return node.value;
  }
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
