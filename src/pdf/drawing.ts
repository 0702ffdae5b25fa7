/** Turns a Drawing into vectors and real text on a content stream. */
import type { DrawingItem } from '../layout/types.ts';
import { boundsOf } from '../svg/bounds.ts';
import type { Drawing, DrawingGroup, DrawingImage, DrawingNode } from '../svg/types.ts';
import type { Canvas, Frame } from './canvas.ts';
import { enter } from './canvas.ts';
import { number } from './content.ts';
import { drawDrawingText } from './drawingText.ts';
import { drawForm, isForm } from './form.ts';
import { isolated } from './isolated.ts';
import { isTranslation, mapBounds } from '../svg/matrix.ts';
import { clipTo, drawPath } from './path.ts';
import { runOnTexts } from './runOn.ts';

/** Draws a picture with its top left corner at the item's place, cut off at its edges as SVG does. */
export function drawDrawing(item: DrawingItem, canvas: Canvas): void {
  const { content } = canvas;
  const { drawing, scale, x, y } = item;
  const box = { x, y, width: drawing.width * scale, height: drawing.height * scale };
  content.save();
  content.paint(`${number(x)} ${number(y)} ${number(box.width)} ${number(box.height)} re W n`);
  const picture = mapBounds(canvas.base, box);
  const { fonts } = canvas.faces;
  // With an opaque ground, blending with nothing below the picture goes without saying.
  const isOpen = drawing.nodes.some(blends) && !hasGround(drawing);
  const nodes = isOpen ? isolated(drawing.nodes, fonts) : drawing.nodes;
  const runOn = runOnTexts(nodes, fonts);
  const page: Frame = { canvas, matrix: canvas.base, dx: 0, dy: 0, picture, runOn };
  const frame = enter(page, [scale, 0, 0, scale, x, y]);
  drawNodes(nodes, frame);
  content.restore();
}

function drawNodes(nodes: readonly DrawingNode[], frame: Frame): void {
  for (const node of nodes) drawNode(node, frame);
}

function drawNode(node: DrawingNode, frame: Frame): void {
  switch (node.kind) {
    case 'group':
      return drawGroup(node, frame);
    case 'path':
      return drawPath(node, frame);
    case 'text':
      return drawDrawingText(node, frame);
    case 'image':
      return drawImage(node, frame);
  }
}

function drawGroup(group: DrawingGroup, frame: Frame): void {
  const { content } = frame.canvas;
  const saved = group.clip !== undefined || !isTranslation(group.transform);
  if (saved) content.save();
  const inner = enter(frame, group.transform);
  if (group.clip !== undefined) clipTo(group.clip, group.clipRule ?? 'nonzero', inner);
  if (isForm(group)) {
    drawForm(inner, group, (form) => drawNodes(group.children, form));
  } else {
    drawNodes(group.children, inner);
  }
  if (saved) content.restore();
}

function drawImage(image: DrawingImage, frame: Frame): void {
  const { content, states, images } = frame.canvas;
  const saved = !isTranslation(image.transform);
  if (saved) content.save();
  const { dx, dy } = enter(frame, image.transform);
  states.set(content, { fill: image.opacity, stroke: 1, blend: undefined });
  const box = { x: dx, y: dy, width: image.width, height: image.height };
  images.draw(content, image.bytes, box, image.fit);
  if (saved) content.restore();
}

/** Whether the picture begins with an opaque shape that covers all of it. */
function hasGround({ nodes: [first], width, height }: Drawing): boolean {
  if (first?.kind !== 'path' || first.fill?.kind !== 'colour') return false;
  if (first.fill.colour.alpha * first.fillOpacity < 1 || first.blend !== undefined) return false;
  const bounds = boundsOf(first.segments);
  if (first.segments.some(({ op }) => op === 'C')) return false;
  const box = mapBounds(first.transform, bounds);
  return box.x <= 0 && box.y <= 0 && box.x + box.width >= width && box.y + box.height >= height;
}

function blends(node: DrawingNode): boolean {
  if (node.kind === 'image') return false;
  if (node.blend !== undefined) return true;
  return node.kind === 'group' && node.children.some(blends);
}
