/**
 * Each folder of test/cases/templates is a template, filled from data.yaml; the Markdown or the problems are the golden.
 * Three more goldens are held against a folder that has them: `behind.txt`, what stands behind each printed text;
 * `neutral.md`, the document with a word in each value's place; and `names.txt`, each name and what it prints.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readMeeting } from '../../src/board/meeting.ts';
import type { Chart, Waived } from '../../src/charts/types.ts';
import { readFindings } from '../../src/findings/read.ts';
import type { SpreadsheetFile } from '../../src/findings/tableParts.ts';
import type { Findings } from '../../src/findings/types.ts';
import { chartsNamed } from '../../src/markdown/charts.ts';
import { fillTemplate, type Filled } from '../../src/markdown/fill.ts';
import { filler } from '../../src/markdown/prose.ts';
import type { View } from '../../src/markdown/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';
import { printBehind, printNames } from '../support/printValues.ts';

const root = join(import.meta.dirname, '../cases/templates');

describe('filling a template', () => {
  for (const { name } of readdirSync(root, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    test(name, async () => {
      const folder = join(root, name);
      const { text, printed, neutral, view, problems } = fillCase(folder);
      const told = problems.all.map((problem) => formatProblem(problem)).join('\n');
      const { hasErrors } = problems;
      const [file, golden] = hasErrors ? ['problems.txt', told] : ['markdown.md', text];
      expect(existsSync(join(folder, hasErrors ? 'markdown.md' : 'problems.txt'))).toBe(false);
      await expect(golden).toMatchFileSnapshot(join(folder, file));
      const more = {
        'behind.txt': () => `${printBehind(text, printed)}\n`,
        'neutral.md': neutral,
        'names.txt': () => `${printNames(filler(view, new Problems()).root).join('\n')}\n`,
      };
      for (const [other, make] of Object.entries(more)) {
        if (!existsSync(join(folder, other))) continue;
        await expect(make()).toMatchFileSnapshot(join(folder, other));
      }
    });
  }
});

interface FilledCase extends Filled {
  readonly view: View;
  readonly problems: Problems;
}

function fillCase(folder: string): FilledCase {
  const findings = findingsOf(folder);
  const template = { name: 'template', source: sourceOf(folder, 'template.md.hbs') };
  const partials = partialsOf(folder);
  const waived = waivedIn(folder);
  const charts = new Map(
    chartsNamed(template, partials).map(({ name }) => [name, chartOf(name, findings, waived)]),
  );
  const problems = new Problems();
  const view = { findings, charts, ...meetingOf(folder) };
  return { ...fillTemplate(template, partials, view, problems), view, problems };
}

// With `meeting.yaml`, a draft that was signed off.
function meetingOf(folder: string): Pick<View, 'meeting' | 'standing'> {
  if (!existsSync(join(folder, 'meeting.yaml'))) return {};
  const problems = new Problems();
  const profiles = new Map([['profile', sourceOf(folder, 'profile.yaml')]]);
  const source = sourceOf(folder, 'meeting.yaml');
  const meeting = readMeeting({ name: 'spring', source, profiles }, problems);
  expect(problems.all.map((problem) => formatProblem(problem))).toEqual([]);
  const span = { source, start: 0, end: 0 };
  const signOff = {
    document: 'spring',
    role: 'Independent scrutineer',
    date: { year: 2024, month: 5, day: 2 },
    findings: '',
    template: '',
    documentSpan: span,
    findingsSpan: span,
    templateSpan: span,
  };
  return { meeting, standing: { status: 'DRAFT', marking: 'OFFICIAL', signOff } };
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
  const errors = problems.all.filter(({ severity }) => severity === 'error');
  expect(errors.map((problem) => formatProblem(problem))).toEqual([]);
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
