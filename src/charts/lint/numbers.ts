/** Rules about numbers in words: none typed where one of the findings belongs, none that the chart doesn't show. */
import { numbersIn, type NumberMention } from '../../findings/quotations/words.ts';
import { alienNumber, typedNumberFound } from '../../problems/messages/chartRules.ts';
import type { Problem } from '../../problems/types.ts';
import { at, spanWithin, type JsonNode, type JsonString } from '../tree.ts';
import type { Linted } from './input.ts';

/** Numbers that are typed stay behind when the data change. */
export function typedNumber(chart: Linted): readonly Problem[] {
  if (chart.tables.size === 0) return [];
  return wordsOf(chart).flatMap((node) => {
    const typed = withoutExpressions(node.unfilled ?? node.value);
    return numbersIn(typed)
      .filter((mention) => isFigure(typed, mention))
      .map(({ start, end, number }) =>
        typedNumberFound(
          spanWithin(node, start, end),
          typed.slice(start, end),
          standsFor(chart, number),
        ),
      );
  });
}

/** "One" and "none" are words as often as numbers. */
function isFigure(text: string, { number, start, end }: NumberMention): boolean {
  return number > 1 || /\d/u.test(text.slice(start, end));
}

/** The expressions become spaces, so that all other characters keep their places. */
function withoutExpressions(text: string): string {
  return text.replaceAll(/\{\{[^{}]*\}\}/gu, (all) => ' '.repeat(all.length));
}

function wordsOf({ root, leaves }: Linted): readonly JsonString[] {
  const words: readonly (JsonNode | undefined)[] = [
    at(root, 'title', 'text'),
    at(root, 'title', 'subtitle'),
    altOf(root),
    ...leaves.map(({ encoding }) => at(encoding.get('text')?.value, 'value')),
    ...leaves.map(({ node }) => at(node, 'mark', 'text')),
  ];
  const texts = words.filter((node) => node?.kind === 'string');
  return [...new Set(texts)];
}

function altOf(root: JsonNode): JsonNode | undefined {
  return at(root, 'usermeta', 'briefwright', 'alt');
}

/** What the number probably is: the fact's expression, if a row of the tables has it. */
function standsFor({ tables }: Linted, number: number): string | undefined {
  for (const { rows } of tables.values()) {
    for (const { id, value, share, base } of rows) {
      if (typeof id !== 'string') continue;
      if (value === number) return `{{facts.${id}.count}}`;
      if (share === number) return `{{facts.${id}.percent}}`;
      if (base === number) return `{{facts.${id}.base}}`;
    }
  }
  return undefined;
}

/** Who hears the alternative text must hear what others see. */
export function altNumber(chart: Linted): readonly Problem[] {
  const alt = altOf(chart.root);
  if (alt?.kind !== 'string' || chart.tables.size === 0) return [];
  const shown = new Set([
    ...chart.dates,
    ...[...chart.tables.values()].flatMap(({ rows }) => rows.flatMap(cells)),
  ]);
  return numbersIn(alt.value)
    .filter((mention) => isFigure(alt.value, mention) && !shown.has(mention.number))
    .map(({ start, end }) => alienNumber(alt.span, alt.value.slice(start, end)));
}

function cells(row: Readonly<Record<string, unknown>>): readonly number[] {
  return Object.values(row).flatMap((cell) => {
    if (typeof cell === 'number') return [cell];
    return typeof cell === 'string' ? numbersIn(cell).map(({ number }) => number) : [];
  });
}
