import { describe, expect, test } from 'vitest';
import { renderChart } from '../../src/charts/render.ts';
import { familyOf, styleOf } from '../../src/charts/families.ts';
import { Problems } from '../../src/problems/problems.ts';
import { findingsWith, testMeasure, type TableFile } from '../support/charts.ts';

const COLUMNS: TableFile['columns'] = [
  { id: 'id', label: 'Name', kind: 'text' },
  { id: 'label', label: 'Kind', kind: 'text' },
  { id: 'value', label: 'Visits', kind: 'count' },
  { id: 'apart', label: 'Apart', kind: 'flag' },
];

function visits(values: readonly number[], parts: Partial<TableFile> = {}): TableFile {
  const rows = values.map((value, index) => ({
    id: `r${index}`,
    label: `Kind ${'ABCDEFGH'[index]}`,
    value,
    apart: false,
  }));
  return { label: 'Visits, by kind.', columns: COLUMNS, rows, ...parts };
}

async function altOf(table: TableFile, mark = 'bar'): Promise<string | undefined> {
  const spec = {
    title: { text: 'Visits', subtitle: 'Made up' },
    data: { name: 'visits' },
    mark,
    encoding: {
      y: { field: 'label', type: 'nominal', sort: null },
      x: { field: 'value', type: 'quantitative' },
    },
  };
  const chart = await renderChart(
    { name: 'a', source: { path: 'a.vl.json', text: JSON.stringify(spec) } },
    findingsWith({ visits: table }),
    { measure: testMeasure(), fill: ({ text }) => text },
    new Problems(),
  );
  return chart?.alt;
}

describe('the alternative text that is made', () => {
  test('says each row of a few', async () => {
    expect(await altOf(visits([3, 1]))).toBe('Bar chart: Visits, by kind. Kind A, 3; Kind B, 1.');
  });

  test('says the highest and the lowest of many, and the total of a whole', async () => {
    const table = visits([12, 3, 1, 4, 1000], { complete: true, base: 1020 });
    expect(await altOf(table, 'point')).toBe(
      'Dot plot: Visits, by kind. The highest is Kind E, 1,000; the lowest is Kind C, 1; the total is 1,020 children.',
    );
  });

  test('says the base of parts that are no whole', async () => {
    expect(await altOf(visits([3, 1], { base: 9 }))).toBe(
      'Bar chart: Visits, by kind. Kind A, 3; Kind B, 1; out of 9 children.',
    );
  });

  test('names all that share a place, and counts them if they are more than three', async () => {
    expect(await altOf(visits([5, 5, 1, 2, 1]))).toBe(
      'Bar chart: Visits, by kind. The highest is Kind A and Kind B, 5 each; the lowest is Kind C and Kind E, 1 each.',
    );
    expect(await altOf(visits([1, 1, 1, 1, 2]))).toBe(
      'Bar chart: Visits, by kind. The highest is Kind E, 2; the lowest is 1, shared by 4 rows.',
    );
  });

  test('leaves what is set apart out of the comparison, and says it', async () => {
    const table = visits([5, 4, 3, 2, 900]);
    const rows = table.rows.map((row) => ({ ...row, apart: row['value'] === 900 }));
    expect(await altOf({ ...table, rows })).toBe(
      'Bar chart: Visits, by kind. The highest is Kind A, 5; the lowest is Kind D, 2; Kind E, 900.',
    );
  });
});

test.each([
  [undefined, 'sans'],
  ['', 'sans'],
  ['Georgia', 'serif'],
  ['"Times New Roman", serif', 'serif'],
  ['Nobody Knows, monospace', 'mono'],
  ['Menlo, Consolas, sans-serif', 'mono'],
  ['Helvetica Neue, Arial', 'sans'],
  ['Source Serif 4', 'serif'],
  ['Source Code Pro', 'mono'],
  ['PT Sans', 'sans'],
])('the font list %j is %s', (fonts, family) => {
  expect(familyOf(fonts)).toBe(family);
});

test('how a text is set is read as Vega reads it', () => {
  expect(styleOf({})).toEqual({ family: 'sans', size: 11, weight: 400, italic: false });
  expect(
    styleOf({ fontSize: '14', fontWeight: 'bold', fontStyle: 'oblique', font: 'serif' }),
  ).toEqual({
    family: 'serif',
    size: 14,
    weight: 700,
    italic: true,
  });
  expect(styleOf({ fontSize: 'large', fontWeight: 600 })).toMatchObject({ size: 0, weight: 600 });
});
