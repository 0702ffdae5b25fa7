/** Messages about evidence: quotations, and whether they bear out what rests on them. */
import { errorOf, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function noQuotation(span: Span): Problem {
  return errorOf({
    code: 'no-quotation',
    message: 'this evidence has no quotation',
    span,
    notes: ['a figure answers for itself by the words of its source'],
    hints: [
      'add a line such as: quote: "of whom 12 were under five"',
      'or say why there is none: unquoted: Counted by us from the table of cases',
    ],
  });
}

export function quotedAndUnquoted(span: Span): Problem {
  return errorOf({
    code: 'quoted-and-unquoted',
    message: 'this evidence has a quotation, and says why it has none',
    span,
    hints: ['delete "quote" or "unquoted"'],
  });
}

export function saysWithoutQuotation(span: Span): Problem {
  return errorOf({
    code: 'says-without-quotation',
    message: '"says" marks a number of a quotation, and there is no quotation',
    span,
    hints: ['delete "says", or add "quote"'],
  });
}

export function longQuotation(span: Span, words: number, most: number): Problem {
  return warningOf({
    code: 'long-quotation',
    message: `this quotation has ${words} words; ${most} should do`,
    span,
    notes: ["the source's text is its author's: a quotation is evidence, not a copy"],
    hints: ['cut it to the words that hold the number'],
  });
}
