/** Turns Markdown's inline nodes into inlines. */
import type * as mdast from 'mdast';
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/content.ts';
import { must } from '../problems/must.ts';
import { withLanguages, type LanguageNode } from './languages.ts';
import { linkTarget } from './links.ts';
import { normalise, spanOf, type Reading } from './state.ts';
import type { Image, Inline } from './types.ts';

/** `depth`: how many inlines stand around these. */
export function inlinesOf(
  nodes: readonly mdast.PhrasingContent[],
  reading: Reading,
  depth = 0,
): readonly Inline[] {
  return inlinesInside(withLanguages(nodes, reading), reading, depth);
}

function inlinesInside(
  nodes: readonly LanguageNode[],
  reading: Reading,
  depth: number,
): readonly Inline[] {
  const first = nodes[0];
  if (depth > LIMITS.markdownNesting && first !== undefined) {
    const span = spanOf(first, reading);
    reading.problems.add(messages.nestedTooDeep(span, LIMITS.markdownNesting));
    return [];
  }
  const inlines: Inline[] = [];
  for (const node of nodes) {
    for (const inline of inlineOf(node, reading, depth)) append(inline, inlines);
  }
  return inlines;
}

function inlineOf(node: LanguageNode, reading: Reading, depth: number): readonly Inline[] {
  const span = spanOf(node, reading);
  const inside = (children: readonly mdast.PhrasingContent[]) =>
    inlinesOf(children, reading, depth + 1);
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: normalise(node.value), span }];
    case 'emphasis':
      return [{ kind: 'emphasis', inlines: inside(node.children), span }];
    case 'strong':
      return [{ kind: 'strong', inlines: inside(node.children), span }];
    case 'delete':
      return [{ kind: 'strikethrough', inlines: inside(node.children), span }];
    case 'marked language': {
      const inlines = inlinesInside(node.children, reading, depth + 1);
      const inner = node.italic ? [{ kind: 'emphasis', inlines, span } as const] : inlines;
      return [{ kind: 'language', language: node.language, inlines: inner, span }];
    }
    case 'inlineCode':
      return [{ kind: 'code span', text: normalise(node.value), span }];
    case 'break':
      return [{ kind: 'break', span }];
    case 'link':
      return linked(node, node, reading, inside(node.children));
    case 'linkReference': {
      const definition = definitionOf(node, reading);
      return linked(node, definition, reading, inside(node.children));
    }
    case 'image':
      return [imageOf(node, node, reading)];
    case 'imageReference':
      return [imageOf(node, definitionOf(node, reading), reading)];
    case 'footnoteReference':
      return [citation(node, reading)];
    case 'html':
      return htmlOf(node, reading);
  }
}

// A footnote that stays in the text, since nothing but itself cites it, can't be cited by number.
function citation(node: mdast.FootnoteReference, reading: Reading): Inline {
  const span = spanOf(node, reading);
  const note = reading.footnotes.get(node.identifier);
  if (note === undefined || !reading.kept.has(note)) {
    return { kind: 'text', text: `[^${must(node.label, 'label of a citation')}]`, span };
  }
  reading.cited.add(node.identifier);
  return { kind: 'footnote reference', id: node.identifier, span };
}

// The parser makes a reference only of what is defined.
function definitionOf(
  node: mdast.LinkReference | mdast.ImageReference,
  reading: Reading,
): mdast.Definition {
  return must(reading.definitions.get(node.identifier), `definition of ${node.identifier}`);
}

function linked(
  node: mdast.Link | mdast.LinkReference,
  resource: mdast.Resource,
  reading: Reading,
  inlines: readonly Inline[],
): readonly Inline[] {
  const span = spanOf(node, reading);
  const url = linkTarget(resource.url, span, reading);
  // The words of a link that leads nowhere stay.
  if (url === undefined) return inlines;
  const title = resource.title ?? '';
  return [{ kind: 'link', url, title: title === '' ? undefined : normalise(title), inlines, span }];
}

function imageOf(
  node: mdast.Image | mdast.ImageReference,
  resource: mdast.Resource,
  reading: Reading,
): Image | Inline {
  const span = spanOf(node, reading);
  const alt = normalise(node.alt ?? '').trim();
  const picture = reading.images(resource.url, span);
  if (picture === undefined) return { kind: 'text', text: alt, span };
  return { kind: 'image', picture, alt, span };
}

function htmlOf(node: mdast.Html, reading: Reading): readonly Inline[] {
  const span = spanOf(node, reading);
  if (/^<br\s*\/?>$/iu.test(node.value)) return [{ kind: 'break', span }];
  if (node.value.startsWith('<!--')) {
    if (/^<!--\s*briefwright:/u.test(node.value)) reading.problems.add(messages.hintInText(span));
    return [];
  }
  reading.problems.add(messages.rawHtml(span));
  return [{ kind: 'text', text: normalise(node.value), span }];
}

// Text beside text is one text, as when a comment stood between them; a line that a break begins has no indent.
function append(inline: Inline, inlines: Inline[]): void {
  if (inline.kind !== 'text') {
    inlines.push(inline);
    return;
  }
  const last = inlines.at(-1);
  if (last?.kind === 'text') {
    const span = { ...last.span, end: inline.span.end };
    const tail = last.text.endsWith(' ') ? inline.text.replace(/^ +/u, '') : inline.text;
    inlines.splice(-1, 1, { kind: 'text', text: (last.text + tail).normalize('NFC'), span });
  } else if (inline.text !== '') {
    const indented = last?.kind === 'break';
    inlines.push(indented ? { ...inline, text: inline.text.replace(/^ +/u, '') } : inline);
  }
}

/** Whether a paragraph holds one image and nothing else that is seen. */
export function onlyImage(inlines: readonly Inline[]): Image | undefined {
  const seen = inlines.filter((inline) => !(inline.kind === 'text' && inline.text.trim() === ''));
  const [first, ...more] = seen;
  return first?.kind === 'image' && more.length === 0 ? first : undefined;
}

/** The text of inlines, alternative texts included. */
export function inlineText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) text += textOfInline(inline);
  return text;
}

/** The text of the last of them that isn't blank, without white space at its end; empty if all are. */
export function lastText(inlines: readonly Inline[]): string {
  for (const inline of inlines.toReversed()) {
    const text = textOfInline(inline).trimEnd();
    if (text !== '') return text;
  }
  return '';
}

function textOfInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code span':
      return inline.text;
    case 'break':
      return ' ';
    case 'image':
      return inline.alt;
    case 'footnote reference':
      return '';
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
    case 'language':
    case 'link':
      return inlineText(inline.inlines);
  }
}
