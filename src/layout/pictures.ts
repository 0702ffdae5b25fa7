/** Turns a picture and the room for it into its printed size. */
import type { Picture } from '../content/types.ts';
import type { Item, Mark } from './types.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A raster's pixels are those of a screen, 96 to the inch. */
const POINTS_A_PIXEL = 0.75;

/** The size in points: the picture's own, made smaller where there is no room, and never larger. */
export function pictureSize(
  picture: Picture,
  room: { readonly width: number; readonly height: number },
): PictureSize {
  const scale = picture.kind === 'raster' ? POINTS_A_PIXEL : 1;
  const source = picture.kind === 'raster' ? picture : picture.drawing;
  const width = Math.max(source.width * scale, 0.01);
  const height = Math.max(source.height * scale, 0.01);
  const fit = Math.min(1, room.width / width, room.height / height);
  return { width: width * fit, height: height * fit };
}

/** The picture drawn with its top left corner at `at`. */
export function pictureItem(
  picture: Picture,
  size: PictureSize,
  at: { readonly x: number; readonly y: number; readonly mark: Mark },
): Item {
  if (picture.kind === 'raster') {
    const { format, bytes } = picture;
    return { kind: 'raster', ...at, ...size, format, bytes };
  }
  const { drawing } = picture;
  return { kind: 'drawing', ...at, scale: size.width / Math.max(drawing.width, 0.01), drawing };
}
