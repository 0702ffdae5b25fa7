/** Turns a path into a data file into the texts and spans that stand there. */
import { type DataNode, keySpanAt, nodeAt, type PathStep } from './files/nodes.ts';
import type { Prose } from './types.ts';
import type { Span } from '../problems/types.ts';

/** A cursor over the tree of a data file: it walks beside the plain values, which know no positions. */
export class Place {
  readonly #root: DataNode;
  readonly #path: readonly PathStep[];

  constructor(root: DataNode, path: readonly PathStep[] = []) {
    this.#root = root;
    this.#path = path;
  }

  at(...steps: readonly PathStep[]): Place {
    return new Place(this.#root, [...this.#path, ...steps]);
  }

  get #node(): DataNode | undefined {
    return nodeAt(this.#root, this.#path);
  }

  /** Where the value stands; the key, where there is no value. */
  get span(): Span {
    return this.#node?.span ?? this.keySpan;
  }

  /** Where the key stands, or the whole item of a list. */
  get keySpan(): Span {
    return keySpanAt(this.#root, this.#path) ?? this.#start;
  }

  get has(): boolean {
    return this.#node !== undefined;
  }

  /** The text that stands here; an empty one if none does. */
  get prose(): Prose {
    const node = this.#node;
    return node?.kind === 'text'
      ? { text: node.text, span: node.span }
      : { text: '', span: this.span };
  }

  /** The items of a list, or the value itself where the schema allows one in the place of a list. */
  get items(): readonly Place[] {
    const node = this.#node;
    if (node === undefined) return [];
    return node.kind === 'list' ? node.items.map((_, index) => this.at(index)) : [this];
  }

  /** The names of a mapping, in the order of the file. */
  get names(): readonly string[] {
    const node = this.#node;
    return node?.kind === 'map' ? [...node.entries.keys()] : [];
  }

  get #start(): Span {
    return { ...this.#root.span, end: this.#root.span.start };
  }
}
