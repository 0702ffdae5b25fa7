/** The ready shapes of docs/shapes: each draws its example without a complaint, and docs/charts.md shows it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASKS } from '../../src/charts/lint/asks.ts';
import { RULE_NAMES } from '../../src/charts/lint/lint.ts';
import { renderChart } from '../../src/charts/render.ts';
import { STYLE_NAMES } from '../../src/charts/theme.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { fillFrom, findingsWith, testMeasure } from '../support/charts.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const SHAPES = readdirSync(join(DOCS, 'shapes'))
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => name.replace('.vl.json', ''));
const WORDS = { 'edition.place': 'Exampleshire', 'edition.label': '2023' };

async function draw(name: string, enlarge: number) {
  const path = join(DOCS, 'shapes', `${name}.vl.json`);
  const problems = new Problems();
  const chart = await renderChart(
    { name, source: { path, text: readFileSync(path, 'utf8') } },
    findingsWith(JSON.parse(readFileSync(join(DOCS, 'shapes', `${name}.json`), 'utf8'))),
    { measure: testMeasure(), fill: fillFrom(WORDS), enlarge },
    problems,
  );
  return { chart, said: problems.all.map(formatProblem) };
}

describe.each(SHAPES)('%s', (name) => {
  test('draws its example and breaks no rule', async () => {
    const { chart, said } = await draw(name, 1);
    expect(said).toEqual([]);
    await expect(chart?.svg).toMatchFileSnapshot(join(DOCS, 'shapes', `${name}.svg`));
    expect(chart?.width).toBeLessThanOrEqual(486);
  });

  test('breaks no rule in large print', async () => {
    const { said } = await draw(name, 1.4);
    expect(said).toEqual([]);
  });

  test('is shown in docs/charts.md', () => {
    const text = readFileSync(join(DOCS, 'charts.md'), 'utf8');
    expect(text).toContain(`(shapes/${name}.svg)`);
    expect(text).toContain(`(shapes/${name}.vl.json)`);
  });
});

test('each rule is told to readers as docs/charts.md tells it to authors', () => {
  const text = readFileSync(join(DOCS, 'charts.md'), 'utf8');
  expect(Object.keys(ASKS)).toEqual(RULE_NAMES);
  for (const [rule, asks] of Object.entries(ASKS)) {
    expect(text).toContain(`| \`${rule}\` | ${asks.replaceAll('’', "'")}. |`);
  }
});

test('docs/charts.md explains each rule and each style', () => {
  const text = readFileSync(join(DOCS, 'charts.md'), 'utf8');
  for (const name of [...RULE_NAMES, ...STYLE_NAMES]) expect(text).toContain(`| \`${name}\` |`);
});
