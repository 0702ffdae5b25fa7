/** Turns what a theme file cannot hold into messages. */
import { errorOf, short } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export function noTheme(span: Span): Problem {
  return errorOf({
    code: 'no-theme',
    message: 'the theme file holds no theme',
    span,
    notes: ['a theme is a list of keys and values, one a line'],
    hints: ['begin it with: from: default', 'docs/themes.md explains each key'],
  });
}

export function badLength(span: Span, key: string, text: string): Problem {
  return errorOf({
    code: 'bad-length',
    message: `"${key}" can't be "${short(text)}"`,
    span,
    label: 'this is no length',
    hints: ['write points, such as 57, or millimetres, such as 20 mm'],
  });
}

export function badThemeColour(span: Span, text: string, names: readonly string[]): Problem {
  return errorOf({
    code: 'bad-colour',
    message: `"${short(text)}" is not a colour`,
    span,
    notes: ['without quotation marks, what follows "#" is a comment'],
    hints: [
      names.length === 0
        ? 'write it like "#12436d"'
        : `write it like "#12436d", or name one of: ${names.join(', ')}`,
    ],
  });
}

export function threeWords(span: Span, key: string): Problem {
  return errorOf({
    code: 'wrong-length',
    message: `"${key}" needs three words: for the left, the middle and the right`,
    span,
    hints: [`for example: ${key}: [short-title, marking, paper]`, 'write none for an empty place'],
  });
}

export function missingCut(span: Span, family: string, missing: readonly string[]): Problem {
  return errorOf({
    code: 'missing-cut',
    message: `the family "${family}" lacks its ${missing.join(' and ')} font`,
    span,
    notes: ['Headings and strong words need a heavier font than the text.'],
    hints: [`add a line such as: ${missing[0]}: fonts/House-${missing[0]}.ttf`],
  });
}

export function fontRefused(span: Span, file: string, reason: string): Problem {
  return errorOf({
    code: 'font-missing',
    message: `the font "${short(file)}" can't be read: ${reason}`,
    span,
    notes: ['Fonts are named from the folder of the theme file on, and stand in it or below it.'],
    hints: [
      'put the file there, such as fonts/House-Regular.ttf',
      'or name a package that is installed, such as npm:@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
    ],
  });
}

export function fontUnusable(span: Span, file: string, reason: string): Problem {
  return errorOf({
    code: 'font-unusable',
    message: `the font "${short(file)}" can't be used: ${reason}`,
    span,
    notes: ['A PDF that is to last carries its fonts with it.'],
    hints: ['name a static TrueType file (.ttf) that may be embedded'],
  });
}

export function badWords(span: Span, key: string, needed: string): Problem {
  return errorOf({
    code: 'bad-words',
    message: `"${key}" lacks ${needed}`,
    span,
    hints: [`write ${needed} where the number is to stand`],
  });
}
