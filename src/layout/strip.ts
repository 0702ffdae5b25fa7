/** Turns set lines and pictures into a strip of boxes: what pagination knows of a document is their heights. */
import type { TagNode } from './tags.ts';
import type { Item, LinkArea, Mark } from './types.ts';
import type { TypeSize } from './theme.ts';

/** The number of a page, known only once all pages are. */
export interface PageNumber {
  readonly kind: 'page number';
  readonly mark: Mark;
  /** The right edge. */
  readonly x: number;
  readonly y: number;
  readonly style: TypeSize;
  readonly destination: string;
  /** Where the entry's text ends: dots lead from there to the number. */
  readonly from: number;
}

/** Something drawn: x is absolute, y counts from the top of its box. */
export type Drawn = Item | PageNumber;

export interface Anchor {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface FigureArea {
  readonly tag: TagNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a box holds; all y count from its top. */
export interface Contents {
  readonly items: readonly Drawn[];
  readonly links: readonly LinkArea[];
  readonly anchors: readonly Anchor[];
  readonly figures: readonly FigureArea[];
  /** Notes first cited here, which must stand at the foot of the same page. */
  readonly notes: readonly string[];
}

export const EMPTY: Contents = { items: [], links: [], anchors: [], figures: [], notes: [] };

/** A surround that boxes share: a panel, a quotation, a table with its header. It closes and opens at page breaks. */
export interface Frame {
  readonly top: number;
  readonly bottom: number;
  /** What stands again at the top of each further page, as an artifact. */
  readonly repeat: { readonly height: number; readonly contents: Contents } | undefined;
  /** Draws the surround from 0 to `height`. */
  readonly paint: (height: number) => readonly Item[];
}

/** What cannot be parted across pages. Heights in points. */
export interface Box extends Contents {
  readonly height: number;
  /** White space above, dropped at the head of a page. */
  readonly space: number;
  /** White space that must follow, where the next box asks for less. */
  readonly after: number;
  /** The price of ending a page before this box; see {@link FORBIDDEN} and {@link FORCED}. */
  readonly price: number;
  readonly frames: readonly Frame[];
  /** Whether what follows may move up before this box, to the foot of the page that it doesn't fit on. */
  readonly floats: boolean;
  /** A heading's level; 0 for anything else. */
  readonly heading: number;
  readonly landscape: boolean;
  /** Frames of which this is the first box. */
  readonly opens: readonly Frame[];
}

/** So dear that a page ends there only where it could not end at all otherwise. */
export const FORBIDDEN = 1e6;
/** A page must end there. */
export const FORCED = -1;

export interface NewBox extends Partial<Contents> {
  readonly height: number;
  readonly after?: number;
  readonly price?: number;
  readonly floats?: boolean;
  readonly heading?: number;
  /** How many lines of text a heading before it takes this for; 1 if not said. */
  readonly lines?: number;
}

/** Lines that a heading keeps with it. */
const KEPT_LINES = 2;

export class Strip {
  readonly boxes: Box[] = [];
  readonly #opened = new Set<Frame>();
  #gap = 0;
  #kept = 0;
  #forced = false;
  #price = 0;
  #hung: Drawn[] = [];
  #anchors: Anchor[] = [];

  /** Asks for white space before the next box; the largest wish counts. */
  gap(height: number): void {
    this.#gap = Math.max(this.#gap, height);
  }

  /** Raises the price of ending a page before the next box. */
  price(price: number): void {
    this.#price = Math.max(this.#price, price);
  }

  /** Holds the next `lines` lines to what stands before. */
  keep(lines: number): void {
    this.#kept = Math.max(this.#kept, lines);
  }

  /** Starts a new page before the next box. */
  breakPage(): void {
    this.#forced = true;
  }

  /** Draws something with the next box, such as the marker of a list item. */
  hang(items: readonly Drawn[]): void {
    this.#hung.push(...items);
  }

  /** Marks the next box as a place to go to. */
  anchor(name: string, x: number): void {
    this.#anchors.push({ name, x, y: 0 });
  }

  /** Makes ending a page before each box from `index` on dearer. */
  raise(index: number, by: number): void {
    for (let at = index; at < this.boxes.length; at += 1) {
      const box = this.boxes[at];
      if (box !== undefined && box.price >= 0) this.boxes[at] = { ...box, price: box.price + by };
    }
  }

  /** Draws what still hangs, where nothing came for it to hang from. */
  flush(
    height: number,
    where: { readonly frames: readonly Frame[]; readonly landscape: boolean },
  ): void {
    if (this.#hung.length > 0 || this.#anchors.length > 0) this.add({ ...EMPTY, height }, where);
  }

  add(
    box: NewBox,
    where: { readonly frames: readonly Frame[]; readonly landscape: boolean },
  ): void {
    const turned = this.boxes.at(-1)?.landscape !== where.landscape && this.boxes.length > 0;
    const price = Math.max(box.price ?? 0, this.#price);
    const opens = where.frames.filter((frame) => !this.#opened.has(frame));
    for (const frame of opens) this.#opened.add(frame);
    this.boxes.push({
      height: box.height,
      items: [...this.#hung, ...(box.items ?? [])],
      links: box.links ?? [],
      anchors: [...this.#anchors, ...(box.anchors ?? [])],
      figures: box.figures ?? [],
      notes: box.notes ?? [],
      space: this.#gap,
      after: box.after ?? 0,
      price: this.#forced || turned ? FORCED : this.#kept > 0 ? FORBIDDEN : price,
      frames: where.frames,
      floats: box.floats ?? false,
      heading: box.heading ?? 0,
      landscape: where.landscape,
      opens,
    });
    this.#kept = (box.heading ?? 0) > 0 ? KEPT_LINES : Math.max(0, this.#kept - (box.lines ?? 1));
    this.#gap = box.after ?? 0;
    this.#price = 0;
    this.#forced = false;
    this.#hung = [];
    this.#anchors = [];
  }
}

/** Moves contents down. */
export function lowered(contents: Contents, by: number): Contents {
  if (by === 0) return contents;
  return {
    items: contents.items.map((item) => lower(item, by)),
    links: contents.links.map((link) => ({ ...link, y: link.y + by })),
    anchors: contents.anchors.map((anchor) => ({ ...anchor, y: anchor.y + by })),
    figures: contents.figures.map((figure) => ({ ...figure, y: figure.y + by })),
    notes: contents.notes,
  };
}

/** Lays contents over each other. */
export function merged(parts: readonly Contents[]): Contents {
  return {
    items: parts.flatMap((part) => part.items),
    links: parts.flatMap((part) => part.links),
    anchors: parts.flatMap((part) => part.anchors),
    figures: parts.flatMap((part) => part.figures),
    notes: parts.flatMap((part) => part.notes),
  };
}

/** Moves an item down. */
export function lower<T extends Drawn>(item: T, by: number): T {
  return item.kind === 'line'
    ? { ...item, y1: item.y1 + by, y2: item.y2 + by }
    : { ...item, y: item.y + by };
}
