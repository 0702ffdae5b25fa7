/** Rules about parts and wholes: what adds up, and of how many. */
import { numbersIn } from '../../findings/quotations/words.ts';
import { formatNumber } from '../../findings/print.ts';
import type { Table } from '../../findings/types.ts';
import { noBase, unprintedBase, wrongSum } from '../../problems/messages/chartRules.ts';
import type { Problem } from '../../problems/types.ts';
import type { FieldUse, Leaf } from '../fields.ts';
import { channelPart, markOf, markPlace, type Linted } from './input.ts';

/** Segments that make up one bar say that they make up a whole. */
export function partsDoNotSum(chart: Linted): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const leaf of chart.leaves) {
    const { table } = leaf.scope;
    if (!chart.tables.has(table.id) || table.complete || !isStacked(leaf)) continue;
    for (const [group, { sum, base }] of sums(leaf)) {
      if (base === undefined || sum === base) continue;
      const parts = { sum: formatNumber(sum), base: formatNumber(base), group };
      found.set(`${table.id} ${group}`, wrongSum(markOf(leaf).span, table.id, parts));
    }
  }
  return [...found.values()];
}

function isStacked(leaf: Leaf): boolean {
  if (leaf.scope.stacked || leaf.mark === 'arc') return true;
  if (leaf.mark !== 'bar' && leaf.mark !== 'area') return false;
  if (leaf.encoding.has('xOffset') || leaf.encoding.has('yOffset')) return false;
  const unstacked = ['x', 'y'].some((channel) => {
    const stack = channelPart(leaf, channel, 'stack');
    return stack?.kind === 'word' && stack.value !== true;
  });
  return !unstacked && leaf.uses.some(({ channel }) => channel === 'color' || channel === 'fill');
}

interface Sum {
  readonly sum: number;
  readonly base: number | undefined;
}

/** The sum of each stack, by what the stacks stand for. */
function sums(leaf: Leaf): ReadonlyMap<string, Sum> {
  const { table } = leaf.scope;
  const across = leaf.uses.find(
    ({ channel, type }) => 'xy'.includes(channel) && type !== 'quantitative',
  );
  const found = new Map<string, Sum>();
  for (const row of table.rows) {
    const group = across === undefined ? '' : String(row[across.field] ?? '');
    const { value, base } = row;
    if (typeof value !== 'number') continue;
    const before = found.get(group)?.sum ?? 0;
    found.set(group, { sum: before + value, base: typeof base === 'number' ? base : undefined });
  }
  return found;
}

/** A percentage of an unknown number of children says nothing. */
export function percentWithoutBase(chart: Linted): readonly Problem[] {
  if (chart.tables.size === 0) return [];
  const shown = chart.scene.texts.filter(({ text }) => /\d\s?%/u.test(text));
  const used = chart.leaves.flatMap(({ uses }) => uses).filter((use) => isPercent(use));
  const tables = shown.length > 0 ? [...chart.tables.values()] : used.map(({ table }) => table);
  const place = used[0]?.node.span ?? markPlace(chart, 'text');
  if (tables.length === 0) return [];
  const bases = new Set(tables.flatMap((table) => basesOf(table)));
  if (bases.size === 0) return [noBase(place)];
  const printed = new Set(
    [chart.subtitle, ...chart.scene.texts.map(({ text }) => text)].flatMap((text) =>
      numbersIn(text).map(({ number }) => number),
    ),
  );
  const missing = [...bases].filter((base) => !printed.has(base));
  return missing.length === 0 ? [] : [unprintedBase(place, missing.map(formatNumber))];
}

function isPercent({ table, field, own }: FieldUse): boolean {
  return own && table.columns.some(({ id, kind }) => id === field && kind === 'percent');
}

function basesOf(table: Table): readonly number[] {
  const inRows = table.rows.map((row) => row['base']).filter((base) => typeof base === 'number');
  if (inRows.length > 0) return inRows;
  return table.of?.value.kind === 'number' ? [table.of.value.number] : [];
}
