/** Messages about the texts of the data that hold expressions. */
import { errorOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function longProse(span: Span, limit: number): Problem {
  return errorOf({
    code: 'text-too-long',
    message: `this text and what it prints have more than ${limit} characters`,
    span,
    hints: ['take out expressions that print other long texts'],
  });
}

export function endlessProse(span: Span): Problem {
  return errorOf({
    code: 'endless-text',
    message: 'this text refers to itself',
    span,
    hints: ['take out the expression that leads back to it'],
  });
}

export function blockInProse(span: Span): Problem {
  return errorOf({
    code: 'block-in-text',
    message: 'a text of the data holds only expressions, no blocks or partials',
    span,
    hints: ['write the text without the block, such as {{facts.children.count}}'],
  });
}
