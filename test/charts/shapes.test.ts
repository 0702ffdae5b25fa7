/** The ready shapes of docs/shapes: each draws its example without a complaint, and docs/charts.md shows it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ASKS } from '../../src/charts/lint/asks.ts';
import { RULE_NAMES } from '../../src/charts/lint/lint.ts';
import { STYLE_NAMES } from '../../src/charts/theme.ts';
import { drawShape, SHAPES } from '../support/charts.ts';

const DOCS = join(import.meta.dirname, '../../docs');

describe.each(SHAPES)('%s', (name) => {
  test('draws its example and breaks no rule', async () => {
    const { chart, said } = await drawShape(name, 1);
    expect(said).toEqual([]);
    await expect(chart?.svg).toMatchFileSnapshot(join(DOCS, 'shapes', `${name}.svg`));
    expect(chart?.width).toBeLessThanOrEqual(486);
  });

  test('breaks no rule in large print', async () => {
    const { said } = await drawShape(name, 1.4);
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
