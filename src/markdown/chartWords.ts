/** Turns a chart's file into the problems of numbers that were typed into its words. */
import { readJson } from '../charts/json.ts';
import {
  at,
  childrenOf,
  spanWithin,
  type JsonNode,
  type JsonNumber,
  type JsonString,
} from '../charts/tree.ts';
import { nakedNumber } from '../problems/messages/words.ts';
import { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import type { Counted, NakedNumber } from './naked.ts';
import { ToldOnce } from './toldOnce.ts';
import { nakedInText } from './words.ts';

const charts = new ToldOnce();

/** Looks at titles of the chart, its axes and legends, at its alternative text and at words typed as marks. */
export function checkChartWords(file: Source, findings: Counted, problems: Problems): void {
  charts.add(file, findings, problems, (told) => checkFile(file, findings, told));
}

function checkFile(file: Source, findings: Counted, problems: Problems): void {
  // What is wrong with the file itself was reported when it was drawn.
  const root = readJson(file, new Problems());
  if (root === undefined) return;
  for (const { span, value } of numbersAsText(root)) {
    problems.add(nakedNumber(span, String(value), 'chart'));
  }
  for (const node of expressionsIn(root)) {
    for (const { text, start, end } of nakedInExpression(node.value, findings)) {
      problems.add(nakedNumber(spanWithin(node, start, end), text, 'chart'));
    }
  }
  for (const node of wordsIn(root)) {
    for (const { text, start, end } of nakedInText(node.value, findings)) {
      problems.add(nakedNumber(spanWithin(node, start, end), text, 'chart'));
    }
  }
}

const WORDS = new Set(['title', 'subtitle', 'alt', 'description', 'text']);

function wordsIn(node: JsonNode): readonly JsonString[] {
  if (node.kind !== 'object') return childrenOf(node).flatMap(wordsIn);
  return [...node.entries].flatMap(([key, { value }]) => {
    const own = WORDS.has(key) ? stringsIn(value) : [];
    // `"text": {"value": ...}` of a mark.
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
  if (node.kind === 'array') return node.items.flatMap(partsIn);
  if (node.kind !== 'object') return [];
  return [...node.entries].flatMap(([key, { value }]) => {
    // Where a condition holds, the text is another.
    if (key === 'condition') return partsIn(value);
    return key === 'value' || key === 'datum' ? stringsIn(value) : [];
  });
}

/** Numbers that stand where a text is drawn: `"text": {"datum": 71}`. */
function numbersAsText(node: JsonNode): readonly JsonNumber[] {
  if (node.kind !== 'object') return childrenOf(node).flatMap(numbersAsText);
  return [...node.entries].flatMap(([key, { value }]) => {
    const parts =
      key !== 'text'
        ? []
        : value.kind === 'object'
          ? [at(value, 'value'), at(value, 'datum')]
          : [value];
    return [...parts.filter((part) => part?.kind === 'number'), ...numbersAsText(value)];
  });
}

const EXPRESSIONS = new Set(['calculate', 'expr', 'labelExpr']);

function expressionsIn(node: JsonNode): readonly JsonString[] {
  if (node.kind !== 'object') return childrenOf(node).flatMap(expressionsIn);
  return [...node.entries].flatMap(([key, { value }]) =>
    EXPRESSIONS.has(key) && value.kind === 'string' ? [value] : expressionsIn(value),
  );
}

// Formats of numbers such as ".1f", colours, and what a pattern has caught.
const NO_WORDS = /^(?:[<>=^]?[-+( ]?[$#]?0?\d*,?(?:\.\d+)?~?[%a-zA-Z]|#[\da-fA-F]{3,8})$|\$\d/u;

/** The texts that an expression puts together are read as words; its numbers may be anything. */
function nakedInExpression(expression: string, findings: Counted): readonly NakedNumber[] {
  return textsIn(expression).flatMap(({ words, index }) => {
    if (NO_WORDS.test(words)) return [];
    return nakedInText(words, findings).map(({ text, start, end }) => ({
      text,
      start: index + start,
      end: index + end,
    }));
  });
}

/** The texts between quotation marks, as they stand in an expression, and where they start. */
function textsIn(
  expression: string,
): readonly { readonly words: string; readonly index: number }[] {
  const texts: { words: string; index: number }[] = [];
  let open: { mark: string; index: number } | undefined;
  // A pattern for a whole text would overflow on a long one.
  for (const { 0: mark, index } of expression.matchAll(/\\.|['"]/gsu)) {
    if (mark.startsWith('\\')) continue;
    if (open === undefined) open = { mark, index: index + 1 };
    else if (open.mark === mark) {
      texts.push({ words: expression.slice(open.index, index), index: open.index });
      open = undefined;
    }
  }
  return texts;
}

function reasonsIn(node: JsonNode): readonly JsonString[] {
  return node.kind === 'object'
    ? [...node.entries.values()].flatMap(({ value }) => stringsIn(value))
    : [];
}
