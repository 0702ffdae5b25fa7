/** Turns a caption before a figure or table, and the notes after it, into parts of it. */
import { inlineText } from './inlines.ts';
import type { Block, Inline, Paragraph } from './types.ts';

// "Figure 2. Headline", in any language: a word, a number, a full stop or colon.
const CAPTION = /^\p{L}+\.?\s\d+(?:[.–-]\d+)*[.:](?:\s|$)/u;
const NOTE = /^(?:Sources?|Notes?):/u;

/** Blocks in which captions and notes belong to their figure or table. */
export function withCaptions(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (block.kind === 'figure' || block.kind === 'table') {
      const caption = last !== undefined && isCaption(last) ? last : undefined;
      if (caption !== undefined) result.pop();
      result.push({ ...block, caption: caption && { ...caption, role: 'caption' } });
    } else if ((last?.kind === 'figure' || last?.kind === 'table') && isNote(block)) {
      result.splice(-1, 1, { ...last, notes: [...last.notes, { ...block, role: 'note' }] });
    } else {
      result.push(block);
    }
  }
  return result;
}

function isCaption(block: Block): block is Paragraph {
  if (block.kind !== 'paragraph') return false;
  const [first, second] = block.inlines;
  if (first?.kind !== 'strong' || !CAPTION.test(inlineText(first.inlines))) return false;
  return second === undefined || second.kind === 'break' || startsWithSpace(second);
}

function startsWithSpace(inline: Inline): boolean {
  return inline.kind === 'text' && inline.text.startsWith(' ');
}

function isNote(block: Block): block is Paragraph {
  return block.kind === 'paragraph' && NOTE.test(inlineText(block.inlines));
}
