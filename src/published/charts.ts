/** Turns a drawn chart into its text in the order of drawing, and the cells of its tables that it shows. */
import type { Chart } from '../charts/types.ts';
import { formatNumber, formatPercent } from '../findings/print.ts';
import type { Findings } from '../findings/types.ts';
import type { TableCell } from '../markdown/values.ts';
import type { Drawing, DrawingNode } from '../svg/types.ts';
import { cellOf, wordsOf, type FillOf } from './data.ts';
import { figureOfCell, stripped, type Figures } from './passages.ts';
import { NUMBER, Said } from './said.ts';
import type { Shown } from './shown.ts';
import type { Passage } from './types.ts';

/** A chart as the document shows it. */
export interface ShownChart {
  readonly chart: Chart;
  /** Its texts in the order of drawing. */
  readonly texts: readonly string[];
}

/** A cell that a chart shows, and how it prints. */
export interface ChartCell extends TableCell {
  readonly text: string;
}

/** The texts of a picture; what is drawn without a paint or without a size isn't there. */
export function drawnTexts({ nodes }: Drawing): readonly string[] {
  return nodes.flatMap(textsOf);
}

/**
 * The cells that a chart shows: of the rows that it draws, the numbers that its words say or that give marks their
 * place, and the texts that are said in the document.
 */
export function chartCells(
  { chart, texts }: ShownChart,
  {
    findings,
    fill,
    said,
  }: { readonly findings: Findings; readonly fill: FillOf; readonly said: Said },
): readonly ChartCell[] {
  const own = new Said([chart.title, chart.subtitle, chart.alt, ...texts]);
  return chart.drawn.flatMap(({ table, rows, columns }) => {
    const words = (text: string) => wordsOf(text, table, findings, fill);
    return rows.flatMap((row) =>
      table.columns.flatMap((column): readonly ChartCell[] => {
        // Names are for programs, whatever words they resemble.
        if (column.id === 'id') return [];
        const cell = cellOf(table, row, column, words);
        const place = { table, row, column: column.id, findings };
        if (typeof cell === 'boolean') return [];
        if (typeof cell === 'string') {
          const isShown = column.kind === 'text' ? said.has(cell) : own.has(cell);
          return isShown ? [{ ...place, text: cell }] : [];
        }
        if (cell === null) return [];
        const text = column.kind === 'percent' ? formatPercent(cell) : formatNumber(cell);
        return columns.has(column.id) || own.hasNumber(text) ? [{ ...place, text }] : [];
      }),
    );
  });
}

export function chartText(
  texts: readonly string[],
  cells: readonly ChartCell[],
  { figures, shown }: { readonly figures: Figures; readonly shown: Shown },
): Passage {
  const byText = new Map<string, ChartCell>();
  for (const cell of cells) {
    if (isNumeric(cell) && !byText.has(cell.text)) byText.set(cell.text, cell);
  }
  const parts: (string | number)[] = [];
  for (const text of texts) {
    let at = 0;
    for (const match of text.matchAll(NUMBER)) {
      const cell = byText.get(match[0]);
      if (cell === undefined) continue;
      parts.push(
        stripped(text.slice(at, match.index)),
        figures.place(figureOfCell(cell, match[0], shown)),
      );
      at = match.index + match[0].length;
    }
    parts.push(stripped(text.slice(at)));
  }
  return parts.filter((part) => part !== '');
}

function isNumeric({ table, column }: ChartCell): boolean {
  return table.columns.some(({ id, kind }) => id === column && kind !== 'text');
}

function textsOf(node: DrawingNode): readonly string[] {
  // What is not seen has been left out when the picture was read.
  if (node.kind === 'group') return node.children.flatMap(textsOf);
  return node.kind === 'text' ? [node.text] : [];
}
