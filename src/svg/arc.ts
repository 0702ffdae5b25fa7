/** Turns an elliptical arc into Bézier curves, each of a quarter turn at most. */

export interface ArcShape {
  readonly rx: number;
  readonly ry: number;
  /** Of the x axis, in degrees. */
  readonly angle: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export type Curve = readonly [number, number, number, number, number, number];

/**
 * The curves from one point to another along an ellipse, as the SVG specification's notes on arcs have it:
 * radii too small are scaled up. Undefined where the arc is a straight line; no curves where it goes nowhere.
 */
export function arcCurves(from: Point, to: Point, shape: ArcShape): readonly Curve[] | undefined {
  if (from.x === to.x && from.y === to.y) return [];
  if (shape.rx === 0 || shape.ry === 0) return undefined;
  const turn = (shape.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const halfX = (from.x - to.x) / 2;
  const halfY = (from.y - to.y) / 2;
  // Half the chord, in the ellipse's own axes.
  const px = cos * halfX + sin * halfY;
  const py = cos * halfY - sin * halfX;
  const stretch = Math.max(1, Math.hypot(px / shape.rx, py / shape.ry));
  const rx = Math.abs(shape.rx) * stretch;
  const ry = Math.abs(shape.ry) * stretch;
  const square = (px / rx) ** 2 + (py / ry) ** 2;
  const side = shape.large === shape.sweep ? -1 : 1;
  const reach = side * Math.sqrt(Math.max(0, 1 / square - 1));
  // The centre, in the ellipse's own axes and seen from the middle of the chord.
  const qx = (reach * rx * py) / ry;
  const qy = (-reach * ry * px) / rx;
  const ellipse: Ellipse = {
    x: cos * qx - sin * qy + (from.x + to.x) / 2,
    y: sin * qx + cos * qy + (from.y + to.y) / 2,
    rx,
    ry,
    cos,
    sin,
  };
  const start = Math.atan2((py - qy) / ry, (px - qx) / rx);
  const end = Math.atan2((-py - qy) / ry, (-px - qx) / rx);
  let sweep = end - start;
  if (shape.sweep && sweep < 0) sweep += 2 * Math.PI;
  if (!shape.sweep && sweep > 0) sweep -= 2 * Math.PI;
  return pieces(ellipse, start, sweep, to);
}

interface Ellipse extends Point {
  readonly rx: number;
  readonly ry: number;
  readonly cos: number;
  readonly sin: number;
}

function pieces(ellipse: Ellipse, start: number, sweep: number, to: Point): readonly Curve[] {
  // A hair less than a quarter, so that a full quarter stays one curve in spite of rounding.
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-6));
  const step = sweep / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, index): Curve => {
    const [a, b] = [start + index * step, start + (index + 1) * step];
    const one = at(ellipse, Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
    const two = at(ellipse, Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
    const last = index === count - 1 ? to : at(ellipse, Math.cos(b), Math.sin(b));
    return [one.x, one.y, two.x, two.y, last.x, last.y];
  });
}

/** A point of the unit circle's plane, on the ellipse's. */
function at({ x, y, rx, ry, cos, sin }: Ellipse, u: number, v: number): Point {
  return { x: x + cos * rx * u - sin * ry * v, y: y + sin * rx * u + cos * ry * v };
}
