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
import { closedHeight } from './pile.ts';
import type { Budget, PagePlan, Paper, Plan } from './planned.ts';
import { FORBIDDEN, FORCED, TORN } from './box.ts';
import type { Box } from './box.ts';
import { isRule } from './strip.ts';
import { must, nth } from '../problems/must.ts';
import { States } from './states.ts';
import { boxesOf, deferral, inRow, pass, placedOn, spareAt } from './walk.ts';
import type { Node, Walk } from './walk.ts';

/**
 * Plans the pages. The strip is left in order, but for boxes that float: one that doesn't fit waits for the
 * head of the next page, and those behind it wait with it. A box taller than a page gets a page of its own.
 */
export function paginate(boxes: readonly Box[], paper: Paper): Plan {
  return must(paginateWithin(boxes, paper, { page: 0, most: Infinity }), 'way to end the pages');
}

/** The same, or undefined where the cheapest plan costs more than the budget: most of its ways are left early. */
export function paginateWithin(
  boxes: readonly Box[],
  paper: Paper,
  budget: Budget,
): Plan | undefined {
  const pages: PagePlan[] = [];
  const last = new Planner(boxes, paper, budget).run();
  if (last === undefined) return undefined;
  for (let node: Node | undefined = last; node?.page !== undefined; node = node.from) {
    const { placed, notes, landscape } = node.page;
    pages.push({ boxes: boxesOf(placed), notes, landscape });
  }
  return { pages: pages.toReversed(), cost: last.cost };
}

class Planner {
  readonly #boxes: readonly Box[];
  readonly #paper: Paper;
  readonly #budget: Budget;
  readonly #states: States;
  /** For each box, how many pages it and those behind it fill at least. */
  readonly #ahead: readonly number[];

  constructor(boxes: readonly Box[], paper: Paper, budget: Budget) {
    this.#boxes = boxes;
    this.#paper = paper;
    this.#budget = budget;
    this.#states = new States(boxes.length);
    this.#ahead = leastPages(boxes, paper);
  }

  run(): Node | undefined {
    const end = this.#boxes.length;
    const start = { waiting: [], notes: [], cost: 0, pages: 0, from: undefined, page: undefined };
    this.#reach({ next: 0, ...start });
    let best: Node | undefined;
    for (let at = 0; at <= end; at += 1) {
      // A page of figures or notes alone leads to another state at the same box, which is followed too.
      for (let node = this.#states.take(at); node !== undefined; node = this.#states.take(at)) {
        const { waiting, notes, cost } = node;
        if (at === end && waiting.length === 0 && notes.length === 0) {
          if (best === undefined || cost < best.cost) best = node;
        } else if (notes.length === 0 || this.#states.betterWithNotes(node) < FOLLOWED) {
          // A long note parts in many ways, of which few are worth following up.
          this.#extend(node);
        }
      }
    }
    return best;
  }

  /** Notes a state, unless it costs too much. */
  #reach(node: Node): void {
    const { next, cost, pages } = node;
    if (this.#affords(next, cost, pages) && cost < this.#states.cheapest(next, node))
      this.#states.add(node);
  }

  /** Whether a plan that goes on from `next` after so many pages may keep to the budget. */
  #affords(next: number, cost: number, pages: number): boolean {
    const least = cost + this.#budget.page * (pages + nth(this.#ahead, next));
    return least <= this.#budget.most + ROUNDING;
  }

  /** Makes every page that can follow a state. */
  #extend(node: Node): void {
    const first = node.waiting[0] ?? node.next;
    const insert = this.#boxes[first]?.pages;
    if (insert !== undefined) return this.#insert(node, first, insert);
    const landscape = this.#boxes[first]?.landscape ?? false;
    const height = this.#paper.height(landscape);
    const walk: Walk = {
      node,
      height,
      highest: height + 0.01,
      landscape,
      placed: undefined,
      waiting: [],
      notes: node.notes,
      foot: leastFoot(node.notes, this.#paper),
      cost: 0,
      flowed: false,
      sinceHeading: Infinity,
      legal: false,
      spare: undefined,
    };
    for (const float of node.waiting) {
      if (walk.waiting.length > 0 || !this.#place(walk, nth(this.#boxes, float))) {
        walk.waiting = [...walk.waiting, float];
      }
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
    let last = node;
    for (const { boxes: placed, notes, landscape } of paginate(boxes, this.#paper).pages) {
      const page = { placed: inRow(placed), notes, landscape };
      last = { ...after, pages: last.pages + 1, from: last, page };
    }
    this.#reach(last);
  }

  /** Puts a box on the page, if it fits; the first on a page must. */
  #place(walk: Walk, box: Box): boolean {
    if (box.pages !== undefined) return false;
    const before = walk.placed;
    const placed = placedOn(before, box);
    let { notes, foot } = walk;
    if (box.notes.length > 0) {
      notes = [...notes, ...box.notes.map((id) => wholeNote(id, this.#paper))];
      foot = leastFoot(notes, this.#paper, box.notes.length);
    }
    const height = closedHeight(placed);
    if (height + foot > walk.highest) {
      if (before !== undefined || walk.node.notes.length > 0) return false;
      if (height > walk.highest) walk.cost += OVERFULL;
    }
    walk.placed = placed;
    walk.notes = notes;
    walk.foot = foot;
    return true;
  }

  #walk(walk: Walk, from: number): void {
    const lone = this.#loneLine(walk.node);
    for (let at = from; ; at += 1) {
      const box = this.#boxes[at];
      const kept = walk.sinceHeading < KEPT_LINES || at === lone;
      if (box === undefined) return this.#finish(walk, at, kept ? TORN : 0);
      if (walk.placed !== undefined) {
        const apart = box.pages !== undefined && !box.floats;
        const breaks = apart || box.price === FORCED || box.landscape !== walk.landscape;
        if (breaks) return this.#finish(walk, at, 0);
        const price = kept ? Math.max(box.price, TORN) : box.price;
        if (price < FORBIDDEN) this.#finish(walk, at, price);
        else if (!walk.legal) walk.spare = spareAt(walk, at, price);
      }
      if (!box.floats) walk.flowed = true;
      else if (walk.waiting.length > 0) {
        walk.waiting = [...walk.waiting, at];
        walk.cost += deferral(walk);
        at += box.parts;
        continue;
      } else if (walk.placed !== undefined) this.#defer(walk, at, box);
      if (this.#place(walk, box)) at += box.parts;
      else if (box.parts === 0 || walk.placed === undefined) {
        // A long note may leave room for nothing but itself.
        if (walk.placed === undefined) return this.#finish(walk, at, 0);
        return walk.legal ? undefined : this.#makeDo(walk);
      }
      if (walk.waiting.length > 0) pass(walk, box);
    }
  }

  /** The box before which a page would bear a single line from the middle of a paragraph, if there is one. */
  #loneLine({ next }: Node): number | undefined {
    const alone = this.#boxes[next]?.continues === true && this.#boxes[next + 1]?.continues;
    return alone === true ? next + 1 : undefined;
  }

  /** Ends a page that has no good place to end at each bad one, so that the least bad is found. */
  #makeDo(walk: Walk): void {
    for (let { spare } = walk; spare !== undefined; spare = spare.before) {
      this.#finish({ ...walk, ...spare.state }, spare.at, spare.price);
    }
  }

  /** Also tries the page on which this figure waits, and what follows it moves up. */
  #defer(walk: Walk, at: number, { parts }: Box): void {
    const other: Walk = {
      ...walk,
      waiting: [at],
      cost: walk.cost + deferral(walk),
      sinceHeading: this.#endsInHeading(at) ? 0 : Infinity,
    };
    this.#walk(other, at + 1 + parts);
    walk.legal ||= other.legal;
  }

  /** Whether a heading, with at most a rule under it, is the last before this box. */
  #endsInHeading(at: number): boolean {
    let last = at - 1;
    while (isRule(this.#boxes[last])) last -= 1;
    return (this.#boxes[last]?.heading ?? 0) > 0;
  }

  /** The notes at the foot. While text is to come, a note that goes on leaves half of the page to it. */
  #foot({ notes, height, foot: least }: Walk, room: number, next: number): Footing {
    const foot = footing(notes, room, this.#paper);
    if (foot.rest.length === 0 || next === this.#boxes.length) return foot;
    const half = Math.max(height / 2, least);
    return half < room ? footing(notes, half, this.#paper) : foot;
  }

  /** Ends the page before the box `next`. */
  #finish(walk: Walk, next: number, price: number): void {
    const { node, height, placed, waiting, landscape } = walk;
    if (placed === undefined && node.notes.length === 0) return;
    const used = closedHeight(placed);
    const foot = this.#foot(walk, height - used, next);
    const filled = (used + foot.height) / height;
    if (price < FORBIDDEN && filled >= WELL_FILLED) walk.legal = true;
    const left = { waiting, notes: foot.rest };
    const known = this.#states.cheapest(next, left);
    const reached = node.cost + walk.cost + price;
    // Nothing below makes it cheaper, and most ways to end a page are no better than one that is known.
    if (reached >= known) return;
    const box = this.#boxes[next];
    const done = box === undefined && waiting.length === 0 && foot.rest.length === 0;
    const parted = foot.rest.length > 0 ? PARTED_NOTE : 0;
    const alone = placed === undefined && !done ? NOTES_ALONE : 0;
    const split = waiting.length > 0 && box?.continues === true ? WITHIN_TEXT : 0;
    const end = done
      ? lastPage(filled, node.page === undefined)
      : box?.price === FORCED
        ? 0
        : hole(filled, waiting.length > 0 ? undefined : box);
    const cost = reached + parted + alone + split + end;
    const pages = node.pages + 1;
    if (cost >= known || !this.#affords(next, cost, pages)) return;
    const page = { placed, notes: foot.parts, landscape };
    this.#states.add({ next, ...left, cost, pages, from: node, page });
  }
}

/** Sums of the same numbers in another order differ by less. */
const ROUNDING = 1e-6;

/** A box takes no more of a page than the page has, and one that may be set in parts no more than they do. */
function leastPages(boxes: readonly Box[], paper: Paper): readonly number[] {
  const page = Math.max(paper.height(false), paper.height(true)) + 0.01;
  let counted = 0;
  const least = boxes.map(({ height, parts }, at) => {
    if (at < counted) return 0;
    counted = at + 1 + parts;
    const inParts = boxes.slice(at + 1, counted).reduce((sum, part) => sum + part.height, 0);
    return Math.min(height, page, parts > 0 ? inParts : page);
  });
  const pages = [0];
  let height = 0;
  for (const own of least.toReversed()) {
    height += own;
    pages.push(Math.ceil(height / page - ROUNDING));
  }
  return pages.toReversed();
}
