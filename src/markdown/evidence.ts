/** Turns what a document prints into the entries of its evidence annex, and the list of the sources behind them. */
import { add, compare, decimalOf, negate, ZERO } from '../findings/decimal.ts';
import { formatPeriod, formatValue, inLetters } from '../findings/print.ts';
import type { Evidence, Fact, Findings, SourceEntry } from '../findings/types.ts';
import { must } from '../problems/must.ts';
import { evidenceSlug, subjectKey, type EvidenceEntry, type Subject } from './entries.ts';
import { percentOf, present, quantityOf, sourceRecord, type Fill } from './figures.ts';
import type { Found } from './found.ts';
import type { HeadingLine } from './headings.ts';
import {
  flag,
  list,
  made,
  plainText,
  record,
  text,
  withBehind,
  type ListValue,
  type Piece,
  type TextValue,
  type Value,
} from './values.ts';

/** What evidence is printed with. */
export interface Citing {
  readonly fill: Fill;
  readonly letters: Letters;
}

/** Sources by what is printed of them, since two editions may name the same one, and their letters. */
export type Letters = ReadonlyMap<
  string,
  { readonly source: SourceEntry; readonly letter: string }
>;

/** Gives each source that is cited a letter, in the order of the annex: figures, themes, cases. */
export function lettersOf({ evidence }: Found, latest: Findings): Letters {
  const cited = [
    ...evidence.flatMap(({ subject }) => evidenceOf(subject)),
    ...latest.themes.flatMap((theme) => theme.evidence),
    ...latest.cases.flatMap((one) => one.evidence),
  ];
  const letters = new Map<string, { source: SourceEntry; letter: string }>();
  for (const { source } of cited) {
    const key = sourceKey(source);
    if (!letters.has(key)) letters.set(key, { source, letter: inLetters(letters.size) });
  }
  return letters;
}

function sourceKey({ author, title, published, reference }: SourceEntry): string {
  return JSON.stringify([author, title, published, reference]);
}

/** What `citedSources` gives in a template. */
export function citedSources({ fill, letters }: Citing): ListValue {
  return list(
    Array.from(letters.values(), ({ source, letter }) => sourceRecord(source, fill, letter)),
  );
}

/** What `evidence` gives in a template. Its figures are not uses of facts: else the annex would refer to itself. */
export function evidenceList({ evidence }: Found, latest: Findings, citing: Citing): ListValue {
  const numbers = new Map(evidence.map(({ subject, number }) => [subjectKey(subject), number]));
  return list(evidence.map((entry) => entryRecord(entry, { numbers, latest, ...citing })));
}

type Numbers = ReadonlyMap<ReturnType<typeof subjectKey>, number>;

interface Printing extends Citing {
  readonly numbers: Numbers;
  /** The edition that the document is about. */
  readonly latest: Findings;
}

function entryRecord(entry: EvidenceEntry, printing: Printing): Value {
  const { subject, findings, number, shared, places } = entry;
  const { numbers, latest, fill } = printing;
  const fact = subject.kind === 'fact' ? subject.fact : undefined;
  const base = fact?.of;
  const percent = shared && fact !== undefined ? percentOf(fact, findings) : undefined;
  const derived = fact?.origin.kind === 'derived' ? fact.origin : undefined;
  return record({
    number: () => made('inline', String(number)),
    label: () => text(labelOf(subject, fill)),
    edition: () => text(findings.edition.label),
    current: () => flag(findings === latest),
    quantity: () => shown(present(quantityIn(subject)), fact, findings),
    percent: () => shown(present(percent), fact, findings),
    base: () =>
      percent === undefined ? undefined : base && termRecord(base, { numbers, findings, fill }),
    statements: () => list(evidenceOf(subject).map((one) => statement(one, printing))),
    expression: () => derived && inFigures(derived, findings),
    roundedApart: () => flag(fact !== undefined && isRoundedApart(fact)),
    terms: () =>
      list((derived?.terms ?? []).map((term) => termRecord(term, { numbers, findings, fill }))),
    places: () => list(places.map(placeRecord)),
  });
}

function labelOf(subject: Subject, fill: Fill): string {
  if (subject.kind === 'period') return 'Period';
  return plainText(fill(subject.kind === 'fact' ? subject.fact.label : subject.table.label));
}

function quantityIn(subject: Subject): string | undefined {
  if (subject.kind === 'fact') return quantityOf(subject.fact);
  if (subject.kind === 'table') return undefined;
  return formatPeriod(subject.edition.from, subject.edition.to);
}

function evidenceOf(subject: Subject): readonly Evidence[] {
  if (subject.kind === 'period') return subject.edition.evidence;
  if (subject.kind === 'table') return subject.table.evidence ?? [];
  const { origin, value } = subject.fact;
  // The words of a figure that is withheld would give it away.
  return origin.kind === 'stated' && value.kind !== 'suppressed' ? origin.evidence : [];
}

/** A piece of evidence: the source's words, and where they stand. */
export function statement(evidence: Evidence, { fill, letters }: Citing): Value {
  const { source } = evidence;
  const letter = letters.get(sourceKey(source))?.letter;
  return record({
    source: () => sourceRecord(source, fill, letter),
    locator: () => text(evidence.locator),
    quote: () => present(evidence.quote),
    says: () => present(evidence.says),
    unquoted: () => present(evidence.unquoted),
  });
}

interface Terms {
  readonly numbers: Numbers;
  readonly findings: Findings;
  readonly fill: Fill;
}

function termRecord(fact: Fact, { numbers, findings, fill }: Terms): Value {
  // What an entry is computed from, and the base of its share, have entries of their own.
  const number = must(numbers.get(fact), 'entry of a term');
  return record({
    label: () => text(plainText(fill(fact.label))),
    count: () => shown(text(formatValue(fact.value)), fact, findings),
    quantity: () => shown(text(quantityOf(fact)), fact, findings),
    number: () => made('inline', String(number)),
    link: () => text(`#${evidenceSlug(number)}`),
  });
}

function placeRecord({ plain, slug }: HeadingLine): Value {
  return record({ title: () => text(plain), link: () => text(`#${slug}`) });
}

// Whether the printed terms don't give the printed figure, as each of them was rounded by itself.
function isRoundedApart({ value, origin }: Fact): boolean {
  if (value.kind !== 'number' || origin.kind !== 'derived') return false;
  let sum = ZERO;
  for (const [index, term] of origin.terms.entries()) {
    if (term.value.kind !== 'number') return false;
    const number = decimalOf(term.value.number);
    sum = add(sum, origin.signs[index] === -1 ? negate(number) : number);
  }
  return compare(sum, decimalOf(value.number)) !== 0;
}

/** "children - known_at_the_time" as "93 − 70". */
export function inFigures(
  { expression, terms }: { readonly expression: string; readonly terms: readonly Fact[] },
  findings: Findings,
): TextValue {
  const facts = new Map(terms.map((term) => [term.id, term]));
  const pieces = expression.split(/(?<name>[a-z][a-z0-9_]*)/u).map((part): Piece => {
    const fact = facts.get(part);
    if (fact === undefined) return { text: part.replaceAll(/(?<=\s)-(?=\s)/gu, '\u2212') };
    return { text: formatValue(fact.value), shows: { fact, form: 'count', findings } };
  });
  return { kind: 'text', pieces };
}

function shown<T extends Value | undefined>(value: T, fact: Fact | undefined, findings: Findings) {
  if (fact === undefined || value?.kind !== 'text') return value;
  return withBehind(value, { shows: { fact, form: 'count', findings } });
}
