/** Turns words into widths: a table of advances and kerning pairs where that is exact, shaping elsewhere. */
import type { Font } from 'fontkit';

/**
 * Characters whose width depends on their neighbours only through pairs. Two of them that make a ligature
 * are found when the pair is measured, and send the whole word to the shaper.
 */
const PLAIN = /^[A-Za-z0-9 .,;:!?'"‘’“”()[\]\-–—…%£$&+=*@#/]+$/;

/** Longer texts are one-offs (addresses, hashes): remembering them would only fill memory. */
const LONGEST_REMEMBERED = 48;

/** Widths of one face, in parts of the em. */
export class Widths {
  readonly #font: Font;
  readonly #words = new Map<string, number>();
  readonly #advances = new Map<string, number>();
  readonly #kerns = new Map<string, number | 'shaped'>();

  constructor(font: Font) {
    this.#font = font;
  }

  /**
   * The width of a text in parts of the em. PDF writers shape word by word, each with the space after it,
   * so kerning holds within a word and its space and not across to the next word; this does the same.
   */
  text(text: string): number {
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
    const width = this.#plain(word) ?? this.#shaped(word);
    if (word.length <= LONGEST_REMEMBERED) this.#words.set(word, width);
    return width;
  }

  /** The sum of advances and kerning, or undefined where only shaping is exact. */
  #plain(word: string): number | undefined {
    if (!PLAIN.test(word)) return undefined;
    let width = 0;
    let before = '';
    for (const letter of word) {
      width += this.#advance(letter);
      if (before !== '') {
        const kern = this.#kern(before, letter);
        if (kern === 'shaped') return undefined;
        width += kern;
      }
      before = letter;
    }
    return width;
  }

  #advance(letter: string): number {
    const known = this.#advances.get(letter);
    if (known !== undefined) return known;
    const advance = this.#shaped(letter);
    this.#advances.set(letter, advance);
    return advance;
  }

  #kern(before: string, after: string): number | 'shaped' {
    const pair = before + after;
    const known = this.#kerns.get(pair);
    if (known !== undefined) return known;
    const run = this.#font.layout(pair);
    const kern =
      run.glyphs.length === 2
        ? run.advanceWidth / this.#font.unitsPerEm - this.#advance(before) - this.#advance(after)
        : 'shaped';
    this.#kerns.set(pair, kern);
    return kern;
  }

  #shaped(text: string): number {
    return this.#font.layout(text).advanceWidth / this.#font.unitsPerEm;
  }
}
