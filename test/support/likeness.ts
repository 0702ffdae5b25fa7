/** Draws a specification of anybody's to SVG and to PDF, and says how far their pictures differ. */
import pixelmatch from 'pixelmatch';
import { renderForeign, type ForeignTools } from '../../src/charts/foreign.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Problem, Source } from '../../src/problems/types.ts';
import { readSvg } from '../../src/svg/read.ts';
import type { Drawing, DrawingNode } from '../../src/svg/types.ts';
import { measureWith } from '../../src/text/measure.ts';
import { testFonts } from './fonts.ts';
import { layoutOfDrawing } from './pdfLayout.ts';
import { pdfPixels, svgPixels, type Pixels } from './pdfRaster.ts';

export interface Twin {
  readonly svg: string;
  readonly pdf: Uint8Array;
  /** The texts of the picture, in the order in which they are drawn. */
  readonly texts: readonly string[];
  readonly problems: readonly Problem[];
}

/** Draws one specification both ways; an error of it is thrown. */
export async function drawTwice(source: Source, load: ForeignTools['load']): Promise<Twin> {
  const fonts = testFonts();
  const problems = new Problems();
  const chart = await renderForeign(source, { measure: measureWith(fonts), load }, problems);
  const svg = chart?.svg ?? '';
  const drawing = readSvg({ path: `${source.path}.svg`, text: svg }, problems);
  if (drawing === undefined) throw new Error(problems.all.map(({ message }) => message).join('\n'));
  const pdf = await writePdf(layoutOfDrawing(drawing), fonts);
  return { svg, pdf, texts: textsOf(drawing), problems: problems.all };
}

function textsOf({ nodes }: Drawing): readonly string[] {
  const visit = (node: DrawingNode): readonly string[] => {
    if (node.kind === 'group') return node.children.flatMap(visit);
    return node.kind === 'text' ? [node.text] : [];
  };
  return nodes.flatMap(visit);
}

/**
 * Letters of up to 50 pixels are images to pdfium, which it puts at whole pixels: at four times the size that moves
 * labels by up to an eighth of a pixel. At six times they are outlines, so that each pixel can be counted.
 */
const EXACT = { times: 6, includeAA: true };
/** At four times, pixels that differ by the smoothing of an edge alone don't count, as pixelmatch has it by itself. */
const USUAL = { times: 4, includeAA: false };

/**
 * The share of pixels, in per cent, in which the two pictures differ visibly, those at the edges of shapes
 * included. The page is rounded up to whole points, so the last row and column may be the PDF's alone.
 */
export function difference(twin: Twin): Promise<number> {
  return differing(twin, EXACT);
}

/** The same at four times the size, without what only smooths an edge. */
export function usualDifference(twin: Twin): Promise<number> {
  return differing(twin, USUAL);
}

async function differing(
  { svg, pdf }: Twin,
  { times, includeAA }: { readonly times: number; readonly includeAA: boolean },
): Promise<number> {
  const [a, b] = [svgPixels(svg, times), await pdfPixels(pdf, 0, times)];
  const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
  if (Math.max(a.width, b.width) > width + 1 || Math.max(a.height, b.height) > height + 1) {
    throw new Error(`${a.width} by ${a.height} px became ${b.width} by ${b.height}`);
  }
  const [left, right] = [cropped(a, width, height), cropped(b, width, height)];
  const pixels = pixelmatch(left, right, undefined, width, height, { includeAA });
  return (100 * pixels) / (width * height);
}

function cropped(pixels: Pixels, width: number, height: number): Uint8Array {
  if (pixels.width === width) return pixels.data.subarray(0, width * height * 4);
  const result = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const start = y * pixels.width * 4;
    result.set(pixels.data.subarray(start, start + width * 4), y * width * 4);
  }
  return result;
}
