/** Turns the trees of two Markdown texts into the answer whether they have the same structure, whatever their words. */
import type * as mdast from 'mdast';

/**
 * Whether the trees of two texts of one template hold the same blocks and inlines: the same headings, lists,
 * tables, links and marks in the same order, with the same addresses. Only the words may differ.
 */
export function sameStructure(one: mdast.Nodes, other: mdast.Nodes): boolean {
  if (shapeOf(one) !== shapeOf(other)) return false;
  const children = 'children' in one ? one.children : [];
  const others = 'children' in other ? other.children : [];
  return (
    children.length === others.length &&
    children.every((child, index) => {
      const twin = others[index];
      return twin !== undefined && sameStructure(child, twin);
    })
  );
}

const WORDS = new Set(['value', 'children', 'position', 'title', 'alt', 'label']);

// All of a node but its words, children and place.
function shapeOf(node: mdast.Nodes): string {
  if (node.type === 'text') return node.type;
  if (node.type === 'yaml') return JSON.stringify(keysOf(node.value));
  const shape = Object.entries(node).filter(([name]) => !WORDS.has(name));
  // A place in the document is called by the words of its heading.
  const isPlace = 'url' in node && node.url.startsWith('#');
  return JSON.stringify(isPlace ? [...shape.filter(([name]) => name !== 'url'), '#'] : shape);
}

function keysOf(yaml: string): readonly string[] {
  return yaml.split('\n').map((line) => line.slice(0, line.indexOf(':') + 1));
}
