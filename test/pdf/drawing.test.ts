/**
 * Each folder of test/cases/drawings holds a specification. Its SVG and its PDF are rendered by two programs
 * that know nothing of each other; `baseline.txt` is the share of pixels, in per cent, that differed when
 * somebody last looked.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { expect, test } from 'vitest';
import { renderForeign } from '../../src/charts/foreign.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import type { DrawingNode } from '../../src/svg/types.ts';
import { measureWith } from '../../src/text/measure.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';
import { pdfPixels, svgPixels } from '../support/pdfRaster.ts';
import { readTags, wholeText } from '../support/pdfText.ts';

const root = join(import.meta.dirname, '../cases/drawings');
const fonts = testFonts();
const measure = measureWith(fonts);
const load = () => Promise.reject(new Error('a case has its data in itself'));

for (const name of readdirSync(root).sort()) {
  test(`the PDF shows ${name} as the SVG does`, async () => {
    const folder = join(root, name);
    const file = readdirSync(folder).find((one) => one.startsWith('spec.')) ?? '';
    const source = { path: file, text: readFileSync(join(folder, file), 'utf8') };
    const problems = new Problems();
    const chart = await renderForeign(source, { measure, load }, problems);
    const svg = chart?.svg ?? '';
    const drawing = readSvg({ path: `${name}.svg`, text: svg }, problems);
    expect(problems.all).toEqual([]);
    if (drawing === undefined) throw new Error('a drawing without problems');
    const pdf = await writePdf(layoutOfDrawing(drawing), fonts);

    const [a, b] = [svgPixels(svg), await pdfPixels(pdf)];
    expect([b.width, b.height]).toEqual([a.width, a.height]);
    const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height);
    const share = (100 * differing) / (a.width * a.height);
    const path = join(folder, 'baseline.txt');
    if (process.env['UPDATE_BASELINES'] !== undefined) writeFileSync(path, `${share.toFixed(3)}\n`);
    expect(share).toBeLessThanOrEqual(Number(readFileSync(path, 'utf8')) + 0.05);

    const [figure] = readTags(pdf).children;
    if (typeof figure !== 'object' || !('role' in figure)) throw new Error('no figure');
    expect(wholeText(figure)).toBe(
      drawing.nodes
        .flatMap(textsOf)
        .map((text) => `${text} `)
        .join(''),
    );
  });
}

function textsOf(node: DrawingNode): string[] {
  if (node.kind === 'group') return node.children.flatMap(textsOf);
  return node.kind === 'text' ? [node.text] : [];
}
