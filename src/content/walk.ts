/** Turns Content into lists of its parts, in the order of the document. */
import type { Block, Content, Heading, Image, Inline, Link, Table } from './types.ts';

export interface Parts {
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  readonly tables: readonly Table[];
}

interface Growing {
  readonly headings: Heading[];
  readonly links: Link[];
  readonly images: Image[];
  readonly tables: Table[];
}

export function partsOf(content: Content): Parts {
  const parts: Growing = { headings: [], links: [], images: [], tables: [] };
  for (const block of content.blocks) addBlock(block, parts);
  for (const { blocks } of content.footnotes.values())
    for (const block of blocks) addBlock(block, parts);
  return parts;
}

function addBlock(block: Block, parts: Growing): void {
  switch (block.kind) {
    case 'heading':
      parts.headings.push(block);
      addInlines(block.inlines, parts);
      return;
    case 'paragraph':
      addInlines(block.inlines, parts);
      return;
    case 'list':
      for (const item of block.items) for (const inside of item.blocks) addBlock(inside, parts);
      return;
    case 'table':
      parts.tables.push(block);
      if (block.caption !== undefined) addBlock(block.caption, parts);
      for (const row of [block.head, ...block.rows]) {
        for (const cell of row.cells) addInlines(cell.inlines, parts);
      }
      for (const note of block.notes) addBlock(note, parts);
      return;
    case 'figure':
      if (block.caption !== undefined) addBlock(block.caption, parts);
      addInlines([block.image], parts);
      for (const note of block.notes) addBlock(note, parts);
      return;
    case 'quotation':
    case 'alert':
      for (const inside of block.blocks) addBlock(inside, parts);
      return;
    case 'code':
    case 'thematic break':
    case 'hint':
    case 'html':
      return;
  }
}

function addInlines(inlines: readonly Inline[], parts: Growing): void {
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'link':
        parts.links.push(inline);
        addInlines(inline.inlines, parts);
        break;
      case 'image':
        parts.images.push(inline);
        break;
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
      case 'language':
        addInlines(inline.inlines, parts);
        break;
      case 'text':
      case 'code span':
      case 'break':
      case 'footnote reference':
        break;
    }
  }
}
