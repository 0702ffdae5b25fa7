/** Each folder of test/cases/templates is a template, filled from data.yaml; the Markdown or the problems are the golden. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Chart, Waived } from '../../src/charts/types.ts';
import { readFindings } from '../../src/findings/read.ts';
import type { SpreadsheetFile } from '../../src/findings/tableParts.ts';
import type { Findings } from '../../src/findings/types.ts';
import { chartsNamed } from '../../src/markdown/charts.ts';
import { fillTemplate } from '../../src/markdown/fill.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';

const root = join(import.meta.dirname, '../cases/templates');

describe('filling a template', () => {
  for (const { name } of readdirSync(root, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    test(name, async () => {
      const { text, problems } = fillCase(join(root, name));
      const printed = problems.all.map((problem) => formatProblem(problem)).join('\n');
      const [file, golden] = problems.hasErrors ? ['problems.txt', printed] : ['markdown.md', text];
      await expect(golden).toMatchFileSnapshot(join(root, name, file));
    });
  }
});

function fillCase(folder: string): { readonly text: string; readonly problems: Problems } {
  const findings = findingsOf(folder);
  const template = { name: 'template', source: sourceOf(folder, 'template.md.hbs') };
  const partials = partialsOf(folder);
  const waived = waivedIn(folder);
  const charts = new Map(
    chartsNamed(template, partials).map(({ name }) => [name, chartOf(name, findings, waived)]),
  );
  const problems = new Problems();
  const { text } = fillTemplate(template, partials, { findings, charts }, problems);
  return { text, problems };
}

function findingsOf(folder: string): Findings {
  const own = existsSync(join(folder, 'data.yaml')) ? folder : root;
  const problems = new Problems();
  const findings = readFindings(
    {
      name: 'data',
      source: sourceOf(own, 'data.yaml'),
      others: previousOf(folder),
      tables: spreadsheetsOf(folder),
      snapshots: new Map(),
      requireSources: false,
    },
    problems,
  );
  expect(problems.all.filter(({ severity }) => severity === 'error')).toEqual([]);
  return findings;
}

function previousOf(folder: string): ReadonlyMap<string, Source> {
  const file = 'previous.yaml';
  return existsSync(join(folder, file))
    ? new Map([['previous', sourceOf(folder, file)]])
    : new Map();
}

function spreadsheetsOf(folder: string): ReadonlyMap<string, SpreadsheetFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return new Map(
    files.map((file) => [file, { path: file, bytes: readFileSync(join(folder, file)) }]),
  );
}

function partialsOf(folder: string): ReadonlyMap<string, Source> {
  const below = join(folder, 'partials');
  const names = existsSync(below) ? readdirSync(below).sort() : [];
  return new Map(
    names.map((file) => [file.replace('.md.hbs', ''), sourceOf(folder, `partials/${file}`)]),
  );
}

function sourceOf(folder: string, path: string): Source {
  return { path, text: readFileSync(join(folder, path), 'utf8') };
}

/** `waived.json` holds the rules that all charts of the case set aside. */
function waivedIn(folder: string): readonly Waived[] {
  const file = join(folder, 'waived.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
}

// A chart of the table of the same name, without its picture.
function chartOf(name: string, findings: Findings, waived: readonly Waived[]): Chart {
  const table = findings.tables.get(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  const span = { source: findings.source, start: 0, end: 0 };
  const words = { title: `Chart of ${name}`, subtitle: 'Made up', alt: 'A chart with [brackets].' };
  return { name, ...words, svg: '', width: 1, height: 1, table, drawn: [], waived, span };
}
