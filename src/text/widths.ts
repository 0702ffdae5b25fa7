/** Turns words into widths: a table of advances and kerning pairs where that is exact, shaping elsewhere. */
import type { Font, GlyphRun } from 'fontkit';

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
    const width = this.#summed(word) ?? this.#shaped(word);
    if (word.length <= LONGEST_REMEMBERED) this.#words.set(word, width);
    return width;
  }

  /** The sum of advances and kerning, or undefined where only shaping is exact, or some pair is new. */
  #summed(word: string): number | undefined {
    if (!PLAIN.test(word)) return undefined;
    let width = 0;
    for (let at = 0; at < word.length; at += 1) {
      const advance = this.#advances.get(word[at] ?? '');
      const kern = at === 0 ? 0 : this.#kerns.get(word.slice(at - 1, at + 1));
      if (advance === undefined || kern === undefined || kern === 'shaped') return undefined;
      width += advance + kern;
    }
    return width / this.#font.unitsPerEm;
  }

  /** Shapes a word, and learns its letters and pairs from it. */
  #shaped(word: string): number {
    const run = this.#font.layout(word);
    if (PLAIN.test(word)) this.#learn(word, run);
    return run.advanceWidth / this.#font.unitsPerEm;
  }

  #learn(word: string, { glyphs, positions }: GlyphRun): void {
    let at = 0;
    for (const [index, glyph] of glyphs.entries()) {
      const { length } = glyph.codePoints;
      const kern = (positions[index]?.xAdvance ?? 0) - glyph.advanceWidth;
      // Within a ligature no pair has a width of its own, and beside one nothing is learnt.
      for (let inner = 1; inner < length; inner += 1) {
        this.#kerns.set(word.slice(at + inner - 1, at + inner + 1), 'shaped');
      }
      if (length === 1) this.#advances.set(word[at] ?? '', glyph.advanceWidth);
      at += length;
      const alone = length === 1 && glyphs[index + 1]?.codePoints.length === 1;
      if (alone) this.#kerns.set(word.slice(at - 1, at + 1), kern);
    }
  }
}
