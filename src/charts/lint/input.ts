/** What the rules of good charts look at. */
import { must } from '../../problems/must.ts';
import type { Table } from '../../findings/types.ts';
import type { Problem, Span } from '../../problems/types.ts';
import type { Leaf } from '../fields.ts';
import type { Box, DrawnMark, Scene } from '../scene.ts';
import { at, firstOf, type JsonNode, type JsonObject } from '../tree.ts';

export interface Linted {
  readonly root: JsonObject;
  readonly leaves: readonly Leaf[];
  readonly scene: Scene;
  /** The picture's as it is drawn, in px. */
  readonly width: number;
  readonly height: number;
  /** How much larger it is printed. */
  readonly enlarge: number;
  /** The tables of the findings that the chart draws; none for somebody else's chart. */
  readonly tables: ReadonlyMap<string, Table>;
  /** What is printed over the chart, filled. */
  readonly subtitle: string;
  /** Numbers that stand for dates and editions, which any text may name. */
  readonly dates: ReadonlySet<number>;
}

/** Problems whose code is the rule's name. */
export type Rule = (chart: Linted) => readonly Problem[];

/** Where the first mark of these kinds is named, else the start of the file. */
export function markPlace({ root, leaves }: Linted, ...kinds: readonly string[]): Span {
  const leaf = leaves.find(({ mark }) => kinds.includes(mark)) ?? leaves[0];
  return leaf === undefined ? firstOf(root) : markOf(leaf).span;
}

export function markOf({ node }: Leaf): JsonNode {
  return must(at(node, 'mark'), 'mark of a leaf');
}

/** The scale, stack or another part of a leaf's channel. */
export function channelPart(
  leaf: Leaf,
  channel: string,
  ...path: readonly string[]
): JsonNode | undefined {
  return at(leaf.encoding.get(channel)?.value, ...path);
}

/** Marks that stand for data by their shape: texts and the lines between things left out. */
export function shapes({ scene }: Linted): readonly DrawnMark[] {
  return scene.marks.filter(({ type }) => type !== 'text' && type !== 'rule' && type !== 'group');
}

/** How far two boxes overlap, in px each way; 0 if they don't. */
export function overlap(a: Box, b: Box): { readonly across: number; readonly down: number } {
  return {
    across: Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)),
    down: Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)),
  };
}
