/** Turns a project's chart file into its words and its specification, with all expressions filled. */
import {
  blankAlt,
  blankText,
  missingTitle,
  notAnObject,
  notText,
} from '../problems/messages/charts.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';
import { readJson } from './json.ts';
import { at, firstOf, inside, type JsonEntry, type JsonNode, type JsonObject } from './tree.ts';
import type { FillText } from './types.ts';

export interface ChartSpec {
  /** The whole file, filled. */
  readonly root: JsonObject;
  /** Blank if it was missing; then a problem says so. */
  readonly title: string;
  readonly subtitle: string;
  /** As the author wrote it; undefined if it is to be made from the data. */
  readonly alt: string | undefined;
  /** The place that a problem of the chart as a whole points at. */
  readonly span: Span;
}

/** Reads and fills a specification; undefined if the file is no JSON object. */
export function readSpec(
  source: Source,
  fill: FillText,
  problems: Problems,
): ChartSpec | undefined {
  const node = readJson(source, problems);
  if (node === undefined) return undefined;
  if (node.kind !== 'object') {
    problems.add(notAnObject(firstOf(node)));
    return undefined;
  }
  const root = filled(node, fill);
  const span = firstOf(root);
  return { root, span, ...readTitle(root, span, problems), alt: readAlt(root, problems) };
}

function filled<N extends JsonNode>(node: N, fill: FillText): N;
function filled(node: JsonNode, fill: FillText): JsonNode {
  switch (node.kind) {
    case 'object': {
      const entries = [...node.entries].map(([key, { key: place, value }]): [string, JsonEntry] => [
        key,
        { key: place, value: filled(value, fill) },
      ]);
      return { ...node, entries: new Map(entries) };
    }
    case 'array':
      return { ...node, items: node.items.map((item) => filled(item, fill)) };
    case 'string': {
      if (!node.value.includes('{{')) return node;
      return { ...node, value: fill({ text: node.value, span: inside(node) }) };
    }
    case 'number':
    case 'word':
      return node;
  }
}

function readTitle(
  root: JsonObject,
  span: Span,
  problems: Problems,
): { title: string; subtitle: string } {
  const title = root.entries.get('title');
  if (title?.value.kind === 'string') {
    problems.add(missingTitle(title.value.span, 'subtitle'));
    return { title: textOf(title.value, 'headline', problems), subtitle: '' };
  }
  const place = title?.key ?? span;
  const [text, subtitle] = [at(title?.value, 'text'), at(title?.value, 'subtitle')];
  if (text === undefined) problems.add(missingTitle(place, 'text'));
  if (subtitle === undefined) problems.add(missingTitle(place, 'subtitle'));
  return {
    title: textOf(text, 'headline', problems),
    subtitle: textOf(subtitle, 'subtitle', problems),
  };
}

function textOf(node: JsonNode | undefined, what: string, problems: Problems): string {
  if (node === undefined) return '';
  if (node.kind !== 'string') problems.add(notText(node.span, what));
  else if (node.value.trim() === '') problems.add(blankText(node.span, what));
  return node.kind === 'string' ? node.value.trim() : '';
}

function readAlt(root: JsonObject, problems: Problems): string | undefined {
  const alt = at(root, 'usermeta', 'briefwright', 'alt');
  if (alt === undefined) return undefined;
  if (alt.kind !== 'string') {
    problems.add(notText(alt.span, 'alternative text'));
    return undefined;
  }
  if (alt.value.trim() === '') problems.add(blankAlt(alt.span));
  return alt.value.trim();
}
