/** Turns findings and charts into the names that a template knows. */
import { formatDate, formatPeriod, isoDate } from '../findings/print.ts';
import type {
  CaseIllustration,
  Edition,
  Evidence,
  Findings,
  Prose,
  Term,
  Theme,
} from '../findings/types.ts';
import type { Chart } from '../charts/types.ts';
import { changesRecord } from './changes.ts';
import { caveatRecord, factRecord, present, sourceRecord, type Fill } from './figures.ts';
import { evidenceList } from './evidence.ts';
import type { Found } from './found.ts';
import { tableRecord, usesOf } from './tables.ts';
import type { View } from './types.ts';
import {
  collection,
  flag,
  list,
  record,
  text,
  withBehind,
  type RecordValue,
  type Value,
} from './values.ts';

/** Collections that are known everywhere in a template, whatever block it is in. */
export const EVERYWHERE: ReadonlySet<string> = new Set(['facts', 'tables', 'charts', 'sources']);

/** The names at the top of a template. */
export function viewRecord(view: View, fill: Fill, found: Found): RecordValue {
  const { findings, charts } = view;
  const { previous } = findings;
  return record({
    ...head(findings, fill),
    previous: () =>
      previous &&
      record({
        ...head(previous, fill),
        ...figures(previous, fill),
        sources: () => collection(mapped(previous.sources, (one) => sourceRecord(one, fill))),
      }),
    ...figures(findings, fill),
    charts: () => collection(mapped(charts, (chart) => chartRecord(chart, view, fill))),
    themes: () => list(findings.themes.map((theme) => themeRecord(theme, fill))),
    recommendations: () => list(findings.recommendations.map(fill)),
    cases: () => list(findings.cases.map((one) => caseRecord(one, fill))),
    caveats: () => collection(mapped(findings.caveats, (caveat) => caveatRecord(caveat, fill))),
    notTold: () => list(findings.notTold.map(fill)),
    terms: () => list(findings.terms.map((term) => termRecord(term, fill))),
    questions: () =>
      list(
        findings.questions.map((question) =>
          record({
            text: () => fill(question.text),
            themes: () => list(question.themes.map((theme) => themeRecord(theme, fill))),
          }),
        ),
      ),
    sources: () => collection(mapped(findings.sources, (source) => sourceRecord(source, fill))),
    changes: () => changesRecord(findings, fill),
    suppressed: () => flag(findings.suppressed),
    rounded: () => flag(findings.rounded),
    evidence: () => evidenceList(found, findings, fill),
  });
}

function head(findings: Findings, fill: Fill): Record<string, () => Value | undefined> {
  return {
    title: () => fill(findings.title),
    subtitle: () => optional(findings.subtitle, fill),
    date: () => text(formatDate(findings.date)),
    isoDate: () => text(isoDate(findings.date)),
    author: () => present(findings.author),
    language: () => text(findings.language),
    edition: () => editionRecord(findings.edition, fill),
  };
}

function figures(findings: Findings, fill: Fill): Record<string, () => Value> {
  return {
    facts: () => collection(mapped(findings.facts, (fact) => factRecord(fact, findings, fill))),
    tables: () =>
      collection(mapped(findings.tables, (table) => tableRecord(table, findings, fill))),
  };
}

function mapped<T>(
  entries: ReadonlyMap<string, T>,
  make: (entry: T) => Value,
): readonly (readonly [string, () => Value])[] {
  return Array.from(entries, ([id, entry]) => [id, () => make(entry)] as const);
}

function optional(prose: Prose | undefined, fill: Fill): Value | undefined {
  return prose && fill(prose);
}

function editionRecord(edition: Edition, fill: Fill): Value {
  return record({
    label: () => text(edition.label),
    from: () => text(formatDate(edition.from)),
    to: () => text(formatDate(edition.to)),
    period: () =>
      withBehind(text(formatPeriod(edition.from, edition.to)), { caveats: edition.caveats }),
    months: () => text(String(edition.months)),
    place: () => text(edition.place),
    evidence: () => list(edition.evidence.map((evidence) => evidenceRecord(evidence, fill))),
    caveats: () => list(edition.caveats.map((caveat) => caveatRecord(caveat, fill))),
  });
}

function chartRecord(chart: Chart, view: View, fill: Fill): Value {
  const about = usesOf(chart.table, view.findings);
  return record({
    name: () => text(chart.name),
    title: () => withBehind(text(chart.title), { about }),
    subtitle: () => withBehind(text(chart.subtitle), { about }),
    alt: () => withBehind(text(chart.alt), { about }),
    path: () => text(`charts/${chart.name}.svg`),
    table: () => tableRecord(chart.table, view.findings, fill),
  });
}

function themeRecord(theme: Theme, fill: Fill): Value {
  return record({
    id: () => text(theme.id),
    title: () => fill(theme.title),
    quantifier: () => present(theme.quantifier),
    text: () =>
      list(theme.text.map((prose) => withBehind(fill(prose), { caveats: theme.caveats }))),
    attribution: () => text(theme.attribution),
    evidence: () => list(theme.evidence.map((evidence) => evidenceRecord(evidence, fill))),
    caveats: () => list(theme.caveats.map((caveat) => caveatRecord(caveat, fill))),
  });
}

function caseRecord(one: CaseIllustration, fill: Fill): Value {
  return record({
    id: () => text(one.id),
    title: () => fill(one.title),
    text: () => list(one.text.map(fill)),
    themes: () => list(one.themes.map((theme) => themeRecord(theme, fill))),
    reading: () => optional(one.reading, fill),
    notGiven: () => optional(one.notGiven, fill),
    attribution: () => text(one.attribution),
    evidence: () => list(one.evidence.map((evidence) => evidenceRecord(evidence, fill))),
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

function evidenceRecord(evidence: Evidence, fill: Fill): Value {
  return record({
    source: () => sourceRecord(evidence.source, fill),
    locator: () => text(evidence.locator),
    quote: () => present(evidence.quote),
    says: () => present(evidence.says),
    unquoted: () => present(evidence.unquoted),
  });
}
