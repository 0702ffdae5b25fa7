/** What drawing functions draw with: a stream, the document's shared objects, and the space they draw in. */
import type { DrawingText, Matrix } from '../svg/types.ts';
import type { Content, LineStyle } from './content.ts';
import type { GraphicsStates } from './graphics.ts';
import type { Images } from './images.ts';
import { invert, isTranslation, mapBounds, multiply } from '../svg/matrix.ts';
import type { Bounds } from '../svg/matrix.ts';
import type { Paints } from './paints.ts';
import type { Pdf } from './pdfkit.ts';
import type { Faces } from './text.ts';

/** The document's shared objects. */
export interface Tools {
  readonly pdf: Pdf;
  readonly faces: Faces;
  readonly images: Images;
  readonly states: GraphicsStates;
  readonly paints: Paints;
}

export interface Canvas extends Tools {
  readonly content: Content;
  /** Maps the space in which items are drawn (y down) to the stream's own. */
  readonly base: Matrix;
}

/** A space inside a drawing. A translation is added to the coordinates rather than written as an operator. */
export interface Frame {
  readonly canvas: Canvas;
  /** Maps this space to the stream's own, without the pending translation. */
  readonly matrix: Matrix;
  readonly dx: number;
  readonly dy: number;
  /** The picture's box in the stream's own space. */
  readonly picture: Bounds;
  /** Texts of the drawing that a reader would run together with the next. */
  readonly runOn: ReadonlySet<DrawingText>;
}

/** Maps this space, pending translation included, to the stream's own. */
export function fullMatrix({ matrix, dx, dy }: Frame): Matrix {
  return multiply(matrix, [1, 0, 0, 1, dx, dy]);
}

/** The picture's box in this space, without the pending translation; undefined if nothing can be seen. */
export function pictureBounds({ matrix, picture }: Frame): Bounds | undefined {
  const inverse = invert(matrix);
  return inverse === undefined ? undefined : mapBounds(inverse, picture);
}

/** The space inside a transform; what is no translation is written, so the caller saves the state before. */
export function enter(frame: Frame, transform: Matrix): Frame {
  if (isTranslation(transform)) {
    return { ...frame, dx: frame.dx + transform[4], dy: frame.dy + transform[5] };
  }
  const moved = multiply([1, 0, 0, 1, frame.dx, frame.dy], transform);
  frame.canvas.content.transform(moved);
  return { ...frame, matrix: multiply(frame.matrix, moved), dx: 0, dy: 0 };
}

/** A plain line of this width. */
export function plainLine(width: number, dash: readonly number[] = []): LineStyle {
  return { width, cap: 0, join: 0, miterLimit: 10, dash: drawable(dash), dashOffset: 0 };
}

/** PDF refuses a dash without length; SVG draws it as a dot where lines have caps. */
export function drawable(dash: readonly number[]): readonly number[] {
  if (dash.every((length) => length === 0)) return [];
  return dash.map((length) => Math.max(length, 0.001));
}
