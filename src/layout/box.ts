/** What a page is filled with: boxes with heights, the frames around them, and what is drawn in them. */
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
  /** The same where what floats before this box stands elsewhere. */
  readonly spacePast: number;
  /** White space that must follow, where the next box asks for less. */
  readonly after: number;
  /** The price of ending a page before this box; see {@link FORBIDDEN} and {@link FORCED}. */
  readonly price: number;
  readonly frames: readonly Frame[];
  /** Whether the box before is the line above of the same paragraph. */
  readonly continues: boolean;
  /** Whether what follows may move up before this box, to the foot of the page that it doesn't fit on. */
  readonly floats: boolean;
  /** How many boxes after this one are the same thing in parts, for a page that it doesn't fit on as a whole. */
  readonly parts: number;
  /** Whether this is the last of such parts. */
  readonly endsParts: boolean;
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
export const STRANDED = 5000;
export const BARE_HEADING = 9000;
/** Dearer still: a single line of a paragraph apart from the others. */
export const TORN = 20_000;
/** A page must end there. */
export const FORCED = -1;

/** What a box asks of the strip. */
export interface Terms {
  /** White space above and below that this box asks for itself. */
  readonly before: number;
  readonly after: number;
  readonly price: number;
  readonly continues: boolean;
  readonly floats: boolean;
  readonly heading: number;
  readonly pages: readonly Box[] | undefined;
  /** The same thing in boxes that pages may end between. */
  readonly parts: readonly Box[];
  /** How many lines of text a heading before it takes this for. */
  readonly lines: number;
}

/** Those of a line that stands for itself. Others are made of it, so that all have one shape. */
export const TERMS: Terms = {
  before: 0,
  after: 0,
  price: 0,
  continues: false,
  floats: false,
  heading: 0,
  pages: undefined,
  parts: [],
  lines: 1,
};

/** Moves contents down. */
export function lowered(contents: Contents, by: number): Contents {
  if (by === 0) return contents;
  const { items, links, anchors, figures, notes } = contents;
  return {
    items: items.map((item) => lower(item, by)),
    links: links.length === 0 ? links : links.map((link) => ({ ...link, y: link.y + by })),
    anchors: anchors.length === 0 ? anchors : anchors.map((to) => ({ ...to, y: to.y + by })),
    figures: figures.length === 0 ? figures : figures.map((area) => ({ ...area, y: area.y + by })),
    notes,
  };
}

/** Lays contents over each other. */
export function merged(parts: readonly Contents[]): Contents {
  const items: Drawn[] = [];
  const links: LinkArea[] = [];
  const anchors: Anchor[] = [];
  const figures: FigureArea[] = [];
  const notes: string[] = [];
  for (const part of parts) {
    append(items, part.items);
    append(links, part.links);
    append(anchors, part.anchors);
    append(figures, part.figures);
    append(notes, part.notes);
  }
  return { items, links, anchors, figures, notes };
}

function append<T>(to: T[], from: readonly T[]): void {
  if (from.length > 0) for (const one of from) to.push(one);
}

/** Moves an item down. */
export function lower(item: Drawn, by: number): Drawn {
  // V8 copies objects of few shapes at one place fast, and of many shapes slowly.
  switch (item.kind) {
    case 'text':
      return { ...item, y: item.y + by };
    case 'line':
      return { ...item, y1: item.y1 + by, y2: item.y2 + by };
    case 'box':
    case 'drawing':
    case 'raster':
    case 'page number':
      return { ...item, y: item.y + by };
  }
}
