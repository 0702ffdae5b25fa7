/** Turns Markdown's block nodes into blocks. */
import type * as mdast from 'mdast';
import * as messages from '../problems/messages/content.ts';
import { must } from '../problems/must.ts';
import { alertParts } from './alerts.ts';
import { withCaptions } from './captions.ts';
import { htmlBlocks, type ListHint } from './hints.ts';
import { inlinesOf, onlyImage } from './inlines.ts';
import { spanOf, type Reading } from './state.ts';
import { tableOf } from './tables.ts';
import type { Block, Heading, LanguageHint, List, ListItem, Paragraph } from './types.ts';

export function blocksOf(nodes: readonly mdast.RootContent[], reading: Reading): readonly Block[] {
  const blocks = withRoles(
    nodes.flatMap((node) => blockOf(node, reading)),
    reading,
  );
  checkLanguageHints(blocks, reading);
  return withCaptions(blocks);
}

/** What stands among blocks: parts of lists and tables, and inlines, never do. */
const AMONG_BLOCKS = [
  'heading',
  'paragraph',
  'list',
  'blockquote',
  'table',
  'code',
  'thematicBreak',
  'html',
  'footnoteDefinition',
  'definition',
  'yaml',
] as const;

type BlockNode = Extract<mdast.RootContent, { type: (typeof AMONG_BLOCKS)[number] }>;

function isBlock(node: mdast.RootContent): node is BlockNode {
  return AMONG_BLOCKS.some((type) => type === node.type);
}

function blockOf(node: mdast.RootContent, reading: Reading): readonly (Block | ListHint)[] {
  if (!isBlock(node)) throw new Error(`a ${node.type} among blocks`);
  const span = spanOf(node, reading);
  switch (node.type) {
    case 'heading':
      return [headingOf(node, reading)];
    case 'paragraph':
      return paragraphOf(node, reading);
    case 'list':
      return [listOf(node, reading)];
    case 'blockquote':
      return [quotationOf(node, reading)];
    case 'table':
      return [tableOf(node, reading)];
    case 'code': {
      const language = node.lang ?? undefined;
      return [{ kind: 'code', language, text: node.value.normalize('NFC'), span }];
    }
    case 'thematicBreak':
      return [{ kind: 'thematic break', span }];
    case 'html':
      return htmlBlocks(node, reading);
    case 'footnoteDefinition':
      return uncitedFootnote(node, reading);
    // Read beforehand.
    case 'definition':
    case 'yaml':
      return [];
  }
}

function quotationOf(node: mdast.Blockquote, reading: Reading): Block {
  const span = spanOf(node, reading);
  const alert = alertParts(node, reading);
  const blocks = blocksOf(alert?.children ?? node.children, reading);
  if (alert === undefined) return { kind: 'quotation', blocks, span };
  return { kind: 'alert', name: alert.name, blocks, span };
}

function headingOf(node: mdast.Heading, reading: Reading): Heading {
  const slug = must(reading.slugs.get(node), 'slug of a heading');
  const inlines = inlinesOf(node.children, reading);
  return { kind: 'heading', level: node.depth, slug, inlines, span: spanOf(node, reading) };
}

function paragraphOf(node: mdast.Paragraph, reading: Reading): readonly Block[] {
  const inlines = inlinesOf(node.children, reading);
  const span = spanOf(node, reading);
  const image = onlyImage(inlines);
  if (image !== undefined) {
    return [{ kind: 'figure', caption: undefined, image, notes: [], span }];
  }
  // A paragraph of nothing but comments.
  if (inlines.length === 0) return [];
  return [{ kind: 'paragraph', role: 'text', inlines, span }];
}

function listOf(node: mdast.List, reading: Reading): List {
  return {
    kind: 'list',
    role: 'text',
    ordered: node.ordered === true,
    start: node.start ?? 1,
    loose: node.spread === true || node.children.some((item) => item.spread === true),
    items: node.children.map((item): ListItem => {
      const checked = item.checked ?? undefined;
      return { checked, blocks: blocksOf(item.children, reading), span: spanOf(item, reading) };
    }),
    span: spanOf(node, reading),
  };
}

// GitHub leaves out a footnote that nothing cites. Its words stay here, where they stand.
function uncitedFootnote(node: mdast.FootnoteDefinition, reading: Reading): readonly Block[] {
  if (reading.kept.has(node)) return [];
  const span = spanOf(node, reading);
  const name = must(node.label, 'label of a footnote');
  reading.problems.add(messages.uncitedFootnote(span, name, reading.flavour));
  const label: Paragraph = {
    kind: 'paragraph',
    role: 'text',
    inlines: [{ kind: 'text', text: `[^${name}]:`, span }],
    span,
  };
  return [label, ...blocksOf(node.children, reading)];
}

/** Each hint of a language is about a block of words, which only other hints may part from it. */
function checkLanguageHints(blocks: readonly Block[], { problems }: Reading): void {
  let open: LanguageHint | undefined;
  const report = () => {
    if (open !== undefined) problems.add(messages.languageOfNothing(open.span, open.language));
  };
  for (const block of blocks) {
    const isLanguage = block.kind === 'hint' && block.hint === 'language';
    if (isLanguage || block.kind === 'thematic break') report();
    if (isLanguage) open = block;
    else if (block.kind !== 'hint') open = undefined;
  }
  report();
}

/** Gives the list after a hint its role; a hint without a list is reported. */
function withRoles(blocks: readonly (Block | ListHint)[], { problems }: Reading): readonly Block[] {
  const result: Block[] = [];
  let hint: ListHint | undefined;
  for (const block of blocks) {
    if (block.kind === 'list hint') {
      if (hint !== undefined) problems.add(messages.hintWithoutList(hint.span, hint.role));
      hint = block;
    } else {
      if (hint !== undefined && block.kind === 'list') {
        result.push({ ...block, role: hint.role });
      } else {
        if (hint !== undefined) problems.add(messages.hintWithoutList(hint.span, hint.role));
        result.push(block);
      }
      hint = undefined;
    }
  }
  if (hint !== undefined) problems.add(messages.hintWithoutList(hint.span, hint.role));
  return result;
}
