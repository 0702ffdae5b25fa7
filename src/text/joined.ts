/** Tells the words and signs that belong to what stands after the space that follows them. */
import { codeBefore, isCapital, isLetter, isOfWord, isWordAt } from '../problems/letters.ts';

const NAMES: ReadonlySet<string> = new Set(
  [
    'p pp no nos vol vols ch chs para paras s ss fig figs Fig Figs No Nos c ca Figure Figures Table Tables',
    'Chart Charts Section Sections Chapter Chapters Part Parts Appendix Annex Note Notes Page Pages Box',
    'Article Articles Clause Clauses Paragraph Paragraphs Item Items Paper Case Cases Child Family Step',
    'Version Edition Act Regulations Schedule Volume Grade Level Year Stage Week Day Phase Quarter Room',
    'Panel figure figures table tables section sections chapter chapters page pages note notes paragraph',
    'paragraphs version evidence age aged circa col cols',
  ].flatMap((line) => line.split(' ')),
);
const TITLES: ReadonlySet<string> = new Set(
  'Mr Mrs Ms Miss Mx Dr Prof Sir Dame Lord Lady St Rev'.split(' '),
);
const UNITS =
  /^(%|‰|°|per ?cent|percent|percentage|[kKMGT]i?B|[kcmµn]?m|k?g|mg|m?l|ha|p[tx]|am|pm|[ap]\.m\.|°[CF]|h|s|min|hrs?|k?W|kWh|[kM]?Hz|million|billion|thousand|hundred|m|bn|k|weeks?|months?|years?|days?|hours?|minutes?)(?![A-Za-z\d])/u;

/** `Figure`, `p.` and the like, which a number or a letter follows. */
export function isNameOfPart(word: string): boolean {
  const start = startOfName(word);
  return NAMES.has(withoutStop(word).slice(start)) && !isOfWordBefore(word, start);
}

/** `Dr` and the like, which a name follows. */
export function isTitle(word: string): boolean {
  const start = startOfName(word);
  const before = codeBefore(word, start);
  return TITLES.has(withoutStop(word).slice(start)) && (before === undefined || !isLetter(before));
}

/** A sign before a number that it belongs to, with a space between. */
export function isSign(word: string): boolean {
  return /[§¶#£$€]$/.test(word) && !isOfWordBefore(word, word.length - 1);
}

/** One capital with a full stop. */
export function isInitial(word: string): boolean {
  if (!word.endsWith('.')) return false;
  const end = word.length - 1;
  const letter = codeBefore(word, end);
  if (letter === undefined || !isCapital(letter)) return false;
  return !isOfWordBefore(word, end - (letter > 0xffff ? 2 : 1));
}

/** Whether a word begins with the unit of a number before it. */
export function isUnit(word: string): boolean {
  const unit = UNITS.exec(word)?.[0];
  return unit !== undefined && !isWordAt(word, unit.length);
}

function withoutStop(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

/** Where the plain letters at the end of a word begin, a full stop after them left out. */
function startOfName(word: string): number {
  let start = withoutStop(word).length;
  while (start > 0 && /[A-Za-z]/.test(word.charAt(start - 1))) start -= 1;
  return start;
}

function isOfWordBefore(word: string, at: number): boolean {
  const before = codeBefore(word, at);
  return before !== undefined && isOfWord(before);
}
