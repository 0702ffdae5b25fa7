/** Messages about figures that can't be what their unit or their base makes them. */
import { errorOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function notWhole(span: Span, number: number, units: string): Problem {
  return errorOf({
    code: 'not-whole',
    message: `${number} can't be a number of ${units}, which are counted in whole numbers`,
    span,
    hints: [
      `write the number that the source gives; if ${units} can be divided, write whole: false under units`,
    ],
  });
}

export function negativeCount(span: Span, number: number, units: string): Problem {
  return errorOf({
    code: 'negative-count',
    message: `there can't be ${number} ${units}`,
    span,
    hints: [`a count is 0 or more; write a difference as a derived figure`],
  });
}

export function negativeDerived(
  span: Span,
  of: {
    readonly id: string;
    readonly number: number;
    readonly unit: string;
    readonly terms: readonly {
      readonly id: string;
      readonly number: number;
      readonly line: number;
    }[];
  },
): Problem {
  const { id, number, unit, terms } = of;
  return errorOf({
    code: 'negative-count',
    message: `"${id}" comes to ${number} ${unit}`,
    span,
    notes: [...new Set(terms.map((term) => `"${term.id}" is ${term.number} (line ${term.line})`))],
    hints: [
      'compare these with the source, or turn the expression round',
      'if the figure is a difference that may be below 0, write signed: true',
    ],
  });
}

export function signedPart(span: Span, base: string): Problem {
  return errorOf({
    code: 'signed-part',
    message: `a part of "${base}" is never below 0`,
    span,
    hints: ['leave "signed" away; or leave "of" away, if the figure is a difference and no part'],
  });
}

interface Related {
  readonly part: string;
  readonly base: string;
  readonly line: number;
}

export function baseOfAnotherUnit(
  span: Span,
  { part, base, line, partUnit, baseUnit }: Related & { partUnit: string; baseUnit: string },
): Problem {
  return errorOf({
    code: 'mixed-units',
    message: `"${part}" counts ${partUnit}, and its base "${base}" counts ${baseUnit}`,
    span,
    notes: [`"${base}" stands on line ${line}; a part and its base are of one unit`],
    hints: [`correct the unit of one of the two, or name another base under "of"`],
  });
}

export function partExceedsBase(
  span: Span,
  {
    part,
    base,
    line,
    partNumber,
    baseNumber,
  }: Related & { partNumber: number; baseNumber: number },
): Problem {
  return errorOf({
    code: 'part-exceeds-base',
    message: `"${part}" is ${partNumber}, more than its base "${base}", which is ${baseNumber}`,
    span,
    label: `more than all of ${baseNumber}`,
    notes: [`"${base}" stands on line ${line}`],
    hints: [`compare both with the source; one is wrong, or "of" names the wrong base`],
  });
}
