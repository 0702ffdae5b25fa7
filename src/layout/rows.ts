/** Turns the lines of a row's cells into the parts of the row: one, or one a line where it outgrows a page. */
import type { Stacked } from './figures.ts';
import type { Job, Place } from './job.ts';
import type { SetLine } from './lines.ts';
import { EMPTY, lowered, merged } from './box.ts';
import type { Item } from './types.ts';

export type CellLines = readonly SetLine[];

export interface RowStyle {
  readonly where: Place;
  readonly kind: 'head' | 'row' | 'before total' | 'last';
  /** A row higher than this may be parted between lines. */
  readonly highest: number;
}

/** The parts of a row, from top to bottom. Heads stand on their rule, other cells hang from theirs. */
export function rowParts(cells: readonly CellLines[], style: RowStyle, job: Job): Stacked[] {
  const { table } = job.theme.type;
  const pad = table.leading * 0.17;
  const count = Math.max(1, ...cells.map((lines) => lines.length));
  const heights = Array.from({ length: count }, (_, row) =>
    Math.max(0, ...cells.map((lines) => lineAt(lines, row, { style, count })?.height ?? 0)),
  ).map((height) => (height === 0 ? table.leading : height));
  const parts = heights.map((height, row): Stacked => {
    const above = row === 0 ? pad : 0;
    const below = row === count - 1 ? pad : 0;
    const contents = cells.flatMap((lines) => {
      const line = lineAt(lines, row, { style, count });
      return line === undefined ? [] : [lowered(line.contents, above + height - line.height)];
    });
    const whole = above + height + below;
    const rules = row === count - 1 ? [ruleUnder(whole, style, job)] : [];
    return { height: whole, contents: merged([...contents, { ...EMPTY, items: rules }]) };
  });
  if (parts.length === 1) return parts;
  const height = parts.reduce((sum, part) => sum + part.height, 0);
  return height > style.highest ? parts : [joined(parts)];
}

function lineAt(
  lines: CellLines,
  row: number,
  { style, count }: { readonly style: RowStyle; readonly count: number },
): SetLine | undefined {
  return lines[style.kind === 'head' ? row - (count - lines.length) : row];
}

function joined(parts: readonly Stacked[]): Stacked {
  let height = 0;
  const contents = parts.map((part) => {
    const moved = lowered(part.contents, height);
    height += part.height;
    return moved;
  });
  return { height, contents: merged(contents) };
}

function ruleUnder(y: number, { where, kind }: RowStyle, job: Job): Item {
  const strong = kind === 'head' || kind === 'before total';
  const { ink, rule } = job.theme.colours;
  return {
    kind: 'line',
    mark: 'layout',
    x1: where.x,
    y1: y,
    x2: where.x + where.width,
    y2: y,
    width: kind === 'head' ? 1 : strong ? 0.75 : 0.5,
    colour: strong ? ink : rule,
  };
}
