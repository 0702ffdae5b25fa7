/** Content: a document as a closed union of blocks and inlines, each with its place in the Markdown. */
import type { Span } from '../problems/types.ts';
import type { Drawing } from '../svg/types.ts';

export interface Content {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string | undefined;
  /** ISO 8601 calendar date. */
  readonly date: string | undefined;
  readonly subject: string | undefined;
  /** What running heads and feet say besides the title and the page. */
  readonly running?: RunningWords;
  readonly blocks: readonly Block[];
  /** Footnotes by identifier, in the order of first citation. */
  readonly footnotes: ReadonlyMap<string, Footnote>;
}

/** Words of the page's head and foot; left out where there is nothing to say. */
export interface RunningWords {
  /** The title in few words, if the whole is too long for a running head. */
  readonly shortTitle?: string;
  /** At the right of the head: "Paper 7 · Item 4.2". */
  readonly paper?: string;
  /** In the middle of head and foot: "OFFICIAL-SENSITIVE". */
  readonly marking?: string;
  /** At the left of the foot: "DRAFT". */
  readonly status?: string;
  /** At the left of the foot where there is no status. */
  readonly edition?: string;
}

export interface Footnote {
  readonly id: string;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export type Block =
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | Quotation
  | Alert
  | CodeBlock
  | ThematicBreak
  | LayoutHint
  | RawHtml;

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** The anchor that GitHub would give it; unique in the document. */
  readonly slug: string;
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** `subtitle` is the paragraph right under the title; `caption` and `note` belong to a figure or table. */
  readonly role: 'text' | 'subtitle' | 'caption' | 'note';
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface List {
  readonly kind: 'list';
  /**
   * How a hint wants the list set: `contents` with page numbers, `key-figures` as a row of numerals,
   * `details` as a grid of terms and their text.
   */
  readonly role: 'text' | 'contents' | 'key-figures' | 'details';
  readonly ordered: boolean;
  readonly start: number;
  /** Whether blank lines stand between the items. */
  readonly loose: boolean;
  readonly items: readonly ListItem[];
  readonly span: Span;
}

export interface ListItem {
  readonly checked: boolean | undefined;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export type Alignment = 'left' | 'right' | 'center' | undefined;

export interface Table {
  readonly kind: 'table';
  readonly caption: Paragraph | undefined;
  readonly columns: readonly Alignment[];
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  /** Whether the last row is a total, set off by rule and weight: all its cells are strong. */
  readonly total: boolean;
  readonly notes: readonly Paragraph[];
  readonly span: Span;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  readonly span: Span;
}

export interface TableCell {
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

/** An image that is a block of its own, with its caption above and its notes below. */
export interface Figure {
  readonly kind: 'figure';
  readonly caption: Paragraph | undefined;
  readonly image: Image;
  readonly notes: readonly Paragraph[];
  readonly span: Span;
}

export interface Quotation {
  readonly kind: 'quotation';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export type AlertName = 'note' | 'tip' | 'important' | 'warning' | 'caution';

export interface Alert {
  readonly kind: 'alert';
  readonly name: AlertName;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly language: string | undefined;
  readonly text: string;
  readonly span: Span;
}

export interface ThematicBreak {
  readonly kind: 'thematic break';
  readonly span: Span;
}

/**
 * `<!-- briefwright: page-break -->`; `keep` holds the next two blocks together; `side-heads` puts the headings
 * of the rest of the section beside their text; `cover-sheet` sets the whole document as a sheet of few lines.
 */
export type LayoutHint =
  | {
      readonly kind: 'hint';
      readonly hint:
        | 'page-break'
        | 'keep'
        | 'side-heads'
        | 'landscape'
        | 'portrait'
        | 'cover-sheet';
      readonly span: Span;
    }
  | PageLimit
  | LanguageHint;

/** `<!-- briefwright: pages 1 -->`: how many pages the document may have. */
export interface PageLimit {
  readonly kind: 'hint';
  readonly hint: 'pages';
  readonly pages: number;
  readonly span: Span;
}

/** `<!-- briefwright: lang cy -->`: the language of the next block. */
export interface LanguageHint {
  readonly kind: 'hint';
  readonly hint: 'language';
  /** BCP 47. */
  readonly language: string;
  readonly span: Span;
}

/** HTML that is printed as it stands, in the monospaced face. */
export interface RawHtml {
  readonly kind: 'html';
  readonly text: string;
  readonly span: Span;
}

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Strikethrough
  | MarkedLanguage
  | CodeSpan
  | Link
  | Image
  | HardBreak
  | FootnoteReference;

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

export interface Emphasis {
  readonly kind: 'emphasis';
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface Strong {
  readonly kind: 'strong';
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface Strikethrough {
  readonly kind: 'strikethrough';
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

/** `<span lang="cy">` or `<i lang="cy">`. */
export interface MarkedLanguage {
  readonly kind: 'language';
  /** BCP 47. */
  readonly language: string;
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface CodeSpan {
  readonly kind: 'code span';
  readonly text: string;
  readonly span: Span;
}

export interface Link {
  readonly kind: 'link';
  /** An absolute address, or `#slug` for a place in the document. */
  readonly url: string;
  readonly title: string | undefined;
  readonly inlines: readonly Inline[];
  readonly span: Span;
}

export interface Image {
  readonly kind: 'image';
  readonly picture: Picture;
  /** Empty only for a decorative image of somebody else's document. */
  readonly alt: string;
  readonly span: Span;
}

export interface HardBreak {
  readonly kind: 'break';
  readonly span: Span;
}

export interface FootnoteReference {
  readonly kind: 'footnote reference';
  readonly id: string;
  readonly span: Span;
}

/** What an image shows. Raster sizes are in pixels, a drawing's in points. */
export type Picture =
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  | {
      readonly kind: 'raster';
      readonly format: 'png' | 'jpeg';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
    };
