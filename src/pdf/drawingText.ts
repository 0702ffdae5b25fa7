/** Turns a text of a drawing into embedded, extractable text, in the theme's faces. */
import { nth } from '../problems/must.ts';
import { inFaces } from '../text/measure.ts';
import type { DrawingText, Matrix, Paint } from '../svg/types.ts';
import type { Frame } from './canvas.ts';
import { enter } from './canvas.ts';
import { matrixOperands } from './content.ts';
import { multiply } from '../svg/matrix.ts';
import type { Bounds } from '../svg/matrix.ts';
import { anchorShares } from './runOn.ts';
import { penStart } from './shaping.ts';
import { alphaOf, setLine, withFill } from './shape.ts';

export function drawDrawingText(node: DrawingText, frame: Frame): void {
  if (node.fill?.kind !== 'colour' && node.fill !== undefined) return drawInOwnSpace(node, frame);
  if (node.stroke !== undefined && node.stroke.paint.kind !== 'colour') {
    return drawInOwnSpace(node, frame);
  }
  drawAt(node, multiply([1, 0, 0, 1, frame.dx, frame.dy], node.transform), frame);
}

/** A gradient lies in the text's own space, so the space has to be entered. */
function drawInOwnSpace(node: DrawingText, frame: Frame): void {
  const { content } = frame.canvas;
  content.save();
  const inner = enter(frame, node.transform);
  const own = withOwnBox(node, frame);
  const runOn = new Set(frame.runOn.has(node) ? [own] : []);
  drawAt(own, [1, 0, 0, 1, inner.dx, inner.dy], { ...inner, runOn });
  content.restore();
}

/** The text with its gradients in its own space, where its box is known. */
function withOwnBox(node: DrawingText, { canvas: { faces } }: Frame): DrawingText {
  const { pieces, width } = inFaces(node.text, node, faces.fonts);
  const { ascent, descent } = faces.fonts.face(nth(pieces, 0).face);
  const height = (ascent - descent) * node.size;
  const box = { x: -anchorShares[node.anchor] * width, y: -ascent * node.size, width, height };
  const { fill, stroke } = node;
  return {
    ...node,
    fill: fill && placed(fill, box),
    stroke: stroke && { ...stroke, paint: placed(stroke.paint, box) },
  };
}

function placed(paint: Paint, { x, y, width, height }: Bounds): Paint {
  if (paint.kind === 'colour' || paint.textBox === undefined) return paint;
  const side = Math.max(width, height);
  const box: Matrix =
    paint.textBox === 'stretch'
      ? [width, 0, 0, height, x, y]
      : [side, 0, 0, side, x + (width - side) / 2, y + (height - side) / 2];
  return { ...paint, transform: multiply(box, paint.transform) };
}

function drawAt(node: DrawingText, matrix: Matrix, frame: Frame): void {
  const { content, states, paints } = frame.canvas;
  const { fill, stroke, blend } = node;
  const fillAlpha = fill === undefined ? 0 : alphaOf(fill) * node.fillOpacity;
  if (stroke === undefined || alphaOf(stroke.paint) * stroke.opacity === 0) {
    if (fill === undefined) return;
    withFill(frame, { paint: fill, opacity: node.fillOpacity, blend }, () =>
      show(node, matrix, frame, 0),
    );
    return;
  }
  // Filled and stroked in one go: shown twice, the text would be read twice.
  const strokeAlpha = alphaOf(stroke.paint) * stroke.opacity;
  states.set(content, { fill: fillAlpha, stroke: strokeAlpha, blend });
  setLine(frame, stroke);
  content.stroke(paints.operator(stroke.paint, frame, 'stroke'));
  if (fill !== undefined) content.fill(paints.operator(fill, frame, 'fill'));
  show(node, matrix, frame, fillAlpha === 0 ? 1 : 2);
}

/** Shows the text; `mode` is that of `Content.text`. */
function show(node: DrawingText, matrix: Matrix, { canvas, runOn }: Frame, mode: number): void {
  const { content, faces } = canvas;
  const { pieces, width } = inFaces(node.text, node, faces.fonts);
  const left = -anchorShares[node.anchor] * width;
  for (const [index, piece] of pieces.entries()) {
    const face = faces.get(piece.face);
    content.resources.fonts[face.name] = face.ref;
    const font = { name: face.name, size: node.size };
    // The space after it is not seen, and keeps labels that stand close together apart for readers.
    const isLast = index === pieces.length - 1;
    const shown =
      isLast && runOn.has(node) && !piece.rightToLeft
        ? face.showEnded(piece.text, node.size)
        : face.show(isLast ? `${piece.text} ` : piece.text, node.size, piece.rightToLeft);
    content.text(font, upright(matrix, left + penStart(piece)), shown, mode);
  }
}

/** The text matrix at `x` on the baseline; letters stand up, though the page's y goes down. */
function upright([a, b, c, d, e, f]: Matrix, x: number): string {
  return matrixOperands([a, b, -c, -d, e + a * x, f + b * x]);
}
