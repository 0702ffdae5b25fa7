/** Turns boxes, one after the other, into heights on a page; planning and placing count with the same rules. */
import type { Box, Frame } from './box.ts';

/** What stands on a page so far. */
export interface Pile {
  /** Where the next thing would start. */
  readonly y: number;
  /** The frames open at that point, outermost first. */
  readonly frames: readonly Frame[];
  /** Whether the last box is one that floats, and the white space that must follow it. */
  readonly floated: boolean;
  readonly after: number;
  readonly empty: boolean;
}

export const EMPTY_PILE: Pile = { y: 0, frames: [], floated: false, after: 0, empty: true };

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

/** The pile with a box on it. */
export function piled(pile: Pile, box: Box): Pile {
  const same = pile.frames === box.frames || pile.frames.length + box.frames.length === 0;
  return same ? withBox(box, spacedFrom(pile, pile.y, box)) : put(pile, box).pile;
}

/** Puts a box on the pile. A frame that was open on an earlier page opens again, with what it repeats. */
export function put(pile: Pile, box: Box): Entry {
  const common = commonFrames(pile.frames, box.frames);
  const closed: number[] = [];
  let { y } = pile;
  for (const frame of pile.frames.slice(common).toReversed()) {
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
  return { pile: withBox(box, y), top: y, common, closed, opened };
}

/** Where a box starts, if what stands above it ends at `y`. */
function spacedFrom(pile: Pile, y: number, box: Box): number {
  if (pile.empty) return y;
  return y + (pile.floated ? Math.max(box.space, pile.after) : box.spacePast);
}

function withBox(box: Box, top: number): Pile {
  return {
    y: top + box.height,
    frames: box.frames,
    floated: box.floats || box.endsParts,
    after: box.after,
    empty: false,
  };
}

/** The height of the pile when every frame is closed. */
export function closedHeight({ y, frames }: Pile): number {
  if (frames.length === 0) return y;
  let height = y;
  for (const frame of frames) height += frame.bottom;
  return height;
}

function commonFrames(a: readonly Frame[], b: readonly Frame[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
