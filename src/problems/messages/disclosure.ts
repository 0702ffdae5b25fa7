/** Messages about disclosure profiles. None of them holds a figure. */
import { errorOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function emptyProfile(span: Span): Problem {
  return errorOf({
    code: 'empty-disclosure',
    message: 'this disclosure profile says nothing',
    span,
    hints: [
      'write suppress_below: 5, or round_to: 5, or both',
      'or write disclosure: none, if the figures are published already',
    ],
  });
}
