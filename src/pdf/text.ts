/** Turns text into the glyphs of an embedded font and the operators that show them. */
import type { Face, FaceId, Fonts } from '../text/types.ts';
import { number } from './content.ts';
import { isParsedFont } from './pdfkit.ts';
import type { EmbeddedFont, ParsedFont, Pdf, Ref } from './pdfkit.ts';
import { plainWord, shape } from './shaping.ts';
import type { Shaped, ShapedGlyph } from './shaping.ts';

/** What of a face outlives a document. */
interface Shared {
  readonly parsed: ParsedFont;
  readonly words: Map<string, Shaped>;
}

/** A word in the glyphs of one document's font. */
interface Encoded {
  /** The elements of a TJ array; none where marks stand above letters, which needs operators of its own. */
  readonly elements: string | undefined;
  readonly shaped: Shaped;
  /** Whether the word must be said apart. */
  readonly apart: boolean;
}

const sharedFaces = new WeakMap<Face, Shared>();
/** Beyond this many different words a face starts again, so that memory stays constant over a batch. */
const mostWords = 50_000;

/** The faces of one document, each embedded at its first use. */
export class Faces {
  readonly fonts: Fonts;
  readonly #pdf: Pdf;
  readonly #faces = new Map<FaceId, DocumentFace>();

  constructor(pdf: Pdf, fonts: Fonts) {
    this.#pdf = pdf;
    this.fonts = fonts;
  }

  /** Throws for a face that the theme doesn't have: layout must not name one. */
  get(id: FaceId): DocumentFace {
    let face = this.#faces.get(id);
    if (face === undefined) {
      const source = this.fonts.faces.get(id);
      if (source === undefined) throw new Error(`the theme has no face "${id}"`);
      face = new DocumentFace(source, this.#pdf);
      this.#faces.set(id, face);
    }
    return face;
  }
}

/** A face as embedded in one document. */
export class DocumentFace {
  readonly #face: Face;
  readonly #font: EmbeddedFont;
  readonly #shared: Shared;
  readonly #words = new Map<string, Encoded>();
  /** Glyphs taken in once more, by glyph and characters. */
  readonly #again = new Map<string, number>();

  constructor(face: Face, pdf: Pdf) {
    const known = sharedFaces.get(face);
    this.#face = face;
    this.#font = pdf.font(known?.parsed ?? parsedOf(face) ?? face.bytes);
    this.#shared = known ?? { parsed: this.#font.font, words: new Map() };
    sharedFaces.set(face, this.#shared);
  }

  /** The name by which content streams refer to the font. */
  get name(): string {
    return this.#font.id;
  }

  get ref(): Ref {
    return this.#font.ref();
  }

  /** The operators that show `text`; `size` is the font's. From right to left it is a single word. */
  show(text: string, size: number, rightToLeft = false): string {
    const operators: string[] = [];
    let elements = '';
    const flush = () => {
      if (elements !== '') operators.push(`[${elements}] TJ`);
      elements = '';
    };
    for (const word of rightToLeft ? [text] : wordsOf(text)) {
      const encoded = this.#encode(word, rightToLeft);
      if (!encoded.apart && encoded.elements !== undefined) {
        elements = joinElements(elements, encoded.elements);
        continue;
      }
      flush();
      const shown =
        encoded.elements === undefined
          ? this.#raise(encoded.shaped, size)
          : [`[${encoded.elements}] TJ`];
      operators.push(...(encoded.apart ? actualText(word, shown) : shown));
    }
    flush();
    return operators.join('\n');
  }

  #shape(word: string, rightToLeft: boolean): Shaped {
    const { words } = this.#shared;
    const key = rightToLeft ? `\u202E${word}` : word;
    let shaped = words.get(key);
    if (shaped === undefined) {
      const plain = rightToLeft ? undefined : this.#face.plain?.(word);
      shaped = plain
        ? plainWord(word, plain, this.#font.scale)
        : shape(word, rightToLeft, this.#font);
      if (shaped.glyphs.some((glyph) => glyph.id === 0)) {
        throw new Error(`the face "${this.#face.id}" lacks a character of "${word}"`);
      }
      if (words.size >= mostWords) words.clear();
      words.set(key, shaped);
    }
    return shaped;
  }

  #encode(word: string, rightToLeft: boolean): Encoded {
    const key = rightToLeft ? `\u202E${word}` : word;
    let encoded = this.#words.get(key);
    if (encoded === undefined) {
      const shaped = this.#shape(word, rightToLeft);
      const raised = shaped.glyphs.some((glyph) => glyph.y !== 0);
      const elements = raised ? undefined : this.#elements(shaped.glyphs, 0, shaped.width);
      encoded = { elements, shaped, apart: !shaped.exact || REORDERED.test(word) };
      this.#words.set(key, encoded);
    }
    return encoded;
  }

  /**
   * The glyph's number in the subset. A glyph that stands for other characters than in its first use is taken
   * in once more, so that each number has one meaning and any reader extracts the right one.
   */
  #include(glyph: ShapedGlyph): number {
    const { subset, widths, unicode } = this.#font;
    const wanted = glyph.codePoints.map(plainSpace);
    const first = subset.includeGlyph(glyph.id);
    const known = (unicode[first] ??= wanted);
    widths[first] ??= glyph.width;
    if (known.length === wanted.length && known.every((code, at) => code === wanted[at])) {
      return first;
    }
    const key = `${glyph.id} ${wanted.join(' ')}`;
    let again = this.#again.get(key);
    if (again === undefined) {
      again = subset.glyphs.push(glyph.id) - 1;
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
      const code = `<${this.#include(glyph).toString(16).padStart(4, '0')}>`;
      elements = joinElements(elements, code);
      pen += glyph.width;
    }
    move(to);
    return elements;
  }

  /** The operators that show glyphs of several heights. */
  #raise({ glyphs, width }: Shaped, size: number): string[] {
    const operators: string[] = [];
    let pen = 0;
    for (let from = 0; from < glyphs.length;) {
      const y = glyphs[from]?.y ?? 0;
      let end = from;
      while (end < glyphs.length && glyphs[end]?.y === y) end += 1;
      const last = glyphs[end - 1];
      const to = end === glyphs.length || last === undefined ? width : last.x + last.width;
      const show = `[${this.#elements(glyphs.slice(from, end), pen, to)}] TJ`;
      operators.push(...(y === 0 ? [show] : [`${number((y * size) / 1000)} Ts`, show, '0 Ts']));
      pen = to;
      from = end;
    }
    return operators;
  }
}

/** The font that the text floor has parsed, if it lends it. */
function parsedOf({ parsed }: Face): ParsedFont | undefined {
  return parsed !== undefined && isParsedFont(parsed) ? parsed : undefined;
}

/** Words with their trailing space, the unit in which pdfkit lays text out and widths are measured. */
function wordsOf(text: string): readonly string[] {
  return text.match(/[^ ]* |[^ ]+$/gu) ?? [];
}

function joinElements(left: string, right: string): string {
  return left.endsWith('>') && right.startsWith('<')
    ? left.slice(0, -1) + right.slice(1)
    : left + right;
}

/** A no-break space often is the glyph of the space; both extract as a space. */
function plainSpace(codePoint: number): number {
  return codePoint === 0xa0 ? 0x20 : codePoint;
}

/** Wraps operators so that a reader extracts `text` from them. */
function actualText(text: string, operators: readonly string[]): string[] {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex');
  return [`/Span <</ActualText <${bytes}>>> BDC`, ...operators, 'EMC'];
}

/**
 * Scripts whose glyphs do not stand in the order of their letters. The characters of such glyphs, in a row, are
 * those of the word, but each may be its neighbour's: so the word is said apart as well.
 */
const REORDERED =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
