/** Turns words into widths: from the font's own tables where that is exact, by the shaper elsewhere. */
import type { Font } from 'fontkit';
import type { PlainWords } from './plain.ts';

/** Longer texts are one-offs (addresses, hashes): remembering them would only fill memory. */
const LONGEST_REMEMBERED = 48;

/** Widths of one face, in parts of the em. */
export class Widths {
  readonly #plain: PlainWords;
  readonly #shaper: () => Font;
  readonly #unitsPerEm: number;
  readonly #words = new Map<string, number>();

  /** The shaper is asked for when a word is not plain. */
  constructor(plain: PlainWords, unitsPerEm: number, shaper: () => Font) {
    this.#plain = plain;
    this.#unitsPerEm = unitsPerEm;
    this.#shaper = shaper;
  }

  /**
   * The width of a text in parts of the em. PDF writers shape word by word, each with the space after it,
   * so kerning holds within a word and its space and not across to the next word; this does the same.
   */
  text(text: string): number {
    const known = text.length <= LONGEST_REMEMBERED ? this.#words.get(text) : undefined;
    if (known !== undefined) return known;
    let width = 0;
    let start = 0;
    for (let space = text.indexOf(' '); space !== -1; space = text.indexOf(' ', start)) {
      width += this.#word(text.slice(start, space + 1));
      start = space + 1;
    }
    return start < text.length ? width + this.#word(text.slice(start)) : width;
  }

  #word(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const width =
      (this.#plain.width(word) ?? this.#shaper().layout(word).advanceWidth) / this.#unitsPerEm;
    if (word.length <= LONGEST_REMEMBERED) this.#words.set(word, width);
    return width;
  }
}
