/** Gives tests the fonts of a theme. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defaultTheme } from '../../src/layout/theme.ts';
import { makeFonts } from '../../src/text/fonts.ts';
import type { Fonts } from '../../src/text/types.ts';

const require = createRequire(import.meta.url);

/** Fonts for scripts that the shipped themes lack, as a user's theme would name them. */
const SCRIPTS = {
  arabic: 'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  hebrew: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  bengali: 'noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf',
  gurmukhi: 'noto-sans-gurmukhi/400Regular/NotoSansGurmukhi_400Regular.ttf',
} as const;

let withScripts: Fonts | undefined;
let made: Fonts | undefined;

const shipped = () =>
  defaultTheme.faces.map(({ file, ...face }) => ({
    ...face,
    bytes: readFileSync(require.resolve(file)),
  }));

/** The default theme's fonts, read once; the large-print theme has the same. */
export function testFonts(): Fonts {
  made ??= makeFonts(shipped(), defaultTheme.fallbacks);
  return made;
}

/** Fonts that nothing was set in yet, with those of all scripts. */
export function unusedFonts(): Fonts {
  const more = Object.entries(SCRIPTS).map(([id, file]) => ({
    id,
    bytes: readFileSync(require.resolve(`@expo-google-fonts/${file}`)),
  }));
  return makeFonts(
    [...shipped(), ...more],
    [...defaultTheme.fallbacks, ...more.map(({ id }) => id)],
  );
}

/** The default theme's fonts with Arabic, Hebrew, Bengali and Gurmukhi; Devanagari is in the shipped ones. Made once. */
export function scriptFonts(): Fonts {
  withScripts ??= unusedFonts();
  return withScripts;
}
