/** Messages about expressions and identities: how they are written, and units in them. */
import { LIMITS } from '../limits.ts';
import { errorOf, short } from '../make.ts';
import type { Problem, Span } from '../types.ts';

const FORM = 'an expression is names of figures joined by + and -, such as: children - known';

export function relationInExpression(span: Span): Problem {
  return errorOf({
    code: 'bad-expression',
    message: 'an expression computes one figure and holds no "=", "<=" or ">="',
    span,
    hints: ['write what must hold between figures under identities', FORM],
  });
}

export function oneRelation(span: Span): Problem {
  return errorOf({
    code: 'bad-expression',
    message: 'an identity has one "=", "<=" or ">=" between its two sides',
    span,
    hints: ['for example: boys + girls = children'],
  });
}

export function strayCharacter(span: Span, found: string): Problem {
  return errorOf({
    code: 'bad-expression',
    message: `"${short(found)}" has no meaning in an expression`,
    span,
    hints: [FORM],
  });
}

export function numberInExpression(span: Span, found: string): Problem {
  return errorOf({
    code: 'number-in-expression',
    message: `the number ${short(found)} can't stand in an expression`,
    span,
    notes: ['a number without evidence could not answer for itself'],
    hints: ['make it a fact with evidence, and write its name here'],
  });
}

export function tooManyTerms(span: Span): Problem {
  return errorOf({
    code: 'expression-too-long',
    message: `an expression has ${LIMITS.expressionTerms} terms at most`,
    span,
    hints: ['compute parts of it as derived figures, and add those'],
  });
}

export function missingSign(span: Span): Problem {
  return errorOf({
    code: 'bad-expression',
    message: 'a "+" or "-" is missing before this name',
    span,
    hints: [FORM],
  });
}

export function missingName(span: Span): Problem {
  return errorOf({
    code: 'bad-expression',
    message: 'the name of a figure is missing here',
    span,
    hints: [FORM],
  });
}

interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly line: number;
}

export function mixedUnits(span: Span, first: Measured, second: Measured): Problem {
  return errorOf({
    code: 'mixed-units',
    message: `${second.unit} can't be added to ${first.unit} or compared with them`,
    span,
    label: `"${second.name}" counts ${second.unit}`,
    notes: [
      `"${first.name}" counts ${first.unit} (line ${first.line})`,
      `"${second.name}" counts ${second.unit} (line ${second.line})`,
    ],
    hints: ['use figures of one unit only, or correct the unit of the one that is wrong'],
  });
}

export function wrongDerivedUnit(span: Span, declared: string, actual: string): Problem {
  return errorOf({
    code: 'mixed-units',
    message: `this figure is computed from ${actual}, and says that it counts ${declared}`,
    span,
    hints: [`write the unit whose plural is "${actual}", or correct the expression`],
  });
}

export function uncountedTerm(span: Span, name: string, line: number): Problem {
  return errorOf({
    code: 'not-counted',
    message: `nothing can be computed from "${name}", which isn't counted`,
    span,
    label: `not counted (line ${line})`,
    notes: ['"not counted" is not 0: the source says that there were some'],
    hints: ['leave it out, and say in a caveat what is missing'],
  });
}

export function tooLarge(span: Span): Problem {
  return errorOf({
    code: 'too-large',
    message: 'this comes to more digits than can be kept exactly',
    span,
    hints: ['look for a figure with digits too many'],
  });
}
