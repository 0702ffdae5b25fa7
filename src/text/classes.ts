/** Turns a character into its line-breaking class, after UAX #14. */
import { must } from '../problems/must.ts';

/**
 * The classes of UAX #14 that make a difference here. CJ is taken as NS, SA and AI and XX as AL, Hangul
 * syllables as ID, and CP as CL except beside letters.
 */
export type BreakClass =
  | 'BK'
  | 'SP'
  | 'ZW'
  | 'WJ'
  | 'GL'
  | 'CM'
  | 'ZWJ'
  | 'OP'
  | 'CL'
  | 'CP'
  | 'QU'
  | 'EX'
  | 'IS'
  | 'SY'
  | 'HY'
  | 'BA'
  | 'BB'
  | 'B2'
  | 'IN'
  | 'NS'
  | 'PR'
  | 'PO'
  | 'NU'
  | 'HL'
  | 'ID'
  | 'RI'
  | 'EB'
  | 'EM'
  | 'CB'
  | 'AL';

/** The first class whose set holds the character is its class. V8 makes the sets when a rarer character asks. */
const sets = (): readonly (readonly [BreakClass, RegExp])[] => [
  ['BK', /[\n\r\v\f\u0085\u2028\u2029]/u],
  ['SP', / /u],
  ['ZW', /\u200B/u],
  ['WJ', /[\u2060\uFEFF]/u],
  ['ZWJ', /\u200D/u],
  // A soft hyphen asks for hyphenation, which this typesetter does not do: it joins.
  ['GL', /[\u00A0\u00AD\u2007\u2011\u202F\u180E]|\u034F|[\u035C-\u0362]/u],
  ['CM', /[\p{Mn}\p{Mc}\p{Me}\u200C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u],
  ['CP', /[)\]]/u],
  ['OP', /[\p{Ps}\u00A1\u00BF]/u],
  ['CL', /[\p{Pe}\u3001\u3002\uFE11\uFE12\uFE50\uFE52\uFF0C\uFF0E\uFF61\uFF64]/u],
  ['QU', /["'\p{Pi}\p{Pf}\u275B-\u2760]/u],
  ['EX', /[!?\u05C6\u061B\u061E\u061F\u06D4\u07F9\uFE15\uFE16\uFE56\uFE57\uFF01\uFF1F]/u],
  ['IS', /[,.:;\u037E\u0589\u060C\u060D\u07F8\u2044\uFE10\uFE13\uFE14]/u],
  ['SY', /\//u],
  ['HY', /-/u],
  ['B2', /[\u2014\u2E3A\u2E3B]/u],
  ['BB', /[\u00B4\u02C8\u02CC\u02DF]/u],
  ['IN', /[\u2024-\u2026\u22EF\uFE19]/u],
  [
    'BA',
    /[\t|\u058A\u05BE\u1680\u2000-\u2006\u2008-\u200A\u2010\u2012\u2013\u2027\u2056\u205F\u3000\u0964\u0965]/u,
  ],
  [
    'NS',
    /[\u203C\u203D\u2047-\u2049\u3005\u301C\u303B\u303C\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u309B-\u309E\u30A0\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB-\u30FE\u31F0-\u31FF\uFE54\uFE55\uFF1A\uFF1B\uFF65\uFF67-\uFF70\uFF9E\uFF9F]/u,
  ],
  ['PO', /[%\u00A2\u00B0\u060B\u066A\u2030-\u2037\u20A7\u20B6\u2103\u2109\uFE6A\uFF05\uFFE0]/u],
  ['PR', /[\\\p{Sc}\u00B1\u2116\u2212\u2213]/u],
  ['NU', /[\p{Nd}\u066B\u066C]/u],
  ['HL', /[\u05D0-\u05F2\uFB1D-\uFB4F]/u],
  ['RI', /[\u{1F1E6}-\u{1F1FF}]/u],
  ['EM', /\p{Emoji_Modifier}/u],
  ['EB', /\p{Emoji_Modifier_Base}/u],
  ['CB', /\uFFFC/u],
  [
    'ID',
    /[\p{Ideographic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\u2E80-\u303F\u3200-\u33FF\uFF00-\uFFEF\u{1F300}-\u{1FAFF}]/u,
  ],
];

/** The characters that most texts consist of. */
const PLAIN: readonly (readonly [BreakClass, string])[] = [
  ['AL', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#&*+<=>@^_~'],
  ['NU', '0123456789'],
  ['BK', '\n'],
  ['SP', ' '],
  ['GL', '\u00A0'],
  ['CP', ')]'],
  ['OP', '([{'],
  ['CL', '}'],
  ['QU', '"\'‘’“”'],
  ['EX', '!?'],
  ['IS', ',.:;'],
  ['SY', '/'],
  ['HY', '-'],
  ['B2', '—'],
  ['IN', '…'],
  ['BA', '|–'],
  ['PO', '%'],
  ['PR', '$£€'],
];

const known = new Map<number, BreakClass>(
  PLAIN.flatMap(([name, characters]) =>
    Array.from(characters, (character) => [must(character.codePointAt(0), 'character'), name]),
  ),
);

/** The class of a code point. */
export function breakClass(codePoint: number): BreakClass {
  const found = known.get(codePoint);
  if (found !== undefined) return found;
  const made = classBySets(codePoint);
  known.set(codePoint, made);
  return made;
}

/** The class by the sets alone. */
export function classBySets(codePoint: number): BreakClass {
  const character = String.fromCodePoint(codePoint);
  return sets().find(([, set]) => set.test(character))?.[0] ?? 'AL';
}
