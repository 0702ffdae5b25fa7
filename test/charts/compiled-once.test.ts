/** A specification used again with other data is compiled once, wherever its data come from. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as VegaLite from 'vega-lite';
import { renderForeign } from '../../src/charts/foreign.ts';
import { renderChart } from '../../src/charts/render.ts';
import { Problems } from '../../src/problems/problems.ts';
import { fillFrom, findingsWith, testMeasure } from '../support/charts.ts';

const { compiled } = vi.hoisted(() => ({ compiled: vi.fn() }));
vi.mock('vega-lite', async (original) => {
  const vegaLite = await original<typeof VegaLite>();
  const compile: typeof vegaLite.compile = (...given) => {
    compiled();
    return vegaLite.compile(...given);
  };
  return { ...vegaLite, compile };
});
beforeEach(() => compiled.mockClear());

const encoding = {
  x: { field: 'a', type: 'nominal' },
  y: { field: 'b', type: 'quantitative' },
};
type Rows = readonly object[];
const low = [
  { a: 'x', b: 1 },
  { a: 'y', b: 2 },
];
const high = [
  { a: 'x', b: 31 },
  { a: 'z', b: 77 },
];

async function foreign(spec: object, data = ''): Promise<string> {
  const problems = new Problems();
  const load = () => Promise.resolve(new TextEncoder().encode(data));
  const source = { path: 'made-up.json', text: JSON.stringify(spec) };
  const chart = await renderForeign(source, { measure: testMeasure(), load }, problems);
  expect(problems.all).toEqual([]);
  return chart?.svg ?? '';
}

const withRows: Readonly<Record<string, (values: Rows) => object>> = {
  'in its data': (values) => ({ data: { values }, mark: 'bar', encoding }),
  'by name': (rows) => ({ data: { name: 'rows' }, datasets: { rows }, mark: 'tick', encoding }),
  'in a layer, twice': (values) => ({
    layer: [
      { data: { values }, mark: 'line', encoding },
      { data: { values }, mark: 'point', encoding },
    ],
  }),
  'as text': (values) => ({
    data: {
      values: `a,b\n${values.map((row) => Object.values(row).join(',')).join('\n')}`,
      format: { type: 'csv' },
    },
    mark: 'area',
    encoding,
  }),
  'for a lookup': (values) => ({
    data: { values: [{ a: 'x' }, { a: 'y' }] },
    transform: [{ lookup: 'a', from: { data: { values }, key: 'a', fields: ['b'] } }],
    mark: 'rule',
    encoding,
  }),
  'inside another list': (values) => ({
    data: { values: { all: values }, format: { property: 'all' } },
    mark: 'circle',
    encoding,
  }),
};

describe.each(Object.keys(withRows))('rows of a specification %s', (name) => {
  test('are drawn anew with what is compiled', async () => {
    const spec = withRows[name]!;
    const first = await foreign(spec(low));
    const second = await foreign(spec(high));
    expect(second).not.toBe(first);
    expect(await foreign(spec(low))).toBe(first);
    expect(await foreign(spec(high))).toBe(second);
    expect(compiled).toHaveBeenCalledTimes(1);
  });
});

test('files with other data', async () => {
  const spec = { data: { url: 'data.csv' }, mark: 'trail', encoding };
  expect(await foreign(spec, 'a,b\nx,1\n')).not.toBe(await foreign(spec, 'a,b\nx,1\ny,5\n'));
  expect(compiled).toHaveBeenCalledTimes(1);
});

test('tables of other findings', async () => {
  const spec = {
    title: { text: 'More', subtitle: 'Children, Exampleshire' },
    data: { name: 'rows' },
    mark: 'bar',
    encoding: {
      x: { field: 'value', type: 'quantitative' },
      y: { field: 'label', type: 'nominal' },
    },
  };
  const draw = async (values: readonly number[]) => {
    const problems = new Problems();
    const table = {
      label: 'Children',
      columns: [
        { id: 'label', label: 'Who', kind: 'text' },
        { id: 'value', label: 'Children', kind: 'count' },
      ] as const,
      rows: values.map((value, index) => ({ label: `Row ${index}`, value })),
    };
    const chart = await renderChart(
      { name: 'made-up', source: { path: 'made-up.vl.json', text: JSON.stringify(spec) } },
      findingsWith({ rows: table }),
      { measure: testMeasure(), fill: fillFrom({}) },
      problems,
    );
    expect(problems.all).toEqual([]);
    return chart?.svg;
  };
  expect(await draw([1, 2])).not.toBe(await draw([3, 9]));
  expect(compiled).toHaveBeenCalledTimes(1);
});

const wide = (width: number) => ({ data: { values: low }, mark: 'bar', encoding, width });

test('no more than 256 are kept, the latest', async () => {
  for (let width = 1000; width < 1260; width += 1) await foreign(wide(width));
  compiled.mockClear();
  await foreign(wide(1259));
  expect(compiled).not.toHaveBeenCalled();
  await foreign(wide(1000));
  expect(compiled).toHaveBeenCalledTimes(1);
});

const readBySignal = (values: Rows) => ({
  $schema: 'https://vega.github.io/schema/vega/v6.json',
  width: 100,
  height: 100,
  signals: [{ name: 'kind', value: 'json' }],
  data: [{ name: 'd', values, format: { type: { signal: 'kind' } } }],
  marks: [
    {
      type: 'rect',
      from: { data: 'd' },
      encode: {
        enter: {
          x: { field: 'b' },
          y: { value: 0 },
          width: { value: 3 },
          height: { field: 'b' },
          fill: { value: 'red' },
        },
      },
    },
  ],
});

test('rows that a signal of their format reads stay where they are', async () => {
  const first = await foreign(readBySignal(low));
  expect(await foreign(readBySignal(high))).not.toBe(first);
  expect(await foreign(readBySignal(low))).toBe(first);
});
