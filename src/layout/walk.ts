/** The states of pagination: between two pages, and within one while it is filled. */
import type { Box } from './box.ts';
import { TORN } from './box.ts';
import { DEFERRED, DEFERRED_AGAIN, KEPT_LINES, PAST_HEADING, PAST_SECTION } from './costs.ts';
import type { Pile } from './pile.ts';
import type { NotePart, PagePlan } from './planned.ts';

/** A state between two pages: the next box, and what waits for the next page. */
export interface Node {
  readonly next: number;
  /** Boxes that float, for the head of the page. */
  readonly waiting: readonly number[];
  /** The rest of a note that was parted, for the foot. */
  readonly notes: readonly NotePart[];
  readonly cost: number;
  readonly from: Node | undefined;
  readonly page: PagePlan | undefined;
}

/** A page while it is filled. */
export interface Walk {
  readonly node: Node;
  readonly height: number;
  readonly landscape: boolean;
  pile: Pile;
  placed: Box[];
  waiting: number[];
  notes: readonly NotePart[];
  cost: number;
  /** Whether anything stands on the page that doesn't float. */
  flowed: boolean;
  /** Lines since the last heading, while figures wait: a heading must not end the page. */
  sinceHeading: number;
  /** Whether the page may end well somewhere. */
  legal: boolean;
  /** Where else it could end, if need be. */
  readonly spare: Spare[];
}

/** A walk as it stood at a place where a page should not end. */
export interface Spare {
  readonly at: number;
  readonly price: number;
  readonly count: number;
  readonly pile: Pile;
  readonly waiting: number[];
  readonly notes: readonly NotePart[];
  readonly cost: number;
}

export function snapshot({
  placed,
  pile,
  waiting,
  notes,
  cost,
}: Walk): Omit<Spare, 'at' | 'price'> {
  return { count: placed.length, pile, waiting: [...waiting], notes, cost };
}

/** A figure that could have stood at the head of this page has waited before. */
export function deferral({ flowed }: Walk): number {
  return flowed ? DEFERRED : DEFERRED_AGAIN;
}

/** What a figure is passed by costs: the text of another section most of all, or all that its own has. */
export function pass(walk: Walk, box: Box): void {
  if (box.heading > 0) {
    walk.cost += box.heading <= 2 ? PAST_SECTION : PAST_HEADING;
    if (walk.sinceHeading < KEPT_LINES) walk.cost += TORN;
  }
  walk.sinceHeading = box.heading > 0 ? 0 : walk.sinceHeading + 1;
}
