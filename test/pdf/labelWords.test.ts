/** Labels that touch, or stand before the last one on its line, are words of their own for readers. */
import { expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';
import { figureText } from '../support/pdfText.ts';
import { readerWords } from '../support/readerText.ts';

async function draw(texts: string): Promise<Uint8Array> {
  const problems = new Problems();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" font-family="sans-serif"
    font-size="10">${texts}</svg>`;
  const drawing = readSvg({ path: 'labels.svg', text: svg }, problems);
  if (drawing === undefined) throw new Error(JSON.stringify(problems.all));
  return writePdf(layoutOfDrawing(drawing), testFonts());
}

test.each([
  ['touching', '<text x="10" y="50">2000</text><text x="30" y="50">2001</text>'],
  [
    'touching, of two words each',
    '<text x="10" y="50">in 2000</text><text x="40.6" y="50">of 2001</text>',
  ],
  ['going back on the line', '<text x="90" y="50">Police</text><text x="10" y="50">Schools</text>'],
  [
    'going back on an upright line',
    `<text transform="translate(20,90) rotate(-90)">Europe</text>
     <text transform="translate(20,180) rotate(-90)">Japan</text>`,
  ],
  [
    'in a group that is turned and enlarged',
    `<g transform="translate(20,180) rotate(-90) scale(2)"><text x="10">2000</text><text x="30">2001</text></g>`,
  ],
  [
    'the last in letters of another face',
    '<text x="10" y="50">a ☐</text><text x="24" y="50">2001</text>',
  ],
  [
    'slanted one way and another',
    `<text transform="translate(20,60) rotate(-30)">North</text>
     <text transform="translate(80,60) rotate(30)">South</text><text x="90" y="150">West</text>`,
  ],
  [
    'in a group that is half seen',
    `<text x="10" y="20">North</text><g opacity="0.5"><text x="10" y="50">South</text></g>
     <text x="10" y="80">West</text>`,
  ],
  ['with a ligature at the end', '<text x="10" y="50">off</text><text x="22" y="50">ice</text>'],
])('labels %s', async (_, texts) => {
  const labels = [...texts.matchAll(/>([^<>]*)<\/text>/gu)].map(([, label]) => `${label} `);
  const pdf = await draw(texts);
  expect(figureText(pdf)).toBe(labels.join(''));
  expect(await readerWords(pdf)).toEqual(labels.join('').trim().split(' ').sort());
});
