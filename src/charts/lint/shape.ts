/** Rules about the kind of chart and its scale. */
import {
  fewPoints,
  manyCategories,
  pieChart,
  singleNumber,
  truncatedBar,
} from '../../problems/messages/chartRules.ts';
import type { Problem } from '../../problems/types.ts';
import type { Leaf } from '../fields.ts';
import type { JsonNode } from '../tree.ts';
import { channelPart, markPlace, shapes, type Linted } from './input.ts';

/** Angles and areas of slices can't be compared. */
export function pie(chart: Linted): readonly Problem[] {
  return chart.scene.marks.some(({ type }) => type === 'arc')
    ? [pieChart(markPlace(chart, 'arc'))]
    : [];
}

/** The length of a bar is its message: from anywhere but zero it lies. */
export function truncatedBarRule({ leaves }: Linted): readonly Problem[] {
  const channels = ['x', 'y'].filter((channel) =>
    leaves.some((leaf) => isMeasuredBar(leaf, channel)),
  );
  const faults = new Set(
    // Layers share their scales: what one of them says holds for the bars of another.
    channels.flatMap((channel) => leaves.flatMap((leaf) => cutScale(leaf, channel) ?? [])),
  );
  return [...faults].map(({ span }) => truncatedBar(span));
}

function isMeasuredBar(leaf: Leaf, channel: string): boolean {
  if (leaf.mark !== 'bar' && leaf.mark !== 'area') return false;
  if (leaf.encoding.has(`${channel}2`) && !leaf.scope.stacked) return false;
  return leaf.uses.some((use) => use.channel === channel && use.type === 'quantitative');
}

function cutScale(leaf: Leaf, channel: string): JsonNode | undefined {
  const scale = (key: string) => channelPart(leaf, channel, 'scale', key);
  const [zero, domain, type] = [scale('zero'), scale('domain'), scale('type')];
  if (zero?.kind === 'word' && zero.value === false) return zero;
  if (type?.kind === 'string' && (type.value === 'log' || type.value === 'pow')) return type;
  for (const end of [
    scale('domainMin'),
    ...(domain?.kind === 'array' ? domain.items.slice(0, 1) : []),
  ]) {
    if (end?.kind === 'number' && end.value > 0) return end;
  }
  const last = domain?.kind === 'array' ? domain.items.at(-1) : undefined;
  return last?.kind === 'number' && last.value < 0 ? last : undefined;
}

const MOST_CATEGORIES = 6;
const GROUPING = ['row', 'column', 'facet', 'xOffset', 'yOffset'];

/** More bars than can be taken in at a glance want groups, or a table. */
export function manyCategoriesRule(chart: Linted): readonly Problem[] {
  const found = new Map<number, Problem>();
  for (const leaf of chart.leaves) {
    if (leaf.mark !== 'bar' || GROUPING.some((channel) => leaf.encoding.has(channel))) continue;
    for (const use of leaf.uses) {
      if (!['x', 'y', 'color', 'fill'].includes(use.channel) || use.type !== 'nominal') continue;
      const count = distinct(chart, use.field);
      if (count > MOST_CATEGORIES) {
        found.set(use.node.span.start, manyCategories(use.node.span, count, MOST_CATEGORIES));
      }
    }
  }
  return [...found.values()];
}

function distinct(chart: Linted, field: string): number {
  const values = shapes(chart).flatMap(({ items }) => items.map(({ datum }) => datum[field]));
  return new Set(values.filter((value) => value !== undefined)).size;
}

/** One number needs a sentence, not a chart; a part of a whole is two. */
export function singleNumberRule(chart: Linted): readonly Problem[] {
  const drawn = shapes(chart).reduce((sum, { items }) => sum + items.length, 0);
  return drawn === 1 ? [singleNumber(markPlace(chart, 'bar', 'point', 'line', 'arc'))] : [];
}

const FEWEST_POINTS = 3;

/** A line through two points claims a trend that nobody measured. */
export function twoPointLine(chart: Linted): readonly Problem[] {
  const lines = chart.scene.marks.filter(
    ({ type }) => type === 'line' || type === 'area' || type === 'trail',
  );
  const short = lines.some(({ items }) => items.length > 0 && items.length < FEWEST_POINTS);
  return short ? [fewPoints(markPlace(chart, 'line', 'area', 'trail'))] : [];
}
