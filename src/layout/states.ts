/** The states that pages may start from, each with the cheapest way to it that is known. */
import { nth } from '../problems/must.ts';
import type { NotePart } from './planned.ts';
import type { Node } from './walk.ts';

/** What tells states with the same next box apart. */
type Left = Pick<Node, 'waiting' | 'notes'>;

export class States {
  /** By the next box, in the order in which they were found. */
  readonly #open: readonly Node[][];

  /** `boxes`: how many there are. */
  constructor(boxes: number) {
    this.#open = Array.from({ length: boxes + 1 }, () => []);
  }

  /** What the cheapest way to a state costs; Infinity if none is known that is still to be followed. */
  cheapest(next: number, left: Left): number {
    const here = nth(this.#open, next);
    for (let at = 0; at < here.length; at += 1) {
      const node = nth(here, at);
      if (isSame(node, left)) return node.cost;
    }
    return Infinity;
  }

  /** Puts a cheaper way in place of the one that is known, or behind all others. */
  add(node: Node): void {
    const here = nth(this.#open, node.next);
    const known = here.findIndex((other) => isSame(other, node));
    if (known === -1) here.push(node);
    else here[known] = node;
  }

  /** Takes out the first state at a box. */
  take(next: number): Node | undefined {
    return nth(this.#open, next).shift();
  }

  /** How many of the states at a box hold parted notes and cost less than this. */
  betterWithNotes({ next, cost }: Node): number {
    let better = 0;
    for (const other of nth(this.#open, next)) {
      if (other.notes.length > 0 && other.cost < cost) better += 1;
    }
    return better;
  }
}

function isSame(a: Left, b: Left): boolean {
  if (a.waiting.length !== b.waiting.length || a.notes.length !== b.notes.length) return false;
  // At most places nothing waits.
  return (
    (a.waiting.length === 0 || areSameBoxes(a.waiting, b.waiting)) &&
    (a.notes.length === 0 || areSameParts(a.notes, b.notes))
  );
}

function areSameBoxes(a: readonly number[], b: readonly number[]): boolean {
  return a.every((box, at) => box === b[at]);
}

function areSameParts(a: readonly NotePart[], b: readonly NotePart[]): boolean {
  return a.every(({ id, from }, at) => id === b[at]?.id && from === b[at].from);
}
