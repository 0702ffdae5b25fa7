/** Turns a strip of boxes into pages: the cheapest way to end them, found over all ways. */
import { EMPTY_PILE, closedHeight, put } from './pile.ts';
import type { Pile } from './pile.ts';
import { FORBIDDEN, FORCED } from './strip.ts';
import type { Box } from './strip.ts';

/** The boxes of one page, as indices into the strip, in the order in which they stand. */
export interface PagePlan {
  readonly boxes: readonly number[];
  readonly landscape: boolean;
}

export interface Paper {
  /** The height of the text area. */
  readonly height: (landscape: boolean) => number;
  /** The height that notes take at the foot of a page, with what sets them off. */
  readonly notes: (ids: readonly string[]) => number;
}

/** A state between two pages: the next box, and the figures that wait for the head of the next page. */
interface Node {
  readonly next: number;
  readonly waiting: readonly number[];
  readonly cost: number;
  readonly from: Node | undefined;
  readonly page: PagePlan | undefined;
}

const HOLE = 500;
const BIG_HOLE = 150;
const DEFERRED = 6;
const PAST_SECTION = 40;
const PAST_HEADING = 15;
const SHORT_LAST_PAGE = 40;
const LONELY_LAST_PAGE = 200;
const OVERFULL = 1e9;

/**
 * Plans the pages. The strip is left in order, but for boxes that float: one that doesn't fit waits for the
 * head of the next page, and those behind it wait with it.
 */
export function paginate(boxes: readonly Box[], paper: Paper): PagePlan[] {
  const planner = new Planner(boxes, paper);
  const pages: PagePlan[] = [];
  for (let node = planner.run(); node?.page !== undefined; node = node.from) pages.push(node.page);
  return pages.toReversed();
}

interface Walk {
  readonly node: Node;
  readonly height: number;
  readonly landscape: boolean;
  pile: Pile;
  placed: number[];
  waiting: number[];
  notes: readonly string[];
  cost: number;
  /** Lines since the last heading, while figures wait: a heading must not end the page. */
  sinceHeading: number;
  legal: boolean;
}

class Planner {
  readonly #boxes: readonly Box[];
  readonly #paper: Paper;
  readonly #nodes = new Map<number, Map<string, Node>>();

  constructor(boxes: readonly Box[], paper: Paper) {
    this.#boxes = boxes;
    this.#paper = paper;
  }

  run(): Node | undefined {
    const end = this.#boxes.length;
    this.#relax({ next: 0, waiting: [], cost: 0, from: undefined, page: undefined });
    for (let at = 0; at <= end; at += 1) {
      const here = this.#nodes.get(at);
      if (here === undefined) continue;
      // A page of figures alone leads to a node at the same box with fewer of them, which is visited too.
      for (const key of here.keys()) {
        const node = here.get(key);
        if (node !== undefined && !(at === end && node.waiting.length === 0)) this.#extend(node);
      }
      if (at < end) this.#nodes.delete(at);
    }
    return this.#nodes.get(end)?.get('');
  }

  #relax(node: Node): void {
    const key = node.waiting.join(' ');
    const here = this.#nodes.get(node.next) ?? new Map<string, Node>();
    this.#nodes.set(node.next, here);
    const known = here.get(key);
    if (known !== undefined && known.cost <= node.cost) return;
    here.set(key, node);
  }

  /** Makes every page that can follow a state. */
  #extend(node: Node): void {
    const first = node.waiting[0] ?? node.next;
    const landscape = this.#boxes[first]?.landscape ?? false;
    const walk: Walk = {
      node,
      height: this.#paper.height(landscape),
      landscape,
      pile: EMPTY_PILE,
      placed: [],
      waiting: [],
      notes: [],
      cost: 0,
      sinceHeading: Infinity,
      legal: false,
    };
    for (const float of node.waiting) {
      if (walk.waiting.length > 0 || !this.#place(walk, float)) walk.waiting.push(float);
    }
    this.#walk(walk, node.next);
  }

  /** Puts a box on the page, if it fits; the first on a page must. */
  #place(walk: Walk, index: number): boolean {
    const box = this.#boxes[index];
    if (box === undefined) return false;
    const { pile } = put(walk.pile, box);
    const notes = box.notes.length === 0 ? walk.notes : [...walk.notes, ...box.notes];
    const used = closedHeight(pile) + this.#paper.notes(notes);
    if (used > walk.height + 0.01) {
      if (walk.placed.length > 0) return false;
      walk.cost += OVERFULL;
    }
    walk.pile = pile;
    walk.notes = notes;
    walk.placed.push(index);
    return true;
  }

  #walk(walk: Walk, from: number): void {
    for (let at = from; ; at += 1) {
      const box = this.#boxes[at];
      if (box === undefined) return this.#finish(walk, at, 0);
      if (walk.placed.length > 0) {
        if (box.price === FORCED) return this.#finish(walk, at, 0);
        if (box.landscape !== walk.landscape) return this.#finish(walk, at, 0);
        if (walk.sinceHeading >= 2 && box.price < FORBIDDEN) this.#finish(walk, at, box.price);
      }
      if (box.floats && walk.waiting.length > 0) {
        walk.waiting.push(at);
        walk.cost += DEFERRED;
      } else {
        if (box.floats && walk.placed.length > 0) this.#defer(walk, at);
        if (!this.#place(walk, at)) {
          if (!walk.legal) this.#finish(walk, at, FORBIDDEN);
          return undefined;
        }
        if (walk.waiting.length > 0) this.#pass(walk, box);
      }
    }
  }

  /** Also tries the page on which this figure waits, and what follows it moves up. */
  #defer(walk: Walk, at: number): void {
    const last = this.#boxes[at - 1];
    const other: Walk = {
      ...walk,
      placed: [...walk.placed],
      waiting: [at],
      cost: walk.cost + DEFERRED,
      sinceHeading: last !== undefined && last.heading > 0 ? 0 : Infinity,
    };
    this.#walk(other, at + 1);
    walk.legal ||= other.legal;
  }

  /** What a figure is passed by costs: the text of another section most of all. */
  #pass(walk: Walk, box: Box): void {
    walk.sinceHeading = box.heading > 0 ? 0 : walk.sinceHeading + 1;
    if (box.heading > 0) walk.cost += box.heading <= 2 ? PAST_SECTION : PAST_HEADING;
  }

  /** Ends the page before the box `next`. */
  #finish(walk: Walk, next: number, price: number): void {
    if (walk.placed.length === 0) return;
    walk.legal ||= price < FORBIDDEN;
    const last = next === this.#boxes.length && walk.waiting.length === 0;
    const forced = this.#boxes[next]?.price === FORCED;
    const used = closedHeight(walk.pile) + this.#paper.notes(walk.notes);
    const cost = walk.node.cost + walk.cost + price;
    this.#relax({
      next,
      waiting: [...walk.waiting],
      cost: cost + this.#emptiness(used / walk.height, last, forced, walk.node),
      from: walk.node,
      page: { boxes: [...walk.placed], landscape: walk.landscape },
    });
  }

  #emptiness(filled: number, last: boolean, forced: boolean, from: Node): number {
    if (last) {
      if (from.page === undefined) return 0;
      return filled < 0.08 ? LONELY_LAST_PAGE : filled < 1 / 3 ? SHORT_LAST_PAGE : 0;
    }
    if (forced) return 0;
    const hole = Math.max(0, 1 - filled);
    return HOLE * hole * hole + (hole > 1 / 6 ? BIG_HOLE : 0);
  }
}
