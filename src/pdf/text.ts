/** Turns text into the glyphs of an embedded font and the operators that show them. */
import type { Face, FaceId, Fonts, PlainGlyph } from '../text/types.ts';
import { number } from './content.ts';
import { EmbeddedFont, hex } from './font.ts';
import type { Pdf, Ref } from './pdfkit.ts';
import { inRows, isRaised, shape } from './shaping.ts';
import type { Shaped, ShapedGlyph } from './shaping.ts';
import { actualText, codesOf, plainSpace, REORDERED, wordsOf } from './words.ts';

/** A word in the glyphs of one document's font: a stretch of a TJ array, or operators of its own. */
type Encoded = Stretch | Apart;

/** The elements of a TJ array, without the brackets that a neighbour may share: `0041> 20 <0042`. */
interface Stretch {
  readonly elements: string;
  /** Whether it begins, and whether it ends, with glyphs and not with a number. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** Where marks stand above letters, and where the word must be said apart. */
interface Apart {
  readonly shaped: Shaped;
  readonly isSaid: boolean;
}

/** Words as each face shapes them, which outlive a document. */
const shapedWords = new WeakMap<Face, Map<string, Shaped>>();
/** Beyond this many different words a face starts again, so that memory stays constant over a batch. */
const mostWords = 50_000;

/** The faces of one document, each embedded at its first use. */
export class Faces {
  readonly fonts: Fonts;
  readonly #pdf: Pdf;
  readonly #faces = new Map<FaceId, DocumentFace>();
  /** With the files that they are of. */
  readonly #embedded: { readonly bytes: Uint8Array; readonly font: EmbeddedFont }[] = [];

  constructor(pdf: Pdf, fonts: Fonts) {
    this.#pdf = pdf;
    this.fonts = fonts;
    pdf.atEnd(() => {
      for (const { font } of this.#embedded) font.end();
    });
  }

  /** Throws for a face that the theme doesn't have: layout must not name one. */
  get(id: FaceId): DocumentFace {
    let face = this.#faces.get(id);
    if (face === undefined) {
      const source = this.fonts.faces.get(id);
      if (source === undefined) throw new Error(`the theme has no face "${id}"`);
      face = new DocumentFace(source, this.#fontOf(source));
      this.#faces.set(id, face);
    }
    return face;
  }

  /** Faces of one file share what is embedded. */
  #fontOf(face: Face): EmbeddedFont {
    const same = this.#embedded.find(({ bytes }) => isSameFile(bytes, face.bytes));
    if (same !== undefined) return same.font;
    const font = new EmbeddedFont(`F${this.#faces.size + 1}`, face, this.#pdf);
    this.#embedded.push({ bytes: face.bytes, font });
    return font;
  }
}

/** A face as embedded in one document. */
export class DocumentFace {
  readonly #face: Face;
  readonly #font: EmbeddedFont;
  readonly #shapes: Map<string, Shaped>;
  readonly #words = new Map<string, Encoded>();
  /** The codes of glyphs by glyph and character. */
  readonly #singles = new Map<number, string>();
  /** Glyphs taken in once more, by glyph and characters. */
  readonly #again = new Map<string, number>();

  constructor(face: Face, font: EmbeddedFont) {
    this.#face = face;
    this.#font = font;
    this.#shapes = shapedWords.get(face) ?? new Map<string, Shaped>();
    shapedWords.set(face, this.#shapes);
  }

  /** The name by which content streams refer to the font. */
  get name(): string {
    return this.#font.id;
  }

  get ref(): Ref {
    return this.#font.ref();
  }

  /**
   * The operators that show `text`; `size` is the font's. From right to left it is a single word, and the pen goes
   * from its right edge to its left edge, where the next word begins: readers find words by where the pen goes.
   */
  show(text: string, size: number, rightToLeft = false): string {
    return this.#showAll(rightToLeft ? [text] : wordsOf(text), size, (word) =>
      this.#encode(word, rightToLeft),
    );
  }

  /** As `show`, but the last glyph stands for its own characters and a space after them. */
  showEnded(text: string, size: number): string {
    const words = wordsOf(text);
    const last = words.at(-1);
    return this.#showAll(words, size, (word) =>
      word === last ? this.#ended(word) : this.#encode(word, false),
    );
  }

  #showAll(words: readonly string[], size: number, encode: (word: string) => Encoded): string {
    const operators: string[] = [];
    let elements = '';
    let inGlyphs = false;
    const flush = () => {
      if (elements !== '') operators.push(`[${elements}${inGlyphs ? '>' : ''}] TJ`);
      elements = '';
      inGlyphs = false;
    };
    for (const word of words) {
      const encoded = encode(word);
      if ('elements' in encoded) {
        if (encoded.begins !== inGlyphs) elements += inGlyphs ? '>' : '<';
        elements += encoded.elements;
        inGlyphs = encoded.ends;
      } else {
        flush();
        operators.push(...this.#apart(word, encoded, size));
      }
    }
    flush();
    return operators.join('\n');
  }

  #apart(word: string, { shaped, isSaid }: Apart, size: number): readonly string[] {
    const shown = isRaised(shaped) ? this.#raise(shaped, size) : [`[${this.#all(shaped)}] TJ`];
    return isSaid ? actualText(word, shown) : shown;
  }

  #encode(word: string, rightToLeft: boolean): Encoded {
    const key = rightToLeft ? `\u202E${word}` : word;
    let encoded = this.#words.get(key);
    if (encoded === undefined) {
      const plain = rightToLeft ? undefined : this.#face.plain?.(word);
      encoded = plain
        ? stretch(this.#plain(word, plain))
        : this.#encoded(word, this.#shaped(word, key, rightToLeft));
      this.#words.set(key, encoded);
    }
    return encoded;
  }

  #ended(word: string): Encoded {
    const plain = this.#face.plain?.(word);
    const final = plain?.at(-1);
    if (plain !== undefined && final !== undefined) {
      const ended = { ...final, characters: final.characters + 1 };
      return stretch(this.#plain(`${word} `, [...plain.slice(0, -1), ended]));
    }
    const { glyphs, ...rest } = this.#shaped(word, word, false);
    const ended = glyphs.map((glyph, index) =>
      index === glyphs.length - 1 ? { ...glyph, codePoints: [...glyph.codePoints, 0x20] } : glyph,
    );
    return this.#encoded(`${word} `, { ...rest, glyphs: ended });
  }

  #shaped(word: string, key: string, rightToLeft: boolean): Shaped {
    const words = this.#shapes;
    let shaped = words.get(key);
    if (shaped === undefined) {
      shaped = shape(word, rightToLeft, this.#face);
      if (shaped.glyphs.some((glyph) => glyph.id === 0)) {
        throw new Error(`the face "${this.#face.id}" lacks a character of "${word}"`);
      }
      if (words.size >= mostWords) words.clear();
      words.set(key, shaped);
    }
    return shaped;
  }

  #encoded(word: string, shaped: Shaped): Encoded {
    const isSaid = !shaped.exact || REORDERED.test(word);
    return isSaid || isRaised(shaped) ? { shaped, isSaid } : stretch(this.#all(shaped));
  }

  /** The elements of a word that needs no shaper, whose glyphs move along the line only. */
  #plain(word: string, glyphs: readonly PlainGlyph[]): string {
    const { scale } = this.#font;
    let elements = '<';
    let pen = 0;
    let at = 0;
    for (const { id, width, advance, characters } of glyphs) {
      elements +=
        characters === 1
          ? this.#single(word.charCodeAt(at), id, width * scale)
          : this.#code({ id, codePoints: codesOf(word, at, characters), width: width * scale });
      at += characters;
      const next = pen + advance * scale;
      const off = pen + width * scale - next;
      if (Math.abs(off) >= 0.0005) elements += `>${number(off)}<`;
      pen = next;
    }
    return elements.endsWith('<') ? elements.slice(0, -1) : `${elements}>`;
  }

  /** The code of a glyph that stands for one character. */
  #single(character: number, id: number, width: number): string {
    const key = id * 0x1_0000 + character;
    let code = this.#singles.get(key);
    if (code === undefined) {
      code = this.#code({ id, codePoints: [character], width });
      this.#singles.set(key, code);
    }
    return code;
  }

  #code(glyph: Pick<ShapedGlyph, 'id' | 'codePoints' | 'width'>): string {
    return hex(this.#include(glyph));
  }

  /**
   * The glyph's number in the subset. A glyph that stands for other characters than in its first use is taken
   * in once more, so that each number has one meaning and any reader extracts the right one.
   */
  #include(glyph: Pick<ShapedGlyph, 'id' | 'codePoints' | 'width'>): number {
    const { glyphs, widths, unicode } = this.#font;
    const wanted = glyph.codePoints.map(plainSpace);
    const first = this.#font.include(glyph.id);
    const known = (unicode[first] ??= wanted);
    widths[first] ??= glyph.width;
    if (known.length === wanted.length && known.every((code, at) => code === wanted[at])) {
      return first;
    }
    const key = `${glyph.id} ${wanted.join(' ')}`;
    let again = this.#again.get(key);
    if (again === undefined) {
      again = glyphs.push(glyph.id) - 1;
      unicode[again] = wanted;
      widths[again] = glyph.width;
      this.#again.set(key, again);
    }
    return again;
  }

  /** Glyphs in a TJ array; numbers there move the pen to the left, from where it is to where it must be. */
  #elements(glyphs: readonly ShapedGlyph[], from: number, to: number): string {
    let pen = from;
    let elements = '';
    const move = (x: number) => {
      if (Math.abs(pen - x) >= 0.0005) elements += number(pen - x);
      pen = x;
    };
    for (const glyph of glyphs) {
      move(glyph.x);
      const code = this.#code(glyph);
      elements = elements.endsWith('>')
        ? `${elements.slice(0, -1)}${code}>`
        : `${elements}<${code}>`;
      pen += glyph.width;
    }
    move(to);
    return elements;
  }

  #all({ glyphs, start, end }: Shaped): string {
    return this.#elements(glyphs, start, end);
  }

  /** The operators that show glyphs of several heights. */
  #raise({ glyphs, start, end: last }: Shaped, size: number): string[] {
    const operators: string[] = [];
    let pen = start;
    const rows = inRows(glyphs);
    for (const [index, { y, glyphs: own, end }] of rows.entries()) {
      const to = index === rows.length - 1 ? last : end;
      const show = `[${this.#elements(own, pen, to)}] TJ`;
      operators.push(...(y === 0 ? [show] : [`${number((y * size) / 1000)} Ts`, show, '0 Ts']));
      pen = to;
    }
    return operators;
  }
}

function isSameFile(left: Uint8Array, right: Uint8Array): boolean {
  return left === right || (left.length === right.length && Buffer.compare(left, right) === 0);
}

function stretch(elements: string): Stretch {
  const begins = elements.startsWith('<');
  const ends = elements.endsWith('>');
  return { elements: elements.slice(begins ? 1 : 0, ends ? -1 : undefined), begins, ends };
}
