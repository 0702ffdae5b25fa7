/** Vega's warning of a field without numbers is told where the chart lacks something, and not otherwise. */
import { expect, test } from 'vitest';
import { renderForeign } from '../../src/charts/foreign.ts';
import { Problems } from '../../src/problems/problems.ts';

async function warningsOf(spec: object): Promise<string[]> {
  const problems = new Problems();
  const text = JSON.stringify({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...spec,
  });
  const rows = [1, 2, 3, 4, null].map((count, index) => ({ area: `Area ${index}`, count }));
  const load = () => Promise.resolve(new TextEncoder().encode(JSON.stringify(rows)));
  await renderForeign({ path: 'chart.vl.json', text }, { measure: () => 20, load }, problems);
  return problems.all.map(({ message }) => message);
}

const data = { url: 'rows.json' };
const count = { field: 'count', type: 'quantitative' };
const area = { field: 'area', type: 'nominal' };
const slip = { field: 'counts', type: 'quantitative' };
const none = [{ filter: 'datum.count > 100' }];
const bars = { mark: 'bar', encoding: { x: area, y: count } };
const empty = (field: string) =>
  `Vega says: Infinite extent for field "${field}": [Infinity, -Infinity]`;

test.each([
  ['a box plot without outliers', { data, mark: 'boxplot', encoding: { x: count } }],
  [
    'box plots without outliers, each with a scale of its own',
    {
      data,
      facet: { field: 'area' },
      resolve: { scale: { x: 'independent' } },
      transform: [{ filter: 'datum.count !== null' }],
      spec: { mark: 'boxplot', encoding: { x: count } },
    },
  ],
  [
    'a layer that sets no row apart',
    { data, layer: [bars, { transform: none, mark: 'point', encoding: { x: area, y: count } }] },
  ],
])('nothing of %s', async (_, spec) => {
  expect(await warningsOf(spec)).toEqual([]);
});

test.each([
  ['a chart that shows no row', { data, transform: none, ...bars, mark: 'point' }, ['count']],
  ['a field that no row has', { data, mark: 'point', encoding: { x: slip } }, ['counts']],
  [
    'a field that no row has, in one of two layers',
    { data, layer: [bars, { mark: 'point', encoding: { x: area, y: slip } }] },
    ['counts'],
  ],
  [
    'classes of no row',
    {
      data,
      transform: none,
      mark: 'bar',
      encoding: { x: { field: 'count', bin: true }, y: { aggregate: 'count' } },
    },
    ['count', '__count'],
  ],
])('it is told of %s', async (_, spec, fields) => {
  expect(await warningsOf(spec)).toEqual(fields.map(empty));
});
