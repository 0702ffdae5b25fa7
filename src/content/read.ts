/** Turns Markdown into Content: a closed union of blocks and inlines, each with its place in the text. */
import Slugger from 'github-slugger';
import type * as mdast from 'mdast';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { blocksOf } from './blocks.ts';
import { readFrontMatter, type FrontMatter } from './frontMatter.ts';
import { inlineText } from './inlines.ts';
import { nestingProblem } from './nesting.ts';
import { blocksIn, nodesIn } from './nodes.ts';
import { parseMarkdown, type ParsedSource } from './parse.ts';
import {
  offsetsOf,
  plainText,
  shiftOf,
  spanOf,
  type FindImage,
  type Flavour,
  type Reading,
} from './state.ts';
import type { Block, Content, Footnote, Heading } from './types.ts';

export interface ReadOptions {
  readonly flavour: Flavour;
  readonly images: FindImage;
}

/**
 * Reads a document. Nothing of it is dropped in silence: raw HTML is kept as literal text with a warning, and what
 * can't be kept is reported.
 */
export function readContent(
  markdown: Source | ParsedSource,
  options: ReadOptions,
  problems: Problems,
): Content {
  const { tree, frontMatter } = parse(markdown, options, problems);
  const reading = readingOf(tree, markdown, options, problems);
  const body = blocksOf(tree.children, reading);
  const blocks = withSubtitle(withTitle(body, frontMatter, reading), frontMatter);
  const title = frontMatter.title?.text ?? firstHeading(tree) ?? nameOf(markdown.path);
  const { language, author, date, subject, running } = frontMatter;
  return {
    title,
    language: language ?? 'en-GB',
    author,
    date,
    subject,
    ...(running === undefined ? {} : { running }),
    blocks,
    footnotes: footnotesOf(reading),
  };
}

interface Parsed {
  readonly tree: mdast.Root;
  readonly frontMatter: FrontMatter;
}

function parse(markdown: Source | ParsedSource, options: ReadOptions, problems: Problems): Parsed {
  const tooDeep = nestingProblem(markdown);
  if (tooDeep !== undefined) {
    problems.add(tooDeep);
    return { tree: { type: 'root', children: [] }, frontMatter: {} };
  }
  const tree = 'tree' in markdown ? markdown.tree : parseMarkdown(markdown.text, options.flavour);
  const [first] = tree.children;
  if (first?.type !== 'yaml') return { tree, frontMatter: {} };
  const shift = shiftOf(markdown.text);
  const start = offsetsOf(first).start + shift + '---\n'.length;
  const frontMatter = readFrontMatter(
    first.value,
    { markdown, start, flavour: options.flavour },
    problems,
  );
  // In somebody else's document, what isn't front matter is a line between two rules.
  if (frontMatter === undefined) {
    return { tree: parseMarkdown(markdown.text, options.flavour, false), frontMatter: {} };
  }
  return { tree, frontMatter };
}

function readingOf(
  tree: mdast.Root,
  source: Source,
  options: ReadOptions,
  problems: Problems,
): Reading {
  const definitions = new Map<string, mdast.Definition>();
  const footnotes = new Map<string, mdast.FootnoteDefinition>();
  const slugs = new Map<mdast.Heading, string>();
  const slugger = new Slugger();
  for (const node of blocksIn(tree)) {
    // The first of several definitions counts.
    if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) {
      footnotes.set(node.identifier, node);
    }
    if (node.type === 'heading') slugs.set(node, slugger.slug(plainText(node)));
  }
  const shift = shiftOf(source.text);
  const anchors = new Set(slugs.values());
  const cited = new Set<string>();
  const kept = citedFootnotes(tree, footnotes);
  return {
    source,
    shift,
    ...options,
    problems,
    definitions,
    footnotes,
    kept,
    cited,
    slugs,
    anchors,
  };
}

// The footnotes that stand at the foot of a page: those that the text cites, and those that these cite in turn.
// The others stay where they are written, and what they cite counts as cited. Of notes that only cite each other
// the first stays.
function citedFootnotes(
  tree: mdast.Root,
  footnotes: ReadonlyMap<string, mdast.FootnoteDefinition>,
): ReadonlySet<mdast.FootnoteDefinition> {
  const kept = new Set<mdast.FootnoteDefinition>();
  if (footnotes.size === 0) return kept;
  const staying = new Set<mdast.FootnoteDefinition>();
  const cite = (from: readonly mdast.Nodes[]) => {
    for (const node of from)
      for (const note of citedIn(node, footnotes)) if (!staying.has(note)) kept.add(note);
    for (const note of kept)
      for (const next of citedIn(note, footnotes)) if (!staying.has(next)) kept.add(next);
  };
  cite(tree.children.filter(({ type }) => type !== 'footnoteDefinition'));
  const all = [...footnotes.values()];
  const citedByOthers = new Set(
    all.flatMap((note) => citedIn(note, footnotes).filter((next) => next !== note)),
  );
  const roots = all.filter((note) => !citedByOthers.has(note));
  for (const note of [...roots, ...all]) {
    if (kept.has(note) || staying.has(note)) continue;
    staying.add(note);
    cite([note]);
  }
  return kept;
}

function citedIn(
  node: mdast.Nodes,
  footnotes: ReadonlyMap<string, mdast.FootnoteDefinition>,
): readonly mdast.FootnoteDefinition[] {
  const cited: mdast.FootnoteDefinition[] = [];
  for (const inner of nodesIn(node)) {
    const note = inner.type === 'footnoteReference' ? footnotes.get(inner.identifier) : undefined;
    if (note !== undefined) cited.push(note);
  }
  return cited;
}

function firstHeading(tree: mdast.Root): string | undefined {
  const heading = tree.children.find((node) => node.type === 'heading');
  const text = heading === undefined ? '' : plainText(heading).trim();
  return text === '' ? undefined : text;
}

function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/\.[^.]+$/u, '') || 'Untitled';
}

// The front matter's title stands at the top, unless the first heading says it already.
function withTitle(
  blocks: readonly Block[],
  { title }: FrontMatter,
  reading: Reading,
): readonly Block[] {
  if (title === undefined) return blocks;
  const first = [...reading.slugs.keys()][0];
  if (first !== undefined && plainText(first).trim() === title.text) return blocks;
  const slugger = new Slugger();
  for (const slug of reading.anchors) slugger.slug(slug);
  const heading: Heading = {
    kind: 'heading',
    level: 1,
    slug: slugger.slug(title.text),
    inlines: [{ kind: 'text', text: title.text, span: title.span }],
    span: title.span,
  };
  return [heading, ...blocks];
}

// The paragraph under the title is its subtitle if the front matter says so. Its figures may be links.
function withSubtitle(blocks: readonly Block[], { subtitle }: FrontMatter): readonly Block[] {
  const [title, next] = blocks;
  if (title?.kind !== 'heading' || next?.kind !== 'paragraph') return blocks;
  if (inlineText(next.inlines) !== subtitle?.text) return blocks;
  return [title, { ...next, role: 'subtitle' }, ...blocks.slice(2)];
}

// A note may cite a note that wasn't cited before, which then comes after it.
function footnotesOf(reading: Reading): ReadonlyMap<string, Footnote> {
  const footnotes = new Map<string, Footnote>();
  for (const id of reading.cited) {
    const definition = must(reading.footnotes.get(id), `footnote ${id}`);
    const span = spanOf(definition, reading);
    footnotes.set(id, { id, blocks: blocksOf(definition.children, reading), span });
  }
  return footnotes;
}
