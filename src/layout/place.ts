/** Turns planned pages into items, links and destinations at absolute places. */
import { must } from '../problems/must.ts';
import { put } from './pile.ts';
import type { Pile } from './pile.ts';
import type { PageBox } from './geometry.ts';
import type { NotePart, PagePlan } from './planned.ts';
import { lowered, merged } from './box.ts';
import type { Contents, Drawn, Frame } from './box.ts';
import type { Destination } from './types.ts';

/** A page before its late items (page numbers, furniture) are known. */
export interface PlacedPage {
  readonly box: PageBox;
  /** Surrounds first, so that they lie under what they surround. */
  readonly items: readonly Drawn[];
  readonly links: Contents['links'];
}

export interface Placed {
  readonly pages: readonly PlacedPage[];
  readonly destinations: readonly Destination[];
}

export interface Foot {
  /** The notes' contents, their bottom at 0. */
  readonly contents: Contents;
  readonly height: number;
}

export interface PlaceInput {
  readonly box: (landscape: boolean) => PageBox;
  readonly foot: (notes: readonly NotePart[]) => Foot;
}

/** Places each page's boxes, and gives each figure's tag its box. */
export function placePages(plans: readonly PagePlan[], input: PlaceInput): Placed {
  const destinations: Destination[] = [];
  const pages = plans.map((plan, page) => {
    const box = input.box(plan.landscape);
    const contents = pageContents(plan, box, input);
    for (const { name, x, y } of contents.anchors) destinations.push({ name, page, x, y });
    for (const { tag, x, y, width, height } of contents.figures) {
      tag.bbox = { page, x, y, width, height };
    }
    return { box, items: contents.items, links: contents.links };
  });
  return { pages, destinations };
}

interface OpenFrame {
  readonly frame: Frame;
  readonly top: number;
}

function pageContents(plan: PagePlan, page: PageBox, input: PlaceInput): Contents {
  const parts: Contents[] = [];
  const under: Contents[] = [];
  let pile: Pile | undefined;
  let open: OpenFrame[] = [];
  const close = (frame: OpenFrame, bottom: number): void => {
    const items = frame.frame.paint(bottom - frame.top);
    under.push(lowered({ ...merged([]), items }, page.top + frame.top));
  };
  for (const box of plan.boxes) {
    const entry = put(pile, box);
    for (const bottom of entry.closed) close(must(open.pop(), 'frame to close'), bottom);
    for (const { frame, top, again } of entry.opened) {
      open.push({ frame, top });
      if (again && frame.repeat !== undefined) {
        parts.push(lowered(frame.repeat.contents, page.top + top + frame.top));
      }
    }
    parts.push(lowered(box, page.top + entry.top));
    ({ pile } = entry);
  }
  let bottom = pile?.y ?? 0;
  for (const frame of open.toReversed()) {
    bottom += frame.frame.bottom;
    close(frame, bottom);
  }
  const foot = input.foot(plan.notes);
  // Surrounds close from the inside, and are drawn from the outside.
  return merged([
    ...under.toReversed(),
    ...parts,
    lowered(foot.contents, page.bottom - foot.height),
  ]);
}
