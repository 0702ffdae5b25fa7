/** Turns the fill and stroke of a shape or text into the graphics state that paints them. */
import type { Paint, Stroke } from '../svg/types.ts';
import type { Frame } from './canvas.ts';
import { drawable } from './canvas.ts';
import { opaque } from './graphics.ts';

export interface FillStyle {
  readonly paint: Paint;
  readonly opacity: number;
  readonly blend: string | undefined;
}

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

/** Sets the fill and lets `draw` paint with it; draws nothing where the fill can't be seen. */
export function withFill(frame: Frame, style: FillStyle, draw: () => void): void {
  const { content, states, paints } = frame.canvas;
  const alpha = alphaOf(style.paint) * style.opacity;
  if (alpha === 0) return;
  const mask = paints.softMask(style.paint, frame);
  if (mask !== undefined) content.save();
  states.set(content, { fill: alpha, stroke: opaque.stroke, blend: style.blend });
  content.graphics(mask?.name ?? content.graphicsName, mask?.ref);
  content.fill(paints.operator(style.paint, frame, 'fill'));
  draw();
  if (mask !== undefined) content.restore();
}

/** Sets the stroke; says whether it can be seen. */
export function setStroke(frame: Frame, stroke: Stroke, blend: string | undefined): boolean {
  const { content, states, paints } = frame.canvas;
  const alpha = alphaOf(stroke.paint) * stroke.opacity;
  if (alpha === 0) return false;
  states.set(content, { fill: opaque.fill, stroke: alpha, blend });
  setLine(frame, stroke);
  content.stroke(paints.operator(stroke.paint, frame, 'stroke'));
  return true;
}

export function setLine({ canvas }: Frame, stroke: Stroke): void {
  canvas.content.line({
    width: stroke.width,
    cap: caps[stroke.cap],
    join: joins[stroke.join],
    miterLimit: Math.max(1, stroke.miterLimit),
    dash: drawable(stroke.dash),
    dashOffset: stroke.dashOffset,
  });
}

export function alphaOf(paint: Paint): number {
  return paint.kind === 'colour' ? paint.colour.alpha : 1;
}
