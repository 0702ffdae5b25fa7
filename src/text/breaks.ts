/** Turns a text into the price of ending a line at each place: UAX #14, mended by rules of the house. */
import { codeBefore, endOfLetters, isCapital, isLetter, isWordAt } from '../problems/letters.ts';
import { isInitial, isNameOfPart, isSign, isTitle, isUnit } from './joined.ts';
import { uax14 } from './uax14.ts';

/** Prices, on the scale of a line's badness, where a line half empty costs 25. */
export const FREE = 0;
/** What belongs together parts only where a line could not be made otherwise. */
export const GLUED = 1e4;
/** A break inside a word that is longer than a line. */
export const TORN = 1e7;
const NEVER = Infinity;
/** A line must end here. */
export const FORCED = -1;

const HYPHEN = 8;
const ADDRESS = 5;
const WITHIN_PART = 7;
const NUMBER_AND_WORD = 4;
const LONE_LETTER = 2;
const SHORT_TOKEN = 40;
/** What is easier to read on one line, where that costs little. */
const TOGETHER = 20;

/** A place where a line may end. */
export interface Break {
  readonly offset: number;
  readonly price: number;
}

/** The places within a text where a line may end, in their order. */
export function breaksIn(text: string): readonly Break[] {
  const breaks: Break[] = [];
  for (const { offset, must } of uax14(text)) {
    const price = must ? FORCED : priceAt(text, offset);
    if (price !== NEVER) breaks.push({ offset, price });
  }
  const within = breaksWithinTokens(text);
  if (within.size === 0) return breaks;
  for (const { offset, price } of breaks) if (!within.has(offset)) within.set(offset, price);
  return Array.from(within, ([offset, price]) => ({ offset, price })).sort(
    (a, b) => a.offset - b.offset,
  );
}

function priceAt(text: string, offset: number): number {
  return text[offset - 1] === ' ' ? atSpace(text, offset) : inToken(text, offset);
}

/** The places within long tokens, each with the space behind it. */
function breaksWithinTokens(text: string): Map<number, number> {
  const prices = new Map<number, number>();
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start);
    const end = space === -1 ? text.length : space + 1;
    priceWithin(text, start, end, prices);
    start = end;
  }
  return prices;
}

// A token is long where a line of large print could not hold it with company.
const LONG_TOKEN = 24;
const ADDRESS_LIKE = /:\/\/|^www\.|@|^[^ ]*\/[^ ]*\/|\\|_/;

/** Adds the places inside one token, from `start` to `end`, where an address or a path may part. */
function priceWithin(text: string, start: number, end: number, prices: Map<number, number>): void {
  if (end - start < LONG_TOKEN) return;
  const token = text.slice(start, end);
  if (!ADDRESS_LIKE.test(token)) return;
  for (let at = 1; at < token.length - 1; at += 1) {
    const before = token.charAt(at - 1);
    const after = token.charAt(at);
    // After a slash, before what opens a part: a line's end never looks like the address's end.
    if (before === '/' && after !== '/') prices.set(start + at, ADDRESS);
    else if (before !== '/' && /\w/.test(before)) {
      if (/[?&#@\\]/.test(after)) prices.set(start + at, ADDRESS);
      else if (/[=._~%+-]/.test(after)) prices.set(start + at, WITHIN_PART);
    }
  }
}

/** A break without a space: after a hyphen, a dash or a slash, or between ideographs. */
function inToken(text: string, offset: number): number {
  const before = text.charAt(offset - 1);
  if (before === '-' || before === '‐') return afterHyphen(text, offset);
  if (before === '–') return isWordAt(text.charAt(offset), 0) ? GLUED : NEVER;
  if (before === '/') return isShortToken(text, offset) ? SHORT_TOKEN : HYPHEN;
  if (before === '—' || text[offset] === '—') return text[offset] === '—' ? GLUED : ADDRESS;
  return FREE;
}

/** Words such as `and/or` and `24/7`. */
function isShortToken(text: string, offset: number): boolean {
  return wordBefore(text, offset).length + wordAfter(text, offset).length < 12;
}

/** A compound may part where both sides are words, never in `e-mail`, `2023-24` or ` -5`. */
function afterHyphen(text: string, offset: number): number {
  const isLong = endOfLetters(text, offset) >= offset + 4 && lettersBefore(text, offset - 1) >= 4;
  return isLong ? HYPHEN : GLUED;
}

/** How many UTF-16 units of letters end at an offset, of the last few. */
function lettersBefore(text: string, end: number): number {
  let start = end;
  for (let code = codeBefore(text, start); end - start < 4; code = codeBefore(text, start)) {
    if (code === undefined || !isLetter(code)) break;
    start -= code > 0xffff ? 2 : 1;
  }
  return end - start;
}

const MONTHS =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/;
const ABBREVIATED = /^[(“‘"']?(e\.g\.|i\.e\.|cf\.)$/u;
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const WEEKDAYS = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?$/;
/** Between two numbers: `39 of 93`, `1 in 5`. */
const BETWEEN_NUMBERS = /^(of|in|to|and|or|out)$/;

const OPERATOR = /^[−+×÷=±≈<>≤≥]$/;

/** A break at a space: free, unless what stands at both sides belongs together. */
function atSpace(text: string, offset: number): number {
  if (isPlainSpace(text, offset)) return FREE;
  const before = wordBefore(text, offset);
  const after = wordAfter(text, offset);
  if (before === '' || after === '') return FREE;
  if (/^[–—]+$/.test(after)) return GLUED;
  if (/\d$/.test(before) && (/^[(]?\d/.test(after) || isUnit(after))) return GLUED;
  if (OPERATOR.test(before) && /^[(£$€]?\d/.test(after)) return GLUED;
  if (OPERATOR.test(after) && /\d[)%]?$/.test(before)) return GLUED;
  if (MONTHS.test(after) && /(^|\D)\d{1,2}(st|nd|rd|th)?$/.test(before)) return GLUED;
  if (MONTHS.test(before) && /^\d{4}\b/.test(after)) return GLUED;
  if (/^(\d|[A-Z]\b)/.test(after) && isNameOfPart(before)) return GLUED;
  if (isTitle(before) && startsWithCapital(after)) return GLUED;
  if (/^\d/.test(after) && isSign(before)) return GLUED;
  if (POSTCODE.test(before) && /^\d[A-Z]{2}(?![\p{L}\p{N}])/u.test(after)) return GLUED;
  if (isLooselyJoined(text, offset, before, after)) return TOGETHER;
  if (/^[£$€]?[\d,.]+$/.test(before) && /^\p{Ll}/u.test(after)) return NUMBER_AND_WORD;
  return /^(a|A|I|[–—])$/.test(before) ? LONE_LETTER : FREE;
}

function startsWithCapital(text: string): boolean {
  const code = text.codePointAt(0);
  return code !== undefined && isCapital(code);
}

/** Initials and a name, a weekday and its date, the two numbers of a share: not glued, but better on one line. */
function isLooselyJoined(text: string, offset: number, before: string, after: string): boolean {
  if (before.endsWith('.') && (isInitial(before) || ABBREVIATED.test(before)))
    return endOfLetters(after, 0) > 0;
  if (WEEKDAYS.test(before)) return /^\d/.test(after);
  if (OPERATOR.test(after)) return true;
  if (BETWEEN_NUMBERS.test(before)) {
    const start = offset - before.length - 1;
    return /^\d/.test(after) && /\d$/.test(wordBefore(text, start));
  }
  if (!BETWEEN_NUMBERS.test(after) || !/\d$/.test(before)) return false;
  return /^\d/.test(wordAfter(text, offset + after.length + 1));
}

/** Whether two lower-case words meet here, as at most spaces: no rule speaks of those. */
function isPlainSpace(text: string, offset: number): boolean {
  if (!isLower(text, offset) || !isLower(text, offset - 3)) return false;
  return isLower(text, offset - 2) || isPause(text.charCodeAt(offset - 2));
}

/** A comma, a colon or semicolon, or a bracket that closes. */
function isPause(code: number): boolean {
  return code === 0x2c || code === 0x3a || code === 0x3b || code === 0x29;
}

function isLower(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x61 && code <= 0x7a;
}

function wordBefore(text: string, offset: number): string {
  let end = offset;
  while (end > 0 && text[end - 1] === ' ') end -= 1;
  let start = end;
  while (start > 0 && text[start - 1] !== ' ' && end - start < 32) start -= 1;
  return text.slice(start, end);
}

function wordAfter(text: string, offset: number): string {
  const end = text.indexOf(' ', offset);
  return text.slice(offset, Math.min(end === -1 ? text.length : end, offset + 32));
}
