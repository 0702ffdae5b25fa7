/** Turns Markdown into the words that a tagged PDF of it must say, in their order, by the parser alone. */
import type * as mdast from 'mdast';
import { parseMarkdown } from '../../src/content/parse.ts';
import type { TagNode } from './pdfText.ts';

/** Stands where a picture is said, and where a note is cited. */
export const PICTURE = '\u0001';
export const CITATION = '\u0002';

/** The words of a GFM document without front matter, and without white space; a note stands right after the block that first cites it. */
export function wordsOfMarkdown(text: string): string {
  const words = new Words(parseMarkdown(text, 'gfm', false));
  return bare(words.all());
}

/** Text without white space and what is not meant to be seen, in one normal form. */
export function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(
      /[\s\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE0E\uFE0F]/gu,
      '',
    );
}

/** What a reader of the tags is told, in their order, markers of lists left out. */
export function said(node: TagNode): string {
  if (node.role === 'Lbl') return '';
  if (node.role === 'Reference') return CITATION;
  if (node.role === 'Figure') return PICTURE + (node.alt ?? '');
  return node.children
    .map((child) => (typeof child === 'string' ? child : 'contents' in child ? '' : said(child)))
    .join('');
}

/** Of a span only what has a language is written here, and each is closed. */
const SILENT = /^<(?:!--|br\s*\/?>$|span lang="[^"]*">$|\/span>$)/iu;
const ALERT = /^\[!(?<first>[A-Z])(?<rest>[A-Z]+)\]/u;

function isCaption(node: mdast.Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children[0]?.type === 'strong' &&
    /^Table \d+\. /u.test(plain(node.children[0]))
  );
}

function isNote(node: mdast.Nodes | undefined): boolean {
  return node?.type === 'paragraph' && /^(?:Source|Note)s?:/u.test(plain(node));
}

class Words {
  readonly #tree: mdast.Root;
  readonly #notes = new Map<string, mdast.FootnoteDefinition>();
  readonly #addresses = new Map<string, mdast.Definition>();
  readonly #references = new Set<string>();
  readonly #cited = new Set<string>();
  #owed: string[] = [];
  /** Whether what is owed stands further below. */
  #held = false;
  /** What the link around is said to be. */
  #link = '';
  #text = '';

  constructor(tree: mdast.Root) {
    this.#tree = tree;
    this.#find(tree);
  }

  all(): string {
    this.#block(this.#tree);
    return this.#text;
  }

  #find(node: mdast.Nodes): void {
    if (node.type === 'footnoteDefinition' && !this.#notes.has(node.identifier))
      this.#notes.set(node.identifier, node);
    if (node.type === 'definition' && !this.#addresses.has(node.identifier))
      this.#addresses.set(node.identifier, node);
    if (node.type === 'footnoteReference') this.#references.add(node.identifier);
    if ('children' in node) for (const child of node.children) this.#find(child);
  }

  #block(node: mdast.Nodes): void {
    switch (node.type) {
      case 'yaml':
      case 'definition':
      case 'thematicBreak':
        return;
      case 'footnoteDefinition':
        // A note that nothing cites stays where it is.
        if (this.#references.has(node.identifier)) return;
        this.#text += `[^${node.label ?? node.identifier}]:`;
        for (const child of node.children) this.#block(child);
        return;
      case 'html':
        this.#text += node.value
          .replaceAll(/<!--[\s\S]*?-->/gu, '')
          .replace(/^\s*(?:<br\s*\/?>\s*)+$/iu, '');
        return;
      case 'code':
        this.#text += node.value;
        return;
      case 'paragraph':
      case 'heading':
        for (const child of node.children) this.#inline(child);
        this.#hangNotes();
        return;
      case 'table':
        for (const row of node.children)
          for (const cell of row.children) for (const child of cell.children) this.#inline(child);
        this.#hangNotes();
        return;
      case 'blockquote': {
        const from = this.#text.length;
        for (const child of node.children) this.#block(child);
        const said = this.#text
          .slice(from)
          .replace(ALERT, (_, first: string, rest: string) => first + rest.toLowerCase());
        this.#text = this.#text.slice(0, from) + said;
        return;
      }
      default:
        if ('children' in node) this.#blocks(node.children);
    }
  }

  /** A caption, its table and the notes under it are one block. */
  #blocks(nodes: readonly mdast.Nodes[]): void {
    nodes.forEach((node, index) => {
      const next = nodes[index + 1];
      const isParted = isCaption(node)
        ? next?.type === 'table'
        : node.type === 'table' && isNote(next);
      this.#held = isParted;
      this.#block(node);
      this.#held = false;
    });
  }

  #hangNotes(): void {
    if (this.#held) return;
    const owed = this.#owed;
    this.#owed = [];
    for (const id of owed) {
      for (const block of this.#notes.get(id)?.children ?? []) this.#block(block);
    }
  }

  #inline(node: mdast.Nodes): void {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        this.#text += node.value;
        return;
      case 'html':
        if (!SILENT.test(node.value)) this.#text += node.value;
        return;
      case 'image':
      case 'imageReference': {
        const said = (node.alt ?? '').trim() === '' ? this.#link : (node.alt ?? '');
        if (said !== '') this.#text += PICTURE + said;
        return;
      }
      case 'footnoteReference':
        if (!this.#cited.has(node.identifier)) this.#owed.push(node.identifier);
        this.#cited.add(node.identifier);
        this.#text += CITATION;
        return;
      case 'link':
      case 'linkReference': {
        const target = node.type === 'link' ? node : this.#addresses.get(node.identifier);
        const words = target?.title ?? plain(node);
        this.#link = words.trim() === '' ? (target?.url ?? '') : words;
        for (const child of node.children) this.#inline(child);
        this.#link = '';
        return;
      }
      default:
        if ('children' in node) for (const child of node.children) this.#inline(child);
    }
  }
}

function plain(node: mdast.Nodes): string {
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(plain).join('') : '';
}
