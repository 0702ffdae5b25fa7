/** Turns a chart's file into the problems of numbers that were typed into its words. */
import { readJson } from '../charts/json.ts';
import { childrenOf, spanWithin, type JsonNode, type JsonString } from '../charts/tree.ts';
import type { Findings } from '../findings/types.ts';
import { nakedNumber } from '../problems/messages/words.ts';
import { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { nakedInText } from './words.ts';

/** Looks at titles of the chart, its axes and legends, at its alternative text and at words typed as marks. */
export function checkChartWords(file: Source, findings: Findings, problems: Problems): void {
  // What is wrong with the file itself was reported when it was drawn.
  const root = readJson(file, new Problems());
  if (root === undefined) return;
  for (const node of wordsIn(root)) {
    for (const { text, start, end } of nakedInText(node.value, findings)) {
      problems.add(nakedNumber(spanWithin(node, start, end), text, 'chart'));
    }
  }
}

const WORDS = new Set(['title', 'subtitle', 'alt', 'description']);

function wordsIn(node: JsonNode): readonly JsonString[] {
  if (node.kind !== 'object') return childrenOf(node).flatMap(wordsIn);
  return [...node.entries].flatMap(([key, { value }]) => {
    const own = WORDS.has(key) ? stringsIn(value) : [];
    // `"title": {"text": ...}`, and `"text": {"value": ...}` of a mark.
    const text = key === 'title' || key === 'text' ? partsIn(value) : [];
    // Reasons to set a rule aside are printed with the evidence.
    const reasons = key === 'waive' ? reasonsIn(value) : [];
    return [...own, ...text, ...reasons, ...wordsIn(value)];
  });
}

function stringsIn(node: JsonNode): readonly JsonString[] {
  if (node.kind === 'string') return [node];
  return node.kind === 'array' ? node.items.flatMap(stringsIn) : [];
}

function partsIn(node: JsonNode): readonly JsonString[] {
  if (node.kind !== 'object') return [];
  return ['text', 'value'].flatMap((key) => {
    const part = node.entries.get(key)?.value;
    return part === undefined ? [] : stringsIn(part);
  });
}

function reasonsIn(node: JsonNode): readonly JsonString[] {
  return node.kind === 'object'
    ? [...node.entries.values()].flatMap(({ value }) => stringsIn(value))
    : [];
}
