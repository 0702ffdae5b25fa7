/** Turns a component of tied counts into the counts that must be hidden, so that no small one can be worked out. */
import { must } from '../../problems/must.ts';
import type { Component, Relation } from './relations.ts';
import { areProtected } from './proof.ts';
import { countOf } from '../counts.ts';
import type { Fact } from '../types.ts';

/**
 * The small counts, and the others that have to be hidden with them. Zeros stay.
 *
 * The choice rests on which counts are small, which are 0, and how all are tied; never on how large a
 * hidden count is. So whoever sees what is published and knows this program learns nothing more: any
 * other values of the hidden counts that fit what is published, with the same ones small, are published
 * in the same way.
 *
 * What is in `also` is hidden for another reason, and must not be worked out either.
 */
export function hiddenOf(
  component: Component,
  below: number,
  also: ReadonlySet<Fact> = new Set(),
): ReadonlySet<Fact> {
  const small = new Set(component.facts.filter((fact) => isSmall(fact, below)));
  const given = new Set([...small, ...[...also].filter((fact) => countOf(fact) !== 0)]);
  if (given.size === 0) return given;
  const hidden = withPartners(component, small, given);
  // If all is hidden, all of it could be twice as much, or three times: there is no upper bound.
  return areProtected(component, hidden, small) ? hidden : allBut0(component, small);
}

function isSmall(fact: Fact, below: number): boolean {
  const size = Math.abs(countOf(fact));
  return size > 0 && size < below;
}

function allBut0({ facts, fixed }: Component, small: ReadonlySet<Fact>): ReadonlySet<Fact> {
  return new Set(
    facts.filter((fact) => countOf(fact) !== 0 && (!fixed.has(fact) || small.has(fact))),
  );
}

/** In each sum with a hidden count at least two are hidden, and one of them isn't small. */
function withPartners(
  { facts, relations, fixed }: Component,
  small: ReadonlySet<Fact>,
  given: ReadonlySet<Fact>,
): Set<Fact> {
  const hidden = new Set(given);
  const sums = new Map<Fact, Relation[]>();
  const ties = new Map<Fact, number>();
  for (const relation of relations) {
    for (const fact of relation.terms.keys()) {
      ties.set(fact, (ties.get(fact) ?? 0) + 1);
      if (relation.kind === '<=') continue;
      const known = sums.get(fact) ?? [];
      known.push(relation);
      sums.set(fact, known);
    }
  }
  const waiting = new Set(
    facts.filter((fact) => given.has(fact)).flatMap((fact) => sums.get(fact) ?? []),
  );
  for (const relation of waiting) {
    waiting.delete(relation);
    const cells = [...relation.terms.keys()].filter((fact) => countOf(fact) !== 0);
    const already = cells.filter((fact) => hidden.has(fact));
    if (already.length > 1 && already.some((fact) => !small.has(fact))) continue;
    const partner = leastTied(
      cells.filter((fact) => !hidden.has(fact) && !fixed.has(fact)),
      ties,
    );
    if (partner === undefined) continue;
    hidden.add(partner);
    for (const other of must(sums.get(partner), 'sum of a partner')) waiting.add(other);
  }
  return hidden;
}

/** What stands in few relations takes little else with it; of equals, the first. */
function leastTied(facts: readonly Fact[], ties: ReadonlyMap<Fact, number>): Fact | undefined {
  let best: Fact | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const fact of facts) {
    const count = must(ties.get(fact), `ties of ${fact.id}`);
    if (count < fewest) [best, fewest] = [fact, count];
  }
  return best;
}
