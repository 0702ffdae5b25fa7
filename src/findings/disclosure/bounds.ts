/** Turns the relations of a component into those that say something: bounds that follow from sums are left out. */
import { coefficientOf, type Component, type Relation } from './relations.ts';
import type { Fact } from '../types.ts';

/** How many sums are put together to see that a bound follows from them. */
const DEPTH = 4;
/** In larger components only bounds that a single sum shows are left out: a search would take too long. */
const SEARCHED = 200;

/** All sums, and the bounds that sums of counts don't make true by themselves. */
export function withoutImplied({ facts, relations }: Component): readonly Relation[] {
  const sums = new Map<Fact, Sum[]>();
  for (const relation of relations) {
    if (relation.kind === '<=') continue;
    const sum = { terms: relation.terms, totals: totalsOf(relation) };
    for (const fact of relation.terms.keys()) {
      const known = sums.get(fact) ?? [];
      known.push(sum);
      sums.set(fact, known);
    }
  }
  return relations.filter(({ kind, terms }) => {
    if (kind === '=') return true;
    if (isShownByOne(terms, sums)) return false;
    return facts.length > SEARCHED || !follows(terms, sums, DEPTH);
  });
}

interface Sum {
  readonly terms: ReadonlyMap<Fact, number>;
  /** The terms that are the sum of all others. */
  readonly totals: readonly Fact[];
}

function totalsOf({ terms }: Relation): readonly Fact[] {
  const side = (sign: number) =>
    [...terms].filter(([, coefficient]) => coefficient === sign).map(([fact]) => fact);
  const [up, down] = [side(1), side(-1)];
  if (up.length + down.length < terms.size) return [];
  return [up, down].flatMap((facts) => (facts.length === 1 ? facts : []));
}

/** "A part is no more than its base", where a sum makes up the base of the part and others. */
function isShownByOne(
  bound: ReadonlyMap<Fact, number>,
  sums: ReadonlyMap<Fact, readonly Sum[]>,
): boolean {
  if (bound.size !== 2) return false;
  const part = [...bound].find(([, coefficient]) => coefficient === 1)?.[0];
  const base = [...bound].find(([, coefficient]) => coefficient === -1)?.[0];
  if (part === undefined || base === undefined) return false;
  return (sums.get(part) ?? []).some(
    ({ terms, totals }) =>
      totals.includes(base) && coefficientOf(part, terms) * coefficientOf(base, terms) < 0,
  );
}

/** Whether sums turn "this is at most 0" into a sum of counts that are taken away, which is always so. */
function follows(
  bound: ReadonlyMap<Fact, number>,
  sums: ReadonlyMap<Fact, readonly Sum[]>,
  depth: number,
): boolean {
  const positive = [...bound].find(([, coefficient]) => coefficient > 0);
  if (positive === undefined) return true;
  if (depth === 0) return false;
  const [fact, coefficient] = positive;
  return (sums.get(fact) ?? []).some(({ terms }) => {
    const factor = -coefficient / coefficientOf(fact, terms);
    if (!Number.isInteger(factor)) return false;
    const rest = new Map(bound);
    for (const [term, by] of terms) {
      const left = (rest.get(term) ?? 0) + factor * by;
      if (left === 0) rest.delete(term);
      else rest.set(term, left);
    }
    return follows(rest, sums, depth - 1);
  });
}
