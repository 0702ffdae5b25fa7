/** Turns the text that somebody typed into the numbers in it that no fact, date or declared literal stands behind. */
import type { Findings } from '../findings/types.ts';

/** A number in a text, as UTF-16 offsets. */
export interface NakedNumber {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What of the findings says which words count. */
export type Counted = Pick<Findings, 'units' | 'language'>;

/** Stands in the masked text of a template where an expression prints the word for a unit. */
export const UNIT_MASK = '\uE000';

/** Stands there where an expression prints a declared literal with a number in it. */
export const LITERAL_MASK = '\uE001';

const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const LARGE = 'hundreds?|thousands?|millions?|billions?|dozens?';
// Parts of a unit of the data are shares that nobody computed; of anything else they are words like others.
const PARTS = 'halves|thirds?|quarters?|fifths?|tenths?';
const COUNTING = `(?:${TENS})(?:[-\u2010\u2011 ](?:${ONES}))?|${TEENS}|${ONES.slice('one|'.length)}|${LARGE}`;
// After these words "one" points at something; it doesn't count.
const POINTING =
  'this|that|next|last|previous|earlier|later|new|old|other|another|which|each|every|any|only';
// Words that may stand between "none" and what there is none of.
const BETWEEN = 'of|the|these|those|all|its|their|our|such|this|that';

/**
 * Digits of any script, number words from two to ninety-nine, hundreds, thousands, millions and dozens; "one", "half",
 * "none" and "zero" only before a unit of the data, and so "a quarter of" and the like. Words are looked for in English texts only.
 */
export function nakedNumbers(text: string, findings: Counted): readonly NakedNumber[] {
  const { units } = findings;
  const pattern = patterns.get(units) ?? patternFor(findings);
  patterns.set(units, pattern);
  const words = folded(text);
  const found = words.matchAll(isEnglish(findings) ? pattern : DIGITS);
  return Array.from(found, ({ 0: match, index }) => {
    // "B12": the letters before a digit are part of what stands there.
    const start = index - (/\d/u.test(match.charAt(0)) ? lettersBefore(words, index) : 0);
    const end = index + match.length;
    return { text: text.slice(start, end), start, end };
  });
}

/** Tells apart findings in which other words count. */
export function countedIn(findings: Counted): string {
  return JSON.stringify([isEnglish(findings), nounsOf(findings.units)]);
}

function isEnglish({ language }: Counted): boolean {
  return /^en\b/u.test(language.toLowerCase());
}

/**
 * Where declared literals count a unit of the data, as offsets: then they are figures, whatever their reasons say.
 * `written` is the text with its expressions, `masked` the same with masks in their places.
 */
export function countingLiterals(
  written: string,
  masked: string,
  { units }: Pick<Findings, 'units'>,
): readonly NakedNumber[] {
  if (!masked.includes(LITERAL_MASK)) return [];
  const found: NakedNumber[] = [];
  // Longer gaps are other expressions, which are blank.
  const noun = new RegExp(
    `\\s{1,3}(?:[\\p{L}-]+\\s{1,3})?(?:${nounsOf(units).join('|')})(?![\\p{L}\\p{N}])`,
    'iuy',
  );
  for (let at = masked.indexOf(LITERAL_MASK); at >= 0; at = masked.indexOf(LITERAL_MASK, at + 1)) {
    const end = written.indexOf('}}', at) + 2;
    noun.lastIndex = end;
    if (noun.test(masked)) found.push({ text: written.slice(at, end), start: at, end });
  }
  return found;
}

const LETTER = '\u00AA';

// In small letters, each where it was. Letters beyond ASCII are one letter and digits one digit: classes of all scripts
// in a pattern, and one that ignores case, take V8 longer to compile than all texts take to be read.
function folded(text: string): string {
  return text.replaceAll(/[^\0-\x7F\u2010-\u2027\uE000-\uF8FF]/gu, foldedOne).toLowerCase();
}

function foldedOne(character: string): string {
  // The two that are ASCII in another case.
  if (character === '\u017F') return 's';
  if (character === '\u212A') return 'k';
  if (/\p{L}/u.test(character)) return LETTER.repeat(character.length);
  return /\p{N}/u.test(character) ? '0'.repeat(character.length) : character;
}

function nounsOf(units: Findings['units']): readonly string[] {
  const nouns = Array.from(units.values(), ({ singular, plural }) => [singular, plural]).flat();
  return [...nouns.map(escaped), `${UNIT_MASK}+`];
}

function lettersBefore(text: string, end: number): number {
  const before = text.slice(Math.max(0, end - 32), end);
  return before.length - before.replace(/[a-z\d\u00AA]+$/u, '').length;
}

const patterns = new WeakMap<Findings['units'], RegExp>();
// Patterns start with what is rare, since a long text is tried at each of its characters.
const DIGITS = /\d[a-z\u00AA\d.,:/-]*(?<![.,:/-])/gu;
const IN_WORD = `[a-z${LETTER}\\d]`;

function patternFor({ units }: Pick<Findings, 'units'>): RegExp {
  const nouns = folded(nounsOf(units).join('|'));
  const counted = `(?:\\s+(?:${BETWEEN}))*(?:\\s+[a-z${LETTER}-]+)?\\s+(?:${nouns})(?!${IN_WORD})`;
  const few = `(?:one|half|none|zero)(?<!\\b(?:${POINTING})\\s+(?:one|half|none))(?=${counted})`;
  const parts = `(?:${PARTS})(?=\\s+of${counted})`;
  const words = `(?<!${IN_WORD})(?:${few}|${parts}|${COUNTING})(?!${IN_WORD})`;
  return new RegExp(`${words}|${DIGITS.source}`, 'gu');
}

function escaped(word: string): string {
  return word
    .trim()
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`)
    .replaceAll(/\s+/gu, String.raw`\s+`);
}

/**
 * Blanks what Markdown doesn't print as text, so that offsets stay: addresses of links, comments, labels of
 * footnotes and the numbers of list items.
 */
export function withoutSyntax(markdown: string): string {
  const numbers = new Set<number>();
  // Behind the last end of a comment none is closed, however often one begins there.
  const end = markdown.lastIndexOf('-->') + 1;
  return `${markdown.slice(0, end + 2).replaceAll(/<!--[\s\S]*?-->/gu, blank)}${markdown.slice(end + 2)}`
    .replaceAll(/(?<=\])\([^)\n"]*/gu, blank)
    .replaceAll(/^[ \t>]*\[[^\]\n]+\]:[^\n]*/gmu, (line) =>
      line.trimStart().startsWith('[^') ? blankLabel(line) : blank(line),
    )
    .replaceAll(/\[\^[^[\]\n]+\]/gu, blank)
    .replaceAll(LIST_NUMBER, (marks) => {
      // A list that begins with another number than 1, or skips some, prints a number that counts nothing.
      const number = Number(/\d+/u.exec(marks)?.[0]);
      const follows = number <= 1 || numbers.has(number - 1);
      if (follows) numbers.add(number);
      return follows ? blank(marks) : marks;
    });
}

const LIST_NUMBER = /^[ \t>]*(?:[-*+][ \t]+)*\d{1,9}[.)](?=[ \t])/gmu;

/** As many spaces as the text has UTF-16 units, with its line breaks. */
export function blank(text: string): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(line.length))
    .join('\n');
}

function blankLabel(line: string): string {
  const end = line.indexOf(']:') + 2;
  return blank(line.slice(0, end)) + line.slice(end);
}
