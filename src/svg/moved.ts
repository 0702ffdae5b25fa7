/** Turns shapes in one space into the same shapes in the space around it. */
import { identity, multiply } from './matrix.ts';
import type { Composition } from './leaf.ts';
import type { DrawingPath, Matrix, Paint, PathSegment } from './types.ts';

export function movedPath(
  segments: readonly PathSegment[],
  matrix: Matrix,
): readonly PathSegment[] {
  return segments.map((segment) => moved(segment, matrix));
}

/**
 * A path whose points have gone through its transform and whose stroke hasn't, so that the line keeps its
 * width (`vector-effect: non-scaling-stroke`); with it the composition that is left.
 */
export function withUnscaledStroke(
  path: DrawingPath,
  composition: Composition,
): { readonly path: DrawingPath; readonly composition: Composition } {
  const { transform, clip } = composition;
  const { fill, stroke } = path;
  return {
    path: {
      ...path,
      segments: movedPath(path.segments, transform),
      fill: fill && movedPaint(fill, transform),
      stroke: stroke && { ...stroke, paint: movedPaint(stroke.paint, transform) },
    },
    composition: {
      ...composition,
      transform: identity,
      clip: clip && { ...clip, segments: movedPath(clip.segments, transform) },
    },
  };
}

function movedPaint(paint: Paint, matrix: Matrix): Paint {
  if (paint.kind === 'colour') return paint;
  return { ...paint, transform: multiply(matrix, paint.transform) };
}

function moved(segment: PathSegment, [a, b, c, d, e, f]: Matrix): PathSegment {
  const x = (px: number, py: number) => a * px + c * py + e;
  const y = (px: number, py: number) => b * px + d * py + f;
  switch (segment.op) {
    case 'Z':
      return segment;
    case 'M':
    case 'L':
      return { op: segment.op, x: x(segment.x, segment.y), y: y(segment.x, segment.y) };
    case 'C':
      return {
        op: 'C',
        x1: x(segment.x1, segment.y1),
        y1: y(segment.x1, segment.y1),
        x2: x(segment.x2, segment.y2),
        y2: y(segment.x2, segment.y2),
        x: x(segment.x, segment.y),
        y: y(segment.x, segment.y),
      };
  }
  throw new Error('a path has no other segments');
}
