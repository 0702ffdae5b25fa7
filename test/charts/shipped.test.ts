/** The charts of the shipped briefing, drawn from the shipped findings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderChart } from '../../src/charts/render.ts';
import { readFindings } from '../../src/findings/read.ts';
import type { Findings } from '../../src/findings/types.ts';
import { fillProse } from '../../src/markdown/fill.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';
import { testMeasure } from '../support/charts.ts';

const ROOT = join(import.meta.dirname, '../..');
const CHARTS = readdirSync(join(ROOT, 'templates/charts')).map((name) =>
  name.replace('.vl.json', ''),
);

function source(path: string): Source {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

let findings: Findings;
beforeAll(() => {
  const problems = new Problems();
  findings = readFindings(
    {
      name: 'ofsted-scr-2010',
      source: source('data/ofsted-scr-2010.yaml'),
      others: new Map([['ofsted-scr-2009-10', source('data/ofsted-scr-2009-10.yaml')]]),
      tables: new Map(),
      snapshots: new Map(),
      requireSources: false,
    },
    problems,
  );
  expect(problems.hasErrors).toBe(false);
});

describe.each(CHARTS)('%s', (name) => {
  test.each([1, 1.4])('breaks no rule, %s times as large', async (enlarge) => {
    const problems = new Problems();
    const fill = (prose: Parameters<typeof fillProse>[0]) => fillProse(prose, findings, problems);
    const file = { name, source: source(`templates/charts/${name}.vl.json`) };
    const tools = { measure: testMeasure(), fill, enlarge };
    const chart = await renderChart(file, findings, tools, problems);
    expect(problems.all.map(formatProblem)).toEqual([]);
    expect(chart?.width).toBe(486);
    expect(chart?.waived).toEqual([]);
    // One label for the whole: a label of single data would say more than the chart shows.
    expect(chart?.svg.match(/aria-label=/gu)).toHaveLength(1);
    expect(chart?.alt.split(/(?<=\.) /u).length).toBeLessThanOrEqual(2);
  });
});
