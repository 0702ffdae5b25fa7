/** Turns figures into problems where a number can't be what its unit or its base makes it. */
import * as messages from '../../problems/messages/figures.ts';
import type { Problems } from '../../problems/problems.ts';
import { lineOf } from '../../problems/sources.ts';
import { compare, decimalOf } from '../decimal.ts';
import type { Fact } from '../types.ts';

/** A stated count is a whole number from 0, where its unit has no halves. */
export function checkStated(
  fact: Pick<Fact, 'value' | 'unit' | 'valueSpan'>,
  problems: Problems,
): void {
  const { value, unit, valueSpan } = fact;
  if (value.kind !== 'number' || !unit.whole) return;
  if (!Number.isInteger(value.number)) {
    problems.add(messages.notWhole(valueSpan, value.number, unit.plural));
  }
  if (value.number < 0) problems.add(messages.negativeCount(valueSpan, value.number, unit.plural));
}

/** A part has the unit of its base and is no larger. */
export function checkBases(facts: ReadonlyMap<string, Fact>, problems: Problems): void {
  for (const fact of facts.values()) {
    const base = fact.of;
    if (base === undefined) continue;
    const related = { part: fact.id, base: base.id, line: lineOf(base.span) };
    if (base.unit.id !== fact.unit.id) {
      const units = { partUnit: fact.unit.plural, baseUnit: base.unit.plural };
      problems.add(messages.baseOfAnotherUnit(fact.valueSpan, { ...related, ...units }));
    } else if (
      fact.value.kind === 'number' &&
      base.value.kind === 'number' &&
      compare(decimalOf(fact.value.number), decimalOf(base.value.number)) > 0
    ) {
      const numbers = { partNumber: fact.value.number, baseNumber: base.value.number };
      problems.add(messages.partExceedsBase(fact.valueSpan, { ...related, ...numbers }));
    }
  }
}
