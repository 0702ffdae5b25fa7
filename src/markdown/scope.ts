/** Turns a path such as `facts.children.count` into its value; a name that isn't there is reported, never empty. */
import * as messages from '../problems/messages/markdown.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import type { Path } from './syntax.ts';
import {
  flag,
  made,
  NOTHING,
  plainText,
  text,
  type ListValue,
  type RecordValue,
  type Value,
} from './values.ts';
import { inLetters, inWords } from '../findings/print.ts';
import { nth } from '../problems/must.ts';
import { EVERYWHERE } from './view.ts';

/** Where a name is looked for. */
export interface Scope {
  /** What `this` is. */
  readonly self: Value;
  /** Names given between bars or to a partial. */
  readonly names: ReadonlyMap<string, Value>;
  /** The item of the innermost loop, for `@index` and its kind. */
  readonly item: LoopItem | undefined;
  /** What `../` leads to. */
  readonly outer: Scope | undefined;
  readonly root: RecordValue;
  /** The call of the partial that is being printed, the innermost. */
  readonly partial?: { readonly name: string; readonly span: Span };
}

export interface LoopItem {
  /** From 0. */
  readonly index: number;
  readonly length: number;
  /** Its name in the data, if it has one. */
  readonly key: string | undefined;
}

/** What `@index` and its kind are. Numbers are the program's, so that they may number a list. */
const OF_ITEM: Readonly<Record<string, (item: LoopItem) => Value>> = {
  index: ({ index }) => made('inline', String(index)),
  number: ({ index }) => made('inline', String(index + 1)),
  letter: ({ index }) => made('inline', inLetters(index)),
  first: ({ index }) => flag(index === 0),
  last: ({ index, length }) => flag(index === length - 1),
  key: ({ key }) => (key === undefined ? NOTHING : text(key)),
};

/** `lenient`: in a branch that isn't printed, so that a name without a value is no fault. */
export interface Lookup {
  readonly problems: Problems;
  readonly lenient: boolean;
}

/** The value of a path, or undefined if that was reported. */
export function resolve(path: Path, scope: Scope, lookup: Lookup): Value | undefined {
  let at: Scope = scope;
  for (let up = 0; up < path.up; up += 1) {
    if (at.outer === undefined) {
      lookup.problems.add(messages.noOuterContext(path.span, path.text));
      return undefined;
    }
    at = at.outer;
  }
  const first = path.parts[0];
  const start = first === undefined ? at.self : firstValue(path, first, at, lookup);
  return start && walk(start, path, lookup);
}

function firstValue(path: Path, name: string, scope: Scope, lookup: Lookup): Value | undefined {
  if (path.data) {
    if (name === 'root') return scope.root;
    const { item } = scope;
    const of = item !== undefined && Object.hasOwn(OF_ITEM, name) ? OF_ITEM[name] : undefined;
    if (item !== undefined && of !== undefined) return of(item);
    const known = ['root', ...(item === undefined ? [] : Object.keys(OF_ITEM))];
    lookup.problems.add(messages.unknownData(path.span, name, known));
    return undefined;
  }
  const named = path.own || path.up > 0 ? undefined : scope.names.get(name);
  if (named !== undefined) return named;
  if (scope.self.kind === 'record' && scope.self.fields.has(name)) {
    return field(scope.self, name, path, lookup);
  }
  if (EVERYWHERE.has(name) && !path.own) return scope.root.fields.get(name);
  if (scope.self.kind === 'list' && isOfList(name)) return field(scope.self, name, path, lookup);
  const inner = scope.self.kind === 'record' ? scope.self.fields.names : [];
  lookup.problems.add(
    messages.unknownName({
      span: path.span,
      name,
      known: [...new Set([...scope.names.keys(), ...inner, ...EVERYWHERE])],
      elsewhere: elsewhere(name, scope),
      partial: scope.partial,
    }),
  );
  return undefined;
}

// How to write a name that is known outside the block.
function elsewhere(name: string, scope: Scope): string | undefined {
  let prefix = '../';
  for (let outer = scope.outer; outer !== undefined; outer = outer.outer) {
    if (outer.self.kind === 'record' && outer.self.fields.has(name)) {
      return outer.self === scope.root ? `@root.${name}` : prefix + name;
    }
    prefix += '../';
  }
  return undefined;
}

// From the value of the path's first name to that of its last one.
function walk(start: Value, path: Path, lookup: Lookup): Value | undefined {
  let value = start;
  for (let index = 1; index < path.parts.length; index += 1) {
    const part = nth(path.parts, index);
    const known = value.kind === 'record' ? value.fields.get(part) : undefined;
    const next = known ?? field(value, part, narrowed(path, index), lookup);
    if (next === undefined) return undefined;
    value = next;
  }
  return value;
}

// A message about a name inside a path points at that name, and says what it was asked of.
function narrowed({ span, text, parts }: Path, last: number): Pick<Path, 'span' | 'text'> {
  let [at, end] = [0, 0];
  for (const part of parts.slice(0, last + 1)) {
    at = text.indexOf(part, end);
    end = at + part.length;
  }
  return {
    span: { ...span, start: span.start + at, end: span.start + end },
    text: text.slice(0, at).replace(/(?<![./[])[./[]+$/u, ''),
  };
}

/** A named part of a value; reported if it isn't there. */
export function field(
  value: Value,
  name: string,
  path: Pick<Path, 'span' | 'text'>,
  lookup: Lookup,
): Value | undefined {
  if (value.kind === 'record') {
    const known = value.fields.get(name);
    if (known !== undefined) return known;
    lookup.problems.add(
      messages.unknownField({ span: path.span, path: path.text, name, known: value.fields.names }),
    );
    return undefined;
  }
  if (value.kind === 'list' && isOfList(name)) {
    const found = ofList(value, name);
    if (found === undefined) {
      lookup.problems.add(messages.noItem(path.span, path.text, value.items.length));
    }
    return found;
  }
  if (value.kind === 'nothing') {
    if (!lookup.lenient) lookup.problems.add(messages.noValue(path.span, path.text));
    return undefined;
  }
  lookup.problems.add(messages.noFields(path.span, name, { path: path.text, kind: value.kind }));
  return undefined;
}

function isOfList(name: string): boolean {
  return /^(?:count|words|Words|\d+)$/u.test(name);
}

function ofList(value: ListValue, name: string): Value | undefined {
  const size = value.items.length;
  if (name === 'count') return text(String(size));
  if (name === 'words') return text(inWords(size));
  if (name === 'Words') return text(inWords(size).replace(/^./u, (first) => first.toUpperCase()));
  return value.items[Number(name)];
}

/** Whether a block is printed: a flag that is set, a list with items, a value that is there. */
export function isThere(value: Value): boolean {
  switch (value.kind) {
    case 'flag':
      return value.flag;
    case 'list':
      return value.items.length > 0;
    case 'nothing':
      return false;
    case 'text':
      return plainText(value) !== '';
    case 'record':
      return !value.collection || value.fields.names.length > 0;
    default:
      return value satisfies never;
  }
}
