import { describe, expect, it } from 'vitest';
import { EMPTY, TERMS } from '../../src/layout/box.ts';
import type { Box } from '../../src/layout/box.ts';
import { hole } from '../../src/layout/costs.ts';
import { Strip } from '../../src/layout/strip.ts';

function box(heading: number): Box {
  const strip = new Strip();
  const where = { frames: [], landscape: false };
  strip.add({ height: 20, contents: EMPTY }, where, { ...TERMS, heading });
  const [made] = strip.boxes;
  if (made === undefined) throw new Error('no box');
  return made;
}

describe('a hole at the foot of a page', () => {
  it.each([0.9, 0.8, 0.7])('costs less above a new section, filled to %d', (filled) => {
    const costs = [box(2), box(3), box(0)].map((next) => hole(filled, next));
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(costs[0]).toBeLessThan(0.7 * (costs[2] ?? 0));
  });

  it('is no better than any other where a figure starts the next page', () => {
    expect(hole(0.75, undefined)).toBe(hole(0.75, box(0)));
  });
});
