/** The ready shapes of docs/shapes: each draws its example without a complaint, and docs/charts.md shows it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULE_NAMES } from '../../src/charts/lint/lint.ts';
import { renderChart } from '../../src/charts/render.ts';
import { THEME } from '../../src/charts/theme.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { fillFrom, findingsWith, testMeasure } from '../support/charts.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const SHAPES = readdirSync(join(DOCS, 'shapes'))
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => name.replace('.vl.json', ''));
const WORDS = { 'edition.place': 'Exampleshire', 'edition.label': '2023' };

describe.each(SHAPES)('%s', (name) => {
  test('draws its example and breaks no rule', async () => {
    const path = join(DOCS, 'shapes', `${name}.vl.json`);
    const problems = new Problems();
    const chart = await renderChart(
      { name, source: { path, text: readFileSync(path, 'utf8') } },
      findingsWith(JSON.parse(readFileSync(join(DOCS, 'shapes', `${name}.json`), 'utf8'))),
      { measure: testMeasure(), fill: fillFrom(WORDS) },
      problems,
    );
    expect(problems.all.map(formatProblem)).toEqual([]);
    await expect(chart?.svg).toMatchFileSnapshot(join(DOCS, 'shapes', `${name}.svg`));
    expect(chart?.width).toBeLessThanOrEqual(486);
  });

  test('is shown in docs/charts.md', () => {
    const text = readFileSync(join(DOCS, 'charts.md'), 'utf8');
    expect(text).toContain(`(shapes/${name}.svg)`);
    expect(text).toContain(`(shapes/${name}.vl.json)`);
  });
});

test('docs/charts.md explains each rule and each style', () => {
  const text = readFileSync(join(DOCS, 'charts.md'), 'utf8');
  const { style } = THEME;
  const styles = typeof style === 'object' && style !== null ? Object.keys(style) : [];
  expect(styles.length).toBeGreaterThan(0);
  for (const name of [...RULE_NAMES, ...styles]) expect(text).toContain(`| \`${name}\` |`);
});
