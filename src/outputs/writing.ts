/** Turns what a worker staged into a change of the output folder, set by set. */
import type { DocumentRecord } from '../manifest.ts';
import { sharedWithFailed } from '../problems/messages/project.ts';
import type { Problem } from '../problems/types.ts';
import type { Outputs } from './outputs.ts';
import { unstage, type Staged } from './transaction.ts';

/** What there is to write of a set: the documents without a record failed, and keep their earlier files. */
interface Made {
  readonly documents: readonly {
    readonly id: string;
    readonly record: DocumentRecord | undefined;
  }[];
  readonly staged: readonly Staged[];
}

export class Writing {
  /** Files that changed, and files that were removed, from the output folder on. */
  readonly written: string[] = [];
  readonly removed: string[] = [];
  readonly #outputs: Outputs;

  constructor(outputs: Outputs) {
    this.#outputs = outputs;
  }

  /**
   * Writes a set, all of it or nothing: an error if one of its files belongs to a document that failed too.
   * @throws SystemFailure
   */
  write({ documents, staged }: Made): Problem | undefined {
    const records = new Map(
      documents.flatMap(({ id, record }) => (record === undefined ? [] : [[id, record]])),
    );
    const failed = documents.filter(({ record }) => record === undefined).map(({ id }) => id);
    const claim = this.#outputs.claimed({ records, staged }, failed);
    if (claim === undefined) {
      this.#commit(records, staged);
      return undefined;
    }
    unstage(this.#outputs.folder, staged);
    return sharedWithFailed(claim, [...records.keys()]);
  }

  /** Removes documents that the project no longer asks for. @throws SystemFailure */
  retire(ids: readonly string[]): void {
    this.#commit(new Map(ids.map((id) => [id, undefined])), []);
  }

  #commit(
    records: ReadonlyMap<string, DocumentRecord | undefined>,
    staged: readonly Staged[],
  ): void {
    const { written, removed } = this.#outputs.commit({ records, staged });
    this.written.push(...written);
    this.removed.push(...removed);
  }
}
