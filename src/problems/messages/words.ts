/** Messages about numbers in words and figures, and about the notes that travel with them. */
import { errorOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function nakedNumber(
  span: Span,
  number: string,
  where: 'template' | 'text' | 'chart',
): Problem {
  return errorOf({
    code: 'naked-number',
    message: `"${number}" is typed into the ${where}`,
    span,
    notes: ['nobody can say where a typed number comes from, and it stays when the data change'],
    hints: [
      'print a fact, such as {{facts.children.count}} or {{facts.children.words}}',
      `if it is no figure of the data, write {{literal "${number}" because="..."}} with the reason`,
    ],
  });
}

export function literalWithoutReason(span: Span): Problem {
  return errorOf({
    code: 'literal-without-reason',
    message: 'a literal needs a text and a reason',
    span,
    hints: ['write {{literal "1989" because="the year of the Act"}}'],
  });
}

export function countingLiteral(span: Span): Problem {
  return errorOf({
    code: 'counting-literal',
    message: 'this literal counts a unit of the data',
    span,
    notes: ['a literal is for a number that is no figure, such as the year of an Act'],
    hints: ['give the data a fact with its evidence, and print that: {{facts.children.quantity}}'],
  });
}

export function caveatDropped(
  span: Span,
  what: { readonly figure: string; readonly caveat: string; readonly section: string },
): Problem {
  return errorOf({
    code: 'caveat-dropped',
    message: `${what.figure} is printed without its caveat "${what.caveat}"`,
    span,
    notes: [`the section "${what.section}" prints no note of it`],
    hints: ['write {{> notes}} at the end of the section'],
  });
}

export function unsettled(span: Span): Problem {
  return errorOf({
    code: 'unsettled',
    message: 'what the template prints changes each time that it is filled',
    span,
    notes: ['its figures, notes or evidence depend on each other in a circle'],
    hints: ['take conditions on "evidence" or "notes" out of the template'],
  });
}
