/** Turns a page of a layout into the operators of a content stream, item by item. */
import type { BoxItem, Item, LineItem, TextItem } from '../layout/types.ts';
import type { Canvas } from './canvas.ts';
import { plainLine } from './canvas.ts';
import { number } from './content.ts';
import { drawDrawing } from './drawing.ts';
import { opaque } from './graphics.ts';
import type { Marks } from './marks.ts';
import { penEnd, penStart } from './shaping.ts';

/** Draws the items of a page in their order, each in a marked-content sequence of its mark. */
export function drawItems(items: readonly Item[], canvas: Canvas, marks: Marks): void {
  let at = 0;
  for (const item of items) {
    at += 1;
    if (item.kind === 'text' && item.text === '') continue;
    marks.switchTo(item.mark, canvas.content);
    drawItem(item, items[at], canvas);
  }
  marks.close(canvas.content);
}

function drawItem(item: Item, next: Item | undefined, canvas: Canvas): void {
  switch (item.kind) {
    case 'text':
      return drawText(item, next, canvas);
    case 'line':
      return drawLine(item, canvas);
    case 'box':
      return drawBox(item, canvas);
    case 'drawing':
      return drawDrawing(item, canvas);
    case 'raster':
      return canvas.images.draw(canvas.content, item.bytes, item, 'none');
  }
}

function drawText(
  item: TextItem,
  next: Item | undefined,
  { content, faces, states }: Canvas,
): void {
  const face = faces.get(item.face);
  content.resources.fonts[face.name] = face.ref;
  const shown = face.show(item.text, item.size, item.rightToLeft);
  states.set(content, opaque);
  content.fill(`${colour(item.colour)} rg`);
  const matrix = `1 0 0 -1 ${number(penStart(item))} ${number(item.y)}`;
  content.text({ name: face.name, size: item.size }, matrix, shown + turn(item, next));
}

/**
 * Where a line turns its direction, the next word begins at the far end of its run. Readers would take the leap for
 * a space, so the pen goes there at the end of this word.
 */
function turn(item: TextItem, next: Item | undefined): string {
  if (next?.kind !== 'text' || next.mark !== item.mark || next.y !== item.y) return '';
  if (next.rightToLeft === item.rightToLeft) return '';
  return `\n[${number(((penEnd(item) - penStart(next)) / item.size) * 1000)}] TJ`;
}

function drawLine(item: LineItem, { content, states }: Canvas): void {
  states.set(content, opaque);
  content.line(plainLine(item.width, item.dash));
  content.stroke(`${colour(item.colour)} RG`);
  const from = `${number(item.x1)} ${number(item.y1)} m`;
  content.paint(`${from} ${number(item.x2)} ${number(item.y2)} l S`);
}

function drawBox(item: BoxItem, { content, states }: Canvas): void {
  states.set(content, opaque);
  if (item.fill !== undefined) content.fill(`${colour(item.fill)} rg`);
  if (item.stroke !== undefined) {
    content.line(plainLine(item.strokeWidth ?? 1));
    content.stroke(`${colour(item.stroke)} RG`);
  }
  const operator = item.stroke === undefined ? 'f' : item.fill === undefined ? 'S' : 'B';
  if (operator === 'f' && item.fill === undefined) return;
  const origin = `${number(item.x)} ${number(item.y)}`;
  content.paint(`${origin} ${number(item.width)} ${number(item.height)} re ${operator}`);
}

const colours = new Map<string, string>();

/** `#rrggbb` as operands in DeviceRGB. */
function colour(hex: string): string {
  let operands = colours.get(hex);
  if (operands === undefined) {
    if (!/^#[0-9a-fA-F]{6}$/u.test(hex)) throw new Error(`"${hex}" is no colour of a layout`);
    operands = [1, 3, 5]
      .map((at) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
      .join(' ');
    colours.set(hex, operands);
  }
  return operands;
}
