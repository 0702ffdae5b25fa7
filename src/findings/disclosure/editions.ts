/** Turns the editions of a data set into what ties their counts to each other, so that one edition can't give away another. */
import { compareDates, daysBetween } from '../dates.ts';
import type { Edition, Fact, Findings } from '../types.ts';

/** The sum of the terms is 0, or at most 0. */
export interface EditionTie {
  readonly kind: '=' | '<=';
  readonly terms: readonly (readonly [fact: Fact, coefficient: number])[];
}

/**
 * Figures of one name, unit and area. For the same period they are the same unless revised; in a period within
 * another they are at most as many; and two periods that make up a third add up to it. Whether figures were
 * revised is not looked at, since that could tell how large a hidden one is.
 */
export function tiesOf(editions: readonly Findings[]): readonly EditionTie[] {
  const ties: EditionTie[] = [];
  for (const [index, one] of editions.entries()) {
    for (const other of editions.slice(index + 1)) {
      const [inner, outer] = contains(one.edition, other.edition) ? [other, one] : [one, other];
      if (!contains(outer.edition, inner.edition)) continue;
      const kind = contains(inner.edition, outer.edition) ? '=' : '<=';
      for (const [fact, same] of pairs(inner, outer)) {
        ties.push({
          kind,
          terms: [
            [fact, 1],
            [same, -1],
          ],
        });
      }
    }
  }
  return [...ties, ...sumsOf(editions)];
}

function sumsOf(editions: readonly Findings[]): readonly EditionTie[] {
  return editions.flatMap((whole) =>
    editions.flatMap((first) =>
      editions.flatMap((second) => {
        if (!makeUp(first.edition, second.edition, whole.edition)) return [];
        return Array.from(pairs(first, whole)).flatMap(([fact, same]): EditionTie[] => {
          const then = second.facts.get(fact.id);
          if (then?.unit.plural !== fact.unit.plural) return [];
          return [
            {
              kind: '=',
              terms: [
                [fact, 1],
                [then, 1],
                [same, -1],
              ],
            },
          ];
        });
      }),
    ),
  );
}

function* pairs(one: Findings, other: Findings): Generator<readonly [Fact, Fact]> {
  for (const fact of one.facts.values()) {
    const same = other.facts.get(fact.id);
    if (same?.unit.plural === fact.unit.plural) yield [fact, same];
  }
}

function contains(outer: Edition, inner: Edition): boolean {
  return (
    outer.place === inner.place &&
    compareDates(outer.from, inner.from) <= 0 &&
    compareDates(outer.to, inner.to) >= 0
  );
}

function makeUp(first: Edition, second: Edition, whole: Edition): boolean {
  const days = daysBetween(first.from, first.to) + daysBetween(second.from, second.to);
  return (
    contains(whole, first) &&
    contains(whole, second) &&
    compareDates(first.to, second.from) < 0 &&
    days === daysBetween(whole.from, whole.to)
  );
}
