/** Turns a strip of boxes into pages: the cheapest way to end them, found over all ways. */
import { footing, leastFoot, wholeNote } from './footing.ts';
import { EMPTY_PILE, closedHeight, put } from './pile.ts';
import type { Pile } from './pile.ts';
import type { NotePart, PagePlan, Paper, Plan } from './planned.ts';
import { FORBIDDEN, FORCED, TORN } from './box.ts';
import type { Box } from './box.ts';

/** A state between two pages: the next box, and what waits for the next page. */
interface Node {
  readonly next: number;
  /** Boxes that float, for the head of the page. */
  readonly waiting: readonly number[];
  /** The rest of a note that was parted, for the foot. */
  readonly notes: readonly NotePart[];
  readonly cost: number;
  readonly from: Node | undefined;
  readonly page: PagePlan | undefined;
}

/** Costs of a page: a hole of a sixth of it costs 14, and one line more than that 150 besides. */
const HOLE = 500;
const LARGEST_HOLE = 1 / 6;
const BIG_HOLE = 150;
const BEYOND = 1500;
const HUGE_HOLE = 3000;
const PARTED_NOTE = 12;
const NOTES_ALONE = 120;
const DEFERRED = 6;
const PAST_SECTION = 400;
const PAST_HEADING = 60;
const WITHIN_TEXT = 10;
const SHORT_LAST_PAGE = 40;
const LONELY_LAST_PAGE = 200;
const OVERFULL = 1e9;
const KEPT_LINES = 2;
/** A page that is filled at least so far may end where its price allows; else it may also end where none does. */
const WELL_FILLED = 0.4;

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

/** A page while it is filled. */
interface Walk {
  readonly node: Node;
  readonly height: number;
  readonly landscape: boolean;
  pile: Pile;
  placed: Box[];
  waiting: number[];
  notes: readonly NotePart[];
  cost: number;
  /** Lines since the last heading, while figures wait: a heading must not end the page. */
  sinceHeading: number;
  /** Whether the page may end well somewhere. */
  legal: boolean;
  /** Where else it could end, if need be. */
  readonly spare: Spare[];
}

/** A walk as it stood at a place where a page should not end. */
interface Spare {
  readonly at: number;
  readonly price: number;
  readonly count: number;
  readonly pile: Pile;
  readonly waiting: number[];
  readonly notes: readonly NotePart[];
  readonly cost: number;
}

function snapshot({ placed, pile, waiting, notes, cost }: Walk): Omit<Spare, 'at' | 'price'> {
  return { count: placed.length, pile, waiting: [...waiting], notes, cost };
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
      for (const key of here.keys()) {
        const node = here.get(key);
        if (node !== undefined && (at < end || key !== DONE)) this.#extend(node);
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
      sinceHeading: Infinity,
      legal: false,
      spare: [],
    };
    for (const float of node.waiting) {
      if (walk.waiting.length > 0 || !this.#place(walk, float)) walk.waiting.push(float);
    }
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
    const cited = box.notes.map((id) => wholeNote(id, this.#paper));
    const notes = cited.length === 0 ? walk.notes : [...walk.notes, ...cited];
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
        walk.cost += DEFERRED;
        at += box.parts;
        continue;
      }
      if (box.floats && walk.placed.length > 0) this.#defer(walk, at);
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
    const last = this.#boxes[at - 1];
    const other: Walk = {
      ...walk,
      placed: [...walk.placed],
      spare: [...walk.spare],
      waiting: [at],
      cost: walk.cost + DEFERRED,
      sinceHeading: last !== undefined && last.heading > 0 ? 0 : Infinity,
    };
    this.#walk(other, at + 1 + (this.#boxes[at]?.parts ?? 0));
    walk.legal ||= other.legal;
  }

  /** Ends the page before the box `next`. */
  #finish(walk: Walk, next: number, price: number): void {
    const { node, pile, height } = walk;
    if (walk.placed.length === 0 && node.notes.length === 0) return;
    const used = closedHeight(pile);
    const foot = footing(walk.notes, height - used, this.#paper);
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
      cost: cost + (done ? lastPage(filled, node) : forced ? 0 : hole(filled, this.#boxes[next])),
      from: node,
      page: { boxes: [...walk.placed], notes: foot.parts, landscape: walk.landscape },
    });
  }
}

/** What a figure is passed by costs: the text of another section most of all, or all that its own has. */
function pass(walk: Walk, box: Box): void {
  if (box.heading > 0) {
    walk.cost += box.heading <= 2 ? PAST_SECTION : PAST_HEADING;
    if (walk.sinceHeading < KEPT_LINES) walk.cost += TORN;
  }
  walk.sinceHeading = box.heading > 0 ? 0 : walk.sinceHeading + 1;
}

/** A hole shows least above a new section, and most where something breaks off before it is full. */
function hole(filled: number, next: Box | undefined): number {
  const part = Math.max(0, 1 - filled);
  const weight = next === undefined ? 1 : next.heading > 0 ? 0.5 : next.price > 0 ? 3 : 1;
  const small = Math.min(part, LARGEST_HOLE);
  const beyond = part - small;
  const big = beyond > 0 ? BIG_HOLE + BEYOND * beyond : 0;
  return weight * HOLE * small * small + big + (part > 0.6 ? HUGE_HOLE : 0);
}

/** A last page is a third full at least, and no lonely line. The only page may be as short as it is. */
function lastPage(filled: number, from: Node): number {
  if (from.page === undefined) return 0;
  return filled < 0.08 ? LONELY_LAST_PAGE : filled < 1 / 3 ? SHORT_LAST_PAGE : 0;
}

const DONE = '|';

function keyOf(node: Node): string {
  const notes = node.notes.map((part) => `${part.id}:${part.from}`).join(' ');
  return `${node.waiting.join(' ')}|${notes}`;
}
