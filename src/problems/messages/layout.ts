/** Turns what layout cannot do, and what a theme must not say, into messages. */
import { LIMITS } from '../limits.ts';
import { errorOf, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

function named(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

export interface Missing {
  /** Where the first of them stands. */
  readonly span: Span;
  readonly codePoint: number;
  /** How often it stands in the document, or how many different ones of its script do. */
  readonly count: number;
}

function times(count: number): string[] {
  return count === 1 ? [] : [`It stands in ${count} places of the document.`];
}

export function missingCharacter({ codePoint, span, count }: Missing): Problem {
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

export function missingScript(script: string, { codePoint, span, count }: Missing): Problem {
  const character = String.fromCodePoint(codePoint);
  return errorOf({
    code: 'missing-script',
    message: `no font of the theme has the ${script} script, as in "${character}" (${named(codePoint)})`,
    span,
    label: `the first of ${count} different ${script} characters`,
    notes: ['The PDF would show empty boxes, and read aloud as nothing.'],
    hints: [`name a font file that has ${script} in the theme`],
  });
}

export function controlCharacter({ codePoint, span, count }: Missing): Problem {
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

export function pageLimit(
  span: Span,
  { pages, lines }: { readonly pages: number; readonly lines: number },
): Problem {
  const over = `${lines} line${lines === 1 ? '' : 's'}`;
  return errorOf({
    code: 'page-limit',
    message: `the document runs over its ${pages === 1 ? 'page' : `${pages} pages`} by ${over}`,
    span,
    label: `${pages === 1 ? 'one page is' : `${pages} pages are`} allowed here`,
    notes: ['lines are counted as running text sets them'],
    hints: [`shorten the text by ${over}`, 'or change the limit in the template'],
  });
}

/** Large print takes what room it needs; whoever counts pages learns how many these are. */
export function pageLimitNotHeld(
  span: Span,
  { allowed, pages }: { readonly allowed: number; readonly pages: number },
): Problem {
  return warningOf({
    code: 'page-limit-not-held',
    message: `the document takes ${pages} pages in large print`,
    span,
    label: `${allowed === 1 ? 'one page is' : `${allowed} pages are`} allowed here`,
    notes: ['a limit counts pages in print of the usual size'],
    hints: ['build it in the default theme to see whether it keeps to the limit'],
  });
}

/** A fault of a theme; `path` names the value, such as `type.body.size`. */
export interface ThemeFault {
  readonly path: string;
  readonly span: Span | undefined;
}

function themeError(
  { path, span }: ThemeFault,
  parts: {
    readonly code: string;
    readonly message: string;
    readonly notes: string[];
    readonly hint: string;
  },
): Problem {
  const { code, message, notes, hint } = parts;
  return {
    severity: 'error',
    code,
    message: `${path}: ${message}`,
    ...(span === undefined ? {} : { span }),
    notes,
    hints: [hint],
  };
}

export function lowContrast(fault: ThemeFault, ratio: number, least: number): Problem {
  return themeError(fault, {
    code: 'low-contrast',
    message: `the colour has a contrast of ${ratio.toFixed(1)} to 1 with what lies behind it`,
    notes: [`It needs ${least} to 1, or people with low vision cannot tell it apart.`],
    hint: 'write a darker colour, or a lighter one behind it',
  });
}

export function badColour(fault: ThemeFault, colour: string): Problem {
  return themeError(fault, {
    code: 'bad-colour',
    message: `"${colour}" is not a colour`,
    notes: ['Colours are written as six hexadecimal digits.'],
    hint: 'write it like "#12436d"',
  });
}

export function smallType(fault: ThemeFault, size: number, least: number): Problem {
  return themeError(fault, {
    code: 'small-type',
    message: `${size} points is smaller than ${least}`,
    notes: ['Only running heads and the numbers that cite notes may be smaller.'],
    hint: `write ${least} or more`,
  });
}

export function tightLeading(fault: ThemeFault, leading: number, size: number): Problem {
  return themeError(fault, {
    code: 'tight-leading',
    message: `lines ${leading} points apart are too close for type of ${size} points`,
    notes: ['Lines would touch.'],
    hint: `write ${size} or more`,
  });
}

export function unknownFace(fault: ThemeFault, face: string, nearest: string | undefined): Problem {
  return themeError(fault, {
    code: 'unknown-face',
    message: `the theme has no face named "${face}"`,
    notes: [],
    hint: nearest === undefined ? 'name one of the theme’s faces' : `did you mean "${nearest}"?`,
  });
}

export function noRoom(fault: ThemeFault, width: number): Problem {
  return themeError(fault, {
    code: 'no-room',
    message: `only ${width.toFixed(0)} points are left for the text`,
    notes: ['Margins and side column take up the rest of the page.'],
    hint: 'write smaller margins, or a smaller side column',
  });
}

export function tooManyPages(span: Span | undefined, pages: number): Problem {
  return {
    severity: 'error',
    code: 'too-many-pages',
    message: `the document has ${pages} pages; the limit is ${LIMITS.pages}`,
    ...(span === undefined ? {} : { span }),
    notes: [],
    hints: ['part it into several documents, or look for a loop that prints too much'],
  };
}
