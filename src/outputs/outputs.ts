/** Turns what a build made into the files of an output folder, each set of documents as one transaction. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { guarded, isThere } from '../effects.ts';
import {
  folderOf,
  MANIFEST,
  pathsOf,
  printManifest,
  readManifest,
  type DocumentRecord,
  type Manifest,
  type ShardRecord,
} from '../manifest.ts';
import {
  flushFolder,
  holds,
  makeFoldersWithin,
  moveOver,
  placeOf,
  removeIfEmpty,
  writeFlushed,
} from './disk.ts';
import { isLocked, lock, type Lock } from './lock.ts';
import {
  clearJournal,
  clearStage,
  commit,
  committed,
  homesOf,
  rollForward,
  stageOf,
  unstage,
  WORKSHOP,
  type Entry,
  type Staged,
} from './transaction.ts';

/** What a build did to the output folder; paths are relative to it. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** A file that the change would replace, and the document outside the change that it also belongs to. */
export interface Claim {
  readonly path: string;
  readonly id: string;
}

/** The documents of one folder as they shall be, or undefined for one that goes; and what is staged for them. */
export interface Change {
  readonly records: ReadonlyMap<string, DocumentRecord | undefined>;
  readonly staged: readonly Staged[];
}

const STAGED_MANIFEST = 'manifest.json';

/**
 * An output folder that this build alone writes to, from {@link openOutputs} until `close`.
 */
export class Outputs {
  readonly folder: string;
  /** Whether a build that was stopped had left something to complete. */
  readonly completed: boolean;
  readonly #name: string;
  readonly #lock: Lock;
  readonly #records: Map<string, DocumentRecord>;
  readonly #inFolder = new Map<string, Set<string>>();
  readonly #homes = new Set<string>();
  #commits = 0;
  #halfDone = false;

  constructor(folder: string, name: string, held: Lock) {
    this.folder = folder;
    this.#name = name;
    this.#lock = held;
    this.completed = complete(folder);
    this.#records = new Map(readManifest(folder, name));
    clearStage(folder);
    for (const id of this.#records.keys()) this.#register(id);
  }

  get manifest(): Manifest {
    return this.#records;
  }

  /** A file of the change that one of the `failed` documents shows too, in its earlier form. */
  claimed({ staged }: Change, failed: readonly string[]): Claim | undefined {
    const changing = new Set(staged.map(({ path }) => path));
    for (const id of failed) {
      const path = pathsOf(this.#records.get(id) ?? { files: {} }).find((one) => changing.has(one));
      if (path !== undefined) return { path, id };
    }
    return undefined;
  }

  /** Writes a change, all of it or nothing. @throws SystemFailure */
  commit(change: Change): Written {
    const entry = this.#entryOf(change);
    if (entry.moves.length + entry.removes.length + Object.keys(entry.documents).length === 0) {
      return { written: [], removed: [] };
    }
    this.#commits += 1;
    let removed: readonly string[];
    try {
      removed = commit(this.folder, this.#commits, entry);
    } catch (error) {
      this.#halfDone = committed(this.folder).length === this.#commits;
      if (!this.#halfDone) unstage(this.folder, change.staged);
      throw error;
    }
    this.#take(entry.documents);
    for (const home of homesOf([entry])) this.#homes.add(home);
    this.#lock.touch();
    return { written: change.staged.map(({ path }) => path), removed };
  }

  /** Moves the manifest into place, and with it ends the journal. @throws SystemFailure */
  finish(shard?: ShardRecord): void {
    for (const home of this.#homes) {
      if (isThere(placeOf(this.folder, home))) flushFolder(placeOf(this.folder, home));
    }
    writeManifest(this.folder, this.#name, printManifest(this.#records, shard));
    clearJournal(this.folder);
    this.#commits = 0;
  }

  /** Leaves the folder to others. What was committed and couldn't be carried out waits for the next build. */
  close(): void {
    const workshop = join(this.folder, WORKSHOP);
    try {
      if (this.#commits > 0 && !this.#halfDone) this.finish();
    } finally {
      if (!this.#halfDone) rmSync(stageOf(this.folder), { recursive: true, force: true });
      rmSync(join(workshop, STAGED_MANIFEST), { force: true });
      this.#lock.release();
      if (removeIfEmpty(workshop)) removeIfEmpty(this.folder);
    }
  }

  #entryOf({ records, staged }: Change): Entry {
    const others = this.#othersIn(records);
    const now = new Set([...records.values()].flatMap((record) => (record ? pathsOf(record) : [])));
    const before = [...records.keys()].flatMap((id) => {
      const record = this.#records.get(id);
      return record === undefined ? [] : pathsOf(record);
    });
    const removes = [...new Set(before)].filter((path) => !now.has(path) && !others.has(path));
    const changed = [...records].filter(
      ([id, record]) => JSON.stringify(record) !== JSON.stringify(this.#records.get(id)),
    );
    const documents = Object.fromEntries(changed.map(([id, record]) => [id, record ?? null]));
    return { manifest: this.#name, documents, moves: staged, removes };
  }

  // Only documents of one folder can share a file: a chart that two templates show.
  #othersIn(records: Change['records']): ReadonlyMap<string, string> {
    const folders = new Set([...records.keys()].map(folderOf));
    const others = [...folders].flatMap((folder) => [...(this.#inFolder.get(folder) ?? [])]);
    return new Map(
      others
        .filter((id) => !records.has(id))
        .flatMap((id) => pathsOf(this.#records.get(id) ?? { files: {} }).map((path) => [path, id])),
    );
  }

  #take(documents: Entry['documents']): void {
    for (const [id, record] of Object.entries(documents)) {
      if (record === null) {
        this.#records.delete(id);
        this.#inFolder.get(folderOf(id))?.delete(id);
      } else {
        this.#records.set(id, record);
        this.#register(id);
      }
    }
  }

  #register(id: string): void {
    const folder = folderOf(id);
    const ids = this.#inFolder.get(folder) ?? new Set();
    this.#inFolder.set(folder, ids.add(id));
  }
}

function writeManifest(folder: string, name: string, text: string): void {
  const bytes = new TextEncoder().encode(text);
  if (holds(folder, name, bytes)) return;
  const staged = join(folder, WORKSHOP, STAGED_MANIFEST);
  rmSync(staged, { force: true });
  writeFlushed(staged, bytes);
  moveOver(staged, join(folder, name));
  flushFolder(folder);
}

/** Completes what a build had committed when it was stopped; false if there is nothing of that kind. */
function complete(folder: string): boolean {
  const entries = rollForward(folder);
  for (const name of new Set(entries.map(({ manifest }) => manifest))) {
    const records = new Map(readManifest(folder, name));
    for (const { manifest, documents } of entries) {
      if (manifest !== name) continue;
      for (const [id, record] of Object.entries(documents)) {
        if (record === null) records.delete(id);
        else records.set(id, record);
      }
    }
    writeManifest(folder, name, printManifest(records));
  }
  clearJournal(folder);
  return entries.length > 0;
}

/**
 * Opens an output folder for writing: waits for a build that is at work there, and completes one that was
 * stopped. `told` hears if there is somebody to wait for.
 * @throws SystemFailure
 */
export async function openOutputs(
  folder: string,
  { name = MANIFEST, told }: { readonly name?: string; readonly told?: () => void } = {},
): Promise<Outputs> {
  guarded(folder, 'make', () => mkdirSync(folder, { recursive: true }));
  makeFoldersWithin(folder, WORKSHOP);
  const held = await lock(join(folder, WORKSHOP), told);
  try {
    return new Outputs(folder, name, held);
  } catch (error) {
    held.release();
    throw error;
  }
}

/** Whether a build is at work in an output folder, or was stopped there and left things that the next one sweeps. */
export function isInUse(folder: string): boolean {
  return isThere(join(folder, WORKSHOP));
}

/** What stands between an output folder and a comparison: a build at work, or one that was stopped midway. */
export function unfinished(folder: string): 'running' | 'stopped' | undefined {
  if (isLocked(join(folder, WORKSHOP))) return 'running';
  return committed(folder).length > 0 ? 'stopped' : undefined;
}
