/** Turns font files into faces that know their measures; the only file that knows fontkit. */
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import { inStyleOf } from './faces.ts';
import { PlainWords } from './plain.ts';
import { FontTables } from './tables.ts';
import type { Face, FaceId, Fonts, GlyphRun, PlainGlyph } from './types.ts';
import { Widths } from './widths.ts';

export interface FontFile {
  readonly id: FaceId;
  /** Whether the file serves for symbols alone: it may have letters of scripts that it cannot join. */
  readonly symbolsOnly?: boolean;
  /** Asked for when the face is first used. */
  readonly bytes: Uint8Array;
}

/**
 * Makes the theme's fonts from static TrueType files. A file is parsed when its face is first used, so
 * that a document pays only for the faces that it sets. `fallbacks` are asked in order for what the wanted
 * face lacks, each in the wanted weight and slope if it has them. Throws if two files have one name, or a fallback has none.
 */
export function makeFonts(files: readonly FontFile[], fallbacks: readonly FaceId[]): Fonts {
  const faces = new Map<FaceId, Face>();
  for (const file of files) {
    if (faces.has(file.id)) throw new Error(`two font files for the face "${file.id}"`);
    faces.set(file.id, new FontFace(file));
  }
  const face = (id: FaceId): Face => {
    const found = faces.get(id);
    if (found === undefined) throw new Error(`no font file for the face "${id}"`);
    return found;
  };
  for (const id of fallbacks) face(id);
  const spares = new Map<FaceId, readonly Face[]>();
  const sparesFor = (wanted: FaceId): readonly Face[] => {
    let spare = spares.get(wanted);
    if (spare === undefined) {
      spare = fallbacks.map((id) => face(inStyleOf(wanted, id, faces)));
      spares.set(wanted, spare);
    }
    return spare;
  };
  return {
    faces,
    face,
    faceFor: (codePoint, wanted) =>
      face(wanted).has(codePoint)
        ? wanted
        : sparesFor(wanted).find((other) => other.has(codePoint))?.id,
  };
}

const SYMBOLS =
  /[\p{Script=Common}\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Braille}]/u;

function isScripts(codePoint: number): boolean {
  return !SYMBOLS.test(String.fromCodePoint(codePoint));
}

interface Made {
  readonly tables: FontTables;
  readonly plain: PlainWords;
  readonly widths: Widths;
}

class FontFace implements Face {
  readonly #file: FontFile;
  readonly #has = new Map<number, boolean>();
  #made: Made | undefined;
  #font: Font | undefined;
  #capHeight: number | undefined;

  constructor(file: FontFile) {
    this.#file = file;
  }

  get id(): FaceId {
    return this.#file.id;
  }

  get symbolsOnly(): boolean {
    return this.#file.symbolsOnly === true;
  }

  // Asked for late: a file may read its bytes only then.
  get bytes(): Uint8Array {
    return this.#file.bytes;
  }

  get ascent(): number {
    return this.tables.ascent / this.tables.unitsPerEm;
  }

  get descent(): number {
    return this.tables.descent / this.tables.unitsPerEm;
  }

  get capHeight(): number {
    // Each paragraph asks for it.
    return (this.#capHeight ??= this.tables.capHeight / this.tables.unitsPerEm);
  }

  get xHeight(): number {
    return this.tables.xHeight / this.tables.unitsPerEm;
  }

  get tables(): FontTables {
    return this.#own.tables;
  }

  has(codePoint: number): boolean {
    const known = this.#has.get(codePoint);
    if (known !== undefined) return known;
    const has = !(this.symbolsOnly && isScripts(codePoint)) && this.tables.glyph(codePoint) !== 0;
    this.#has.set(codePoint, has);
    return has;
  }

  width(text: string, size: number): number {
    return this.#own.widths.text(text) * size;
  }

  plain(word: string): readonly PlainGlyph[] | undefined {
    return this.#own.plain.glyphs(word);
  }

  shaped(text: string): GlyphRun {
    return this.#parsed.layout(text);
  }

  /** What the face's own tables give. Its font is parsed only for what they don't: shaping. */
  get #own(): Made {
    if (this.#made === undefined) {
      const tables = new FontTables(this.bytes);
      const plain = new PlainWords(tables);
      const widths = new Widths(plain, tables.unitsPerEm, () => this.#parsed);
      this.#made = { tables, plain, widths };
    }
    return this.#made;
  }

  get #parsed(): Font {
    this.#font ??= opened(this.bytes);
    return this.#font;
  }
}

/**
 * Opens a font so that what its shaper makes of a text depends on that text alone. fontkit 2.0.4 keeps each glyph
 * with the characters of its first use, be that another character, and shapes by them.
 */
function opened(bytes: Uint8Array): Font {
  const font = create(bytes);
  const kept = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    const glyph = kept(id, characters);
    return glyph === null || isSame(glyph.codePoints, characters)
      ? glyph
      : Object.create(glyph, { codePoints: { value: characters } });
  };
  const layout = font.layout.bind(font);
  // Its tables of substitutions and positions are read only when a word needs them.
  font.layout = (...parameters) => {
    font.layout = layout;
    mend(font);
    return layout(...parameters);
  };
  return font;
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((code, at) => code === right[at]);
}

/**
 * A mark without a place on the letter before it, such as the bindi on some letters of Gurmukhi, stays where it
 * is: the specification of OpenType allows such gaps, at which fontkit 2.0.4 throws.
 */
function mend(font: Font): void {
  // oxlint-disable-next-line no-underscore-dangle -- fontkit's own name
  const positioner = font._layoutEngine?.engine?.GPOSProcessor;
  if (positioner === undefined || positioner === null) return;
  const attach = positioner.applyAnchor.bind(positioner);
  positioner.applyAnchor = (mark, anchor, base) => {
    if (anchor !== null && mark.markAnchor !== null) attach(mark, anchor, base);
  };
}
