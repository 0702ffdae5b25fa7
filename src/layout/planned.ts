/** What pagination takes and gives. Heights in points. */
import type { Box } from './box.ts';

/** A stretch of a note's boxes, `to` exclusive: a long note may go on at the foot of the next page. */
export interface NotePart {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The boxes of one page in the order in which they stand, and the notes at its foot. */
export interface PagePlan {
  readonly boxes: readonly Box[];
  readonly notes: readonly NotePart[];
  readonly landscape: boolean;
}

export interface Plan {
  readonly pages: readonly PagePlan[];
  /** What the holes, parted notes and moved figures of the pages cost together. */
  readonly cost: number;
}

/** What a plan may cost together, each page counted with a price of its own, to be of use. */
export interface Budget {
  readonly page: number;
  readonly most: number;
}

export interface Paper {
  /** The height of the text area. */
  readonly height: (landscape: boolean) => number;
  /** What a page's first note needs above it. */
  readonly aboveNotes: number;
  /** How far down each of a note's boxes ends, from 0 before the first. */
  readonly note: (id: string) => readonly number[];
}
