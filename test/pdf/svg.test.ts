/** What a picture of somebody's own shows in a PDF, against the SVG itself, which another program renders. */
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { testFonts } from '../support/fonts.ts';
import { difference } from '../support/likeness.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';

/** Flat, since programs smooth the pixels of a small picture differently. */
const PALE = new Uint8Array(256).map((_, at) => [255, 0, 0, 128][at % 4] ?? 0);
const PNG = Buffer.from(encode({ width: 8, height: 8, channels: 4, depth: 8, data: PALE }));
const href = `data:image/png;base64,${PNG.toString('base64')}`;
const image = (rest: string) => `<image width="20" height="10" ${rest} href="${href}"/>`;

const DEFS = `<defs>
  <linearGradient id="fade">
    <stop offset="0" stop-color="#00f"/><stop offset="1" stop-color="#0f0" stop-opacity="0"/>
  </linearGradient>
  <linearGradient id="full">
    <stop offset="0" stop-color="#00f"/><stop offset="1" stop-color="#f00"/>
  </linearGradient>
  <clipPath id="none"/>
  <clipPath id="ring"><path clip-rule="evenodd" d="M5 5h30v30h-30z M15 15h10v10h-10z"/></clipPath>
</defs>`;
const GROUND = '<rect width="60" height="40" fill="#fff"/>';
const BLENDING = '<rect x="5" width="30" height="40" fill="#88f" style="mix-blend-mode:multiply"/>';
const RING = 'd="M5 5h30v30h-30z M15 15h10v10h-10z"';

describe('the PDF shows as the SVG does', () => {
  test.each([
    ['an image that is stretched', image('preserveAspectRatio="none" transform="scale(2)"')],
    ['an image that keeps its proportions', image('x="10" y="20"')],
    ['an image that is thinned out', image('opacity=".5"')],
    ['an image in a picture that blends', image('x="10"') + BLENDING],
    ['what blends with a ground', GROUND + BLENDING],
    [
      'what blends with a ground that is seen through',
      GROUND.replace('/>', ' opacity=".5"/>') + BLENDING,
    ],
    ['what blends with a ground that is round', `<circle r="90" fill="#fff"/>${BLENDING}`],
    [
      'what blends with a ground that blends',
      BLENDING.replace('width="30"', 'width="90"') + BLENDING,
    ],
    ['what an empty path cuts off', `<g clip-path="url(#none)">${GROUND}<path ${RING}/></g>`],
    [
      'what a path that crosses itself cuts off',
      `<g clip-path="url(#ring)"><rect width="60" height="40"/></g>`,
    ],
    ['a path that crosses itself', `<path ${RING} fill-rule="evenodd"/>`],
    [
      'a shape without an inside',
      `<path ${RING} fill-opacity="0" stroke="#00f" stroke-width="3"/>`,
    ],
    ['a shape without an edge', `<path ${RING} fill="#00f" stroke="#000" stroke-opacity="0"/>`],
    [
      'what is pressed flat',
      `<g transform="scale(0 1)" opacity=".5"><rect width="60" height="40"/></g>`,
    ],
    [
      'a gradient that is pressed flat',
      '<rect width="60" height="40" fill="url(#fade)" transform="scale(1 0)"/>',
    ],
    ['a gradient that fades out', '<rect width="60" height="40" fill="url(#fade)"/>'],
  ])('%s', async (_, body) => {
    expect(await share(body)).toBeLessThan(0.1);
  });

  test.each([
    [
      'text that is stroked alone',
      '<text x="2" y="30" font-size="30" fill="none" stroke="#00f">MH</text>',
    ],
    [
      'text that is stroked with a gradient',
      '<text x="2" y="30" font-size="30" fill="none" stroke="url(#full)">MH</text>',
    ],
    [
      'text whose fill is not seen',
      '<text x="2" y="30" font-size="30" fill-opacity="0" stroke="#00f">MH</text>',
    ],
    [
      'text whose edge is not seen',
      '<text x="2" y="30" font-size="30" stroke-opacity="0" stroke="#00f">MH</text>',
    ],
    ['text that is not seen', '<text x="2" y="30" font-size="30" fill-opacity="0">MH</text>'],
    ['text with a gradient', '<text x="2" y="30" font-size="30" fill="url(#full)">MH</text>'],
    [
      'texts that run against each other',
      '<text font-size="9" transform="translate(5 5) rotate(30)">one</text><text font-size="9" transform="translate(40 38) rotate(210)">two</text>',
    ],
  ])('%s', async (_, body) => {
    expect(await share(body)).toBeLessThan(2);
  });
});

async function share(body: string): Promise<number> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3" width="60" height="40">${DEFS}${body}</svg>`;
  const problems = new Problems();
  const drawing = readSvg({ path: 'a.svg', text: svg }, problems);
  expect(problems.all).toEqual([]);
  if (drawing === undefined) throw new Error('the picture was refused without a word');
  const pdf = await writePdf(layoutOfDrawing(drawing), testFonts());
  return difference({ svg, pdf, texts: [], problems: [] });
}
