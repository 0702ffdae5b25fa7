/** Turns the parts of a document that is about to be set into what its PDF carries. */
import type { Board } from '../board/board.ts';
import { sha256 } from '../board/digest.ts';
import type { Chart } from '../charts/types.ts';
import { textsOf } from '../content/texts.ts';
import type { Content, Picture } from '../content/types.ts';
import { partsOf } from '../content/walk.ts';
import type { Findings } from '../findings/types.ts';
import type { Printed, Written } from '../markdown/types.ts';
import type { Attachment } from '../pdf/types.ts';
import type { Source } from '../problems/types.ts';
import { chartCells, chartText, drawnTexts, type ShownChart } from './charts.ts';
import { publishedData, type FillOf } from './data.ts';
import { Figures, passagesOf } from './passages.ts';
import { attachmentsOf, recordOf } from './record.ts';
import { Said, textsIn } from './said.ts';
import { Shown } from './shown.ts';
import type { PdfRecord } from './types.ts';

/** A filled template, and the values in it. */
export interface Filled {
  readonly markdown: Source;
  readonly printed: readonly Printed[];
  /** What in the template wrote each stretch of the Markdown. */
  readonly written: readonly Written[];
}

export interface Parts {
  readonly content: Content;
  /** The pictures of the charts by their paths, as the content holds them. */
  readonly pictures: ReadonlyMap<string, Picture | undefined>;
  readonly charts: ReadonlyMap<string, Chart>;
  readonly board: Board;
  readonly filled: Filled;
  readonly theme: string;
}

export interface Published {
  readonly record: PdfRecord;
  readonly attachments: readonly Attachment[];
}

/** Of the data only what the document prints goes in. */
export function publish(
  parts: Parts & { readonly document: string; readonly findings: Findings },
  fill: FillOf,
): Published {
  const { content, filled, findings, board, theme, document } = parts;
  const charts = chartsOf(parts);
  const said = new Said([...textsIn(content), ...charts.map(({ texts }) => texts.join(' '))]);
  const drawn = charts.map((one) => ({ ...one, cells: chartCells(one, { findings, fill, said }) }));
  const shown = new Shown();
  for (const { piece } of filled.printed) shown.add(piece);
  for (const cell of drawn.flatMap(({ cells }) => cells)) shown.addCell(cell);
  const data = publishedData(findings, { shown, said, fill });
  const figures = new Figures();
  const printed = { markdown: filled.markdown.text, printed: filled.printed };
  const passages = passagesOf(textsOf(content), printed, { figures, shown });
  const record = recordOf({
    document,
    title: content.title,
    theme,
    findings,
    board,
    markdown: filled.markdown,
    charts: drawn.map(({ chart, path, texts, cells }) => ({
      path,
      sha256: sha256(chart.svg),
      text: chartText(texts, cells, { figures, shown }),
    })),
    figures: figures.all,
    passages,
    data,
  });
  return { record, attachments: attachmentsOf(record, data) };
}

/** The charts in the order in which the document shows them. */
function chartsOf({
  content,
  pictures,
  charts,
}: Parts): readonly (ShownChart & { readonly path: string })[] {
  return partsOf(content).images.flatMap(({ picture }) => {
    const [path] = [...pictures].find(([, known]) => known === picture) ?? [];
    const chart = [...charts.values()].find(({ name }) => path === `charts/${name}.svg`);
    if (path === undefined || chart === undefined || picture.kind !== 'drawing') return [];
    return [{ path, chart, texts: drawnTexts(picture.drawing) }];
  });
}
