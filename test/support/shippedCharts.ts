/** Draws the charts of the shipped briefing from the shipped findings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChart } from '../../src/charts/render.ts';
import { readFindings } from '../../src/findings/read.ts';
import type { Findings } from '../../src/findings/types.ts';
import { fillProse } from '../../src/markdown/fill.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';
import { testMeasure } from './charts.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The names of the charts. */
export const SHIPPED = readdirSync(join(ROOT, 'templates/charts')).map((name) =>
  name.replace('.vl.json', ''),
);

function source(path: string): Source {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

let findings: Findings | undefined;

function shippedFindings(problems: Problems): Findings {
  findings ??= readFindings(
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
  if (problems.hasErrors) throw new Error(problems.all.map(formatProblem).join('\n'));
  return findings;
}

/** Draws one of them, and says the problems in words. */
export async function drawShipped(name: string, enlarge: number) {
  const published = shippedFindings(new Problems());
  const problems = new Problems();
  const chart = await renderChart(
    { name, source: source(`templates/charts/${name}.vl.json`) },
    published,
    { measure: testMeasure(), fill: (prose) => fillProse(prose, published, problems), enlarge },
    problems,
  );
  return { chart, said: problems.all.map(formatProblem) };
}
