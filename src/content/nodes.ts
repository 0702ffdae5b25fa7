/** Walks a syntax tree without recursion, since somebody else's document may be nested as deep as it likes. */
import type * as mdast from 'mdast';

/** A node and all nodes inside it, in the order of the text. */
export function* nodesIn(node: mdast.Nodes): Generator<mdast.Nodes> {
  const open: mdast.Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    if ('children' in next) open.push(...next.children.toReversed());
  }
}

/** As `nodesIn`, without what stands inside of paragraphs, headings and tables: most of a document's nodes. */
export function* blocksIn(node: mdast.Nodes): Generator<mdast.Nodes> {
  const open: mdast.Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    if (holdsBlocks(next)) open.push(...next.children.toReversed());
  }
}

function holdsBlocks(
  node: mdast.Nodes,
): node is mdast.Root | mdast.Blockquote | mdast.List | mdast.ListItem | mdast.FootnoteDefinition {
  const { type } = node;
  if (type === 'list' || type === 'listItem' || type === 'blockquote') return true;
  return type === 'root' || type === 'footnoteDefinition';
}
