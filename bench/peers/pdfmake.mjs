// pdfmake, as its documentation has it: a definition of the document as an object.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pdfmake from 'pdfmake';
import { chartAt, documentsOf, drawCharts, faces } from './charts.mjs';

const [folder, fonts] = process.argv.slice(2).map((path) => resolve(path));
const out = join(folder, 'out');
mkdirSync(out, { recursive: true });
const { regular, bold, italic, boldItalic, code } = faces(fonts);
pdfmake.addFonts({
  'Source Sans 3': { normal: regular, bold, italics: italic, bolditalics: boldItalic },
  'Source Code Pro': { normal: code, bold: code, italics: code, bolditalics: code },
});
pdfmake.setLocalAccessPolicy?.(() => true);
for (const document of documentsOf(folder)) {
  const drawn = await drawCharts(document);
  const definition = {
    pageSize: 'A4',
    pageMargins: 57,
    language: 'en-GB',
    tagged: true,
    displayTitle: true,
    version: '1.7',
    info: { title: document.title },
    defaultStyle: { font: 'Source Sans 3', fontSize: 12.8, lineHeight: 1.15 },
    header: (page) =>
      page > 1 ? { text: document.title, fontSize: 9, margin: [57, 24, 57, 0] } : '',
    footer: (page) => ({
      text: String(page),
      fontSize: 9,
      alignment: 'right',
      margin: [57, 24, 57, 0],
    }),
    content: document.blocks.map((block) => blockOf(block, drawn)),
  };
  writeFileSync(join(out, `${document.name}.pdf`), await pdfmake.createPdf(definition).getBuffer());
}

function blockOf(block, drawn) {
  switch (block.kind) {
    case 'heading':
      return {
        text: runsOf(block.runs),
        bold: true,
        fontSize: [26, 20, 15, 13][block.level - 1] ?? 13,
        headlineLevel: block.level,
        margin: [0, 14, 0, 6],
      };
    case 'paragraph':
      return { text: runsOf(block.runs), margin: [0, 0, 0, 8] };
    case 'list':
      return {
        [block.ordered ? 'ol' : 'ul']: block.items.map((item) =>
          item.map((part) => blockOf(part, drawn)),
        ),
        margin: [0, 0, 0, 8],
      };
    case 'box':
      return { stack: block.blocks.map((part) => blockOf(part, drawn)), margin: [12, 0, 0, 8] };
    case 'table':
      return [
        { text: runsOf(block.caption), margin: [0, 6, 0, 4] },
        {
          table: {
            headerRows: 1,
            widths: block.columns.map((_, at) => (at === 0 ? '*' : 'auto')),
            body: [block.head, ...block.rows].map((row) =>
              row.map((cell, at) => ({ text: runsOf(cell), alignment: block.columns[at] })),
            ),
          },
          layout: 'lightHorizontalLines',
          margin: [0, 0, 0, 8],
        },
      ];
    case 'figure':
      return [
        { text: runsOf(block.caption), margin: [0, 6, 0, 4] },
        { svg: chartAt(block.path, drawn, folder), width: 481, margin: [0, 0, 0, 8] },
      ];
    default:
      throw new Error(`unknown block ${block.kind}`);
  }
}

function runsOf(runs) {
  return runs.map(({ text, bold, italic, code, url }) => ({
    text,
    ...(bold && { bold }),
    ...(italic && { italics: true }),
    ...(code && { font: 'Source Code Pro' }),
    ...(url && { link: url }),
  }));
}
