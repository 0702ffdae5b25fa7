/** A budget leaves dear plans early, and never the cheapest. */
import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY, FORBIDDEN, FORCED } from '../../src/layout/box.ts';
import type { Box } from '../../src/layout/box.ts';
import { paginate, paginateWithin } from '../../src/layout/paginate.ts';
import type { Paper } from '../../src/layout/planned.ts';

const paper: Paper = { height: () => 100, aboveNotes: 10, note: () => [0] };
const boxes = array(
  record({
    height: integer({ min: 1, max: 130 }),
    space: integer({ min: 0, max: 20 }),
    price: constantFrom(0, 0, 0, 3, FORBIDDEN, FORCED),
    floats: boolean(),
    heading: constantFrom(0, 0, 0, 2),
  }).map((box): Box => ({
    ...EMPTY,
    ...box,
    spacePast: box.space,
    after: 0,
    frames: [],
    continues: false,
    floats: box.floats && box.height < 60,
    parts: 0,
    endsParts: false,
    landscape: false,
    pages: undefined,
    opens: [],
  })),
  { minLength: 1, maxLength: 40 },
);
const page = 10;

it('finds the cheapest plan within what that costs, and none within less', () => {
  assert(
    property(boxes, (strip) => {
      const plan = paginate(strip, paper);
      const most = plan.cost + page * plan.pages.length;
      expect(paginateWithin(strip, paper, { page, most })?.cost).toBe(plan.cost);
      const least = plan.cost - 1;
      expect(paginateWithin(strip, paper, { page: 0, most: least })).toBeUndefined();
    }),
  );
});
