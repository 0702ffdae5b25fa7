/** The tree of a data file before the schema: texts, mappings and lists, each with its place in the file. */
import { duplicateKey } from '../../problems/messages/dataFiles.ts';
import type { Problems } from '../../problems/problems.ts';
import { lineOf } from '../../problems/sources.ts';
import type { Span } from '../../problems/types.ts';

export type DataNode = TextNode | MapNode | ListNode | EmptyNode;

/** A scalar. Nothing is a number, a date or a flag until the schema asks for one. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  /**
   * `plain` is unquoted YAML, which may become a number or a flag; `quoted` is text and stays text;
   * `literal` is a number or flag of JSON, which may not become text.
   */
  readonly form: 'plain' | 'quoted' | 'literal';
  readonly span: Span;
}

/** A mapping; its keys are unique and in the order of the file. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly span: Span;
}

export interface MapEntry {
  readonly keySpan: Span;
  readonly value: DataNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
  readonly span: Span;
}

/** A key or a dash with nothing after it. The span is empty, or covers YAML's and JSON's `null`. */
export interface EmptyNode {
  readonly kind: 'empty';
  readonly span: Span;
}

/** Makes a mapping; a key that stands twice is reported, and its first value kept. */
export function mapOf(
  pairs: readonly (readonly [string, MapEntry])[],
  span: Span,
  problems: Problems,
): MapNode {
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of pairs) {
    const first = entries.get(key);
    if (first === undefined) entries.set(key, entry);
    else problems.add(duplicateKey(entry.keySpan, key, lineOf(first.keySpan)));
  }
  return { kind: 'map', entries, span };
}

export type PathStep = string | number;

/** The node at a path, or undefined where the path leaves the tree. */
export function nodeAt(root: DataNode, path: readonly PathStep[]): DataNode | undefined {
  let node: DataNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** The place of the key, or of the list item, that a path ends in; undefined where the path leaves the tree. */
export function keySpanAt(root: DataNode, path: readonly PathStep[]): Span | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  const step = path.at(-1);
  if (step === undefined) return root.span;
  if (parent?.kind === 'map') return parent.entries.get(String(step))?.keySpan;
  if (parent?.kind === 'list') return parent.items[Number(step)]?.span;
  return undefined;
}
