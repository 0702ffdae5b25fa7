/** Gives small made-up findings, with units, facts, a table and lists, to fill templates with. */
import type { Chart } from '../../src/charts/types.ts';
import type { Fact, Findings, Prose, Table, Unit } from '../../src/findings/types.ts';
import type { Source, Span } from '../../src/problems/types.ts';

const source: Source = { path: 'data/sample.yaml', text: '' };
const span: Span = { source, start: 0, end: 0 };

export function prose(text: string): Prose {
  return { text, span };
}

const report: Unit = { id: 'report', singular: 'report', plural: 'reports', whole: true };

function fact(id: string, number: number | undefined, more: Partial<Fact> = {}): Fact {
  return {
    id,
    label: prose(`Label of ${id}`),
    value: number === undefined ? { kind: 'not counted' } : { kind: 'number', number },
    unit: report,
    of: undefined,
    origin: { kind: 'stated', evidence: [] },
    caveats: [],
    span,
    valueSpan: span,
    ...more,
  };
}

const reports = fact('reports', 80);
const late = fact('late', 20, { of: reports });
const lost = fact('lost', 1, { of: reports });
const unknown = fact('unknown', undefined, { of: reports });

const table: Table = {
  id: 'outcome',
  label: prose('Reports by outcome'),
  unit: report,
  of: reports,
  complete: false,
  columns: [
    { id: 'id', label: 'Id', kind: 'text' },
    { id: 'label', label: 'Outcome', kind: 'text' },
    { id: 'value', label: 'Reports', kind: 'count' },
    { id: 'share', label: 'Share of 80', kind: 'percent' },
    { id: 'base', label: 'Base', kind: 'count' },
    { id: 'apart', label: 'Apart', kind: 'flag' },
  ],
  rows: [
    { id: 'late', label: 'Late', value: 20, share: 25, base: 80, apart: false },
    { id: 'lost', label: 'Lost', value: 1, share: 1, base: 80, apart: true },
  ],
  rowFacts: [[late], [lost]],
  span,
};

/** Findings with the given texts in the place of the usual ones. */
export function sampleFindings(
  texts: { readonly title?: string; readonly theme?: string } = {},
): Findings {
  return {
    name: 'sample',
    source,
    title: prose(texts.title ?? 'Reports that came late'),
    subtitle: undefined,
    language: 'en-GB',
    date: { year: 2024, month: 3, day: 1 },
    author: undefined,
    documents: [],
    edition: {
      label: '2023',
      from: { year: 2023, month: 1, day: 1 },
      to: { year: 2023, month: 6, day: 30 },
      months: 6,
      place: 'Nowhere',
      evidence: [],
      caveats: [],
    },
    previous: undefined,
    disclosure: undefined,
    suppressed: false,
    rounded: false,
    minimumBase: 1,
    revisions: new Map(),
    notComparable: new Map(),
    units: new Map([['report', report]]),
    facts: new Map([reports, late, lost, unknown].map((one) => [one.id, one])),
    identities: [],
    tables: new Map([['outcome', table]]),
    themes: [
      {
        id: 'first',
        title: prose('First theme'),
        quantifier: prose('often'),
        text: [
          prose(
            texts.theme ?? 'Of {{facts.reports.count}} reports, {{facts.late.count}} were late.',
          ),
        ],
        attribution: 'article',
        evidence: [],
        caveats: [],
        span,
      },
      {
        id: 'second',
        title: prose('Second theme'),
        quantifier: undefined,
        text: [prose('No figure here.')],
        attribution: 'article',
        evidence: [],
        caveats: [],
        span,
      },
    ],
    recommendations: [],
    cases: [],
    caveats: new Map(),
    notTold: [],
    terms: [],
    questions: [],
    sources: new Map(),
  };
}

export function sampleChart(): Chart {
  return {
    name: 'known',
    title: 'One report in four was late',
    subtitle: 'Reports, Nowhere, 2023',
    svg: '<svg/>',
    width: 10,
    height: 10,
    alt: 'A bar: 20 of 80 reports were late.',
    table,
    drawn: [],
    waived: [{ rule: 'pie', asks: 'No pies', reason: 'Made up.' }],
    span,
  };
}
