/** Turns a strip into pages with a little less or more white space than the theme asks, where that ends pages better. */
import { must } from '../problems/must.ts';
import { paginateWithin } from './paginate.ts';
import type { PagePlan, Paper } from './planned.ts';
import type { Box } from './box.ts';

/** Parts of the white space, the theme's own first. A reader sees no difference of a tenth. */
const SCALES = [1, 0.94, 0.88, 0.82, 1.07];
const CHANGE = 120;
const PAGE = 10;
/** More than any other cost: a page too many is an error. */
const OVER_LIMIT = 1e9;
/** In a longer document each hole is one of many, and the theme's own spaces are kept. */
const LONGEST = 40;

/**
 * The pages that cost least, of those that keep to the limit if any do. One scale holds for the whole document, so
 * that its rhythm stays even.
 */
export function planPages(
  boxes: readonly Box[],
  paper: Paper,
  limit = Infinity,
): readonly PagePlan[] {
  let best: { pages: readonly PagePlan[]; cost: number } | undefined;
  for (const scale of SCALES) {
    const change = CHANGE * Math.abs(1 - scale);
    const most = (best?.cost ?? Infinity) - change;
    const plan = paginateWithin(scaled(boxes, scale), paper, { page: PAGE, most });
    if (plan === undefined) continue;
    const over = OVER_LIMIT * Math.max(0, plan.pages.length - limit);
    const cost = plan.cost + PAGE * plan.pages.length + change + over;
    if (best === undefined || cost < best.cost) best = { pages: plan.pages, cost };
    if (plan.pages.length <= 1 || plan.pages.length > LONGEST) break;
  }
  return must(best, 'plan of the pages').pages;
}

function scaled(boxes: readonly Box[], scale: number): readonly Box[] {
  if (scale === 1) return boxes;
  return boxes.map((box) => ({
    ...box,
    space: box.space * scale,
    spacePast: box.spacePast * scale,
    after: box.after * scale,
  }));
}
