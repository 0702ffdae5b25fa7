/** Turns a drawing into the first of its numbers that no page can hold, if there is one. */
import { multiply } from './matrix.ts';
import type { Drawing, DrawingNode, Matrix, Paint, Stroke } from './types.ts';

/** In px of the picture. What lies further off can't be seen, and PDF readers reckon in short numbers. */
const farthest = 1e8;

/** The first length or coordinate that isn't finite or lies too far off, everything around it reckoned in. */
export function outOfRange(drawing: Drawing): number | undefined {
  return firstOf(drawing.nodes, (node) => inNode(node, [1, 0, 0, 1, 0, 0]));
}

function inNode(node: DrawingNode, around: Matrix): number | undefined {
  const matrix = multiply(around, node.transform);
  const [a, b, c, d, e, f] = matrix;
  const at = (x: number, y: number) => beyond(a * x + c * y + e, b * x + d * y + f, x, y);
  const own = beyond(...matrix, ...node.transform);
  if (own !== undefined) return own;
  switch (node.kind) {
    case 'group':
      return (
        firstOf(node.clip ?? [], (segment) =>
          'x' in segment ? at(segment.x, segment.y) : undefined,
        ) ?? firstOf(node.children, (child) => inNode(child, matrix))
      );
    case 'path':
      return (
        firstOf(node.segments, (segment) => {
          if (segment.op === 'Z') return undefined;
          const end = at(segment.x, segment.y);
          if (segment.op !== 'C') return end;
          return end ?? at(segment.x1, segment.y1) ?? at(segment.x2, segment.y2);
        }) ??
        inPaint(node.fill, matrix) ??
        inStroke(node.stroke, matrix)
      );
    case 'text':
      return (
        beyond(node.size) ??
        at(node.size, node.size) ??
        inPaint(node.fill, matrix) ??
        inStroke(node.stroke, matrix)
      );
    case 'image':
      return at(node.width, node.height);
  }
  return node satisfies never;
}

function inStroke(stroke: Stroke | undefined, matrix: Matrix): number | undefined {
  if (stroke === undefined) return undefined;
  const lengths = beyond(stroke.width, stroke.miterLimit, stroke.dashOffset, ...stroke.dash);
  return lengths ?? inPaint(stroke.paint, matrix);
}

function inPaint(paint: Paint | undefined, matrix: Matrix): number | undefined {
  if (paint === undefined || paint.kind === 'colour') return undefined;
  return beyond(...paint.coordinates, ...multiply(matrix, paint.transform));
}

function beyond(...values: readonly number[]): number | undefined {
  return values.find((value) => !(Math.abs(value) <= farthest));
}

function firstOf<T>(
  items: readonly T[],
  look: (item: T) => number | undefined,
): number | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
