/** Turns the sections of a data file that hold words into caveats, sources, themes, cases, terms and questions. */
import { snapshotPath } from '../problems/messages/evidence.ts';
import { duplicateId } from '../problems/messages/references.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Span } from '../problems/types.ts';
import { type EvidenceTools, readEvidence } from './evidence.ts';
import type { Place } from './place.ts';
import type { References } from './references.ts';
import type { RawFile } from './schema/schema.ts';
import type {
  CaseIllustration,
  Caveat,
  Prose,
  Question,
  SourceEntry,
  Term,
  Theme,
  Unit,
} from './types.ts';

/** A section of the file as far as it keeps to the schema. */
type Section<Key extends keyof RawFile> = RawFile[Key] | undefined;

/** The entries of a list with their places, entries with faults left out. */
export type Items = (section: string) => readonly Place[];

export function readUnits(raw: Section<'units'>): ReadonlyMap<string, Unit> {
  return new Map(Object.entries(raw ?? {}).map(([id, unit]) => [id, { id, ...unit }]));
}

export function readCaveats(raw: Section<'caveats'>, file: Place): ReadonlyMap<string, Caveat> {
  return new Map(
    Object.keys(raw ?? {}).map((id) => {
      const place = file.at('caveats', id);
      const title = place.at('title').prose;
      return [id, { id, title, text: place.at('text').prose, span: place.keySpan }];
    }),
  );
}

export function readSources(
  raw: Section<'sources'>,
  file: Place,
  problems: Problems,
): ReadonlyMap<string, SourceEntry> {
  return new Map(
    Object.entries(raw ?? {}).map(([id, source]) => {
      const place = file.at('sources', id);
      const { title, author, published, reference, url, snapshot } = source;
      const role = place.at('role').prose;
      const entry = { id, title, author, published, reference, url, role, snapshot };
      const digest = place.at('snapshot', 'sha256');
      // Texts are found by their names: one with a folder in it would never be, and never be looked up.
      if (snapshot !== undefined && /[/\\]/u.test(snapshot.file)) {
        problems.add(snapshotPath(place.at('snapshot', 'file').span, snapshot.file));
      }
      const more = snapshot === undefined ? {} : { snapshotSpan: digest.span };
      return [id, { ...entry, ...more, span: place.keySpan }];
    }),
  );
}

export interface TextTools extends EvidenceTools {
  readonly caveats: References<Caveat>;
  readonly items: Items;
}

export function readThemes(raw: Section<'themes'>, tools: TextTools): readonly Theme[] {
  const themes = both(raw, tools.items('themes')).map(([theme, place]) => ({
    id: theme.id,
    title: place.at('title').prose,
    quantifier: optional(place.at('quantifier')),
    text: proses(place.at('text')),
    attribution: theme.attribution,
    evidence: readEvidence(theme.evidence, place.at('evidence'), tools),
    caveats: tools.caveats.findAll(theme.caveats, place.at('caveats')),
    span: place.at('id').span,
  }));
  checkIds(themes, 'themes', tools.problems);
  return themes;
}

export function readCases(
  raw: Section<'cases'>,
  themes: References<Theme>,
  tools: TextTools,
): readonly CaseIllustration[] {
  const cases = both(raw, tools.items('cases')).map(([entry, place]) => ({
    id: entry.id,
    title: place.at('title').prose,
    text: proses(place.at('text')),
    themes: themes.findAll(entry.themes, place.at('themes')),
    reading: optional(place.at('reading')),
    notGiven: optional(place.at('not_given')),
    attribution: entry.attribution,
    evidence: readEvidence(entry.evidence, place.at('evidence'), tools),
    span: place.at('id').span,
  }));
  checkIds(cases, 'cases', tools.problems);
  return cases;
}

export function readTerms(raw: Section<'terms'>, items: Items): readonly Term[] {
  return both(raw, items('terms')).map(([, place]) => ({
    // oxlint-disable-next-line unicorn/no-thenable -- the word is the analyst's; nothing awaits it.
    then: place.at('then').prose,
    now: place.at('now').prose,
    note: optional(place.at('note')),
  }));
}

export function readQuestions(
  raw: Section<'questions'>,
  themes: References<Theme>,
  items: Items,
): readonly Question[] {
  return both(raw, items('questions')).map(([question, place]) => ({
    text: place.at('text').prose,
    themes: themes.findAll(question.themes, place.at('themes')),
  }));
}

/** The texts of a list. */
export function proses(list: Place): readonly Prose[] {
  return list.items.map((item) => item.prose);
}

/** The text that stands at a place, or undefined. */
export function optional(place: Place): Prose | undefined {
  return place.has ? place.prose : undefined;
}

/** The texts of a mapping, by name. */
export function proseMap(mapping: Place, names: readonly string[]): ReadonlyMap<string, Prose> {
  return new Map(names.map((name) => [name, mapping.at(name).prose]));
}

function checkIds(
  entries: readonly { readonly id: string; readonly span: Span }[],
  what: string,
  problems: Problems,
): void {
  const first = new Map<string, Span>();
  for (const { id, span } of entries) {
    const other = first.get(id);
    if (other === undefined) first.set(id, span);
    else problems.add(duplicateId(span, { id, line: lineOf(other), what }));
  }
}

/** Plain values beside their places: both leave out the same entries. */
function both<T>(
  values: readonly T[] | undefined,
  places: readonly Place[],
): readonly (readonly [T, Place])[] {
  return (values ?? []).flatMap((value, index): [T, Place][] => {
    const place = places[index];
    return place === undefined ? [] : [[value, place]];
  });
}
