/** Turns a drawn chart into its text in the order of drawing, with the figures of its table in it. */
import type { Chart } from '../charts/types.ts';
import { formatNumber, formatPercent } from '../findings/print.ts';
import type { Findings } from '../findings/types.ts';
import type { Drawing, DrawingNode } from '../svg/types.ts';
import { stripped, type Figures } from './passages.ts';
import type { Passage, PrintedFigure } from './types.ts';

const NUMBER = /(?:\u2212)?\d[\d,]*(?:\.\d+)?%?/gu;

export function chartText(
  chart: Chart,
  drawing: Drawing,
  findings: Findings,
  figures: Figures,
): Passage {
  const cells = cellsOf(chart, findings);
  const parts: (string | number)[] = [];
  for (const text of drawing.nodes.flatMap(textsOf)) {
    let at = 0;
    for (const match of text.matchAll(NUMBER)) {
      const cell = cells.get(match[0]);
      if (cell === undefined) continue;
      parts.push(stripped(text.slice(at, match.index)), figures.place(cell));
      at = match.index + match[0].length;
    }
    parts.push(stripped(text.slice(at)));
  }
  return parts.filter((part) => part !== '');
}

// Counts and shares of the chart's table as documents print them. Other numbers are ticks of its axes.
function cellsOf({ table }: Chart, { name }: Findings): ReadonlyMap<string, PrintedFigure> {
  const cells = new Map<string, PrintedFigure>();
  for (const [row, values] of table.rows.entries()) {
    for (const { id: column, kind } of table.columns) {
      const value = values[column];
      if (typeof value !== 'number') continue;
      const text = kind === 'percent' ? formatPercent(value) : formatNumber(value);
      if (!cells.has(text)) cells.set(text, { edition: name, table: table.id, row, column, text });
    }
  }
  return cells;
}

function textsOf(node: DrawingNode): readonly string[] {
  if (node.kind === 'group') return node.opacity === 0 ? [] : node.children.flatMap(textsOf);
  if (node.kind !== 'text' || node.size === 0) return [];
  return node.fill === undefined && node.stroke === undefined ? [] : [node.text];
}
