/** Turns a strip of boxes into pages: the cheapest way to end them, found over all ways. */
import {
  DEFERRED_AGAIN,
  FOLLOWED,
  KEPT_LINES,
  NOTES_ALONE,
  OVERFULL,
  PARTED_NOTE,
  WELL_FILLED,
  WITHIN_TEXT,
  hole,
  lastPage,
} from './costs.ts';
import { footing, leastFoot, wholeNote } from './footing.ts';
import type { Footing } from './footing.ts';
import { EMPTY_PILE, closedHeight, put } from './pile.ts';
import type { PagePlan, Paper, Plan } from './planned.ts';
import { FORBIDDEN, FORCED, TORN } from './box.ts';
import type { Box } from './box.ts';
import { deferral, pass, snapshot } from './walk.ts';
import type { Node, Walk } from './walk.ts';

/**
 * Plans the pages. The strip is left in order, but for boxes that float: one that doesn't fit waits for the
 * head of the next page, and those behind it wait with it. A box taller than a page gets a page of its own.
 */
export function paginate(boxes: readonly Box[], paper: Paper): Plan {
  const pages: PagePlan[] = [];
  const last = new Planner(boxes, paper).run();
  for (let node: Node | undefined = last; node?.page !== undefined; node = node.from) {
    pages.push(node.page);
  }
  return { pages: pages.toReversed(), cost: last.cost };
}

class Planner {
  readonly #boxes: readonly Box[];
  readonly #paper: Paper;
  readonly #nodes = new Map<number, Map<string, Node>>();

  constructor(boxes: readonly Box[], paper: Paper) {
    this.#boxes = boxes;
    this.#paper = paper;
  }

  run(): Node {
    const end = this.#boxes.length;
    const start = { waiting: [], notes: [], cost: 0, from: undefined, page: undefined };
    this.#relax({ next: 0, ...start });
    for (let at = 0; at <= end; at += 1) {
      const here = this.#nodes.get(at);
      if (here === undefined) continue;
      // A page of figures or notes alone leads to another node at the same box, which is visited too.
      for (const [key, node] of here) {
        if (at === end && key === DONE) continue;
        here.delete(key);
        if (node.notes.length === 0 || isAmongBest(node, here)) this.#extend(node);
      }
      if (at < end) this.#nodes.delete(at);
    }
    const last = this.#nodes.get(end)?.get(DONE);
    if (last === undefined) throw new Error('no way was found to end the pages');
    return last;
  }

  #relax(node: Node): void {
    const key = keyOf(node);
    const here = this.#nodes.get(node.next) ?? new Map<string, Node>();
    this.#nodes.set(node.next, here);
    const known = here.get(key);
    if (known === undefined || node.cost < known.cost) here.set(key, node);
  }

  /** Makes every page that can follow a state. */
  #extend(node: Node): void {
    const first = node.waiting[0] ?? node.next;
    const insert = this.#boxes[first]?.pages;
    if (insert !== undefined) return this.#insert(node, first, insert);
    const landscape = this.#boxes[first]?.landscape ?? false;
    const walk: Walk = {
      node,
      height: this.#paper.height(landscape),
      landscape,
      pile: EMPTY_PILE,
      placed: [],
      waiting: [],
      notes: node.notes,
      cost: 0,
      flowed: false,
      sinceHeading: Infinity,
      legal: false,
      spare: [],
    };
    for (const float of node.waiting) {
      if (walk.waiting.length > 0 || !this.#place(walk, float)) walk.waiting.push(float);
    }
    walk.cost += DEFERRED_AGAIN * walk.waiting.length;
    this.#walk(walk, node.next);
  }

  /** Pages of their own that stand between two others, such as a table on turned pages. */
  #insert(node: Node, index: number, boxes: readonly Box[]): void {
    const waits = node.waiting.length > 0;
    const after: Node = {
      ...node,
      next: waits ? node.next : index + 1,
      waiting: node.waiting.slice(1),
    };
    const { pages } = paginate(boxes, this.#paper);
    this.#relax(pages.reduce<Node>((from, page) => ({ ...after, from, page }), node));
  }

  /** Puts a box on the page, if it fits; the first on a page must. */
  #place(walk: Walk, index: number): boolean {
    const box = this.#boxes[index];
    if (box === undefined || box.pages !== undefined) return false;
    const { pile } = put(walk.pile, box);
    const notes =
      box.notes.length === 0
        ? walk.notes
        : [...walk.notes, ...box.notes.map((id) => wholeNote(id, this.#paper))];
    if (closedHeight(pile) + leastFoot(notes, this.#paper) > walk.height + 0.01) {
      if (walk.placed.length > 0 || walk.node.notes.length > 0) return false;
      if (closedHeight(pile) > walk.height + 0.01) walk.cost += OVERFULL;
    }
    walk.pile = pile;
    walk.notes = notes;
    walk.placed.push(box);
    return true;
  }

  #walk(walk: Walk, from: number): void {
    for (let at = from; ; at += 1) {
      const box = this.#boxes[at];
      const kept = walk.sinceHeading < KEPT_LINES || this.#lone(walk, at);
      if (box === undefined) return this.#finish(walk, at, kept ? TORN : 0);
      if (walk.placed.length > 0) {
        if (box.pages !== undefined && !box.floats) return this.#finish(walk, at, 0);
        if (box.price === FORCED || box.landscape !== walk.landscape)
          return this.#finish(walk, at, 0);
        const price = kept ? Math.max(box.price, TORN) : box.price;
        if (price < FORBIDDEN) this.#finish(walk, at, price);
        else if (!walk.legal) walk.spare.push({ ...snapshot(walk), at, price });
      }
      if (box.floats && walk.waiting.length > 0) {
        walk.waiting.push(at);
        walk.cost += deferral(walk);
        at += box.parts;
        continue;
      }
      if (box.floats && walk.placed.length > 0) this.#defer(walk, at);
      walk.flowed ||= !box.floats;
      if (this.#place(walk, at)) at += box.parts;
      else if (box.parts === 0 || walk.placed.length === 0) {
        // A long note may leave room for nothing but itself.
        if (walk.placed.length === 0) return this.#finish(walk, at, 0);
        return walk.legal ? undefined : this.#makeDo(walk);
      }
      if (walk.waiting.length > 0) pass(walk, box);
    }
  }

  /** Whether the page would bear a single line from the middle of a paragraph. */
  #lone({ node }: Walk, at: number): boolean {
    const alone = at === node.next + 1 && this.#boxes[node.next]?.continues === true;
    return alone && this.#boxes[at]?.continues === true;
  }

  /** Ends a page that has no good place to end at each bad one, so that the least bad is found. */
  #makeDo(walk: Walk): void {
    for (const { at, price, ...state } of walk.spare) {
      const placed = walk.placed.slice(0, state.count);
      this.#finish({ ...walk, ...state, placed, spare: [] }, at, price);
    }
  }

  /** Also tries the page on which this figure waits, and what follows it moves up. */
  #defer(walk: Walk, at: number): void {
    const other: Walk = {
      ...walk,
      placed: [...walk.placed],
      spare: [...walk.spare],
      waiting: [at],
      cost: walk.cost + deferral(walk),
      sinceHeading: this.#endsInHeading(at) ? 0 : Infinity,
    };
    this.#walk(other, at + 1 + (this.#boxes[at]?.parts ?? 0));
    walk.legal ||= other.legal;
  }

  /** Whether a heading, with at most a rule under it, is the last before this box. */
  #endsInHeading(at: number): boolean {
    let last = at - 1;
    while (this.#boxes[last]?.items.every(({ kind }) => kind === 'line') === true) last -= 1;
    return (this.#boxes[last]?.heading ?? 0) > 0;
  }

  /** The notes at the foot. While text is to come, a note that goes on leaves half of the page to it. */
  #foot({ notes, height }: Walk, room: number, next: number): Footing {
    const foot = footing(notes, room, this.#paper);
    if (foot.rest.length === 0 || next === this.#boxes.length) return foot;
    const half = Math.max(height / 2, leastFoot(notes, this.#paper));
    return half < room ? footing(notes, half, this.#paper) : foot;
  }

  /** Ends the page before the box `next`. */
  #finish(walk: Walk, next: number, price: number): void {
    const { node, pile, height } = walk;
    if (walk.placed.length === 0 && node.notes.length === 0) return;
    const used = closedHeight(pile);
    const foot = this.#foot(walk, height - used, next);
    const filled = (used + foot.height) / height;
    if (price < FORBIDDEN && filled >= WELL_FILLED) walk.legal = true;
    const done = next === this.#boxes.length && walk.waiting.length === 0 && foot.rest.length === 0;
    const forced = this.#boxes[next]?.price === FORCED;
    const parted = foot.rest.length > 0 ? PARTED_NOTE : 0;
    const alone = walk.placed.length === 0 && !done ? NOTES_ALONE : 0;
    const splits = walk.waiting.length > 0 && this.#boxes[next]?.continues === true;
    const split = splits ? WITHIN_TEXT : 0;
    const cost = node.cost + walk.cost + price + parted + alone + split;
    this.#relax({
      next,
      waiting: [...walk.waiting],
      notes: foot.rest,
      cost:
        cost +
        (done
          ? lastPage(filled, node.page === undefined)
          : forced
            ? 0
            : hole(filled, this.#boxes[next])),
      from: node,
      page: { boxes: [...walk.placed], notes: foot.parts, landscape: walk.landscape },
    });
  }
}

/** A long note parts in many ways, of which few are worth following up. `here` holds those still to follow. */
function isAmongBest(node: Node, here: ReadonlyMap<string, Node>): boolean {
  let better = 0;
  for (const other of here.values()) {
    if (other.notes.length > 0 && other.cost < node.cost) better += 1;
  }
  return better < FOLLOWED;
}

function keyOf(node: Node): string {
  const notes = node.notes.map((part) => `${part.id}:${part.from}`).join(' ');
  return `${node.waiting.join(' ')}|${notes}`;
}

const DONE = '|';
