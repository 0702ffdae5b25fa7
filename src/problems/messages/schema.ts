/** Messages about what a data file says where the schema expects something else. */
import { errorOf, short } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

/** A path such as `facts.died` for people: the top level has no name. */
function inPlace(place: string): string {
  return place === '' ? 'at the top level of the file' : `in ${place}`;
}

function lineFor(key: string, example: string | undefined): string {
  // An item of a list has a number for its key, which nobody writes.
  const start = /^\d+$/u.test(key) ? '-' : `${key}:`;
  if (example === undefined) return `${start} ...`;
  return /^(?:[\w.-]+(?: [\w.-]+)*|\[.*\])$/u.test(example)
    ? `${start} ${example}`
    : `${start} "${example}"`;
}

function manualFor(example: string | undefined): string | undefined {
  return example === undefined ? 'docs/data.md explains what stands under it' : undefined;
}

/** `what` the file should hold: "findings". */
export function noMapping(span: Span, what: string): Problem {
  return errorOf({
    code: 'no-findings',
    message: `the data file holds no ${what}`,
    span,
    notes: ['a data file is a list of keys and values, one a line'],
    hints: ['begin it with: format: 1', 'docs/data.md explains each key'],
  });
}

interface Key {
  readonly key: string;
  readonly example: string | undefined;
}

export function unknownKey(
  span: Span,
  { key, known, place }: { key: string; known: readonly string[]; place: string },
): Problem {
  const meant = suggest(key, known);
  return errorOf({
    code: 'unknown-key',
    message: `there is no key "${short(key)}" ${inPlace(place)}`,
    span,
    label: meant === undefined ? 'not a key of the schema' : `did you mean "${meant}"?`,
    hints: [
      meant === undefined ? undefined : `write ${meant} instead of ${key}`,
      meant === undefined ? `the keys here are: ${known.join(', ')}` : undefined,
    ],
  });
}

export function missingKey(
  span: Span,
  { key, place, example }: Key & { readonly place: string },
): Problem {
  return errorOf({
    code: 'missing-key',
    message: `the key "${key}" is missing ${inPlace(place)}`,
    span,
    label: place === '' ? 'in this file' : 'in this entry',
    hints: [`add a line such as: ${lineFor(key, example)}`, manualFor(example)],
  });
}

export function missingValue(
  span: Span,
  { key, example, needed }: Key & { readonly needed: boolean },
): Problem {
  return errorOf({
    code: 'missing-value',
    message: /^\d+$/u.test(key) ? 'this item of the list has no value' : `"${key}" has no value`,
    span,
    hints: [
      `write a value, such as: ${lineFor(key, example)}`,
      manualFor(example),
      needed ? undefined : 'or delete the line',
    ],
  });
}

export function wrongKind(
  span: Span,
  { key, wanted, found, example }: Key & { readonly wanted: string; readonly found: string },
): Problem {
  const what = /^\d+$/u.test(key) ? 'this item of the list' : `"${key}"`;
  return errorOf({
    code: 'wrong-type',
    message: `${what} must be ${wanted}, and is ${found}`,
    span,
    hints: [
      example === undefined ? undefined : `for example: ${lineFor(key, example)}`,
      wanted.startsWith('a list')
        ? 'write each item on a line of its own that begins with "- "'
        : undefined,
    ],
  });
}

export function emptyList(span: Span, key: string): Problem {
  return errorOf({
    code: 'empty-list',
    message: `"${key}" is an empty list`,
    span,
    hints: ['list one item at least, or leave the key out'],
  });
}

export function numberAsText(span: Span, text: string): Problem {
  return errorOf({
    code: 'number-as-text',
    message: `"${short(text)}" in quotation marks is text, not a number`,
    span,
    notes: ['text is not added up, compared or drawn'],
    hints: [`write ${text} without quotation marks`],
  });
}

export function badNumber(
  span: Span,
  {
    key,
    text,
    fault,
    instead,
    words,
    example,
  }: Key & {
    readonly text: string;
    readonly fault: string;
    readonly instead: string | undefined;
    readonly words: readonly string[];
  },
): Problem {
  const alternative = words.map((word) => ` or "${word}"`).join('');
  const meant = suggest(text, words);
  return errorOf({
    code: fault === 'not a finite number' ? 'not-a-number' : 'wrong-number',
    message: `"${key}" must be a number${alternative}`,
    span,
    label: fault === 'no number' ? 'this is no number' : fault,
    notes: [
      'a number is digits, with a minus sign before them or a decimal point in them if need be',
    ],
    hints: [
      instead === undefined ? undefined : `write ${key}: ${instead}`,
      meant === undefined ? undefined : `write ${key}: ${meant}`,
      instead === undefined && meant === undefined
        ? `for example: ${lineFor(key, example)}`
        : undefined,
    ],
  });
}

export function numberOutOfRange(
  span: Span,
  { key, text, example }: Key & { text: string },
): Problem {
  return errorOf({
    code: 'wrong-number',
    message: `"${key}" can't be ${text}`,
    span,
    hints: [`for example: ${lineFor(key, example)}`],
  });
}

export function noSuchWord(
  span: Span,
  { key, word, words }: Key & { readonly word: string; readonly words: readonly string[] },
): Problem {
  const meant = suggest(word, words) ?? flagFor(word, words);
  return errorOf({
    code: 'unknown-word',
    message: `"${key}" can't be "${short(word)}"`,
    span,
    label: meant === undefined ? 'not one of its words' : `did you mean "${meant}"?`,
    hints: [`write one of: ${words.join(', ')}`],
  });
}

function flagFor(word: string, words: readonly string[]): string | undefined {
  if (!words.includes('true')) return undefined;
  if (/^(?:yes|on|y)$/iu.test(word)) return 'true';
  return /^(?:no|off|n)$/iu.test(word) ? 'false' : undefined;
}

export function wrongFormatVersion(span: Span, text: string): Problem {
  return errorOf({
    code: 'unknown-format',
    message: `this version of Briefwright can't read format ${short(text)}`,
    span,
    hints: ['write format: 1, or use the version of Briefwright that the file was written for'],
  });
}

export function badDate(span: Span, text: string): Problem {
  const isForm = /^\d{4}-\d{2}-\d{2}$/u.test(text);
  return errorOf({
    code: 'bad-date',
    message: isForm ? `there is no day ${text} in the calendar` : `"${short(text)}" is no date`,
    span,
    notes: isForm ? [] : ['other orders of day and month are read differently in different places'],
    hints: ['write year, month and day, such as 2024-05-01'],
  });
}

export function badName(span: Span, name: string): Problem {
  const instead = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^[^a-z]+|_+$/gu, '');
  return errorOf({
    code: 'bad-name',
    message: `"${short(name)}" can't be a name`,
    span,
    notes: ['names begin with a small letter, and hold small letters a to z, digits and "_"'],
    hints: [instead === '' ? undefined : `write ${instead}`],
  });
}

export function badForm(span: Span, { key, text, example }: Key & { text: string }): Problem {
  return errorOf({
    code: 'wrong-form',
    message: `"${key}" can't be "${short(text)}"`,
    span,
    hints: [`for example: ${lineFor(key, example)}`],
  });
}
