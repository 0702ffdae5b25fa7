/** Turns what a data file says about disclosure into a profile, and profiles into the one that holds for all of them. */
import { emptyProfile } from '../../problems/messages/disclosure.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Place } from '../place.ts';
import type { RawDisclosure } from '../schema/parts.ts';
import type { Disclosure } from '../types.ts';

/** Every count is published as it is. */
export const OPEN: Disclosure = { below: 1, to: 1 };

/** Counts from 1 to 7 are hidden and others rounded to the nearest 5, as NHS publications do. */
const HIDE_1_TO_7_ROUND_5: Disclosure = { below: 8, to: 5 };

/** Undefined if nothing is stated, or if what is stated is empty, which is reported. */
export function readDisclosure(
  raw: RawDisclosure | undefined,
  place: Place,
  problems: Problems,
): Disclosure | undefined {
  if (raw === undefined) return undefined;
  if (raw === 'none') return OPEN;
  if (raw === 'hide-1-to-7-round-5') return HIDE_1_TO_7_ROUND_5;
  if (raw.suppress_below === undefined && raw.round_to === undefined) {
    problems.add(emptyProfile(place.keySpan));
    return undefined;
  }
  return { below: raw.suppress_below ?? 1, to: raw.round_to ?? 1 };
}

export function isOpen({ below, to }: Disclosure): boolean {
  return below === 1 && to === 1;
}

/** What two profiles hide or round, one of them at least. */
export function strictest(a: Disclosure, b: Disclosure): Disclosure {
  return { below: Math.max(a.below, b.below), to: Math.max(a.to, b.to) };
}

/** A count as its profile rounds it; halves go away from zero. */
export function rounded(count: number, { to }: Disclosure): number {
  if (to === 1) return count;
  const size = Math.abs(count);
  const rest = size % to;
  const nearest = 2 * rest >= to ? size - rest + to : size - rest;
  // No minus sign before 0.
  return count < 0 && nearest > 0 ? -nearest : nearest;
}
