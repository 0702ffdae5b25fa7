/** Measures text by family, weight and slope, as charts name it, in the faces that will be embedded. */
import { must } from '../problems/must.ts';
import { directionsOf } from './bidi.ts';
import { faceId, type FaceStyle } from './faces.ts';
import { mixedCutter } from './mixedLines.ts';
import type { FaceId, Fonts, Piece, Run } from './types.ts';

/** A style with the size of its letters. */
export type SizedStyle = FaceStyle & { readonly size: number };

/**
 * The pieces of a text by the face that has their characters, each at its place from the text's left edge. A
 * character that no face has stays in the wanted one: it is reported where its text is checked.
 */
export function inFaces(
  text: string,
  style: SizedStyle,
  fonts: Fonts,
): { readonly pieces: readonly Piece<undefined>[]; readonly width: number } {
  const runs = runsOf(text, style, fonts);
  const directions = directionsOf(text);
  if (directions !== undefined) {
    return mixedCutter(runs, directions, fonts)(0, text.length, true);
  }
  let x = 0;
  const pieces = runs.map((run) => {
    const width = fonts.face(run.face).width(run.text, run.size);
    const piece = { ...run, x, width };
    x += width;
    return piece;
  });
  return { pieces, width: x };
}

function runsOf(text: string, style: SizedStyle, fonts: Fonts): Run<undefined>[] {
  const wanted = faceId(style, fonts.faces);
  const { size } = style;
  const runs: { face: FaceId; text: string; size: number; data: undefined }[] = [];
  for (const character of text) {
    const face = fonts.faceFor(must(character.codePointAt(0), 'code point'), wanted) ?? wanted;
    const last = runs.at(-1);
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character, size, data: undefined });
  }
  return runs;
}

/** A measurer for charts: the width of a text in the unit of `size`. */
export function measureWith(fonts: Fonts) {
  return (text: string, style: SizedStyle): number => inFaces(text, style, fonts).width;
}
