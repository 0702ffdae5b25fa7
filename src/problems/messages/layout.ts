/** Turns what layout cannot do into messages. */
import { errorOf, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

function named(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function times(count: number): string[] {
  return count === 1 ? [] : [`It stands in ${count} places of the document.`];
}

export function missingCharacter(codePoint: number, span: Span, count: number): Problem {
  const character = String.fromCodePoint(codePoint);
  return errorOf({
    code: 'missing-character',
    message: `no font of the theme has the character "${character}" (${named(codePoint)})`,
    span,
    label: named(codePoint),
    notes: ['The PDF would show an empty box, and read aloud as nothing.', ...times(count)],
    hints: ['write it with other characters, or name a font file that has it in the theme'],
  });
}

export function controlCharacter(codePoint: number, span: Span, count: number): Problem {
  return errorOf({
    code: 'control-character',
    message: `a control character (${named(codePoint)}) stands in the text`,
    span,
    label: named(codePoint),
    notes: [
      'It cannot be printed, and often comes from copying out of another program.',
      ...times(count),
    ],
    hints: ['remove it'],
  });
}

export function unknownPlace(slug: string, span: Span, nearest: string | undefined): Problem {
  return warningOf({
    code: 'unknown-place',
    message: `no heading of the document has the anchor "#${slug}"`,
    span,
    notes: ['The words are set as plain text, without a link.'],
    hints: [nearest === undefined ? undefined : `did you mean "#${nearest}"?`],
  });
}
