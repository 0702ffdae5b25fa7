/** The states of pagination: between two pages, and within one while it is filled. */
import type { Box } from './box.ts';
import { TORN } from './box.ts';
import {
  DEFERRED,
  DEFERRED_AGAIN,
  KEPT_LINES,
  PAST_HEADING,
  PAST_SECTION,
  PAST_TABLE,
} from './costs.ts';
import { topOn } from './pile.ts';
import type { Pile } from './pile.ts';
import type { NotePart, PagePlan } from './planned.ts';

/** A page's pile with those that it stands on: the many ways to end a page share what they begin with. */
export interface Placed extends Pile {
  readonly before: Placed | undefined;
}

/** A box on what is placed already. */
export function placedOn(before: Placed | undefined, box: Box): Placed {
  return { y: topOn(before, box) + box.height, box, before };
}

/** Boxes as they are placed one after the other. */
export function inRow(boxes: readonly Box[]): Placed | undefined {
  return boxes.reduce<Placed | undefined>(placedOn, undefined);
}

export function boxesOf(last: Placed | undefined): Box[] {
  const boxes: Box[] = [];
  for (let at = last; at !== undefined; at = at.before) boxes.push(at.box);
  return boxes.toReversed();
}

/** A page whose boxes are not listed yet: most that are planned are not chosen. */
export interface Draft extends Omit<PagePlan, 'boxes'> {
  readonly placed: Placed | undefined;
}

/** A state between two pages: the next box, and what waits for the next page. */
export interface Node {
  readonly next: number;
  /** Boxes that float, for the head of the page. */
  readonly waiting: readonly number[];
  /** The rest of a note that was parted, for the foot. */
  readonly notes: readonly NotePart[];
  readonly cost: number;
  /** How many pages there are before. */
  readonly pages: number;
  readonly from: Node | undefined;
  readonly page: Draft | undefined;
}

/** A page while it is filled. */
export interface Walk {
  readonly node: Node;
  readonly height: number;
  /** How high the pile may grow: sums of heights may differ in their last digits. */
  readonly highest: number;
  readonly landscape: boolean;
  placed: Placed | undefined;
  waiting: readonly number[];
  notes: readonly NotePart[];
  /** The least height that the notes need. */
  foot: number;
  cost: number;
  /** Whether anything stands on the page that doesn't float. */
  flowed: boolean;
  /** Lines since the last heading, while figures wait: a heading must not end the page. */
  sinceHeading: number;
  /** Whether the page may end well somewhere. */
  legal: boolean;
  /** Where else it could end, if need be. */
  spare: Spare | undefined;
}

/** A walk as it stood at a place where a page should not end. */
export interface Spare {
  readonly at: number;
  readonly price: number;
  readonly before: Spare | undefined;
  readonly state: Pick<Walk, 'placed' | 'waiting' | 'notes' | 'foot' | 'cost'>;
}

/** Notes that the page could end here. */
export function spareAt(walk: Walk, at: number, price: number): Spare {
  const { placed, waiting, notes, foot, cost } = walk;
  return { at, price, before: walk.spare, state: { placed, waiting, notes, foot, cost } };
}

/** A figure that could have stood at the head of this page has waited before. */
export function deferral({ flowed }: Walk): number {
  return flowed ? DEFERRED : DEFERRED_AGAIN;
}

/**
 * What a figure is passed by costs: most of all a long table, in whose midst it would stand, and then the text of
 * another section, or all that its own has.
 */
export function pass(walk: Walk, box: Box): void {
  if (box.heading > 0) {
    walk.cost += box.heading <= 2 ? PAST_SECTION : PAST_HEADING;
    if (walk.sinceHeading < KEPT_LINES) walk.cost += TORN;
  }
  if (box.opens.some(({ repeat }) => repeat !== undefined)) walk.cost += PAST_TABLE;
  walk.sinceHeading = box.heading > 0 ? 0 : walk.sinceHeading + 1;
}
