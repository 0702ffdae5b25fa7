/** Turns a text into the numbers that it holds, in digits or in English words. */
import { endOfLetters, endOfWord, isWordAt } from '../../problems/letters.ts';
import { digitsAt, largeAt, LARGE_WORDS } from './digits.ts';

/** A number in a text, with the UTF-16 offsets of its words. */
export interface NumberMention {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The same, or words that tell of a number without being one that is counted: a fraction, an ordinal, "both". */
export interface Numeral {
  readonly number: number | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * All numbers of a text, in order. "None", "nil" and "no one" are 0. What only bounds a number ("<10", "5+"),
 * ordinals, fractions, times and digits out of form such as "12,34" are no numbers.
 */
export function numbersIn(text: string): readonly NumberMention[] {
  return numeralsIn(text).flatMap(({ number, start, end }) =>
    number === undefined ? [] : [{ number, start, end }],
  );
}

/** Everything in a text that may tell somebody a number. */
export function numeralsIn(text: string): readonly Numeral[] {
  const numerals: Numeral[] = [];
  let at = 0;
  while (at < text.length) {
    const numeral = digitsAt(text, at) ?? wordsAt(text, at);
    if (numeral === undefined) {
      at = Math.max(endOfWord(text, at), at + 1);
    } else {
      numerals.push(withSign(numeral, text));
      at = numeral.end;
    }
  }
  return numerals;
}

/** A dash is a minus sign only where nothing stands before it that it could join: not in "2009-10". */
function withSign(numeral: Numeral, text: string): Numeral {
  const { number, start } = numeral;
  if (number === undefined || number === 0) return numeral;
  const before = text.slice(Math.max(0, start - 12), start);
  const isMinus = /(?:(?:^|[\s(])[-\u2212]|\bminus\s+)$/iu.test(before);
  return isMinus ? { ...numeral, number: -number } : numeral;
}

const SMALL: ReadonlyMap<string, number> = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen',
    'fifteen sixteen seventeen eighteen nineteen',
  ]
    .join(' ')
    .split(' ')
    .map((word, number) => [word, number]),
);
const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10]),
);
const NOTHING: ReadonlySet<string> = new Set(['none', 'nil', 'nobody']);
/** They tell of a number, and are none. */
const TELLING =
  /^(?:half|halves|quarters?|both|couple|pairs?|twice|thrice|single|sole|twins?|triplets?)$/u;

interface Token {
  readonly word: string;
  readonly end: number;
}

function wordsAt(text: string, start: number): Numeral | undefined {
  const first = tokenAt(text, start);
  if (first === undefined) return undefined;
  if (NOTHING.has(first.word)) return { number: 0, start, end: first.end };
  if (first.word === 'no') {
    const second = following(text, first.end, false);
    return second?.word === 'one' ? { number: 0, start, end: second.end } : undefined;
  }
  if (first.word === 'half')
    return halfDozen(text, start, first.end) ?? { number: undefined, start, end: first.end };
  if (first.word === 'a') {
    const second = following(text, first.end, false);
    // "A hundred and five" is 105; "a dozen" begins at its second word.
    if (second !== undefined && isLarge(second.word))
      return sumFrom(text, start, { token: second, group: 1 });
  }
  return (
    sumFrom(text, start, { token: first, group: undefined }) ??
    (TELLING.test(first.word) ? { number: undefined, start, end: first.end } : undefined)
  );
}

function isLarge(word: string): boolean {
  return word === 'hundred' || LARGE_WORDS.has(word);
}

function halfDozen(text: string, start: number, end: number): Numeral | undefined {
  const found = /\s+a\s+dozen\b/iuy;
  found.lastIndex = end;
  const words = found.exec(text)?.[0];
  return words === undefined ? undefined : { number: 6, start, end: end + words.length };
}

interface Beginning {
  readonly token: Token;
  readonly group: number | undefined;
}

function sumFrom(text: string, start: number, beginning: Beginning): Numeral | undefined {
  let total = 0;
  let { group } = beginning;
  let end = start;
  let token: Token | undefined = beginning.token;
  while (token !== undefined) {
    const next = step(token.word, group);
    if (next === undefined) break;
    if (next.kind === 'large') {
      total += next.number;
      group = undefined;
    } else {
      group = next.group;
    }
    end = token.end;
    token = following(text, end, group === undefined || group >= 100);
  }
  if (end === start) return undefined;
  const other = largeAt(text, end) ?? ordinalOrFraction(text, end, group ?? 0);
  return other === undefined
    ? { number: total + (group ?? 0), start, end }
    : { number: undefined, start, end: other };
}

type Step =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'large'; readonly number: number };

/** What a word makes of the number so far (below a thousand); undefined if it doesn't continue it. */
function step(word: string, group: number | undefined): Step | undefined {
  const small = SMALL.get(word);
  if (small !== undefined) {
    const fits =
      group === undefined ||
      (group % 100 === 0 && group > 0) ||
      (group % 10 === 0 && group % 100 >= 20 && small > 0 && small < 10);
    return fits ? { kind: 'group', group: (group ?? 0) + small } : undefined;
  }
  const tens = TENS.get(word);
  if (tens !== undefined) {
    const fits = group === undefined || (group % 100 === 0 && group > 0);
    return fits ? { kind: 'group', group: (group ?? 0) + tens } : undefined;
  }
  if (word === 'hundred' && group !== undefined && group > 0 && group < 100) {
    return { kind: 'group', group: group * 100 };
  }
  if (word === 'dozen') return { kind: 'group', group: (group ?? 1) * 12 };
  const size = LARGE_WORDS.get(word);
  return size === undefined || group === undefined
    ? undefined
    : { kind: 'large', number: group * size };
}

const ORDINAL = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const PARTS =
  'halves|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths|elevenths|twelfths|' +
  '(?:thir|four|fif|six|seven|eigh|nine)teenths|twentieths|hundredths';
const FRACTION = new RegExp(
  `(?:\\s+and\\s+a\\s+(?:half|quarter)|(?:\\s+|[-\\u2010-\\u2013])(?:${PARTS}))\\b|` +
    `[-\\u2010-\\u2013](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)\\b`,
  'iuy',
);
const ORDINAL_END = new RegExp(`(?:\\s+|[-\\u2010-\\u2013])(?:${ORDINAL})\\b`, 'iuy');

/** The end of "twenty-first" or "two thirds" after their number; undefined if that number is one. */
function ordinalOrFraction(text: string, at: number, group: number): number | undefined {
  const patterns = group >= 20 && group % 10 === 0 ? [FRACTION, ORDINAL_END] : [FRACTION];
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return at + found.length;
  }
  return undefined;
}

/** The next word of the same number: after a space or hyphen, and after "and" where hundreds stand before. */
function following(text: string, at: number, afterHundreds: boolean): Token | undefined {
  const joint = afterHundreds
    ? /(?:\s+and)?\s+|[-\u2010-\u2013]\s*/uy
    : /\s+|[-\u2010-\u2013]\s*/uy;
  joint.lastIndex = at;
  const found = joint.exec(text)?.[0];
  return found === undefined ? undefined : tokenAt(text, at + found.length);
}

function tokenAt(text: string, at: number): Token | undefined {
  const end = endOfLetters(text, at);
  if (end === at || isWordAt(text, end)) return undefined;
  return { word: text.slice(at, end).toLowerCase(), end };
}
