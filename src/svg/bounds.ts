/** Turns path segments into the box that holds them, curves measured where they turn. */
import type { Bounds } from './matrix.ts';
import type { PathSegment } from './types.ts';

/** The box of a path, which has a point at least. */
export function boundsOf(segments: readonly PathSegment[]): Bounds {
  const xs: number[] = [];
  const ys: number[] = [];
  let [px, py] = [0, 0];
  for (const segment of segments) {
    if (segment.op === 'Z') continue;
    if (segment.op === 'C') {
      xs.push(...turns(px, segment.x1, segment.x2, segment.x));
      ys.push(...turns(py, segment.y1, segment.y2, segment.y));
    }
    xs.push(segment.x);
    ys.push(segment.y);
    [px, py] = [segment.x, segment.y];
  }
  const [x, right] = extent(xs);
  const [y, bottom] = extent(ys);
  return { x, y, width: right - x, height: bottom - y };
}

function extent(values: readonly number[]): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** A cubic curve's coordinates where its slope is nil between its ends. */
function turns(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = -p0 + 3 * p1 - 3 * p2 + p3;
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  const ts = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return ts
    .filter((t) => t > 0 && t < 1)
    .map((t) => {
      const s = 1 - t;
      return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
    });
}
