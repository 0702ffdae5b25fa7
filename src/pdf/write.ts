/** Turns a Layout into the bytes of a PDF that keeps both PDF/UA-1 and PDF/A-3a. */
import { createHash } from 'node:crypto';
import type { Layout, Page } from '../layout/types.ts';
import type { Matrix } from '../svg/types.ts';
import type { Fonts } from '../text/types.ts';
import { attach } from './attachments.ts';
import type { Tools } from './canvas.ts';
import { Content } from './content.ts';
import { drawItems } from './draw.ts';
import { GraphicsStates } from './graphics.ts';
import { Images } from './images.ts';
import { Marks } from './marks.ts';
import { infoOf, xmpOf } from './metadata.ts';
import {
  endAnnotations,
  makeAnnotations,
  writeBookmarks,
  writeDestinations,
} from './navigation.ts';
import { Paints } from './paints.ts';
import { Pdf } from './pdfkit.ts';
import type { PdfPage } from './pdfkit.ts';
import { owners, writeStructure } from './structure.ts';
import { Faces } from './text.ts';
import type { WriteOptions } from './types.ts';

/**
 * Writes a layout. The same layout, fonts and attachments give the same bytes on one version of Node.
 * Throws for what a layout must never hold: a coordinate that isn't finite, an unknown face, a character
 * that its face lacks, a mark without a tag or with two, a link to nowhere. These are faults of ours.
 */
export async function writePdf(
  layout: Layout,
  fonts: Fonts,
  options: WriteOptions = {},
): Promise<Uint8Array> {
  if (layout.pages.length === 0) throw new Error('the layout has no page');
  const info = infoOf(layout);
  const pdf = new Pdf(layout.language, info);
  const tools: Tools = {
    pdf,
    images: new Images(pdf),
    faces: new Faces(pdf, fonts),
    states: new GraphicsStates(pdf),
    paints: new Paints(pdf),
  };
  const marks = new Marks(owners(layout.tags));
  const hash = createHash('sha256').update(JSON.stringify(info));
  const pages = layout.pages.map((page) => {
    const { drawn, content } = drawPage(page, tools, marks);
    hash.update(content);
    return drawn;
  });
  const annotations = makeAnnotations(layout.pages, layout.destinations, pdf);
  writeStructure(layout.tags, { pages, places: marks.places, annotations }, pdf);
  endAnnotations(annotations, pages, pdf);
  writeDestinations(layout.destinations, pages, pdf);
  writeBookmarks(layout.bookmarks, pages, pdf);
  attach(options.attachments ?? [], info['ModDate'], pdf);
  return pdf.finish(hash.digest().subarray(0, 16), xmpOf(layout));
}

function drawPage(page: Page, tools: Tools, marks: Marks): { drawn: PdfPage; content: Uint8Array } {
  checkSize(page);
  const drawn = tools.pdf.addPage(page.width, page.height);
  marks.startPage();
  const content = new Content(drawn, 'page');
  const base: Matrix = [1, 0, 0, -1, 0, page.height];
  drawItems(page.items, { ...tools, content, base }, marks);
  const operators = Buffer.from(content.finish(), 'latin1');
  drawn.write(operators);
  if (tools.states.isTransparent(content)) {
    drawn.dictionary.data['Group'] = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' };
  }
  return { drawn, content: operators };
}

/** PDF/A limits a page's sides. */
function checkSize({ width, height }: Page): void {
  if (!(Math.min(width, height) >= 3 && Math.max(width, height) <= 14_400)) {
    throw new Error(`a page of ${width} by ${height} points; PDF/A allows 3 to 14,400`);
  }
}
