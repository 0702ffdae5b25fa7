/** Layout: pages of items at absolute coordinates, and a tag tree. Points, origin at the top left, y down. */
import type { Drawing } from '../svg/types.ts';
import type { FaceId } from '../text/types.ts';

/** A piece of tagged content; exactly one tag holds it. It may stand on several pages. */
export type ContentId = number;

/** Each drawn item says what it belongs to, so that untagged drawing is a type error. */
export type Mark = ContentId | 'header' | 'footer' | 'layout';

export interface Layout {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  /** ISO 8601 calendar date. */
  readonly date: string | undefined;
  readonly pages: readonly Page[];
  /** The Document tag. */
  readonly tags: Tag;
  readonly bookmarks: readonly Bookmark[];
  readonly destinations: readonly Destination[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** In drawing order. */
  readonly items: readonly Item[];
  readonly links: readonly LinkArea[];
}

export type Item = TextItem | LineItem | BoxItem | DrawingItem | RasterItem;

export interface TextItem {
  readonly kind: 'text';
  readonly mark: Mark;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly face: FaceId;
  readonly size: number;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly width: number;
  /** Set where the text runs from right to left; it is a single word then, as it is read. */
  readonly rightToLeft?: boolean;
}

export interface LineItem {
  readonly kind: 'line';
  readonly mark: Mark;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly colour: string;
  readonly dash?: readonly number[];
}

export interface BoxItem {
  readonly kind: 'box';
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
}

export interface DrawingItem {
  readonly kind: 'drawing';
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  /** The picture's px become this many points. */
  readonly scale: number;
  readonly drawing: Drawing;
}

export interface RasterItem {
  readonly kind: 'raster';
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
}

export type LinkTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'destination'; readonly name: string };

/** A rectangle that can be clicked. A link over two lines has two areas and one Link tag. */
export interface LinkArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly target: LinkTarget;
  /** What assistive technology says of it. */
  readonly contents: string;
  /** The Link, Reference or Note tag that owns it. */
  readonly tag: Tag;
}

/** Names are fixed-width lowercase ASCII, since PDF writers sort them: `d00001`. */
export interface Destination {
  readonly name: string;
  /** From 0. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly y: number;
  readonly children: readonly Bookmark[];
}

export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'BlockQuote'
  | 'Code'
  | 'Note'
  | 'Reference'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Span'
  | 'Div'
  | 'Art'
  | 'Quote';

/** An element of the structure tree. Children are in reading order: tags, and content drawn on pages. */
export interface Tag {
  readonly role: Role;
  readonly children: readonly (Tag | ContentId)[];
  readonly alt?: string;
  readonly language?: string;
  /** Set where another element refers to this one (Note). */
  readonly id?: string;
  readonly scope?: 'Column' | 'Row';
  readonly listNumbering?:
    | 'None'
    | 'Disc'
    | 'Circle'
    | 'Square'
    | 'Decimal'
    | 'LowerAlpha'
    | 'LowerRoman';
  /** Of a figure: page from 0 and box in layout coordinates. */
  readonly bbox?: {
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly placement?: 'Block' | 'Inline';
}
