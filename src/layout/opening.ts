/** Turns a list item that opens with strong text into that opening and the rest. */
import type { Inline, ListItem } from '../content/types.ts';

export interface Opened {
  /** Ends in a space, so that opening and rest are read as separate words. */
  readonly opening: readonly Inline[];
  readonly rest: readonly Inline[];
}

/** The parts of an item of one paragraph. The opening is empty where the item has none. */
export function opened(item: ListItem): Opened {
  const inlines = item.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []));
  const [first, ...rest] = inlines;
  if (first?.kind !== 'strong') return { opening: [], rest: inlines };
  const space: Inline = { kind: 'text', text: ' ', span: first.span };
  return { opening: [...first.inlines, space], rest: withoutLeadingSpace(rest) };
}

/** Whether each item is a single paragraph, as grids and rows of figures need. */
export function areParagraphs(items: readonly ListItem[]): boolean {
  return items.every((item) => item.blocks.length === 1 && item.blocks[0]?.kind === 'paragraph');
}

function withoutLeadingSpace(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  return first?.kind === 'text'
    ? [{ ...first, text: first.text.replace(/^ +/, '') }, ...rest]
    : inlines;
}
