/** Decides what is to be done: which sets of documents there are, and which of them are up to date. */
import type { Cache } from './cache/documents.ts';
import {
  homeOf,
  isInShard,
  NothingToBuild,
  selectData,
  type DocumentSet,
  type Request,
} from './documents.ts';
import type { Manifest, Shard } from './manifest.ts';
import type { Project } from './project.ts';
import type { DocumentOutcome, Outcome, ReadOutcome, Task } from './workers/task.ts';

/** What became of a set, whoever built it and when. */
export type SetOutcome = Pick<Outcome, 'read' | 'documents'>;

/** A set that isn't up to date. */
export interface Job {
  readonly set: DocumentSet;
  readonly task: Task;
  /** The templates of its documents in the order of the data file; none as long as that isn't known. */
  readonly order: readonly string[];
  /** Those of its documents that are up to date, by template. */
  readonly fresh: ReadonlyMap<string, DocumentOutcome>;
}

export interface PlanInput {
  readonly project: Project;
  readonly request: Request;
  readonly cache: Cache;
  /** What stands in the output folder. */
  readonly manifest: Manifest;
  readonly shard: Shard | undefined;
  /** Told of each set that is up to date. */
  readonly settle: (set: DocumentSet, outcome: SetOutcome) => void;
}

export class Plan {
  /** The documents that the project asks for, as far as it has been read: those of all shards. */
  readonly expected = new Set<string>();
  readonly #input: PlanInput;

  constructor(input: PlanInput) {
    this.#input = input;
  }

  /** What can be done at once. @throws NothingToBuild if the request names nothing. */
  start(): readonly Job[] {
    const { project, request, cache } = this.#input;
    return selectData(project, request).flatMap((data, file): readonly Job[] => {
      const set = { data, area: undefined, order: [file, 0] } as const;
      const read = cache.read(set);
      if (read !== undefined) return this.#ofFile(set, read);
      const outlineOnly = !isInShard(set, this.#input.shard);
      return [{ set, task: { data, outlineOnly }, order: [], fresh: new Map() }];
    });
  }

  /** What can be done once a data file has been read: its areas. */
  after({ set }: Job, { read }: Outcome): readonly Job[] {
    if (set.area !== undefined) return [];
    if (read.areas !== undefined) return this.#ofFile(set, read);
    this.#expect(set, read.templates);
    return [];
  }

  /** All documents of a set, in the order of the data file: those just built and those that were up to date. */
  whole({ order, fresh }: Job, { read, documents }: Outcome): SetOutcome {
    const built = new Map(documents.map((document) => [templateOf(document), document]));
    const all = [...new Set([...order, ...built.keys()])].flatMap(
      (template) => built.get(template) ?? fresh.get(template) ?? [],
    );
    return { read, documents: all };
  }

  /** @throws NothingToBuild if there is no document that the request asks for, and no error to say why. */
  mustHaveFound(hasErrors: boolean): void {
    const { template } = this.#input.request;
    if (template === undefined || this.expected.size > 0 || hasErrors) return;
    throw new NothingToBuild(`no document is made with the template "${template}"`);
  }

  #ofFile(set: DocumentSet, read: ReadOutcome): readonly Job[] {
    if (read.areas === undefined) return this.#ofSet(set, read.templates);
    this.#input.settle(set, { read, documents: [] });
    return read.areas.flatMap((area, row) => {
      const { data, order } = set;
      return this.#ofSet({ data, area, order: [order[0], row] }, read.templates);
    });
  }

  #ofSet(set: DocumentSet, all: readonly string[]): readonly Job[] {
    const { cache, manifest, settle, shard } = this.#input;
    const templates = this.#expect(set, all);
    if (!isInShard(set, shard)) return [];
    const fresh = new Map<string, DocumentOutcome>();
    for (const template of templates) {
      const document = cache.document(set, template, manifest);
      if (document !== undefined) fresh.set(template, document);
    }
    const read = cache.read(set);
    const left = templates.filter((template) => !fresh.has(template));
    if (read !== undefined && left.length === 0) {
      settle(set, { read, documents: [...fresh.values()] });
      return [];
    }
    const task = { data: set.data, area: set.area?.id, templates: left };
    return [{ set, task, order: templates, fresh }];
  }

  #expect(set: DocumentSet, templates: readonly string[]): readonly string[] {
    const { template } = this.#input.request;
    const wanted = templates.filter((name) => template === undefined || name === template);
    // A set whose list was known and whose documents were not comes here twice.
    for (const name of wanted) this.expected.add(`${homeOf(set)}/${name}`);
    return wanted;
  }
}

function templateOf({ id }: DocumentOutcome): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
