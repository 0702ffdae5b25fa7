/** Gives tests of charts what the floors below would: a measurer, findings around a table, filled texts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderChart } from '../../src/charts/render.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { faceId } from '../../src/text/faces.ts';
import type { Column, Fact, Findings, Prose, Table, Unit } from '../../src/findings/types.ts';
import type { FillText, MeasureText } from '../../src/charts/types.ts';
import type { Source, Span } from '../../src/problems/types.ts';
import { testFonts } from './fonts.ts';

/** Widths in the fonts that PDFs embed. */
export function testMeasure(): MeasureText {
  const fonts = testFonts();
  return (text, style) => fonts.face(faceId(style, fonts.faces)).width(text, style.size);
}

/** Fills `{{name}}` from a map; an unknown name stays as it is. */
export function fillFrom(words: Readonly<Record<string, string>>): FillText {
  return ({ text }) =>
    text.replaceAll(/\{\{(?<name>[^}]*)\}\}/gu, (all, name: string) => words[name] ?? all);
}

/** A table as `table.json` of a case writes it. */
export interface TableFile {
  readonly label: string;
  readonly complete?: boolean;
  readonly base?: number;
  readonly columns: readonly Column[];
  readonly rows: Table['rows'];
  /** The columns that are suppressed, for each row. */
  readonly suppressed?: readonly (readonly string[])[];
}

const source: Source = { path: 'data/made-up.yaml', text: '' };
const span: Span = { source, start: 0, end: 0 };
const prose = (text: string): Prose => ({ text, span });
const children: Unit = { id: 'child', singular: 'child', plural: 'children', whole: true };

/** Findings that hold these tables and nothing else. */
export function findingsWith(tables: Readonly<Record<string, TableFile>>): Findings {
  const made = Object.entries(tables).map(([id, file]): [string, Table] => [id, tableOf(id, file)]);
  const empty = new Map<string, never>();
  return {
    name: 'made-up',
    source,
    title: prose('Made up'),
    subtitle: undefined,
    language: 'en-GB',
    date: { year: 2026, month: 11, day: 23 },
    author: undefined,
    documents: [],
    edition: {
      label: '2010',
      from: { year: 2010, month: 4, day: 1 },
      to: { year: 2010, month: 9, day: 30 },
      months: 6,
      place: 'England',
      evidence: [],
      caveats: [],
    },
    previous: undefined,
    minimumBase: 0,
    disclosure: undefined,
    suppressed: false,
    rounded: false,
    revisions: empty,
    notComparable: empty,
    units: new Map([['child', children]]),
    facts: empty,
    identities: [],
    tables: new Map(made),
    themes: [],
    recommendations: [],
    cases: [],
    caveats: empty,
    notTold: [],
    terms: [],
    questions: [],
    sources: empty,
  };
}

function tableOf(
  id: string,
  { label, complete = false, base, columns, rows, suppressed }: TableFile,
): Table {
  return {
    id,
    label: prose(label),
    unit: children,
    of: base === undefined ? undefined : baseFact(base),
    complete,
    columns,
    rows,
    rowFacts: rows.map(() => []),
    ...(suppressed === undefined ? {} : { suppressed: suppressed.map((names) => new Set(names)) }),
    span,
  };
}

function baseFact(number: number): Fact {
  return {
    id: 'children',
    label: prose('Children'),
    value: { kind: 'number', number },
    unit: children,
    of: undefined,
    origin: { kind: 'stated', evidence: [] },
    caveats: [],
    span,
    valueSpan: span,
  };
}

const FOLDER = join(import.meta.dirname, '../../docs/shapes');
const WORDS = { 'edition.place': 'Exampleshire', 'edition.label': '2023' };

/** The names of the ready shapes of docs/shapes. */
export const SHAPES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.vl.json'))
  .map((name) => name.replace('.vl.json', ''));

/** Draws a ready shape with its example data, and says the problems in words. */
export async function drawShape(name: string, enlarge: number) {
  const path = join(FOLDER, `${name}.vl.json`);
  const problems = new Problems();
  const chart = await renderChart(
    { name, source: { path, text: readFileSync(path, 'utf8') } },
    findingsWith(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))),
    { measure: testMeasure(), fill: fillFrom(WORDS), enlarge },
    problems,
  );
  return { chart, said: problems.all.map(formatProblem) };
}
