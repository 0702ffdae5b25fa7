/** Turns font files into faces that know their measures; the only file that knows fontkit. */
import { create } from 'fontkit';
import type { Font } from 'fontkit';
import type { Face, FaceId, Fonts } from './types.ts';
import { Widths } from './widths.ts';

export interface FontFile {
  readonly id: FaceId;
  /** Asked for when the face is first used. */
  readonly bytes: Uint8Array;
}

/**
 * Makes the theme's fonts from static TrueType files. A file is parsed when its face is first used, so
 * that a document pays only for the faces that it sets. `fallbacks` are asked in order for what the wanted
 * face lacks. Throws if two files have one name, or a fallback has none.
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
  const spare = fallbacks.map((id) => face(id));
  return {
    faces,
    face,
    faceFor: (codePoint, wanted) =>
      face(wanted).has(codePoint) ? wanted : spare.find((other) => other.has(codePoint))?.id,
  };
}

class FontFace implements Face {
  readonly #file: FontFile;
  readonly #has = new Map<number, boolean>();
  #font: Font | undefined;
  #widths: Widths | undefined;

  constructor(file: FontFile) {
    this.#file = file;
  }

  get id(): FaceId {
    return this.#file.id;
  }

  // Asked for late: a file may read its bytes only then.
  get bytes(): Uint8Array {
    return this.#file.bytes;
  }

  get ascent(): number {
    return this.#parsed.ascent / this.#parsed.unitsPerEm;
  }

  get descent(): number {
    return this.#parsed.descent / this.#parsed.unitsPerEm;
  }

  get capHeight(): number {
    return this.#parsed.capHeight / this.#parsed.unitsPerEm;
  }

  get xHeight(): number {
    return this.#parsed.xHeight / this.#parsed.unitsPerEm;
  }

  get parsed(): object {
    return this.#parsed;
  }

  has(codePoint: number): boolean {
    const known = this.#has.get(codePoint);
    if (known !== undefined) return known;
    const has = this.#parsed.hasGlyphForCodePoint(codePoint);
    this.#has.set(codePoint, has);
    return has;
  }

  width(text: string, size: number): number {
    this.#widths ??= new Widths(this.#parsed);
    return this.#widths.text(text) * size;
  }

  get #parsed(): Font {
    this.#font ??= create(this.bytes);
    return this.#font;
  }
}
