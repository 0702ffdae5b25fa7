/** What the setters of blocks share: the document's means, and the place where a block is set. */
import type { Block, Content, Heading } from '../content/types.ts';
import type { Problems } from '../problems/problems.ts';
import type { Fonts } from '../text/types.ts';
import type { Box, Frame } from './box.ts';
import type { Strip } from './strip.ts';
import type { TagNode, Tags } from './tags.ts';
import type { Theme, TypeSize } from './theme.ts';

/** A heading as the contents and the bookmarks name it. */
export interface HeadingRecord {
  readonly title: string;
  readonly level: number;
  readonly destination: string;
}

export interface NoteRecord {
  readonly id: string;
  /** From 1, in the order of first citation. */
  readonly number: number;
  readonly destination: string;
  /** Where the note is first cited. */
  readonly citation: string;
}

export interface Job {
  readonly content: Content;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly problems: Problems;
  readonly tags: Tags;
  /** Destinations by the slug of the heading. */
  readonly places: ReadonlyMap<string, HeadingRecord>;
  readonly notes: ReadonlyMap<string, NoteRecord>;
  /** Headings that stand beside their text. */
  readonly sideHeads: ReadonlySet<Heading>;
  /** Identifiers of the notes cited so far, and of those whose tag is still to be hung. */
  readonly cited: Set<string>;
  readonly owed: string[];
  /** The set lines of each note. */
  readonly noteBoxes: Map<string, readonly Box[]>;
  /** Sets blocks that stand within another block. */
  readonly setBlocks: (blocks: readonly Block[], place: Place) => void;
}

/** Where a block is set. Lengths in points. */
export interface Place {
  readonly strip: Strip;
  readonly parent: TagNode;
  /** The text column. */
  readonly x: number;
  readonly width: number;
  /** The whole grid; the same as the text column within a list, a quotation or a panel. */
  readonly wideX: number;
  readonly wideWidth: number;
  /** The height of a page's text area. */
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly landscape: boolean;
  /** The type of running text here. */
  readonly type: TypeSize;
  /** How many lists stand around this. */
  readonly depth: number;
  /** Whether paragraphs keep half a line between them, as they do but in tight lists. */
  readonly loose: boolean;
  /** The level of tag that a heading here gets at least. */
  readonly heading: number;
}
