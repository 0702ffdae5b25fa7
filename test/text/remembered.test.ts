import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakParagraph, extremes } from '../../src/text/lines.ts';
import { isOwned } from '../../src/text/owned.ts';
import { brokenLines, widthsOf } from '../../src/text/remembered.ts';
import type { Run } from '../../src/text/types.ts';
import { inFaces } from '../../src/layout/inFaces.ts';
import { testFonts } from '../support/fonts.ts';

const fonts = testFonts();

const run = fc.record({
  text: fc.constantFrom('a word', ' and', 'five 5 %', '\n', 'שלום', ' ', '“q”', ''),
  face: fc.constantFrom('sans', 'sans-semibold'),
  size: fc.constantFrom(9, 12.8),
  data: fc.nat(),
});

it('gives what breaking anew gives, each piece with the number of its own run', () => {
  fc.assert(
    fc.property(
      fc.array(run, { maxLength: 6 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(40, 200),
      (runs: Run<number>[], data, room) => {
        const again = runs.map((one, index) => ({ ...one, data: data[index] ?? 0 }));
        for (const asked of [runs, again]) {
          const lines = brokenLines(asked, room, fonts).map((line) => ({
            ...line,
            pieces: line.pieces.map((piece) => ({ ...piece, data: asked[piece.data]?.data })),
          }));
          expect(lines).toEqual(breakParagraph(asked, room, fonts));
          expect(widthsOf(asked, fonts)).toEqual(extremes(asked, fonts));
        }
      },
    ),
  );
});

const cut = (...texts: string[]) =>
  brokenLines(
    texts.map((text) => ({ text, face: 'sans', size: 12, data: 0 })),
    300,
    fonts,
  ).flatMap(({ pieces }) => pieces.map(({ text }) => text));

it('parts texts that differ only in where one run ends', () => {
  expect(cut('sans 12  3 a')).toEqual(['sans 12  3 a']);
  expect(cut('sans 12', '  3 a')).toEqual(['sans 12', '  3 a']);
});

it('says of a text that a face has all of it only where no other face takes a part', () => {
  const character = fc.oneof(
    fc.integer({ min: 0x20, max: 0x2300 }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom('a', 'é', '’', ' ', '\n', '\u0301', '\u200B', '≤', '😀'),
  );
  const face = fc.constantFrom(...fonts.faces.keys());
  let owned = 0;
  fc.assert(
    fc.property(fc.array(character, { maxLength: 4 }), face, (characters, id) => {
      const text = characters.join('');
      if (!isOwned(text, fonts.face(id))) return;
      owned += 1;
      expect(inFaces(text, id, fonts)).toEqual([{ text, face: id }]);
      for (const one of text) {
        if (one !== ' ' && one !== '\n')
          expect(fonts.faceFor(one.codePointAt(0) ?? 0, id)).toBe(id);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(owned).toBeGreaterThan(100);
});

it.each(['', '\u00AD', 'e\u0301', 'a\u0007', '\u202E', '漢'])(
  'leaves %j to a closer look',
  (text) => {
    expect(isOwned(text, fonts.face('sans'))).toBe(false);
  },
);
