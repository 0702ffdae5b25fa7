/** Turns a text into the numbers that it holds, in digits or in English words. */

/** A number in a text, with the UTF-16 offsets of its words. */
export interface NumberMention {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** All numbers of a text, in order. "None", "nil" and "no one" are 0; ordinals and fractions are no numbers. */
export function numbersIn(text: string): readonly NumberMention[] {
  const mentions: NumberMention[] = [];
  let at = 0;
  while (at < text.length) {
    const mention = digitsAt(text, at) ?? wordsAt(text, at);
    if (mention === undefined) {
      at = nextWord(text, at);
    } else {
      mentions.push(mention);
      at = mention.end;
    }
  }
  return mentions;
}

const DIGITS = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\d])/uy;
// "21st" and "2nd" count nothing, and neither does the 10 of "A10".
const WORD = /[\p{L}\p{N}]+/uy;

function digitsAt(text: string, at: number): NumberMention | undefined {
  DIGITS.lastIndex = at;
  const found = DIGITS.exec(text)?.[0];
  if (found === undefined) return undefined;
  const sign = isMinus(text, at) ? -1 : 1;
  return { number: sign * Number(found.replaceAll(',', '')), start: at, end: at + found.length };
}

/** A dash is a minus sign only where nothing stands before it that it could join: not in "2009-10". */
function isMinus(text: string, at: number): boolean {
  return /(?:^|[\s(])[-\u2212]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function nextWord(text: string, at: number): number {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  return at + (word?.length ?? 1);
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
const LARGE: ReadonlyMap<string, number> = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);
const NOTHING: ReadonlySet<string> = new Set(['none', 'nil', 'nobody']);

interface Token {
  readonly word: string;
  readonly end: number;
}

function wordsAt(text: string, start: number): NumberMention | undefined {
  const first = tokenAt(text, start);
  if (first === undefined) return undefined;
  if (NOTHING.has(first.word)) return { number: 0, start, end: first.end };
  let total = 0;
  let group: number | undefined;
  let end = start;
  let token: Token | undefined = first;
  while (token !== undefined) {
    const next = step(token.word, group);
    if (next === undefined) break;
    if (next.kind === 'large') {
      total += (group ?? 1) * next.size;
      group = undefined;
    } else {
      group = next.group;
    }
    end = token.end;
    token = following(text, end, group === undefined || group >= 100);
  }
  return end === start ? undefined : { number: total + (group ?? 0), start, end };
}

type Step =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'large'; readonly size: number };

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
  const size = LARGE.get(word);
  return size === undefined || group === undefined ? undefined : { kind: 'large', size };
}

/** The next word of the same number: after a space or hyphen, and after "and" where hundreds stand before. */
function following(text: string, at: number, afterHundreds: boolean): Token | undefined {
  const joint = afterHundreds
    ? /(?:[\s\u2010\u2011-]+and)?[\s\u2010\u2011-]+/uy
    : /[\s\u2010\u2011-]+/uy;
  joint.lastIndex = at;
  const found = joint.exec(text)?.[0];
  return found === undefined ? undefined : tokenAt(text, at + found.length);
}

function tokenAt(text: string, at: number): Token | undefined {
  const pattern = /\p{L}+(?!\p{N})/uy;
  pattern.lastIndex = at;
  const word = pattern.exec(text)?.[0];
  return word === undefined ? undefined : { word: word.toLowerCase(), end: at + word.length };
}
