/** Turns a project's chart file into its words and its specification, with all expressions filled. */
import { notAnObject } from '../problems/messages/chartFiles.ts';
import {
  blankAlt,
  blankText,
  missingTitle,
  notText,
  unknownRule,
  unknownSetting,
} from '../problems/messages/charts.ts';
import type { Problems } from '../problems/problems.ts';
import { suggest } from '../problems/suggest.ts';
import type { Source, Span } from '../problems/types.ts';
import { readJson } from './json.ts';
import { RULE_NAMES, type Waiver } from './lint/lint.ts';
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
  /** The rules that are waived here, with the reason. */
  readonly waivers: ReadonlyMap<string, Waiver>;
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
  const root = filledObject(node, fill);
  const span = firstOf(root);
  checkSettings(root, problems);
  const words = { ...readTitle(root, span, problems), alt: readAlt(root, problems) };
  return { root, span, ...words, waivers: readWaivers(root, problems) };
}

function filledObject(node: JsonObject, fill: FillText): JsonObject {
  const entries = [...node.entries].map(([key, { key: place, value }]): [string, JsonEntry] => [
    key,
    { key: place, value: filled(value, fill) },
  ]);
  return { ...node, entries: new Map(entries) };
}

function filled(node: JsonNode, fill: FillText): JsonNode {
  if (node.kind === 'object') return filledObject(node, fill);
  if (node.kind === 'array')
    return { ...node, items: node.items.map((item) => filled(item, fill)) };
  if (node.kind !== 'string' || !node.value.includes('{{')) return node;
  return {
    ...node,
    value: fill({ text: node.value, span: inside(node) }),
    unfilled: node.value,
  };
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

const SETTINGS = ['alt', 'waive'];

function checkSettings(root: JsonObject, problems: Problems): void {
  const settings = at(root, 'usermeta', 'briefwright');
  if (settings?.kind !== 'object') return;
  for (const [key, { key: place }] of settings.entries) {
    if (SETTINGS.includes(key)) continue;
    problems.add(unknownSetting(place, key, { words: SETTINGS, near: suggest(key, SETTINGS) }));
  }
}

/** Reads `usermeta.briefwright.waive`: rules by name, each with the reason why it doesn't hold here. */
export function readWaivers(root: JsonObject, problems: Problems): ReadonlyMap<string, Waiver> {
  const waivers = new Map<string, Waiver>();
  const waive = at(root, 'usermeta', 'briefwright', 'waive');
  if (waive?.kind !== 'object') return waivers;
  for (const [rule, { key, value }] of waive.entries) {
    const reason = textOf(value, `reason to waive "${rule}"`, problems);
    if (RULE_NAMES.includes(rule)) waivers.set(rule, { reason, span: key });
    else
      problems.add(unknownRule(key, rule, { words: RULE_NAMES, near: suggest(rule, RULE_NAMES) }));
  }
  return waivers;
}
