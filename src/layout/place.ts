/** Turns planned pages into items, links and destinations at absolute places. */
import { must } from '../problems/must.ts';
import { put } from './pile.ts';
import type { Pile } from './pile.ts';
import type { PageBox } from './geometry.ts';
import type { NotePart, PagePlan } from './planned.ts';
import type { Anchor, Contents, Drawn, FigureArea, Frame } from './box.ts';
import { placedItem, placedLink } from './rounding.ts';
import type { Destination, LinkArea } from './types.ts';

/** A page before its late items (page numbers, furniture) are known. */
export interface PlacedPage {
  readonly box: PageBox;
  /** Surrounds first, so that they lie under what they surround. */
  readonly items: readonly Drawn[];
  readonly links: readonly LinkArea[];
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

/** A page while it grows. */
class Growing {
  readonly items: Drawn[] = [];
  readonly links: LinkArea[] = [];
  readonly anchors: Anchor[] = [];
  readonly figures: FigureArea[] = [];

  /** Adds contents that start at `top`. */
  add({ items, links, anchors, figures }: Contents, top: number): void {
    for (const item of items) this.items.push(placedItem(item, top));
    for (const link of links) this.links.push(placedLink(link, top));
    for (const anchor of anchors) this.anchors.push({ ...anchor, y: anchor.y + top });
    for (const figure of figures) this.figures.push({ ...figure, y: figure.y + top });
  }
}

function pageContents(plan: PagePlan, page: PageBox, input: PlaceInput): Omit<Contents, 'notes'> {
  const growing = new Growing();
  const under: (readonly Drawn[])[] = [];
  let pile: Pile | undefined;
  let open: OpenFrame[] = [];
  const close = ({ frame, top }: OpenFrame, bottom: number): void => {
    under.push(frame.paint(bottom - top).map((item) => placedItem(item, page.top + top)));
  };
  for (const box of plan.boxes) {
    const entry = put(pile, box);
    for (const bottom of entry.closed) close(must(open.pop(), 'frame to close'), bottom);
    for (const { frame, top, again } of entry.opened) {
      open.push({ frame, top });
      if (again && frame.repeat !== undefined) {
        growing.add(frame.repeat.contents, page.top + top + frame.top);
      }
    }
    growing.add(box, page.top + entry.top);
    ({ pile } = entry);
  }
  let bottom = pile?.y ?? 0;
  for (const frame of open.toReversed()) {
    bottom += frame.frame.bottom;
    close(frame, bottom);
  }
  const foot = input.foot(plan.notes);
  growing.add(foot.contents, page.bottom - foot.height);
  const { items, links, anchors, figures } = growing;
  // Surrounds close from the inside, and are drawn from the outside.
  return { items: [...under.toReversed().flat(), ...items], links, anchors, figures };
}
