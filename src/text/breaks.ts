/** Turns a text into the price of ending a line at each place: UAX #14, mended by rules of the house. */
import { MAY_BREAK, MUST_BREAK, uax14 } from './uax14.ts';

/** Prices, on the scale of a line's badness, where a line half empty costs 25. */
export const FREE = 0;
/** What belongs together parts only where a line could not be made otherwise. */
export const GLUED = 1e4;
/** A break inside a word that is longer than a line. */
export const TORN = 1e7;
export const NEVER = Infinity;
/** A line must end here. */
export const FORCED = -1;

const HYPHEN = 8;
const ADDRESS = 5;
const NUMBER_AND_WORD = 4;
const LONE_LETTER = 2;

/** For each offset, the price of a break before it. */
export function breakPrices(text: string): Float64Array {
  const verdicts = uax14(text);
  const prices = new Float64Array(text.length + 1).fill(NEVER);
  let token = 0;
  for (let offset = 1; offset <= text.length; offset += 1) {
    if (offset === text.length || text[offset - 1] === ' ') {
      priceWithin(text, token, offset, prices);
      token = offset;
    }
    const verdict = verdicts[offset];
    if (verdict === MUST_BREAK) prices[offset] = FORCED;
    else if (verdict === MAY_BREAK) {
      prices[offset] = text[offset - 1] === ' ' ? atSpace(text, offset) : inToken(text, offset);
    }
  }
  return prices;
}

// A token is long where a line of large print could not hold it with company.
const LONG_TOKEN = 24;
const ADDRESS_LIKE = /:\/\/|^www\.|@|^[^ ]*\/[^ ]*\/|\\|_/;

/** Adds the places inside one token, from `start` to `end`, where an address or a path may part. */
function priceWithin(text: string, start: number, end: number, prices: Float64Array): void {
  if (end - start < LONG_TOKEN) return;
  const token = text.slice(start, end);
  if (!ADDRESS_LIKE.test(token)) return;
  for (let at = 1; at < token.length - 1; at += 1) {
    const before = token[at - 1] ?? '';
    const after = token[at] ?? '';
    // After a slash, before what opens a part: a line's end never looks like the address's end.
    const parts =
      (before === '/' && after !== '/') ||
      (before !== '/' && /[?&#=._~%+@\\-]/.test(after) && /\w/.test(before));
    if (parts) prices[start + at] = ADDRESS;
  }
}

/** A break without a space: after a hyphen, a dash or a slash, or between ideographs. */
function inToken(text: string, offset: number): number {
  const before = text[offset - 1] ?? '';
  if (before === '-' || before === '‐') return afterHyphen(text, offset);
  if (before === '–') return /[\p{L}\p{N}]/u.test(text[offset] ?? '') ? GLUED : NEVER;
  if (before === '/') return HYPHEN;
  if (before === '—' || text[offset] === '—') return text[offset] === '—' ? GLUED : ADDRESS;
  return FREE;
}

/** A compound may part where both sides are words, never in `e-mail`, `2023-24` or ` -5`. */
function afterHyphen(text: string, offset: number): number {
  const before = /(\p{L}+)[-‐]$/u.exec(text.slice(Math.max(0, offset - 24), offset));
  const after = /^\p{L}+/u.exec(text.slice(offset, offset + 24));
  if (before === null || after === null) return GLUED;
  return (before[1] ?? '').length >= 4 && after[0].length >= 4 ? HYPHEN : GLUED;
}

const MONTHS =
  /^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/;
const UNITS =
  /^(%|‰|°|per ?cent|percent|percentage|[kKMGT]i?B|[kcmµn]?m|k?g|mg|m?l|ha|p[tx]|am|pm|h|s|min|hrs?|k?W|kWh|[kM]?Hz|million|billion|thousand|hundred|m|bn|k|weeks?|months?|years?|days?|hours?|minutes?)(?![\p{L}\p{N}])/u;
const NAMED =
  /(^|[^\p{L}\p{N}])(pp?|nos?|vols?|chs?|paras?|ss?|figs?|Figs?|Nos?|c|ca|Figures?|Tables?|Charts?|Sections?|Chapters?|Parts?|Appendix|Annex|Notes?|Pages?|Box|Articles?|Clauses?|Paragraphs?|Items?|Paper|Cases?|Child|Family|Step|Version|Edition|Act|Regulations|Schedule|Volume|Grade|Level|figures?|tables?|sections?|chapters?|pages?|notes?|paragraphs?|version|evidence)\.?$/u;
const TITLES = /(^|[^\p{L}])(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|St|Rev)\.?$/u;

const OPERATOR = /^[−+×÷=±≈<>≤≥]$/;

/** A break at a space: free, unless what stands at both sides belongs together. */
function atSpace(text: string, offset: number): number {
  if (isPlainSpace(text, offset)) return FREE;
  const before = wordBefore(text, offset);
  const after = wordAfter(text, offset);
  if (before === '' || after === '') return FREE;
  if (/^[–—]+$/.test(after)) return GLUED;
  if (/\d$/.test(before) && (/^[(]?\d/.test(after) || UNITS.test(after))) return GLUED;
  if (OPERATOR.test(before) && /^[(£$€]?\d/.test(after)) return GLUED;
  if (OPERATOR.test(after) && /\d[)%]?$/.test(before)) return GLUED;
  if (/(^|\D)\d{1,2}(st|nd|rd|th)?$/.test(before) && MONTHS.test(after)) return GLUED;
  if (MONTHS.test(before) && /^\d{4}\b/.test(after)) return GLUED;
  if (NAMED.test(before) && /^(\d|[A-Z]\b)/.test(after)) return GLUED;
  if (TITLES.test(before) && /^\p{Lu}/u.test(after)) return GLUED;
  if (/^[£$€]?[\d,.]+$/.test(before) && /^\p{Ll}/u.test(after)) return NUMBER_AND_WORD;
  return /^(a|A|I|[–—])$/.test(before) ? LONE_LETTER : FREE;
}

/** Whether two lower-case words meet here, as at most spaces: no rule speaks of those. */
function isPlainSpace(text: string, offset: number): boolean {
  return isLower(text, offset) && isLower(text, offset - 2) && isLower(text, offset - 3);
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
