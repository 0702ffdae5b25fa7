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
  /** Whether the box before is the line above of the same paragraph. */
  readonly continues: boolean;
  /** Whether what follows may move up before this box, to the foot of the page that it doesn't fit on. */
  readonly floats: boolean;
  /** A heading's level; 0 for anything else. */
  readonly heading: number;
  readonly landscape: boolean;
  /** Set for something that takes pages of its own: the boxes of those pages. */
  readonly pages: readonly Box[] | undefined;
  /** Frames of which this is the first box. */
  readonly opens: readonly Frame[];
}

/** So dear that a page ends there only where it would otherwise be more than half empty. */
export const FORBIDDEN = 2000;
/** Dearer: a heading apart from the second line of what follows it, or from the first. */
const STRANDED = 5000;
const BARE_HEADING = 9000;
/** Dearer still: a single line of a paragraph apart from the others. */
export const TORN = 20_000;
/** A page must end there. */
export const FORCED = -1;

export interface NewBox extends Partial<Contents> {
  readonly height: number;
  readonly after?: number;
  readonly price?: number;
  readonly continues?: boolean;
  readonly floats?: boolean;
  readonly heading?: number;
  readonly pages?: readonly Box[];
  /** How many lines of text a heading before it takes this for; 1 if not said. */
  readonly lines?: number;
}

/** Lines that a heading keeps with it. */
const KEPT_LINES = 2;

export class Strip {
  readonly boxes: Box[] = [];
  readonly #opened = new Set<Frame>();
  #gap = 0;
  #closed = false;
  #kept = 0;
  #keptPrice = FORBIDDEN;
  #chain = 0;
  #forced = false;
  #price = 0;
  #hung: Drawn[] = [];
  #anchors: Anchor[] = [];

  /** Asks for white space before the next box; the largest wish counts. */
  gap(height: number): void {
    this.#gap = Math.max(this.#gap, height);
  }

  /** Asks for no white space before the next box, whatever that asks for. */
  close(): void {
    this.#closed = true;
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

  /** Takes back the headings at the end of the strip, with what hangs on them. */
  takeHeadings(): Box[] {
    let from = this.boxes.length;
    while (from > 0 && (this.boxes[from - 1]?.heading ?? 0) > 0) from -= 1;
    return this.boxes.splice(from);
  }

  /** The height of the boxes from `index` on. */
  heightFrom(index: number): number {
    return this.boxes.slice(index).reduce((sum, box) => sum + box.space + box.height, 0);
  }

  /** The height of what stands at the end of the strip and must share a page with what follows. */
  get keptHeight(): number {
    return this.#kept > 0 ? this.#chain + this.#gap : 0;
  }

  /** Puts boxes of another strip at the end of this one, to be kept with what follows. */
  give(boxes: readonly Box[], where: { readonly landscape: boolean }): void {
    for (const box of boxes)
      this.boxes.push({ ...box, landscape: where.landscape, price: FORBIDDEN });
    if (boxes.length === 0) return;
    this.#kept = KEPT_LINES;
    this.#keptPrice = STRANDED;
  }

  /** Holds all boxes from `index` on together. */
  join(index: number): void {
    this.raise(index + 1, FORBIDDEN);
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
    const bare = (this.boxes.at(-1)?.heading ?? 0) > 0 ? BARE_HEADING : 0;
    const kept = this.#kept > 0 ? Math.max(this.#keptPrice, bare) : 0;
    const opens = where.frames.filter((frame) => !this.#opened.has(frame));
    for (const frame of opens) this.#opened.add(frame);
    this.boxes.push({
      height: box.height,
      items: [...this.#hung, ...(box.items ?? [])],
      links: box.links ?? [],
      anchors: [...this.#anchors, ...(box.anchors ?? [])],
      figures: box.figures ?? [],
      notes: box.notes ?? [],
      space: this.#closed ? 0 : this.#gap,
      after: box.after ?? 0,
      price: this.#forced || turned ? FORCED : Math.max(kept, price),
      frames: where.frames,
      continues: box.continues ?? false,
      floats: box.floats ?? false,
      heading: box.heading ?? 0,
      landscape: where.landscape,
      pages: box.pages,
      opens,
    });
    this.#chain = (this.#kept > 0 ? this.#chain + this.#gap : 0) + box.height;
    const heads = (box.heading ?? 0) > 0;
    this.#kept = heads ? KEPT_LINES : Math.max(0, this.#kept - (box.lines ?? 1));
    this.#keptPrice = heads ? STRANDED : this.#kept > 0 ? this.#keptPrice : FORBIDDEN;
    this.#gap = box.after ?? 0;
    this.#price = 0;
    this.#forced = false;
    this.#closed = false;
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
