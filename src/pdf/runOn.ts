/** Turns a drawing into the texts of it that a reader would run together with the text that comes next. */
import type { DrawingNode, DrawingText, Matrix } from '../svg/types.ts';
import { isForm } from './form.ts';
import { identity, multiply } from '../svg/matrix.ts';
import { inFaces } from '../text/measure.ts';
import type { Fonts } from '../text/types.ts';

/** How much of a text's width lies to the left of its anchor. */
export const anchorShares = { start: 0, middle: 0.5, end: 1 } as const;

/** Where a text stands in the picture: its ends on the baseline, and the size of its letters there. */
interface Stretch {
  readonly node: DrawingText;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
  /** The baseline's direction, of length 1. */
  readonly along: readonly [number, number];
  readonly size: number;
}

/** A gap of fewer ems than this is none for readers, even if a space was shown in it. */
const LEAST_GAP = 0.15;

/**
 * Readers find words by the places of letters: they drop a space at which the next text touches this one, or goes
 * back along the same line. What this names must have its space within its last letter, which no reader drops.
 */
export function runOnTexts(nodes: readonly DrawingNode[], fonts: Fonts): ReadonlySet<DrawingText> {
  const found = new Set<DrawingText>();
  let last: Stretch | undefined;
  let acrossForms = false;
  const visit = (node: DrawingNode, outer: Matrix) => {
    if (node.kind === 'group') {
      // Readers begin anew in a form, and go on after it from where they were.
      acrossForms ||= isForm(node);
      const inner = multiply(outer, node.transform);
      for (const child of node.children) visit(child, inner);
      acrossForms ||= isForm(node);
    } else if (node.kind === 'text') {
      const next = stretchOf(node, outer, fonts);
      if (next === undefined) return;
      if (last !== undefined && (acrossForms || runsOn(last, next))) found.add(last.node);
      last = next;
      acrossForms = false;
    }
  };
  for (const node of nodes) visit(node, identity);
  return found;
}

function stretchOf(node: DrawingText, outer: Matrix, fonts: Fonts): Stretch | undefined {
  const [a, b, c, d, e, f] = multiply(outer, node.transform);
  const scale = Math.hypot(a, b);
  if (scale === 0) return undefined;
  const { width } = inFaces(node.text, node, fonts);
  const left = -anchorShares[node.anchor] * width;
  return {
    node,
    start: [e + a * left, f + b * left],
    end: [e + a * (left + width), f + b * (left + width)],
    along: [a / scale, b / scale],
    size: node.size * Math.hypot(c, d),
  };
}

/** As seen along the line of the next text. */
function runsOn(
  { end, along: before, size: sizeBefore }: Stretch,
  { start, along, size }: Stretch,
): boolean {
  // Readers turn each of two slanted texts by its own angle before they compare their places.
  if (isSlanted(before) !== isSlanted(along)) return true;
  if (isSlanted(along) && turn(before, along) > 1e-6) return true;
  const [x, y] = [start[0] - end[0], start[1] - end[1]];
  const gap = x * along[0] + y * along[1];
  const across = Math.abs(x * along[1] - y * along[0]);
  const em = Math.max(sizeBefore, size);
  return across <= em && gap < LEAST_GAP * em;
}

function isSlanted([x, y]: Stretch['along']): boolean {
  return Math.min(Math.abs(x), Math.abs(y)) > 1e-6;
}

/** The sine of the angle between two directions, or more where they are opposite. */
function turn([ax, ay]: Stretch['along'], [bx, by]: Stretch['along']): number {
  return ax * bx + ay * by < 0 ? 2 : Math.abs(ax * by - ay * bx);
}
