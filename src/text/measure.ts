/** Measures text by family, weight and slope, as charts name it, in the faces that will be embedded. */
import { faceId, type FaceStyle } from './faces.ts';
import type { FaceId, Fonts } from './types.ts';

/** A stretch of text in one face. */
export interface FacePiece {
  readonly face: FaceId;
  readonly text: string;
}

/**
 * The stretches of a text by the face that has their characters. A character that no face has stays in the
 * wanted one: it is reported where its text is checked.
 */
export function inFaces(text: string, style: FaceStyle, fonts: Fonts): readonly FacePiece[] {
  const wanted = faceId(style, fonts.faces);
  const pieces: { face: FaceId; text: string }[] = [];
  for (const character of text) {
    const face = fonts.faceFor(character.codePointAt(0) ?? 0, wanted) ?? wanted;
    const last = pieces.at(-1);
    if (last?.face === face) last.text += character;
    else pieces.push({ face, text: character });
  }
  return pieces;
}

/** A measurer for charts: the width of a text in the unit of `size`. */
export function measureWith(fonts: Fonts) {
  return (text: string, style: FaceStyle & { readonly size: number }): number =>
    inFaces(text, style, fonts).reduce(
      (sum, piece) => sum + fonts.face(piece.face).width(piece.text, style.size),
      0,
    );
}
