/** Opens the faces of a theme: the bytes of a font are read when the face is first used. */
import { readPackageFile } from './effects.ts';
import type { Theme } from './layout/theme.ts';
import { makeFonts } from './text/fonts.ts';
import type { Fonts } from './text/types.ts';

const opened = new Map<string, Fonts>();

/** The faces of a theme, opened once in a process. @throws SystemFailure if a font file is not there. */
export function openFonts(theme: Theme): Fonts {
  const known = opened.get(theme.name);
  if (known !== undefined) return known;
  const files = theme.faces.map(({ id, file, symbolsOnly = false }) => {
    let bytes: Uint8Array | undefined;
    return {
      id,
      symbolsOnly,
      get bytes() {
        bytes ??= readPackageFile(file);
        return bytes;
      },
    };
  });
  const fonts = makeFonts(files, theme.fallbacks);
  opened.set(theme.name, fonts);
  return fonts;
}
