/** Turns digits in a text into the number that they write, or into the knowledge that they write none. */
import { endOfWord, isNumber } from '../../problems/letters.ts';
import { must } from '../../problems/must.ts';

/** Words by which the number before them is multiplied. */
export const LARGE_WORDS: ReadonlyMap<string, number> = new Map([
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

const FACTORS: ReadonlyMap<string, number> = new Map([
  ...LARGE_WORDS,
  ['hundred', 100],
  ['dozen', 12],
]);

const DIGITS = /\d+(?:[.,:/]\d+|[\u00A0\u2009\u202F]\d{3}(?!\d)){0,99}/uy;
const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?$/u;
const FRACTION =
  /\s+and\s+a\s+(?:half|quarter)\b|[\s-](?:halves|thirds|quarters|fifths|tenths)\b/iuy;

interface Digits {
  readonly number: number | undefined;
  readonly start: number;
  readonly end: number;
}

export function digitsAt(text: string, start: number): Digits | undefined {
  const first = text.codePointAt(start);
  if (first === undefined || !isNumber(first)) return undefined;
  DIGITS.lastIndex = start;
  const digits = DIGITS.exec(text)?.[0] ?? '';
  const afterDigits = start + digits.length;
  const end = digits === '' ? endOfWord(text, start) : endOfTail(text, afterDigits);
  const written = digits.replaceAll(/[\u00A0\u2009\u202F]/gu, ',');
  const isBound = /[<>≤≥~≈±]\s?$/u.test(text.slice(Math.max(0, start - 2), start));
  FRACTION.lastIndex = end;
  if (end > afterDigits || isBound || !NUMBER.test(written) || FRACTION.test(text)) {
    return { number: undefined, start, end };
  }
  const number = Number(written.replaceAll(',', ''));
  const large = largeAt(text, end);
  if (large === undefined) return { number, start, end };
  const word = text.slice(end, large).trim().toLowerCase();
  const factor = must(FACTORS.get(word), `factor for ${word}`);
  // In decimal, so that 2.3 million is not a fraction more.
  return { number: Number((number * factor).toPrecision(15)), start, end: large };
}

/** The end of what stands right after digits and makes another word of them: "10th", "5+". */
function endOfTail(text: string, start: number): number {
  let end = endOfWord(text, start);
  while (text[end] === '+') end = endOfWord(text, end + 1);
  return end;
}

/** The end of "million" or the like right after a number; undefined if there is none. */
export function largeAt(text: string, at: number): number | undefined {
  const pattern = /\s+(?:hundred|thousand|million|billion|dozen)\b/iuy;
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? undefined : at + found.length;
}
