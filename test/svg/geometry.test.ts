import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcCurves } from '../../src/svg/arc.ts';
import { boundsOf } from '../../src/svg/bounds.ts';
import { invert, mapBounds, multiply } from '../../src/svg/matrix.ts';
import { parseTransform } from '../../src/svg/numbers.ts';
import { parsePath } from '../../src/svg/pathData.ts';
import type { Matrix, PathSegment } from '../../src/svg/types.ts';

const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000 + 0);
const point = fc.record({ x: coordinate, y: coordinate });
const move = point.map((at): PathSegment => ({ op: 'M', ...at }));
const segment = fc.oneof(
  point.map((at): PathSegment => ({ op: 'L', ...at })),
  move,
  fc
    .tuple(point, point, point)
    .map(([a, b, c]): PathSegment => ({ op: 'C', x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...c })),
  fc.constant<PathSegment>({ op: 'Z' }),
);
const path = fc.tuple(move, fc.array(segment)).map(([first, rest]) => [first, ...rest]);

/** Writes segments in a style of spacing that is chosen for each. */
function written(segments: readonly PathSegment[], separators: readonly string[]): string {
  return segments
    .map((one, index) => {
      const { op, ...points } = one;
      return `${op}${Object.values(points).join(separators[index % separators.length])}`;
    })
    .join(' ');
}

describe('path data', () => {
  test('reads what was written, however it is spaced', () => {
    const separators = fc.array(fc.constantFrom(' ', ',', ' , ', '\n\t'), { minLength: 1 });
    fc.assert(
      fc.property(path, separators, (segments, spaces) => {
        expect(parsePath(written(segments, spaces))).toEqual(segments);
      }),
    );
  });

  test('gives segments or the place of a fault for any text, and never hangs', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE NaN')),
    });
    fc.assert(
      fc.property(text, (data) => {
        const result = parsePath(data);
        if (Array.isArray(result)) {
          expect(result.flatMap((one) => Object.values(one).slice(1)).every(Number.isFinite)).toBe(
            true,
          );
        } else {
          expect(result.at).toBeGreaterThanOrEqual(0);
          expect(result.at).toBeLessThanOrEqual(data.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an arc', () => {
  const radius = fc.integer({ min: 1, max: 500_000 }).map((value) => value / 1000);
  const shape = fc.record({
    rx: radius,
    ry: radius,
    angle: fc.integer({ min: -360, max: 360 }),
    large: fc.boolean(),
    sweep: fc.boolean(),
  });

  test('ends exactly where it is meant to, in four curves at most', () => {
    fc.assert(
      fc.property(point, point, shape, (from, to, arc) => {
        fc.pre(from.x !== to.x || from.y !== to.y);
        const curves = arcCurves(from, to, arc) ?? [];
        expect(curves.length).toBeGreaterThan(0);
        expect(curves.length).toBeLessThanOrEqual(4);
        expect(curves.flat().every(Number.isFinite)).toBe(true);
        expect(curves.at(-1)?.slice(4)).toEqual([to.x, to.y]);
      }),
    );
  });

  test('of a circle stays at its radius', () => {
    const turn = fc.integer({ min: 1, max: 359 });
    fc.assert(
      fc.property(radius, turn, fc.boolean(), (r, degrees, sweep) => {
        const angle = (degrees * Math.PI) / 180;
        const from = { x: r, y: 0 };
        const to = { x: r * Math.cos(angle), y: r * Math.sin(angle) };
        const large = sweep === degrees > 180;
        const curves = arcCurves(from, to, { rx: r, ry: r, angle: 0, large, sweep }) ?? [];
        let [x, y] = [from.x, from.y];
        for (const [x1, y1, x2, y2, x3, y3] of curves) {
          const middle = [(x + 3 * x1 + 3 * x2 + x3) / 8, (y + 3 * y1 + 3 * y2 + y3) / 8] as const;
          expect(Math.hypot(...middle) / r).toBeCloseTo(1, 2);
          [x, y] = [x3, y3];
        }
      }),
    );
  });
});

describe('bounds', () => {
  test('hold every point of the curves', () => {
    fc.assert(
      fc.property(path, (segments) => {
        const box = boundsOf(segments);
        if (box === undefined) throw new Error('a path has points');
        let [px, py] = [0, 0];
        for (const one of segments) {
          if (one.op === 'Z') continue;
          const curve = one.op === 'C' ? one : { x1: px, y1: py, x2: one.x, y2: one.y, ...one };
          for (const t of one.op === 'C' ? [0.1, 0.3, 0.5, 0.7, 0.9, 1] : [1]) {
            const s = 1 - t;
            const at = (a: number, b: number, c: number, d: number) =>
              s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
            const x = at(px, curve.x1, curve.x2, curve.x);
            const y = at(py, curve.y1, curve.y2, curve.y);
            expect(x).toBeGreaterThanOrEqual(box.x - 1e-6);
            expect(x).toBeLessThanOrEqual(box.x + box.width + 1e-6);
            expect(y).toBeGreaterThanOrEqual(box.y - 1e-6);
            expect(y).toBeLessThanOrEqual(box.y + box.height + 1e-6);
          }
          [px, py] = [one.x, one.y];
        }
      }),
    );
  });
});

describe('matrices', () => {
  const factor = fc.integer({ min: -100, max: 100 }).map((value) => value / 10);
  const matrix = fc.tuple(factor, factor, factor, factor, factor, factor);

  test('an inverse takes everything back', () => {
    fc.assert(
      fc.property(matrix, (one: Matrix) => {
        const back = invert(one);
        fc.pre(back !== undefined && Math.abs(one[0] * one[3] - one[1] * one[2]) > 0.1);
        for (const [index, value] of multiply(back ?? one, one).entries()) {
          expect(value).toBeCloseTo([1, 0, 0, 1, 0, 0][index] ?? 0, 6);
        }
      }),
    );
  });

  test('a transform list reads as its steps, one inside the other', () => {
    expect(parseTransform('translate(10,20) scale(2)')).toEqual([2, 0, 0, 2, 10, 20]);
    expect(parseTransform('scale(2)translate(10 20)')).toEqual([2, 0, 0, 2, 20, 40]);
    expect(parseTransform('rotate(-90)')?.map(Math.round)).toEqual([0, -1, 1, 0, 0, 0]);
    expect(parseTransform('')).toEqual([1, 0, 0, 1, 0, 0]);
    for (const wrong of [
      'translate(10,20',
      'scale()',
      'matrix(1,2)',
      'rotate(1,2)',
      'x',
      'translate(1e999)',
    ]) {
      expect(parseTransform(wrong)).toBeUndefined();
    }
  });

  test('a box that is turned by a quarter swaps its sides', () => {
    const box = mapBounds([0, 1, -1, 0, 5, 6], { x: 1, y: 2, width: 10, height: 20 });
    expect(box).toEqual({ x: -17, y: 7, width: 20, height: 10 });
  });
});
