/** Knows which documents need not be built, since all that they were made from is as it was. */
import { join } from 'node:path';
import { homeOf, type DocumentSet, type Request } from '../documents.ts';
import { isFile, readBytes } from '../effects.ts';
import { sha256, type DocumentRecord, type Manifest } from '../manifest.ts';
import type { Project } from '../project.ts';
import type { DocumentOutcome, Outcome, ReadOutcome } from '../workers/task.ts';
import { programIdentity } from './identity.ts';
import { Store } from './store.ts';
import { Inventory } from './tracked.ts';

interface Traced {
  readonly reads: readonly string[];
}

/** An outcome of an earlier build, with the sum of what it was made from. */
interface Kept {
  readonly sum: string;
  readonly outcome: Traced;
}

export interface CacheOptions {
  readonly request: Request;
  /** A sum over the theme. */
  readonly theme: string;
  /** The output folder. */
  readonly out: string;
}

/** The folder of a project's cache. */
export function cacheFolder(project: string): string {
  return join(project, '.briefwright', 'cache');
}

/** What earlier builds of a project made. Without a folder nothing is known and nothing kept. */
export class Cache {
  readonly #store: Store | undefined;
  readonly #inventory: Inventory;
  readonly #out: string;
  readonly #options: string;

  constructor(folder: string | undefined, project: Project, { request, theme, out }: CacheOptions) {
    this.#store = folder === undefined ? undefined : new Store(folder, programIdentity());
    this.#inventory = new Inventory(project);
    this.#out = out;
    const { data: _data, template: _template, ...how } = request;
    this.#options = sha256(JSON.stringify([how, theme])).slice(0, 16);
  }

  /** What a set asks for, if it would be read as it was. */
  read(set: DocumentSet): ReadOutcome | undefined {
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the same program wrote it, and its sum holds.
    return this.#find(`read ${homeOf(set)}`, set) as ReadOutcome | undefined;
  }

  /** A document as it was built, if it would be built again to the same bytes and they stand in their place. */
  document(set: DocumentSet, template: string, manifest: Manifest): DocumentOutcome | undefined {
    const id = `${homeOf(set)}/${template}`;
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
    const outcome = this.#find(`document ${id}`, set) as DocumentOutcome | undefined;
    if (outcome?.record === undefined) return undefined;
    const isListed = JSON.stringify(outcome.record) === JSON.stringify(manifest.get(id));
    return isListed && this.#stands(outcome.record) ? outcome : undefined;
  }

  /** Remembers what became of a set. What failed is not kept: it is looked at again. */
  keep(set: DocumentSet, { read, documents }: Pick<Outcome, 'read' | 'documents'>): void {
    if (!read.failed) this.#keep(`read ${homeOf(set)}`, set, read);
    for (const document of documents) {
      if (document.record !== undefined) this.#keep(`document ${document.id}`, set, document);
    }
  }

  tidy(): void {
    this.#store?.tidy();
  }

  #find(name: string, set: DocumentSet): Traced | undefined {
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
    const kept = this.#store?.get(`${this.#options} ${name}`) as Kept | undefined;
    if (kept === undefined) return undefined;
    return kept.sum === this.#sumOf(kept.outcome.reads, set) ? kept.outcome : undefined;
  }

  #keep(name: string, set: DocumentSet, outcome: Traced): void {
    const kept: Kept = { sum: this.#sumOf(outcome.reads, set), outcome };
    this.#store?.put(`${this.#options} ${name}`, kept);
  }

  #sumOf(reads: readonly string[], { area }: DocumentSet): string {
    return sha256(`${this.#inventory.sumOf(reads)} ${area?.sum ?? ''}`);
  }

  #stands({ files }: DocumentRecord): boolean {
    return Object.entries(files).every(([path, sum]) => {
      const place = join(this.#out, ...path.split('/'));
      return isFile(place) && sha256(readBytes(place)) === sum;
    });
  }
}
