import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { defaultTheme } from '../../src/layout/theme.ts';
import { testFonts } from '../support/fonts.ts';

const require = createRequire(import.meta.url);
const fonts = testFonts();
const shaped = (id: string) => {
  const file = defaultTheme.faces.find((face) => face.id === id)?.file ?? '';
  return fontkit.create(readFileSync(require.resolve(file)));
};

/** The project's own prose and code: thousands of words, with all ligatures and most kerning pairs. */
const words = [
  ...new Set(
    ['@expo-google-fonts/source-sans-3/README.md', 'handlebars/dist/handlebars.js']
      .flatMap((file) => readFileSync(require.resolve(file), 'utf8').split(/\s+/))
      .concat(
        'office ffi fl fi ff ft Th AVATAR To. “Ta” 2023–24 £1,000 5% Affirm fjord ﬁ 1/2 9⁄10 é ñ Ö'.split(
          ' ',
        ),
      ),
  ),
].filter((word) => word.length < 60);

describe('widths', () => {
  it.each(['sans', 'sans-semibold', 'sans-italic', 'mono', 'serif'])(
    '%s agrees with the shaper',
    (id) => {
      const font = shaped(id);
      const face = fonts.face(id);
      const wrong = (id === 'sans' ? words : words.slice(0, 1200))
        // What the face lacks is never set in it.
        .filter((word) => Array.from(word).every((one) => face.has(one.codePointAt(0) ?? 0)))
        .flatMap((word) => [word, `${word} `])
        .filter((word) => {
          const exact = (font.layout(word).advanceWidth / font.unitsPerEm) * 10;
          return Math.abs(face.width(word, 10) - exact) > 1e-9;
        });
      expect(words.length).toBeGreaterThan(3000);
      expect(wrong).toEqual([]);
    },
  );

  it('adds up word by word, as the PDF writer draws', () => {
    const face = fonts.face('sans');
    expect(face.width('To AV ', 10)).toBeCloseTo(face.width('To ', 10) + face.width('AV ', 10), 12);
  });
});
