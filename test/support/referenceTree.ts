/** Parses Markdown with another parser, the reference one, to hold the program's own against. */
import type * as mdast from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Flavour } from '../../src/content/state.ts';

export function referenceTree(text: string, flavour: Flavour): mdast.Root {
  const literals = flavour === 'gfm';
  return fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmStrikethrough(),
      gfmFootnote(),
      gfmTaskListItem(),
      frontmatter(),
      ...(literals ? [gfmAutolinkLiteral()] : []),
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      frontmatterFromMarkdown(),
      ...(literals ? [gfmAutolinkLiteralFromMarkdown()] : []),
    ],
  });
}

/** A tree as text: a line a node, with its fields and where it starts. Neighbouring texts are one. */
export function printTree(node: mdast.Nodes, indent = ''): string {
  const { type, position, ...fields } = node;
  const told = Object.entries(fields)
    .filter(([name, value]) => name !== 'children' && name !== 'data' && value != null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
  // Links that the reference finds in texts have no place.
  const { line, column, offset } = position?.start ?? {};
  const place = type === 'link' || type === 'text' ? '' : ` ${line}:${column} ${offset}`;
  const inside = 'children' in node ? joined(node.children) : [];
  return [
    `${indent}${type}${place}${told}`,
    ...inside.map((child) => printTree(child, `${indent}  `)),
  ].join('\n');
}

function joined(nodes: readonly mdast.Nodes[]): readonly mdast.Nodes[] {
  const all: mdast.Nodes[] = [];
  for (const node of nodes) {
    const before = all.at(-1);
    if (node.type === 'text' && before?.type === 'text') {
      all.splice(-1, 1, { ...before, value: before.value + node.value });
    } else all.push(node);
  }
  return all;
}
