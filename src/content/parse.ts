/** Turns Markdown into its syntax tree. */
import type * as mdast from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Source } from '../problems/types.ts';
import type { Flavour } from './state.ts';
import { taskListItems } from './taskList.ts';

/** Markdown whose tree is at hand, so that it isn't parsed again. */
export interface ParsedSource extends Source {
  readonly tree: mdast.Root;
}

/** The tree of a Markdown text, in the dialect of the flavour. */
export function parseMarkdown(text: string, flavour: Flavour, withFrontMatter = true): mdast.Root {
  const literals = flavour === 'gfm';
  const tree = fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmStrikethrough(),
      gfmFootnote(),
      gfmTaskListItem(),
      ...(literals ? [gfmAutolinkLiteral()] : []),
      ...(withFrontMatter ? [frontmatter()] : []),
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      taskListItems(),
      ...(literals ? [gfmAutolinkLiteralFromMarkdown()] : []),
      ...(withFrontMatter ? [frontmatterFromMarkdown()] : []),
    ],
  });
  if (literals) placeAll(tree);
  return tree;
}

// Links that the autolink extension finds in text have no place of their own: they get their parent's.
function placeAll(tree: mdast.Root): void {
  const open: mdast.Nodes[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue;
    for (const child of node.children) child.position ??= node.position;
    open.push(...node.children);
  }
}
