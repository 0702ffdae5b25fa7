/** Opens the faces of a theme: the bytes of a font are read when the face is first used. */
import { readPackageFile } from './effects.ts';
import type { Theme } from './layout/theme.ts';
import { makeFonts } from './text/fonts.ts';
import type { Fonts } from './text/types.ts';

const opened = new WeakMap<Theme, Fonts>();

/**
 * The faces of a theme, opened once in a process. `files` are the bytes of what a user's theme names.
 * @throws SystemFailure if a font file is not there.
 */
export function openFonts(theme: Theme, files: ReadonlyMap<string, Uint8Array> = new Map()): Fonts {
  const known = opened.get(theme);
  if (known !== undefined) return known;
  const faces = theme.faces.map(({ id, file, symbolsOnly = false }) => {
    let bytes = files.get(file);
    return {
      id,
      symbolsOnly,
      get bytes() {
        bytes ??= readPackageFile(file);
        return bytes;
      },
    };
  });
  const fonts = makeFonts(faces, theme.fallbacks);
  opened.set(theme, fonts);
  return fonts;
}
