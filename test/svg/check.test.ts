import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { checkDrawing } from '../../src/svg/check.ts';
import { readSvg } from '../../src/svg/read.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';

function read(text: string) {
  const problems = new Problems();
  const source = { path: 'picture.svg', text };
  return { drawing: readSvg(source, problems), problems, span: { source, start: 0, end: 4 } };
}

test('a character that no font has is reported once, with the text it stands in', () => {
  const { drawing, problems, span } = read(
    '<svg width="9" height="9"><g opacity=".5"><text>a☃b</text></g><text>☃\u200B</text></svg>',
  );
  if (drawing === undefined) throw new Error('a drawing');
  checkDrawing(drawing, (codePoint) => codePoint < 0x80, span, problems);
  expect(problems.all.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'missing-glyph: no font of the theme has "☃" (U+2603), in the text "a☃b" of a picture',
  ]);
});

/** A picture with a piece of everything, in which one stretch is replaced. */
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" viewBox="0 0 40 30">
<g transform="translate(1,2) rotate(10) scale(2)" opacity="0.5" clip-path="url(#c)" style="mix-blend-mode: multiply">
<path d="M0,0L9,9A5,5,0,0,1,3,4Q1,2,3,4" fill="url(#g)" stroke="#123456" stroke-width="2" stroke-dasharray="4,2"/>
<rect x="1" y="2" width="3" height="4" rx="1" fill="rgba(1,2,3,0.5)"/><circle r="4" fill="url(#r)"/>
<text x="3" y="4" font-size="9px" text-anchor="middle" stroke="red">word<tspan x="0" dy="9">line</tspan></text></g>
<clipPath id="c"><rect width="20" height="20"/></clipPath>
<linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="rgba(0,0,255,0)"/></linearGradient>
<radialGradient id="r" gradientUnits="userSpaceOnUse" cx="5" cy="5" r="9" gradientTransform="scale(2)"><stop offset=".2" stop-color="#fff"/><stop offset="1" stop-color="#000"/></radialGradient>
</svg>`;

test('whatever can be read can be written, however the picture is broken', async () => {
  const pieces = [
    '',
    '0',
    '-1',
    '1e9',
    '1e300',
    '1e-300',
    '1e999',
    'NaN',
    '"',
    '>',
    'scale(1e5)',
    'scale(0)',
    '#',
    '%',
    '\u0000',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: picture.length }),
      fc.nat({ max: 6 }),
      fc.constantFrom(...pieces),
      async (at, length, piece) => {
        const text = picture.slice(0, at) + piece + picture.slice(at + length);
        const { drawing, problems } = read(text);
        expect(drawing === undefined).toBe(problems.hasErrors);
        if (
          drawing !== undefined &&
          Math.max(drawing.width, drawing.height) <= 14_400 &&
          Math.min(drawing.width, drawing.height) >= 3
        ) {
          await writePdf(layoutOfDrawing(drawing), testFonts());
        }
      },
    ),
    { numRuns: 400 },
  );
});
