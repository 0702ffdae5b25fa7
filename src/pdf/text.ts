/** Turns text into the glyphs of an embedded font and the operators that show them. */
import type { Face, FaceId, Fonts } from '../text/types.ts';
import { number } from './content.ts';
import { freshRun, isParsedFont } from './pdfkit.ts';
import type { EmbeddedFont, GlyphRun, ParsedFont, Pdf, Ref } from './pdfkit.ts';

/** A word's glyphs: the same in every document, so they are kept with the face. */
interface Shaped {
  readonly glyphs: readonly ShapedGlyph[];
  /** In thousandths of the em. */
  readonly width: number;
  /** Whether the glyphs' code points are those of the word. */
  readonly exact: boolean;
}

interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** The glyph's own width; the rest in thousandths of the em as well. */
  readonly width: number;
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** What of a face outlives a document. */
interface Shared {
  readonly parsed: ParsedFont;
  readonly words: Map<string, Shaped>;
}

/** A word in the glyphs of one document's font. */
interface Encoded {
  /** The elements of a TJ array. */
  readonly elements: string;
  /** Whether the glyphs' own Unicode values give the word; else it needs an ActualText. */
  readonly exact: boolean;
  /** Raised glyphs (marks above letters) need operators of their own. */
  readonly shaped: Shaped;
  readonly raised: boolean;
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
  readonly #id: FaceId;
  readonly #font: EmbeddedFont;
  readonly #shared: Shared;
  readonly #words = new Map<string, Encoded>();

  constructor(face: Face, pdf: Pdf) {
    const known = sharedFaces.get(face);
    this.#id = face.id;
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

  /** The width at `size` points, as it will be drawn. */
  width(text: string, size: number): number {
    let width = 0;
    for (const word of wordsOf(text)) width += this.#shape(word).width;
    return (width * size) / 1000;
  }

  /** The operators that show `text`; `size` is the font's. */
  show(text: string, size: number): string {
    const operators: string[] = [];
    let elements = '';
    const flush = () => {
      if (elements !== '') operators.push(`[${elements}] TJ`);
      elements = '';
    };
    for (const word of wordsOf(text)) {
      const encoded = this.#encode(word);
      if (encoded.exact && !encoded.raised) {
        elements = joinElements(elements, encoded.elements);
        continue;
      }
      flush();
      const shown = encoded.raised
        ? this.#raise(encoded.shaped, size)
        : [`[${encoded.elements}] TJ`];
      operators.push(...(encoded.exact ? shown : actualText(word, shown)));
    }
    flush();
    return operators.join('\n');
  }

  #shape(word: string): Shaped {
    const { words } = this.#shared;
    let shaped = words.get(word);
    if (shaped === undefined) {
      shaped = shape(word, this.#font);
      if (shaped.glyphs.some((glyph) => glyph.id === 0)) {
        throw new Error(`the face "${this.#id}" lacks a character of "${word}"`);
      }
      if (words.size >= mostWords) words.clear();
      words.set(word, shaped);
    }
    return shaped;
  }

  #encode(word: string): Encoded {
    let encoded = this.#words.get(word);
    if (encoded === undefined) {
      const shaped = this.#shape(word);
      const known = shaped.glyphs.map((glyph) => this.#include(glyph)).every(Boolean);
      encoded = {
        elements: shaped.glyphs.reduce((all, glyph) => joinElements(all, this.#element(glyph)), ''),
        exact: shaped.exact && known,
        shaped,
        raised: shaped.glyphs.some((glyph) => glyph.yOffset !== 0),
      };
      this.#words.set(word, encoded);
    }
    return encoded;
  }

  /** Takes a glyph into the subset; says whether it extracts as the code points wanted here. */
  #include(glyph: ShapedGlyph): boolean {
    const { subset, widths, unicode } = this.#font;
    const id = subset.includeGlyph(glyph.id);
    widths[id] ??= glyph.width;
    const wanted = glyph.codePoints.map(plainSpace);
    const known = (unicode[id] ??= wanted);
    return known.length === wanted.length && known.every((code, index) => code === wanted[index]);
  }

  /** A glyph in a TJ array with its kerning; numbers there move the pen to the left. */
  #element(glyph: ShapedGlyph): string {
    const id = this.#font.subset.includeGlyph(glyph.id);
    const before = glyph.xOffset === 0 ? '' : number(-glyph.xOffset);
    const rest = glyph.width + glyph.xOffset - glyph.advance;
    const after = Math.abs(rest) < 0.0005 ? '' : number(rest);
    return `${before}<${id.toString(16).padStart(4, '0')}>${after}`;
  }

  #raise(shaped: Shaped, size: number): string[] {
    return shaped.glyphs.flatMap((glyph) => {
      const show = `[${this.#element(glyph)}] TJ`;
      if (glyph.yOffset === 0) return [show];
      return [`${number((glyph.yOffset * size) / 1000)} Ts`, show, '0 Ts'];
    });
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
export function actualText(text: string, operators: readonly string[]): string[] {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex');
  return [`/Span <</ActualText <${bytes}>>> BDC`, ...operators, 'EMC'];
}

/** Lays a word out; what comes of it depends on the word alone, and not on words before it. */
function shape(word: string, font: EmbeddedFont): Shaped {
  const characters = Array.from(word, (character) => character.codePointAt(0) ?? 0);
  let run = font.layoutRun(word);
  let counts = run.glyphs.map(() => 1);
  // Characters without a shape are hidden only where their glyph is new.
  if (counts.length !== characters.length || run.glyphs.some(({ id }) => id === 0)) {
    run = freshRun(font, word);
    counts = run.glyphs.map(({ codePoints }) => codePoints.length);
  }
  const exact = counts.reduce((sum, count) => sum + count, 0) === characters.length;
  const codes = exact ? handedOut(characters, counts, run.direction) : undefined;
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    if (position === undefined) throw new Error('a glyph without a position');
    width += position.xAdvance;
    return {
      id: glyph.id,
      codePoints: codes?.[index] ?? [...glyph.codePoints],
      width: position.advanceWidth,
      advance: position.xAdvance,
      xOffset: position.xOffset,
      yOffset: position.yOffset,
    };
  });
  return { glyphs, width, exact };
}

/**
 * The characters of each glyph, in the order of the word. Words whose glyphs changed places read right all
 * the same: wherever a glyph stands for other characters than in its first use, the word gets an ActualText.
 */
function handedOut(
  characters: readonly number[],
  counts: readonly number[],
  direction: GlyphRun['direction'],
): readonly (readonly number[])[] {
  const ordered = direction === 'rtl' ? counts.toReversed() : counts;
  let at = 0;
  const codes = ordered.map((count) => characters.slice(at, (at += count)));
  return direction === 'rtl' ? codes.toReversed() : codes;
}
