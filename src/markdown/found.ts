/** Turns a filled document into what its other places need to know of it: numbers, contents, notes, evidence. */
import type { Caveat } from '../findings/types.ts';
import { nth } from '../problems/must.ts';
import { caveatKey, caveatsOf } from './caveats.ts';
import { contentsList } from './contents.ts';
import { entriesOf, evidenceSlug, subjectName, type EvidenceEntry } from './entries.ts';
import { headingsIn, placesOf, type HeadingLine, type Place } from './headings.ts';
import type { Printed } from './types.ts';

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
  /** An entry for each thing with evidence that is printed, in the order of the document. */
  readonly evidence: readonly EvidenceEntry[];
  /** The anchors of the entries, if the template prints them. */
  readonly annex: ReadonlySet<string>;
  /** The names of the charts that are printed, in the order of the document. */
  readonly charts: readonly string[];
}

/** What a pass leaves behind. */
export interface PassRecord {
  readonly text: string;
  readonly printed: readonly Printed[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly noteCalls: readonly NoteCall[];
}

/** A call of `notes` or `notes-in-brief`. */
export interface NoteCall {
  /** UTF-16 offset in the Markdown. */
  readonly offset: number;
  readonly brief: boolean;
}

export const NOTHING_FOUND: Found = {
  numbers: new Map(),
  contents: '',
  notes: [],
  inFull: new Map(),
  evidence: [],
  annex: new Set(),
  charts: [],
};

export function findAll(record: PassRecord): Found {
  const headings = headingsIn(record.text);
  const printed = placed(record.printed, headings);
  const calls = placesOf(
    headings,
    record.noteCalls.map(({ offset }) => offset),
  );
  const notes = notesOf(printed, record.noteCalls, calls, headings);
  return {
    numbers: record.numbers,
    contents: contentsList(record.text, headings),
    notes,
    inFull: placesOfNotes(printed, record.noteCalls, calls, notes),
    evidence: entriesOf(printed),
    charts: [...new Set(printed.flatMap(({ piece }) => piece.chart ?? []))],
    annex: new Set(headings.map(({ slug }) => slug).filter((slug) => /^evidence-\d+$/u.test(slug))),
  };
}

/** The anchors of all entries, for a document that prints each of them. */
export function wholeAnnex(evidence: readonly EvidenceEntry[]): ReadonlySet<string> {
  return new Set(evidence.map(({ number }) => evidenceSlug(number)));
}

/** What is printed, with its place. */
export interface Placed extends Printed, Place {}

export function placed(
  printed: readonly Printed[],
  headings: readonly HeadingLine[],
): readonly Placed[] {
  const places = placesOf(
    headings,
    printed.map(({ start }) => start),
  );
  return printed.map(({ piece, start, end, span }, index) => {
    const { heading, section } = nth(places, index);
    return { piece, start, end, span, heading, section };
  });
}

/** Whether two passes found the same, so that printing once more would change nothing. */
export function sameFound(one: Found, other: Found): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint(found: Found): string {
  const { numbers, contents, notes, inFull, evidence, annex, charts } = found;
  const entries = evidence.map(({ subject, findings, shared, places }) => [
    findings.name,
    subjectName(subject),
    shared,
    places.map(({ markdown, slug }) => [markdown, slug]),
  ]);
  const keys = notes.map((caveats) => caveats.map(caveatKey));
  return JSON.stringify([[...numbers], contents, keys, [...inFull], entries, [...annex], charts]);
}

// A call prints the caveats of what stands in its section up to the end of its subsection, and the last call of the
// section those of all that follows; what an earlier call prints is left out.
function notesOf(
  printed: readonly Placed[],
  noteCalls: readonly NoteCall[],
  calls: readonly Place[],
  headings: readonly HeadingLine[],
): readonly (readonly Caveat[])[] {
  const done = new Map<HeadingLine | undefined, Set<string>>();
  const bySection = new Map<HeadingLine | undefined, Placed[]>();
  for (const one of printed) {
    const others = bySection.get(one.section);
    if (others === undefined) bySection.set(one.section, [one]);
    else others.push(one);
  }
  return noteCalls.map((call, index) => {
    const { section } = nth(calls, index);
    const isLast = calls[index + 1]?.section !== section;
    const next = headings.find(({ offset }) => offset > call.offset)?.offset ?? Infinity;
    const end = isLast ? Infinity : next;
    const before = done.get(section) ?? new Set<string>();
    done.set(section, before);
    const caveats: Caveat[] = [];
    for (const { piece, start } of bySection.get(section) ?? []) {
      if (start >= end) break;
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

// Where the calls will print in full what they don't print yet, and where a template prints a caveat by itself.
function placesOfNotes(
  printed: readonly Placed[],
  noteCalls: readonly NoteCall[],
  calls: readonly Place[],
  notes: readonly (readonly Caveat[])[],
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const add = (caveat: Caveat, heading: HeadingLine | undefined): void => {
    const key = caveatKey(caveat);
    if (heading !== undefined && !places.has(key)) places.set(key, heading.slug);
  };
  for (const [index, { brief }] of noteCalls.entries()) {
    for (const caveat of brief ? [] : nth(notes, index)) add(caveat, nth(calls, index).heading);
  }
  for (const { piece, heading } of printed) {
    if (piece.note?.part === 'text') add(piece.note.caveat, heading);
  }
  return places;
}
