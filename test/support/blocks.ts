/** Reads Markdown and the tags of a PDF into the same list of blocks, so that the two can be compared. */
import type * as mdast from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parse } from 'yaml';
import { type TagNode, wholeText } from './pdfText.ts';

/** A block's role as the structure tree names it, and its words. */
export type Block = readonly [role: string, words: string];

/** Read anew with the parser alone, so that a fault of our own reader is seen too. */
export function blocksOfMarkdown(text: string): Block[] {
  const tree = fromMarkdown(text, {
    extensions: [gfmTable(), gfmFootnote(), frontmatter()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), frontmatterFromMarkdown()],
  });
  const blocks: Block[] = [];
  let contents = false;
  for (const node of tree.children) {
    if (node.type === 'html') contents = node.value.includes('briefwright: contents');
    else if (contents) contents = false;
    else collect(node, blocks);
  }
  return titled(blocks, tree.children[0]);
}

/** The title of the front matter stands above the text, unless the first heading says it already. */
function titled(blocks: Block[], first: mdast.Nodes | undefined): Block[] {
  if (first?.type !== 'yaml') return blocks;
  const { title } = parse(first.value, { schema: 'failsafe' }) as { readonly title?: string };
  if (title === undefined || (blocks[0]?.[0] === 'H1' && blocks[0][1] === folded(title))) {
    return blocks;
  }
  return [['H1', folded(title)], ...blocks];
}

function collect(node: mdast.Nodes, blocks: Block[]): void {
  switch (node.type) {
    case 'yaml':
    case 'html':
    case 'definition':
    case 'thematicBreak':
      return;
    case 'heading':
      blocks.push([`H${node.depth}`, words(node)]);
      return;
    case 'paragraph':
      if (node.children.length === 1 && node.children[0]?.type === 'image') {
        blocks.push(['Figure', folded(node.children[0].alt ?? '')]);
      } else blocks.push(['text', words(node)]);
      return;
    case 'blockquote':
      for (const child of withoutAlert(node)) collect(child, blocks);
      return;
    case 'tableRow':
      for (const cell of node.children) blocks.push(['cell', words(cell)]);
      return;
    default:
      if ('children' in node) for (const child of node.children) collect(child, blocks);
      else throw new Error(`the Markdown holds a ${node.type}, which this reader doesn't know`);
  }
}

/** The first line of an alert names its kind, and is no text. */
function withoutAlert({ children }: mdast.Blockquote): readonly mdast.Nodes[] {
  const [first, ...more] = children;
  const [opening, ...rest] = first?.type === 'paragraph' ? first.children : [];
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return children;
  const value = opening.value.replace(/^\[!\w+\]\n/u, '');
  return [{ ...first, children: [{ ...opening, value }, ...rest] }, ...more];
}

function words(node: mdast.Nodes): string {
  const text = (part: mdast.Nodes): string => {
    if (part.type === 'break') return ' ';
    if ('value' in part) return part.value;
    return 'children' in part ? part.children.map(text).join('') : '';
  };
  return folded(text(node));
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const CELLS = new Set(['TH', 'TD']);
const TEXTS = new Set(['P', 'LBody', 'Caption', 'Note', 'Div', 'Art', 'Sect', 'Document']);
const INLINE = new Set(['Span', 'Link', 'Reference', 'Quote', 'Code']);

/** The same of a PDF, without its lists of contents and its furniture. */
export function blocksOfTags(root: TagNode): Block[] {
  const blocks: Block[] = [];
  const visit = (node: TagNode): void => {
    if (node.role === 'TOC') return;
    if (node.role === 'Figure') {
      // A figure's caption may stand inside it; what is drawn is said by the alternative text.
      for (const child of node.children) if (isTag(child)) visit(child);
      blocks.push(['Figure', folded(node.alt ?? '')]);
      return;
    }
    let text = '';
    const flush = () => {
      const said = folded(text);
      text = '';
      if (said === '') return;
      if (/^H\d$/u.test(node.role)) blocks.push([node.role, said]);
      else if (CELLS.has(node.role)) blocks.push(['cell', said]);
      else if (TEXTS.has(node.role)) blocks.push(['text', said]);
      else if (node.role === 'Lbl') return;
      else throw new Error(`"${said}" stands in ${node.role}`);
    };
    for (const child of node.children) {
      if (typeof child === 'string') text += child;
      else if (!isTag(child)) continue;
      else if (INLINE.has(child.role) || (child.role === 'Lbl' && node.role !== 'LI'))
        text += wholeText(child);
      else if (child.role === 'Lbl' && /\p{L}/u.test(wholeText(child))) {
        // The label of the title block's grid is part of the item's words.
        const [body] = node.children.filter(isTag).filter(({ role }) => role === 'LBody');
        blocks.push([
          'text',
          folded(`${wholeText(child)} ${body === undefined ? '' : wholeText(body)}`),
        ]);
        return;
      } else {
        flush();
        visit(child);
      }
    }
    flush();
  };
  visit(root);
  return blocks;
}

function isTag(child: TagNode['children'][number]): child is TagNode {
  return typeof child !== 'string' && 'role' in child;
}
