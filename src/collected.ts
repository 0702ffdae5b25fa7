/** Collects what became of each set of documents, and tells it in one order, however it came. */
import { homeOf, type DocumentSet, type Known } from './documents.ts';
import type { DocumentRecord, Manifest } from './manifest.ts';
import { inAreas } from './problems/messages/areas.ts';
import type { KnownSources } from './problems/packed.ts';
import { unpack } from './problems/packed.ts';
import type { Problem } from './problems/types.ts';
import type { DocumentOutcome, Outcome } from './workers/task.ts';

/** One document of a run; or the data file of its documents, where there is something to say of it. */
export interface DocumentResult {
  /** `ofsted-scr-2010/briefing`; without a template's name for a data file or an area of it. */
  readonly id: string;
  readonly problems: readonly Problem[];
  /** What a build writes for it, from the output folder on; empty if it has errors. */
  readonly files: readonly string[];
}

interface Collected {
  readonly set: DocumentSet;
  readonly outcome: Pick<Outcome, 'read' | 'documents'>;
  /** Found while the set was written. */
  readonly more: Problem | undefined;
}

export class Collection implements Known {
  readonly ids = new Set<string>();
  readonly unread: string[] = [];
  readonly #known: KnownSources;
  readonly #all: Collected[] = [];

  constructor(known: KnownSources) {
    this.#known = known;
  }

  /** Takes in a set; `more` is an error because of which none of its documents was written. */
  add(set: DocumentSet, outcome: Collected['outcome'], more?: Problem): void {
    this.#all.push({ set, outcome, more });
    if (outcome.read.failed) this.unread.push(homeOf(set));
    for (const { id } of outcome.documents) this.ids.add(id);
  }

  /** By data file, area and template. */
  get results(): readonly DocumentResult[] {
    return this.#sorted().flatMap(({ set, outcome: { read, documents }, more }) => {
      const found = unpack(read.problems, this.#known);
      const own = found.length === 0 ? [] : [{ id: homeOf(set), problems: found, files: [] }];
      return [...own, ...documents.map((document) => this.#resultOf(document, more))];
    });
  }

  /** The records of what was built or is up to date. */
  get records(): Manifest {
    const records = new Map<string, DocumentRecord>();
    for (const { outcome, more } of this.#sorted()) {
      for (const { id, record } of outcome.documents) {
        if (record !== undefined && more === undefined) records.set(id, record);
      }
    }
    return records;
  }

  get hasErrors(): boolean {
    return this.results.some(({ problems }) => problems.some(isError));
  }

  /** Whether there were errors, and nothing but errors. */
  get failed(): boolean {
    return this.records.size === 0 && this.hasErrors;
  }

  /**
   * All problems, each once. Two documents of one data file, or a file and its successor, find the same
   * fault. Of one that isn't the same in all areas it is said in which it was found.
   */
  get problems(): readonly Problem[] {
    const found = new Map<string, { problem: Problem; sets: Set<DocumentSet> }>();
    const sets = this.#sorted();
    for (const { set, outcome, more } of sets) {
      const packed = [outcome.read.problems, ...outcome.documents.map(({ problems }) => problems)];
      const problems = packed.flatMap((some) => unpack(some, this.#known));
      for (const problem of more === undefined ? problems : [...problems, more]) {
        const known = found.get(keyOf(problem));
        if (known === undefined) found.set(keyOf(problem), { problem, sets: new Set([set]) });
        else known.sets.add(set);
      }
    }
    const areas = new Map<string, number>();
    for (const { set } of sets) {
      if (set.area !== undefined) areas.set(set.data, (areas.get(set.data) ?? 0) + 1);
    }
    return Array.from(found.values(), ({ problem, sets: [...where] }) => {
      const [first] = where;
      const places = where.flatMap(({ area }) => (area === undefined ? [] : [area]));
      const isEverywhere = first !== undefined && places.length === areas.get(first.data);
      if (places.length === 0 || places.length < where.length || isEverywhere) return problem;
      // What stands in the row itself names its place.
      if (problem.span?.source.path === places[0]?.path) return problem;
      return { ...problem, notes: [...problem.notes, inAreas(places)] };
    });
  }

  #resultOf({ id, record, problems }: DocumentOutcome, more: Problem | undefined): DocumentResult {
    const found = unpack(problems, this.#known);
    return {
      id,
      problems: more === undefined ? found : [...found, more],
      files: record === undefined || more !== undefined ? [] : Object.keys(record.files),
    };
  }

  #sorted(): readonly Collected[] {
    return this.#all.sort(
      ({ set: { order: a } }, { set: { order: b } }) => a[0] - b[0] || a[1] - b[1],
    );
  }
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function keyOf({ code, message, span }: Problem): string {
  return JSON.stringify([code, message, span?.source.path, span?.start]);
}
