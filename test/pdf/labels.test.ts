/** No two labels of a shipped chart or a ready shape overlap in the PDF, and none is cut, in either theme. */
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { drawShape, SHAPES } from '../support/charts.ts';
import { testFonts } from '../support/fonts.ts';
import { clashes, labelsOf } from '../support/labels.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';
import { drawShipped, SHIPPED } from '../support/shippedCharts.ts';

async function clashesOf(svg: string): Promise<string[]> {
  const problems = new Problems();
  const drawing = readSvg({ path: 'chart.svg', text: svg }, problems);
  expect(problems.all).toEqual([]);
  if (drawing === undefined) throw new Error('a drawing without problems');
  const { labels, page } = await labelsOf(await writePdf(layoutOfDrawing(drawing), testFonts()));
  expect(labels.length).toBeGreaterThan(2);
  return clashes(labels, page);
}

describe.each([1, 1.4])('%s times as large', (enlarge) => {
  test.each(SHAPES)('the ready shape %s', async (name) => {
    const { chart } = await drawShape(name, enlarge);
    expect(await clashesOf(chart?.svg ?? '')).toEqual([]);
  });

  test.each(SHIPPED)('the shipped chart %s', async (name) => {
    const { chart } = await drawShipped(name, enlarge);
    expect(await clashesOf(chart?.svg ?? '')).toEqual([]);
  });
});

test('labels that overlap or stick out are found', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40" font-family="sans-serif">
    <text x="5" y="20" font-size="12">Schools</text><text x="30" y="22" font-size="12">Police</text>
    <text x="40" y="39" font-size="12">Families</text></svg>`;
  expect(await clashesOf(svg)).toEqual(['"Families" is cut', '"Schools" stands on "Police"']);
});
