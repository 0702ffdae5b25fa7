/** Reads the values of a theme file, each with its place, and reports what a theme cannot hold there. */
import type { DataNode, MapNode } from '../findings/files/nodes.ts';
import { readNumber } from '../findings/quotations/numbers.ts';
import * as messages from '../problems/messages/schema.ts';
import { nth } from '../problems/must.ts';
import { badLength } from '../problems/messages/themes.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';

/** What a value may be, and one that could stand there. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly example: string;
}

const POINTS_PER_MM = 72 / 25.4;

/** The fields of one theme file. Paths name values as the theme's own type does: `type.body.size`. */
export class Fields {
  readonly #problems: Problems;
  readonly #spans = new Map<string, Span>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Where the value at a path was written, if it was. */
  span(path: string): Span | undefined {
    return this.#spans.get(path);
  }

  /** Says under which path of the theme a value counts. */
  note(path: string, node: DataNode): void {
    this.noteSpan(path, node.span);
  }

  noteSpan(path: string, span: Span): void {
    this.#spans.set(path, span);
  }

  /** The entries of a mapping; keys that it may not have are reported. */
  map(
    node: DataNode | undefined,
    place: string,
    known: readonly string[],
  ): ReadonlyMap<string, DataNode> {
    if (node === undefined) return new Map();
    if (node.kind !== 'map') {
      const key = place.slice(place.lastIndexOf('.') + 1);
      this.#wrongKind(node, key, `a group of keys (${known.join(', ')})`, undefined);
      return new Map();
    }
    return this.#known(node, place, known);
  }

  #known(node: MapNode, place: string, known: readonly string[]): ReadonlyMap<string, DataNode> {
    const entries = new Map<string, DataNode>();
    for (const [key, { keySpan, value }] of node.entries) {
      if (!known.includes(key)) {
        this.#problems.add(messages.unknownKey(keySpan, { key, known, place }));
      } else if (value.kind === 'empty') {
        this.#problems.add(messages.missingValue(keySpan, { key, example: '...', needed: false }));
      } else entries.set(key, value);
    }
    return entries;
  }

  /** A number. */
  number(node: DataNode | undefined, key: string, range: Range): number | undefined {
    if (node === undefined) return undefined;
    const text = this.text(node, key, range.example);
    if (text === undefined) return undefined;
    const reading = readNumber(text);
    if (reading.kind === 'number')
      return this.#inRange(reading.number, node.span, { key, text, ...range });
    const { fault, instead } = reading;
    const { example } = range;
    this.#problems.add(
      messages.badNumber(node.span, { key, text, fault, instead, words: [], example }),
    );
    return undefined;
  }

  /** A length: points, or millimetres where it says so. */
  length(node: DataNode | undefined, key: string, range: Range): number | undefined {
    if (node === undefined) return undefined;
    const text = this.text(node, key, range.example);
    if (text === undefined) return undefined;
    const unit = /(?:pt|mm)$/u.exec(text)?.[0] ?? '';
    const reading = readNumber(text.slice(0, text.length - unit.length).trimEnd());
    if (reading.kind !== 'number') {
      this.#problems.add(badLength(node.span, key, text));
      return undefined;
    }
    const points = reading.number * (unit === 'mm' ? POINTS_PER_MM : 1);
    return this.#inRange(Math.round(points * 100) / 100, node.span, { key, text, ...range });
  }

  #inRange(
    value: number,
    span: Span,
    { key, text, least, most, example }: Range & { readonly key: string; readonly text: string },
  ): number | undefined {
    if (value >= least && value <= most) return value;
    this.#problems.add(messages.numberOutOfRange(span, { key, text, example }));
    return undefined;
  }

  /** One of some words. */
  word<T extends string>(
    node: DataNode | undefined,
    key: string,
    words: readonly T[],
  ): T | undefined {
    if (node === undefined) return undefined;
    const text = this.text(node, key, nth(words, 0));
    if (text === undefined) return undefined;
    const found = words.find((word) => word === text);
    if (found === undefined) {
      const example = words[0];
      this.#problems.add(messages.noSuchWord(node.span, { key, word: text, words, example }));
    }
    return found;
  }

  text(node: DataNode | undefined, key: string, example: string): string | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'text') return node.text;
    this.#wrongKind(node, key, 'a single value', example);
    return undefined;
  }

  list(node: DataNode | undefined, key: string, example: string): readonly DataNode[] | undefined {
    if (node === undefined) return undefined;
    if (node.kind === 'list') return node.items;
    this.#wrongKind(node, key, 'a list', example);
    return undefined;
  }

  #wrongKind(node: DataNode, key: string, wanted: string, example: string | undefined): void {
    const found = FOUND[node.kind];
    this.#problems.add(messages.wrongKind(node.span, { key, wanted, found, example }));
  }
}

const FOUND: Readonly<Record<DataNode['kind'], string>> = {
  text: 'a single value',
  map: 'a group of keys',
  list: 'a list',
  empty: 'empty',
};
