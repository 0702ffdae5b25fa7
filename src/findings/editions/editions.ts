/** Turns findings and those of the edition before into what changed between the two. */
import { compareDates, daysBetween, monthsBetween } from '../dates.ts';
import { share } from '../print.ts';
import type { Edition, Fact, Findings, Prose } from '../types.ts';

/** Why two figures of the same name can't be compared. */
export type Obstacle =
  | { readonly kind: 'stated'; readonly reason: Prose }
  | { readonly kind: 'not counted'; readonly edition: Edition }
  | { readonly kind: 'suppressed'; readonly edition: Edition }
  | { readonly kind: 'another unit'; readonly now: string; readonly before: string }
  | { readonly kind: 'another base' }
  | { readonly kind: 'no base, other length'; readonly now: Edition; readonly before: Edition }
  | { readonly kind: 'base too small'; readonly minimum: number };

/** How two figures were compared: as counts, or as whole per cents of their bases. */
export type Measure =
  | { readonly kind: 'count'; readonly now: number; readonly before: number }
  | { readonly kind: 'proportion'; readonly now: number; readonly before: number };

export type Change =
  | { readonly kind: 'new'; readonly fact: Fact }
  | { readonly kind: 'withdrawn'; readonly before: Fact; readonly reason: Prose | undefined }
  | {
      readonly kind: 'changed' | 'unchanged';
      readonly fact: Fact;
      readonly before: Fact;
      readonly measure: Measure;
    }
  | {
      readonly kind: 'revised';
      readonly fact: Fact;
      readonly before: Fact;
      readonly measure: Measure;
      readonly reason: Prose | undefined;
    }
  | {
      readonly kind: 'not comparable';
      readonly fact: Fact;
      readonly before: Fact;
      readonly obstacle: Obstacle;
    };

/**
 * What changed since the previous edition, a change for each figure of either: this edition's in their
 * order, then those withdrawn. Empty without a previous edition. Figures of the same name are the same
 * figure; counts of periods of different length are never compared, their proportions are.
 */
export function compareEditions(findings: Findings): readonly Change[] {
  const { previous } = findings;
  if (previous === undefined) return [];
  const changes = Array.from(findings.facts.values(), (fact): Change => {
    const before = previous.facts.get(fact.id);
    return before === undefined
      ? { kind: 'new', fact }
      : compareFacts(fact, before, findings, previous);
  });
  const withdrawn = Array.from(previous.facts.values())
    .filter(({ id }) => !findings.facts.has(id))
    .map((before): Change => ({
      kind: 'withdrawn',
      before,
      reason: findings.revisions.get(before.id),
    }));
  return [...changes, ...withdrawn];
}

/** Whether two periods are the same days: then a different value is a revision. */
export function haveSamePeriod(a: Edition, b: Edition): boolean {
  return compareDates(a.from, b.from) === 0 && compareDates(a.to, b.to) === 0;
}

/** Whether counts of two periods can be compared: whole months of the same number, or the same days. */
export function haveSameLength(a: Edition, b: Edition): boolean {
  if (isWholeMonths(a) && isWholeMonths(b)) return a.months === b.months;
  return daysBetween(a.from, a.to) === daysBetween(b.from, b.to);
}

function isWholeMonths({ from, to }: Edition): boolean {
  const months = monthsBetween(from, to);
  // One day less would be a month less.
  return months > 0 && monthsBetween(from, dayBefore(to)) < months;
}

function dayBefore(date: Edition['to']): Edition['to'] {
  return { ...date, day: date.day - 1 };
}

function compareFacts(fact: Fact, before: Fact, now: Findings, previous: Findings): Change {
  const stated = now.notComparable.get(fact.id);
  if (stated !== undefined) {
    return { kind: 'not comparable', fact, before, obstacle: { kind: 'stated', reason: stated } };
  }
  const measured = measure(fact, before, now, previous);
  if ('obstacle' in measured)
    return { kind: 'not comparable', fact, before, obstacle: measured.obstacle };
  if (measured.now === measured.before)
    return { kind: 'unchanged', fact, before, measure: measured };
  if (haveSamePeriod(now.edition, previous.edition)) {
    return { kind: 'revised', fact, before, measure: measured, reason: now.revisions.get(fact.id) };
  }
  return { kind: 'changed', fact, before, measure: measured };
}

function measure(
  fact: Fact,
  before: Fact,
  now: Findings,
  previous: Findings,
): Measure | { readonly obstacle: Obstacle } {
  if (fact.value.kind !== 'number')
    return { obstacle: { kind: fact.value.kind, edition: now.edition } };
  if (before.value.kind !== 'number') {
    return { obstacle: { kind: before.value.kind, edition: previous.edition } };
  }
  if (fact.unit.plural !== before.unit.plural) {
    return {
      obstacle: { kind: 'another unit', now: fact.unit.plural, before: before.unit.plural },
    };
  }
  if (fact.of?.id !== before.of?.id) return { obstacle: { kind: 'another base' } };
  if (haveSameLength(now.edition, previous.edition)) {
    return { kind: 'count', now: fact.value.number, before: before.value.number };
  }
  if (fact.of === undefined || before.of === undefined) {
    return {
      obstacle: { kind: 'no base, other length', now: now.edition, before: previous.edition },
    };
  }
  const minimum = Math.max(now.minimumBase, previous.minimumBase);
  const shareNow = share(fact.value, fact.of.value, minimum);
  const shareBefore = share(before.value, before.of.value, minimum);
  for (const [base, edition] of [
    [fact.of, now.edition],
    [before.of, previous.edition],
  ] as const) {
    if (base.value.kind === 'suppressed') return { obstacle: { kind: 'suppressed', edition } };
  }
  if (shareNow === undefined || shareBefore === undefined) {
    return { obstacle: { kind: 'base too small', minimum } };
  }
  return { kind: 'proportion', now: shareNow, before: shareBefore };
}
