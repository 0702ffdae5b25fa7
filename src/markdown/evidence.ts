/** Turns the facts that a document prints into the entries of its evidence annex. */
import { formatValue } from '../findings/print.ts';
import type { Evidence, Fact, Findings } from '../findings/types.ts';
import { percentOf, present, quantityOf, sourceRecord, type Fill } from './figures.ts';
import type { EvidenceEntry, Found } from './found.ts';
import type { HeadingLine } from './headings.ts';
import { flag, list, made, plainText, record, text, type ListValue, type Value } from './values.ts';

/** The anchor of an entry: that of its heading, "Evidence 8". */
export function evidenceSlug(number: number): string {
  return `evidence-${number}`;
}

/** What `evidence` gives in a template. Its figures are not uses of facts: else the annex would refer to itself. */
export function evidenceList({ evidence }: Found, latest: Findings, fill: Fill): ListValue {
  const numbers = new Map(evidence.map(({ fact, number }) => [fact, number]));
  return list(evidence.map((entry) => entryRecord(entry, { numbers, latest, fill })));
}

type Numbers = ReadonlyMap<Fact, number>;

interface Printing {
  readonly numbers: Numbers;
  /** The edition that the document is about. */
  readonly latest: Findings;
  readonly fill: Fill;
}

function entryRecord(entry: EvidenceEntry, { numbers, latest, fill }: Printing): Value {
  const { fact, findings, number, shared, places } = entry;
  const { origin, of: base } = fact;
  const percent = shared ? percentOf(fact, findings) : undefined;
  return record({
    number: () => made('inline', String(number)),
    label: () => text(plainText(fill(fact.label))),
    edition: () => text(findings.edition.label),
    current: () => flag(findings === latest),
    quantity: () => text(quantityOf(fact)),
    percent: () => present(percent),
    base: () => (percent === undefined ? undefined : base && termRecord(base, numbers, fill)),
    statements: () =>
      // The words of a figure that is withheld would give it away.
      list(
        origin.kind === 'stated' && fact.value.kind !== 'suppressed'
          ? origin.evidence.map((one) => statement(one, fill))
          : [],
      ),
    expression: () => (origin.kind === 'derived' ? text(inFigures(origin)) : undefined),
    terms: () =>
      list(
        origin.kind === 'derived'
          ? origin.terms.map((term) => termRecord(term, numbers, fill))
          : [],
      ),
    places: () => list(places.map(placeRecord)),
  });
}

function statement(evidence: Evidence, fill: Fill): Value {
  return record({
    quote: () => present(evidence.quote),
    unquoted: () => present(evidence.unquoted),
    locator: () => text(evidence.locator),
    source: () => sourceRecord(evidence.source, fill),
  });
}

function termRecord(fact: Fact, numbers: Numbers, fill: Fill): Value {
  const number = numbers.get(fact);
  return record({
    label: () => text(plainText(fill(fact.label))),
    count: () => text(formatValue(fact.value)),
    quantity: () => text(quantityOf(fact)),
    number: () => (number === undefined ? undefined : made('inline', String(number))),
    link: () => (number === undefined ? undefined : text(`#${evidenceSlug(number)}`)),
  });
}

function placeRecord({ plain, slug }: HeadingLine): Value {
  return record({ title: () => text(plain), link: () => text(`#${slug}`) });
}

// "children - known_at_the_time" as "93 − 70".
function inFigures({
  expression,
  terms,
}: {
  readonly expression: string;
  readonly terms: readonly Fact[];
}): string {
  const values = new Map(terms.map((term) => [term.id, formatValue(term.value)]));
  return expression
    .replaceAll(/[\p{L}_][\p{L}\p{N}_]*/gu, (name) => values.get(name) ?? name)
    .replaceAll(/(?<=\s)-(?=\s)/gu, '\u2212');
}
