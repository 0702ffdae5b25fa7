/** Turns a shape of a drawing into path operators, filled and stroked. */
import type { DrawingPath, PathSegment } from '../svg/types.ts';
import type { Frame } from './canvas.ts';
import { enter } from './canvas.ts';
import { number } from './content.ts';
import { isTranslation } from '../svg/matrix.ts';
import { setStroke, withFill } from './shape.ts';

/** Cuts off what is drawn next at the edges of a path; the caller has saved the state. */
export function clipTo(
  segments: readonly PathSegment[],
  rule: 'nonzero' | 'evenodd',
  frame: Frame,
): void {
  // An empty clipping path shows nothing; without operands PDF would ignore it.
  const path = segments.length === 0 ? '0 0 0 0 re' : pathOperators(unsnapped(segments), frame);
  frame.canvas.content.paint(`${path} ${rule === 'evenodd' ? 'W*' : 'W'} n`);
}

export function drawPath(path: DrawingPath, frame: Frame): void {
  const { content } = frame.canvas;
  const saved = !isTranslation(path.transform);
  if (saved) content.save();
  paintPath(path, enter(frame, path.transform));
  if (saved) content.restore();
}

function paintPath(path: DrawingPath, frame: Frame): void {
  const { content } = frame.canvas;
  const { fill, stroke } = path;
  // A shape without area has no fill; PDF would draw it as a hairline.
  if (fill !== undefined && hasArea(path.segments)) {
    const rule = path.fillRule === 'evenodd' ? '*' : '';
    withFill(frame, { paint: fill, opacity: path.fillOpacity, blend: path.blend }, () =>
      content.paint(`${pathOperators(unsnapped(path.segments), frame)} f${rule}`),
    );
  }
  // Stroked apart from the fill: where they overlap, a see-through stroke shows the fill, as in SVG.
  if (stroke !== undefined && path.segments.length > 0 && setStroke(frame, stroke, path.blend)) {
    content.paint(`${pathOperators(path.segments, frame)} S`);
  }
}

/**
 * The same shape, but a rectangle has a straight curve for one of its sides: PDFium, which shows PDFs in
 * Chrome and Edge, moves a rectangle's edges to whole pixels, so that bars of one thickness look unlike.
 */
function unsnapped(segments: readonly PathSegment[]): readonly PathSegment[] {
  const [start, side] = segments;
  if (start?.op !== 'M' || side?.op !== 'L' || !isRectangle(segments)) return segments;
  const curve = {
    op: 'C',
    x1: start.x,
    y1: start.y,
    x2: side.x,
    y2: side.y,
    x: side.x,
    y: side.y,
  } as const;
  return [start, curve, ...segments.slice(2)];
}

/** Whether a path is one rectangle along the axes, as far as its number of sides and their directions tell. */
function isRectangle(segments: readonly PathSegment[]): boolean {
  const [start, ...sides] = segments.filter(({ op }) => op !== 'Z');
  if (start?.op !== 'M' || sides.length < 3 || sides.length > 4) return false;
  let from = start;
  return sides.every((side) => {
    if (side.op !== 'L') return false;
    const straight = side.x === from.x || side.y === from.y;
    from = side;
    return straight;
  });
}

function pathOperators(segments: readonly PathSegment[], { dx, dy }: Frame): string {
  let operators = '';
  for (const segment of segments) {
    if (operators !== '') operators += '\n';
    switch (segment.op) {
      case 'M':
        operators += `${number(segment.x + dx)} ${number(segment.y + dy)} m`;
        break;
      case 'L':
        operators += `${number(segment.x + dx)} ${number(segment.y + dy)} l`;
        break;
      case 'C':
        operators += `${number(segment.x1 + dx)} ${number(segment.y1 + dy)} ${number(segment.x2 + dx)} ${number(segment.y2 + dy)} ${number(segment.x + dx)} ${number(segment.y + dy)} c`;
        break;
      case 'Z':
        operators += 'h';
        break;
    }
  }
  return operators;
}

function hasArea(segments: readonly PathSegment[]): boolean {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const segment of segments) {
    if (segment.op === 'Z') continue;
    const { x, y } = segment;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    if (segment.op === 'C') {
      left = Math.min(left, segment.x1, segment.x2);
      right = Math.max(right, segment.x1, segment.x2);
      top = Math.min(top, segment.y1, segment.y2);
      bottom = Math.max(bottom, segment.y1, segment.y2);
    }
    if (right > left && bottom > top) return true;
  }
  return false;
}
