/** Turns what a document prints into the entries of its evidence annex, in the order of the document. */
import type { Edition, Fact, Findings, Table } from '../findings/types.ts';
import type { HeadingLine, Place } from './headings.ts';
import type { Printed } from './types.ts';
import type { FactUse, Origin } from './values.ts';

/** What an entry is about. */
export type Subject =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'period'; readonly edition: Edition }
  | { readonly kind: 'table'; readonly table: Table };

export interface EvidenceEntry {
  /** From 1. */
  readonly number: number;
  readonly subject: Subject;
  readonly findings: Findings;
  /** Whether its share of the base is printed. */
  readonly shared: boolean;
  /** The headings under which it is printed. */
  readonly places: readonly HeadingLine[];
}

/** The anchor of an entry: that of its heading, "Evidence 8". */
export function evidenceSlug(number: number): string {
  return `evidence-${number}`;
}

/** What tells one subject from another; the same in every pass. */
export function subjectKey(subject: Subject): Fact | Edition | Table {
  if (subject.kind === 'fact') return subject.fact;
  return subject.kind === 'period' ? subject.edition : subject.table;
}

export function subjectName(subject: Subject): string {
  if (subject.kind === 'fact') return `fact ${subject.fact.id}`;
  return subject.kind === 'period' ? 'period' : `table ${subject.table.id}`;
}

export function subjectOf(origin: Origin): Subject {
  return origin.kind === 'period'
    ? { kind: 'period', edition: origin.findings.edition }
    : { kind: 'table', table: origin.table };
}

function hasEvidence(origin: Origin): boolean {
  return origin.kind === 'period' || origin.table.evidence !== undefined;
}

interface Draft {
  readonly subject: Subject;
  readonly findings: Findings;
  shared: boolean;
  readonly places: Set<HeadingLine>;
}

/** Computed figures bring the figures that they are computed from, which their entries print. */
export function entriesOf(printed: readonly (Printed & Place)[]): readonly EvidenceEntry[] {
  const drafts = new Map<Fact | Edition | Table, Draft>();
  const draftOf = (subject: Subject, findings: Findings, place?: HeadingLine): Draft => {
    const key = subjectKey(subject);
    const draft = drafts.get(key) ?? { subject, findings, shared: false, places: new Set() };
    drafts.set(key, draft);
    if (place !== undefined) draft.places.add(place);
    return draft;
  };
  const addFact = ({ fact, form, findings }: FactUse, place?: HeadingLine): void => {
    const draft = draftOf({ kind: 'fact', fact }, findings, place);
    const share = form === 'percent' || form === 'of';
    if (share) draft.shared = true;
    if (share && fact.of !== undefined) addFact({ fact: fact.of, form: 'base', findings });
    if (fact.origin.kind === 'derived') {
      for (const term of fact.origin.terms) addFact({ fact: term, form: 'count', findings });
    }
  };
  for (const { piece, heading, section } of printed) {
    const place = (heading?.level ?? 1) === 1 ? section : heading;
    const { use, about, origin } = piece;
    if (use !== undefined) addFact(use, place);
    for (const one of about ?? []) addFact(one, place);
    // Figures of facts have the evidence of their facts, and their table none.
    if (origin !== undefined && hasEvidence(origin)) {
      draftOf(subjectOf(origin), origin.findings, place);
    }
  }
  return Array.from(drafts.values(), ({ subject, findings, shared, places }, index) => ({
    number: index + 1,
    subject,
    findings,
    shared,
    places: [...places],
  }));
}
