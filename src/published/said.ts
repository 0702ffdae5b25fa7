/** Turns the texts of a document into an index that tells whether a text stands in them. */
import { inlineText } from '../content/inlines.ts';
import { textsOf } from '../content/texts.ts';
import type { Content } from '../content/types.ts';
import { partsOf } from '../content/walk.ts';

/** A number as documents print it. */
export const NUMBER = /(?:\u2212)?\d[\d,]*(?:\.\d+)?%?/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Whole words count: "Age" doesn't stand in "Agency". Capitals and white space make no difference. */
export class Said {
  readonly #text: string;
  readonly #places = new Map<string, number[]>();
  readonly #numbers: ReadonlySet<string>;

  constructor(texts: readonly string[]) {
    this.#text = texts.map(folded).join('\n');
    this.#numbers = new Set(this.#text.match(NUMBER));
    for (const { 0: word, index } of this.#text.matchAll(WORD)) {
      const places = this.#places.get(word);
      if (places === undefined) this.#places.set(word, [index]);
      else places.push(index);
    }
  }

  has(text: string): boolean {
    const wanted = folded(text);
    const [first] = wanted.matchAll(WORD);
    if (first === undefined) return this.#text.includes(wanted);
    const places = this.#places.get(first[0]) ?? [];
    return places.some((place) => this.#standsAt(wanted, place - first.index));
  }

  /** Whether a number stands there by itself: 5 doesn't stand in "15" or "5%". */
  hasNumber(printed: string): boolean {
    return this.#numbers.has(printed);
  }

  #standsAt(wanted: string, start: number): boolean {
    if (start < 0 || !this.#text.startsWith(wanted, start)) return false;
    const end = start + wanted.length;
    return !isInWord(this.#text.slice(end - 1, end + 1));
  }
}

function isInWord(pair: string): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(pair);
}

function folded(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}

/** The texts that a document prints, those of its tables cell by cell, without the texts in its pictures. */
export function textsIn(content: Content): readonly string[] {
  const { tables, images } = partsOf(content);
  const cells = tables.flatMap(({ head, rows }) => [head, ...rows].flatMap((row) => row.cells));
  return [
    content.title,
    ...[content.author, content.subject].filter((text) => text !== undefined),
    ...Object.values(content.running ?? {}),
    ...textsOf(content).map(inlineText),
    ...cells.map(({ inlines }) => inlineText(inlines)),
    ...images.map(({ alt }) => alt),
  ];
}
