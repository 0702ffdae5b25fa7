/** Turns a filled document into what its other places need to know of it: numbers, contents, notes, evidence. */
import type { Caveat, Fact, Findings } from '../findings/types.ts';
import { caveatKey, caveatsOf } from './caveats.ts';
import { contentsList } from './contents.ts';
import { headingAt, headingsIn, type HeadingLine } from './headings.ts';
import type { Printed } from './types.ts';
import type { FactUse } from './values.ts';

/** What one pass over a template finds and the next one prints. */
export interface Found {
  /** Numbers by kind and name: `figure known`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The list of contents, as Markdown. */
  readonly contents: string;
  /** The caveats that each call of `notes` prints, in the order of the calls. */
  readonly notes: readonly (readonly Caveat[])[];
  /** The anchor of the section that prints a caveat in full, by the caveat's key. */
  readonly inFull: ReadonlyMap<string, string>;
  /** An entry for each printed fact, in the order of the document. */
  readonly evidence: readonly EvidenceEntry[];
  /** The anchors of the entries, if the template prints them. */
  readonly annex: ReadonlySet<string>;
}

export interface EvidenceEntry {
  /** From 1. */
  readonly number: number;
  readonly fact: Fact;
  readonly findings: Findings;
  /** Whether its share of the base is printed. */
  readonly shared: boolean;
  /** The headings under which it is printed. */
  readonly places: readonly HeadingLine[];
}

/** What a pass leaves behind. */
export interface PassRecord {
  readonly text: string;
  readonly printed: readonly Printed[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Where `notes` was called. */
  readonly noteCalls: readonly number[];
}

export const NOTHING_FOUND: Found = {
  numbers: new Map(),
  contents: '',
  notes: [],
  inFull: new Map(),
  evidence: [],
  annex: new Set(),
};

export function findAll(record: PassRecord): Found {
  const headings = headingsIn(record.text);
  return {
    numbers: record.numbers,
    contents: contentsList(record.text, headings),
    notes: notesOf(record, headings),
    inFull: placesOfNotes(record.printed, headings),
    evidence: evidenceOf(record.printed, headings),
    annex: new Set(headings.map(({ slug }) => slug).filter((slug) => slug.startsWith('evidence-'))),
  };
}

/** Whether two passes found the same, so that printing once more would change nothing. */
export function sameFound(one: Found, other: Found): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint({ numbers, contents, notes, inFull, evidence, annex }: Found): string {
  const entries = evidence.map(({ fact, findings, shared, places }) => [
    findings.name,
    fact.id,
    shared,
    places.map(({ markdown, slug }) => [markdown, slug]),
  ]);
  const keys = notes.map((caveats) => caveats.map(caveatKey));
  return JSON.stringify([[...numbers], contents, keys, [...inFull], entries, [...annex]]);
}

/** The section of level 2 around an offset. The title and what stands under it are read with the first section. */
export function sectionAt(
  headings: readonly HeadingLine[],
  offset: number,
): HeadingLine | undefined {
  const first = headings.find(({ level }) => level === 2);
  const section = headingAt(headings, offset, 2);
  return section?.level === 2 ? section : first;
}

// A call prints the caveats of what stands in its section up to the end of its subsection, and the last call of the
// section those of all that follows; what an earlier call prints is left out.
function notesOf(
  { printed, noteCalls }: PassRecord,
  headings: readonly HeadingLine[],
): readonly (readonly Caveat[])[] {
  const sections = noteCalls.map((call) => sectionAt(headings, call));
  const done = new Map<HeadingLine | undefined, Set<string>>();
  return noteCalls.map((call, index) => {
    const section = sections[index];
    const isLast = sections[index + 1] !== section;
    const end = isLast
      ? Infinity
      : (headings.find(({ offset }) => offset > call)?.offset ?? Infinity);
    const before = done.get(section) ?? new Set<string>();
    done.set(section, before);
    const caveats: Caveat[] = [];
    for (const { piece, start } of printed) {
      if (start >= end || sectionAt(headings, start) !== section) continue;
      for (const caveat of caveatsOf(piece)) {
        const key = caveatKey(caveat);
        if (before.has(key)) continue;
        before.add(key);
        caveats.push(caveat);
      }
    }
    return caveats;
  });
}

function placesOfNotes(
  printed: readonly Printed[],
  headings: readonly HeadingLine[],
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { piece, start } of printed) {
    if (piece.note?.part !== 'text') continue;
    const key = caveatKey(piece.note.caveat);
    const slug = headingAt(headings, start)?.slug;
    if (slug !== undefined && !places.has(key)) places.set(key, slug);
  }
  return places;
}

// Computed figures bring the figures that they are computed from, which their entries print.
function evidenceOf(
  printed: readonly Printed[],
  headings: readonly HeadingLine[],
): readonly EvidenceEntry[] {
  const entries = new Map<Fact, { use: FactUse; shared: boolean; places: Set<HeadingLine> }>();
  const add = (use: FactUse, place: HeadingLine | undefined): void => {
    const { fact, form, findings } = use;
    const entry = entries.get(fact) ?? { use, shared: false, places: new Set<HeadingLine>() };
    entries.set(fact, entry);
    if (place !== undefined) entry.places.add(place);
    const share = form === 'percent' || form === 'of';
    if (share) entry.shared = true;
    if (share && fact.of !== undefined) add({ fact: fact.of, form: 'base', findings }, undefined);
    if (fact.origin.kind === 'derived') {
      for (const term of fact.origin.terms) add({ fact: term, form: 'count', findings }, undefined);
    }
  };
  for (const { piece, start } of printed) {
    const heading = headingAt(headings, start);
    const place = (heading?.level ?? 1) === 1 ? sectionAt(headings, start) : heading;
    for (const use of [...(piece.use === undefined ? [] : [piece.use]), ...(piece.about ?? [])]) {
      add(use, place);
    }
  }
  return Array.from(entries.values(), ({ use, shared, places }, index) => ({
    number: index + 1,
    fact: use.fact,
    findings: use.findings,
    shared,
    places: [...places],
  }));
}
