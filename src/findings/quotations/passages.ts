/** Turns the text of a source into an index in which quotations are found, or the passage nearest to one. */
import { nth } from '../../problems/must.ts';
import { normalise } from './normalise.ts';

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The passage of a source that is most like a quotation, and the words in which the two differ. */
export interface Nearest {
  readonly passage: string;
  readonly missing: readonly string[];
  readonly instead: readonly string[];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** A source's text by its words, so that a look-up doesn't read the whole text. */
export class Passages {
  readonly #text: string;
  readonly #words: readonly Word[];
  readonly #places: ReadonlyMap<string, readonly number[]>;

  constructor(text: string) {
    this.#text = normalise(text);
    this.#words = wordsOf(this.#text);
    const places = new Map<string, number[]>();
    for (const [index, word] of this.#words.entries()) {
      const known = places.get(word.text);
      if (known === undefined) places.set(word.text, [index]);
      else known.push(index);
    }
    this.#places = places;
  }

  /** Whether the quotation stands in the text, whole words and numbers only. */
  has(quotation: string): boolean {
    const wanted = normalise(quotation);
    const rarest = this.#rarest(wordsOf(wanted));
    if (rarest === undefined) return wanted !== '' && this.#text.includes(wanted);
    return this.#at(rarest.text).some((index) => {
      const start = nth(this.#words, index).start - rarest.start;
      return this.#text.startsWith(wanted, start) && this.#isWhole(start, start + wanted.length);
    });
  }

  /** The nearest passage of as many words as the quotation; undefined if they have no word in common. */
  nearest(quotation: string): Nearest | undefined {
    const wanted = wordsOf(normalise(quotation)).map(({ text }) => text);
    const length = wanted.length;
    let best = 0;
    let bestStart: number | undefined;
    for (const start of this.#candidates(wanted)) {
      const window = this.#words.slice(Math.max(0, start), Math.max(0, start) + length);
      const score = commonLength(
        wanted,
        window.map(({ text }) => text),
      );
      if (score > best) {
        best = score;
        bestStart = Math.max(0, start);
      }
    }
    if (bestStart === undefined) return undefined;
    const window = this.#words.slice(bestStart, bestStart + length);
    const from = nth(window, 0).start;
    const found = window.map(({ text }) => text);
    return {
      passage: this.#text.slice(from, nth(window, window.length - 1).end),
      missing: without(wanted, found),
      instead: without(found, wanted),
    };
  }

  /** Where a passage could start for some word of it to stand in its place; the rarest words suffice. */
  #candidates(wanted: readonly string[]): readonly number[] {
    const byRarity = [...wanted.entries()]
      .filter(([, word]) => this.#at(word).length > 0)
      .sort(([, a], [, b]) => this.#at(a).length - this.#at(b).length)
      .slice(0, 4);
    const starts = byRarity.flatMap(([offset, word]) =>
      this.#at(word)
        .slice(0, 200)
        .map((index) => index - offset),
    );
    return [...new Set(starts)].sort((a, b) => a - b);
  }

  #rarest(words: readonly Word[]): Word | undefined {
    const [rarest] = words.toSorted((a, b) => this.#at(a.text).length - this.#at(b.text).length);
    return rarest;
  }

  #at(word: string): readonly number[] {
    return this.#places.get(word) ?? [];
  }

  #isWhole(start: number, end: number): boolean {
    return !this.#isInside(start) && !this.#isInside(end);
  }

  /** Whether a place stands inside a word or a number: "39" is no quotation of "1,039", nor "39." of "39.5". */
  #isInside(at: number): boolean {
    const before = this.#text.slice(Math.max(0, at - 2), at);
    const after = this.#text.slice(at, at + 2);
    return (
      (/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) ||
      (/\d[.,]$/u.test(before) && /^\d/u.test(after)) ||
      (/\d$/u.test(before) && /^[.,]\d/u.test(after))
    );
  }
}

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The length of the longest common subsequence of two short lists of words. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const current = [0];
    for (const [index, other] of b.entries()) {
      const skip = Math.max(nth(previous, index + 1), nth(current, index));
      current.push(word === other ? nth(previous, index) + 1 : skip);
    }
    previous = current;
  }
  return nth(previous, b.length);
}

function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return words.filter((word) => {
    const index = left.indexOf(word);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}
