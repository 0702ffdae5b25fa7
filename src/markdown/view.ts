/** Turns findings and charts into the names that a template knows. */
import { formatDate, formatPeriod, isoDate } from '../findings/print.ts';
import type { CaseIllustration, Findings, Prose, Term, Theme } from '../findings/types.ts';
import type { Chart } from '../charts/types.ts';
import { changesRecord } from './changes.ts';
import { caveatRecord, factRecord, present, sourceRecord, type Fill } from './figures.ts';
import {
  citedSources,
  evidenceList,
  lettersOf,
  statement,
  type Citing,
  type Letters,
} from './evidence.ts';
import type { Found } from './found.ts';
import { tableRecord, usesOf } from './tables.ts';
import { paperRecord, standingFields } from './paper.ts';
import type { View } from './types.ts';
import {
  collection,
  flag,
  list,
  made,
  record,
  text,
  withBehind,
  type Origin,
  type RecordValue,
  type Value,
} from './values.ts';

/** Collections that are known everywhere in a template, whatever block it is in. */
export const EVERYWHERE: ReadonlySet<string> = new Set([
  'facts',
  'tables',
  'charts',
  'sources',
  'area',
]);

/** The names at the top of a template. */
export function viewRecord(view: View, fill: Fill, found: Found): RecordValue {
  const { findings, charts } = view;
  const { previous } = findings;
  const citing = citingOf(fill, found, findings);
  return record({
    ...head(findings, citing),
    previous: () =>
      previous &&
      record({
        ...head(previous, citing),
        ...figures(previous, fill),
        sources: () => collection(previous.sources, (one) => sourceRecord(one, fill)),
      }),
    ...figures(findings, fill),
    ...standingFields(view.standing),
    paper: () => view.meeting && paperRecord(view.meeting, findings, fill),
    area: () => findings.area && areaRecord(findings.area),
    charts: () => collection(charts, (chart) => chartRecord(chart, view, fill)),
    themes: () => list(findings.themes.map((theme) => themeRecord(theme, citing))),
    recommendations: () => list(findings.recommendations.map(fill)),
    cases: () => list(findings.cases.map((one) => caseRecord(one, citing))),
    caveats: () => collection(findings.caveats, (caveat) => caveatRecord(caveat, fill)),
    notTold: () => list(findings.notTold.map(fill)),
    terms: () => list(findings.terms.map((term) => termRecord(term, fill))),
    questions: () =>
      list(
        findings.questions.map((question) =>
          record({
            text: () => fill(question.text),
            themes: () => list(question.themes.map((theme) => themeRecord(theme, citing))),
          }),
        ),
      ),
    sources: () => collection(findings.sources, (source) => sourceRecord(source, fill)),
    changes: () => changesRecord(findings, fill),
    suppressed: () => flag(findings.suppressed),
    rounded: () => flag(findings.rounded),
    evidence: () => evidenceList(found, findings, citing),
    citedSources: () => citedSources(citing),
    waivers: () => list(waiverRecords(view, found)),
  });
}

// Few texts of the data name a source: who does pays for the letters.
function citingOf(fill: Fill, found: Found, findings: Findings): Citing {
  let letters: Letters | undefined;
  return {
    fill,
    get letters() {
      return (letters ??= lettersOf(found, findings));
    },
  };
}

function head(findings: Findings, citing: Citing): Record<string, () => Value | undefined> {
  const { fill } = citing;
  return {
    title: () => fill(findings.title),
    subtitle: () => optional(findings.subtitle, fill),
    date: () => text(formatDate(findings.date)),
    isoDate: () => text(isoDate(findings.date)),
    author: () => present(findings.author),
    language: () => text(findings.language),
    edition: () => editionRecord(findings, citing),
  };
}

function figures(findings: Findings, fill: Fill): Record<string, () => Value> {
  return {
    facts: () => collection(findings.facts, (fact) => factRecord(fact, findings, fill)),
    tables: () => collection(findings.tables, (table) => tableRecord(table, findings, fill)),
  };
}

function optional(prose: Prose | undefined, fill: Fill): Value | undefined {
  return prose && fill(prose);
}

function editionRecord(findings: Findings, citing: Citing): Value {
  const { edition } = findings;
  const origin: Origin = { kind: 'period', findings };
  const dated = (words: string) => withBehind(text(words), { origin });
  return record({
    label: () => text(edition.label),
    from: () => dated(formatDate(edition.from)),
    to: () => dated(formatDate(edition.to)),
    period: () =>
      withBehind(text(formatPeriod(edition.from, edition.to)), {
        origin,
        caveats: edition.caveats,
      }),
    months: () => dated(String(edition.months)),
    place: () => text(edition.place),
    evidence: () => list(edition.evidence.map((one) => statement(one, citing))),
    caveats: () => list(edition.caveats.map((caveat) => caveatRecord(caveat, citing.fill))),
  });
}

function areaRecord({ id, name }: NonNullable<Findings['area']>): Value {
  return record({ id: () => text(id), name: () => text(name) });
}

function chartRecord(chart: Chart, view: View, fill: Fill): Value {
  const behind = { about: usesOf(chart.table, view.findings), chart: chart.name };
  return record({
    name: () => text(chart.name),
    title: () => withBehind(text(chart.title), behind),
    subtitle: () => withBehind(text(chart.subtitle), behind),
    alt: () => withBehind(text(chart.alt), behind),
    path: () => text(`charts/${chart.name}.svg`),
    table: () => tableRecord(chart.table, view.findings, fill),
  });
}

// What a chart is allowed to do for once, if the document prints that chart.
function waiverRecords({ charts }: View, found: Found): readonly Value[] {
  return found.charts.flatMap((name) => {
    const { title = '', waived = [] } = charts.get(name) ?? {};
    const number = found.numbers.get(`figure ${name}`);
    return waived.map(({ rule, asks, reason }) =>
      record({
        chart: () => text(title),
        caption: () => (number === undefined ? undefined : made('inline', `Figure ${number}`)),
        rule: () => text(rule),
        asks: () => text(asks),
        reason: () => text(reason),
      }),
    );
  });
}

function themeRecord(theme: Theme, citing: Citing): Value {
  const { fill } = citing;
  return record({
    id: () => text(theme.id),
    title: () => fill(theme.title),
    quantifier: () => optional(theme.quantifier, fill),
    text: () =>
      list(theme.text.map((prose) => withBehind(fill(prose), { caveats: theme.caveats }))),
    attribution: () => text(theme.attribution),
    evidence: () => list(theme.evidence.map((evidence) => statement(evidence, citing))),
    caveats: () => list(theme.caveats.map((caveat) => caveatRecord(caveat, fill))),
  });
}

function caseRecord(one: CaseIllustration, citing: Citing): Value {
  const { fill } = citing;
  return record({
    id: () => text(one.id),
    title: () => fill(one.title),
    text: () => list(one.text.map(fill)),
    themes: () => list(one.themes.map((theme) => themeRecord(theme, citing))),
    reading: () => optional(one.reading, fill),
    notGiven: () => optional(one.notGiven, fill),
    attribution: () => text(one.attribution),
    evidence: () => list(one.evidence.map((evidence) => statement(evidence, citing))),
  });
}

function termRecord({ then, now, note }: Term, fill: Fill): Value {
  // Not an object of its own: one with the name `then` would be taken for a promise.
  const fields: readonly (readonly [string, () => Value | undefined])[] = [
    ['then', () => fill(then)],
    ['now', () => fill(now)],
    ['note', () => optional(note, fill)],
  ];
  return record(Object.fromEntries(fields));
}
