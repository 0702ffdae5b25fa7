/** Messages about the places in which values stand in a template. */
import { errorOf, short } from '../make.ts';
import type { Problem, Span } from '../types.ts';

/** What an expression printed, where a fault is in that. */
export function printedAs(text: string): string {
  return `it prints as: ${short(text)}`;
}

export function tightEmphasis(span: Span): Problem {
  return errorOf({
    code: 'tight-emphasis',
    message: 'marks of emphasis stand between this value and a letter or another value',
    span,
    notes: ['whether they would open or close depends on what the value begins or ends with'],
    hints: ['write a space or a punctuation mark on the outer side of the * or _'],
  });
}

export function unsafeAddress(span: Span, address: string): Problem {
  const scheme = /^[a-z][a-z0-9+.-]{0,19}:/iu.exec(address)?.[0];
  return errorOf({
    code: 'unsafe-address',
    message: `a link may not lead to ${scheme === undefined ? 'this address' : `"${scheme}"`}`,
    span,
    notes: [
      'only https, http, mailto and tel addresses, places in the document and files beside it are links',
    ],
    hints: ['correct the address in the data, or print it as text'],
  });
}

const NO_PLACES = {
  code: 'in code, where nothing can be escaped',
  html: 'inside an HTML tag or an unfinished link',
  comment: 'inside a comment',
  'front matter': 'in this place of the front matter',
  definition: 'in a link definition or footnote label',
} as const;

export function noValueHere(span: Span, place: keyof typeof NO_PLACES): Problem {
  return errorOf({
    code: 'no-value-here',
    message: `a value may not stand ${NO_PLACES[place]}`,
    span,
    hints: [
      place === 'front matter'
        ? 'write it alone after its key, as in "title: {{title}}", or inside double quotes'
        : 'print it in the text, or in a link written as [text](address)',
    ],
  });
}
