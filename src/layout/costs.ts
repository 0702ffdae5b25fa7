/** What it costs to end a page in one way or another: the scale on which pagination weighs faults. */
import type { Box } from './box.ts';

/**
 * Costs of a page: a hole of a sixth of it costs 14, and one line more than that 150 besides, or half of this
 * where a section of the first two levels starts on the next page, which looks meant.
 */
const HOLE = 500;
const LARGEST_HOLE = 1 / 6;
const BIG_HOLE = 150;
const BEYOND = 1500;
const HUGE_HOLE = 3000;
const SECTION = 2;
export const PARTED_NOTE = 12;
export const NOTES_ALONE = 120;
export const DEFERRED = 6;
/** A figure stays within a page of the place that names it. */
export const DEFERRED_AGAIN = 1000;
export const FOLLOWED = 4;
export const PAST_SECTION = 400;
export const PAST_TABLE = 1000;
export const PAST_HEADING = 60;
export const WITHIN_TEXT = 10;
const SHORT_LAST_PAGE = 40;
const LONELY_LAST_PAGE = 200;
export const OVERFULL = 1e9;
export const KEPT_LINES = 2;
/** A page that is filled at least so far may end where its price allows; else it may also end where none does. */
export const WELL_FILLED = 0.4;

/** `next`: what the next page starts with, if that is text. A hole shows least above a new section, and most where something breaks off before it is full. */
export function hole(filled: number, next: Box | undefined): number {
  const part = Math.max(0, 1 - filled);
  const weight = next === undefined ? 1 : next.heading > 0 ? 0.5 : next.price > 0 ? 3 : 1;
  if (part <= LARGEST_HOLE) return weight * HOLE * part * part;
  const big = BIG_HOLE + BEYOND * (part - LARGEST_HOLE);
  const meant = next !== undefined && next.heading > 0 && next.heading <= SECTION ? 0.5 : 1;
  const largest = weight * HOLE * LARGEST_HOLE * LARGEST_HOLE;
  return largest + meant * big + (part > 0.6 ? HUGE_HOLE : 0);
}

/** A last page is a third full at least, and no lonely line. The only page may be as short as it is. */
export function lastPage(filled: number, only: boolean): number {
  if (only) return 0;
  return filled < 0.08 ? LONELY_LAST_PAGE : filled < 1 / 3 ? SHORT_LAST_PAGE : 0;
}
