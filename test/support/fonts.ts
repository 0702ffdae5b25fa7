/** Gives tests the fonts of a theme. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defaultTheme } from '../../src/layout/theme.ts';
import { makeFonts } from '../../src/text/fonts.ts';
import type { Fonts } from '../../src/text/types.ts';

const require = createRequire(import.meta.url);
let made: Fonts | undefined;

/** The default theme's fonts, read once; the large-print theme has the same. */
export function testFonts(): Fonts {
  made ??= makeFonts(
    defaultTheme.faces.map(({ id, file }) => ({ id, bytes: readFileSync(require.resolve(file)) })),
    defaultTheme.fallbacks,
  );
  return made;
}
