/** Turns boxes, one after the other, into heights on a page; planning and placing count with the same rules. */
import type { Box, Frame } from './box.ts';

/** What stands on a page so far; undefined while nothing does. */
export interface Pile {
  /** Where the next thing would start. */
  readonly y: number;
  /** What stands last, and whose frames are open. */
  readonly box: Box;
}

export interface Entry {
  readonly pile: Pile;
  /** The top of the box itself. */
  readonly top: number;
  /** How many of the open frames go on. */
  readonly common: number;
  /** Where the frames that close have their lower edge, innermost first. */
  readonly closed: readonly number[];
  /** Where the frames that open have their upper edge, outermost first. */
  readonly opened: readonly {
    readonly frame: Frame;
    readonly top: number;
    readonly again: boolean;
  }[];
}

const NO_FRAMES: readonly Frame[] = [];

/** Where a box would start on the pile. */
export function topOn(pile: Pile | undefined, box: Box): number {
  const open = pile?.box.frames ?? NO_FRAMES;
  const same = open === box.frames || open.length + box.frames.length === 0;
  return same ? spacedFrom(pile, pile?.y ?? 0, box) : put(pile, box).top;
}

/** Puts a box on the pile. A frame that was open on an earlier page opens again, with what it repeats. */
export function put(pile: Pile | undefined, box: Box): Entry {
  const open = pile?.box.frames ?? NO_FRAMES;
  const common = commonFrames(open, box.frames);
  const closed: number[] = [];
  let y = pile?.y ?? 0;
  for (const frame of open.slice(common).toReversed()) {
    y += frame.bottom;
    closed.push(y);
  }
  y = spacedFrom(pile, y, box);
  const opened: { frame: Frame; top: number; again: boolean }[] = [];
  for (const frame of box.frames.slice(common)) {
    const again = !box.opens.includes(frame);
    opened.push({ frame, top: y, again });
    y += frame.top + (again ? (frame.repeat?.height ?? 0) : 0);
  }
  return { pile: { y: y + box.height, box }, top: y, common, closed, opened };
}

/** Where a box starts, if what stands above it ends at `y`. */
function spacedFrom(pile: Pile | undefined, y: number, box: Box): number {
  if (pile === undefined) return y;
  const { floats, endsParts, after } = pile.box;
  return y + (floats || endsParts ? Math.max(box.space, after) : box.spacePast);
}

/** The height of the pile when every frame is closed. */
export function closedHeight(pile: Pile | undefined): number {
  if (pile === undefined) return 0;
  const { frames } = pile.box;
  if (frames.length === 0) return pile.y;
  let height = pile.y;
  for (const frame of frames) height += frame.bottom;
  return height;
}

function commonFrames(a: readonly Frame[], b: readonly Frame[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
