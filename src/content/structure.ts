/** Turns Markdown into its structure, whatever its words, so that the structures of two texts can be compared. */
import type * as mdast from 'mdast';
import { parseMarkdown } from './parse.ts';

const IN_MEMORY = 8;
const latest = new Map<string, string>();

/**
 * Whether a tree has the structure of another text of the same template: the same headings, lists, tables, links
 * and marks in the same order, with the same addresses. Only the words may differ.
 */
export function hasStructureOf(tree: mdast.Root, text: string): boolean {
  // The documents of a batch often differ in nothing but words: then the other text is the same for all of them.
  const known = latest.get(text) ?? structureOf(parseMarkdown(text, 'template'));
  latest.delete(text);
  latest.set(text, known);
  const oldest = latest.keys().next().value;
  if (latest.size > IN_MEMORY && oldest !== undefined) latest.delete(oldest);
  return structureOf(tree) === known;
}

/** All nodes of a tree with what they are besides their words, as one text. */
export function structureOf(tree: mdast.Nodes): string {
  const parts: string[] = [];
  const visit = (node: mdast.Nodes): void => {
    parts.push(shapeOf(node));
    if (!('children' in node)) return;
    parts.push('(');
    for (const child of node.children) visit(child);
    parts.push(')');
  };
  visit(tree);
  return parts.join('\n');
}

const WORDS = new Set(['value', 'children', 'position', 'title', 'alt', 'label']);

// All of a node but its words, children and place. JSON holds no line break, so the parts can't run together.
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
