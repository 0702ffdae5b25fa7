/** What all handlers of Markdown nodes share while a document is read. */
import type * as mdast from 'mdast';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import type { Picture } from './types.ts';

/**
 * `template`: Markdown that templates made, where an address in plain text is text and faults are errors.
 * `gfm`: somebody else's document, where addresses become links and most faults are warnings.
 */
export type Flavour = 'template' | 'gfm';

/** Finds an image; undefined if that was, or will be, reported. */
export type FindImage = (url: string, span: Span) => Picture | undefined;

export interface Reading {
  readonly source: Source;
  /** What to add to the parser's offsets: it doesn't count a byte order mark. */
  readonly shift: number;
  readonly flavour: Flavour;
  readonly images: FindImage;
  readonly problems: Problems;
  readonly definitions: ReadonlyMap<string, mdast.Definition>;
  readonly footnotes: ReadonlyMap<string, mdast.FootnoteDefinition>;
  /** Footnotes that the text cites, directly or through another. */
  readonly kept: ReadonlySet<mdast.FootnoteDefinition>;
  /** Identifiers of footnotes in the order of their first citation; grows while the document is read. */
  readonly cited: Set<string>;
  readonly slugs: ReadonlyMap<mdast.Heading, string>;
  /** All slugs of the document. */
  readonly anchors: ReadonlySet<string>;
}

/** A node of the parser's, or one made of several. */
interface Placed {
  readonly type: string;
  readonly position?: mdast.Nodes['position'];
}

export function spanOf(node: Placed, { source, shift }: Reading): Span {
  const { start, end } = offsetsOf(node);
  return { source, start: start + shift, end: end + shift };
}

/** How far a text's own offsets are ahead of the parser's, which don't count a byte order mark. */
export function shiftOf(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** Where a node stands, as the parser counts. */
export function offsetsOf({ type, position }: Placed): {
  readonly start: number;
  readonly end: number;
} {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) throw new Error(`a ${type} without a place`);
  return { start, end };
}

/** The text of a node as a reader sees it, without marks, images and comments; line breaks are spaces. */
export function plainText(node: mdast.Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    return normalise(node.value);
  }
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

/** Text in NFC, in which the line breaks and tabs of the source are spaces. */
export function normalise(text: string): string {
  return text.normalize('NFC').replaceAll(/[\t\n]/gu, ' ');
}
