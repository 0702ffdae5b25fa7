/** Plain words have the very glyphs that the shaper gives them, in every face of the themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assert, constantFrom, property, string } from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../src/layout/theme.ts';
import { PlainWords } from '../../src/text/plain.ts';
import { FontTables } from '../../src/text/tables.ts';

const require = createRequire(import.meta.url);
const files = [
  ...new Set(Object.values(THEMES).flatMap(({ faces }) => faces.map(({ file }) => file))),
];
const letters = Array.from(
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789' +
    ' .,;:!?\'"‘’“”()[]{}<>-‐–—…%£$&+=*@#/\\|~^_`°·×−≤≥•éüñçøßœŒĳǆ',
);
const word = string({ unit: constantFrom(...letters), minLength: 1, maxLength: 12 });
const examples: [string][] = [
  'office ',
  'ffi',
  'fl',
  'Th',
  'AVATAR',
  'To.',
  '“Ta”',
  '1/2',
  'fj',
  'ij́',
].map((text) => [text]);

describe.each(files)('%s', (file) => {
  const bytes = readFileSync(require.resolve(file));
  const font = create(bytes);
  const tables = new FontTables(bytes);
  const plain = new PlainWords(tables);

  it('has the measures that the shaper reads', () => {
    const { ascent, descent, unitsPerEm, xHeight, capHeight } = font;
    expect({ ascent, descent, unitsPerEm, xHeight, capHeight }).toEqual({
      ascent: tables.ascent,
      descent: tables.descent,
      unitsPerEm: tables.unitsPerEm,
      xHeight: tables.xHeight,
      capHeight: tables.capHeight,
    });
    for (let code = 0; code < 0x2300; code += 1)
      expect(tables.glyph(code) !== 0).toBe(font.hasGlyphForCodePoint(code));
  });

  it('sets plain words as the shaper does', () => {
    assert(
      property(word, (text) => {
        const glyphs = plain.glyphs(text);
        if (glyphs === undefined) return;
        const run = font.layout(text);
        expect(glyphs).toEqual(
          run.glyphs.map(({ id, advanceWidth, codePoints }, at) => ({
            id,
            width: advanceWidth,
            advance: run.positions[at]?.xAdvance,
            characters: codePoints.length,
          })),
        );
        expect(run.positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0)).toBe(
          true,
        );
        expect(plain.width(text)).toBe(run.advanceWidth);
      }),
      { numRuns: 40, examples },
    );
  });
});

it('sends what it does not know to the shaper, and no more', () => {
  const bytes = readFileSync(
    require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  );
  const plain = new PlainWords(new FontTables(bytes));
  const isPlain = (text: string) => plain.glyphs(text) !== undefined;
  expect(['e\u0301', '中', '\u00ad', 'a\u200bb'].filter(isPlain)).toEqual([]);
  expect(
    ['of ', 'office', 'soft', 'AVATAR', '£1,000', '5%', 'é', 'far', 'ijk'].filter(
      (text) => !isPlain(text),
    ),
  ).toEqual([]);
});
