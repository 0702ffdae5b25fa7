/** Turns Content into its stretches of text in reading order: a paragraph, a heading or a row of a table each. */
import type { Block, Content, Inline } from './types.ts';

/** Footnotes come last, in the order of their citation. Pictures are left out: their text is drawn. */
export function textsOf(content: Content): readonly (readonly Inline[])[] {
  const notes = [...content.footnotes.values()].flatMap(({ blocks }) => blocks);
  return [...content.blocks, ...notes].flatMap(textsOfBlock);
}

function textsOfBlock(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.inlines];
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(textsOfBlock));
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [block.caption.inlines]),
        ...[block.head, ...block.rows].map(({ cells }) => cells.flatMap(({ inlines }) => inlines)),
        ...block.notes.map(({ inlines }) => inlines),
      ];
    case 'figure':
      return [
        ...(block.caption === undefined ? [] : [block.caption.inlines]),
        ...block.notes.map(({ inlines }) => inlines),
      ];
    case 'quotation':
    case 'alert':
      return block.blocks.flatMap(textsOfBlock);
    case 'code':
    case 'html':
    case 'thematic break':
    case 'hint':
      return [];
  }
}
