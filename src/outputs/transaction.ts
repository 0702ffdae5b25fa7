/**
 * Changes the files of an output folder as one: they are staged and flushed, a journal entry commits them,
 * and only then are they moved. What was committed when a build was killed, the next one carries out.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byCodeUnit, guarded, isThere, readBytes, SystemFailure } from '../effects.ts';
import {
  isManifestName,
  isPathInside,
  isRecord,
  type DocumentRecord,
  type Files,
} from '../manifest.ts';
import {
  checkReplaceable,
  flushFolder,
  holds,
  makeFoldersWithin,
  moveOver,
  placeOf,
  remove,
  removeIfEmpty,
  writeFlushed,
} from './disk.ts';

/** A file that waits in the stage, under `name`, for its place at `path`. */
export interface Staged {
  readonly path: string;
  readonly name: string;
}

/** One entry of the journal: all that it takes to carry a change out, once or again. */
export interface Entry {
  /** The manifest that lists them. */
  readonly manifest: string;
  /** Records as they shall be; null takes a document out. */
  readonly documents: Readonly<Record<string, DocumentRecord | null>>;
  readonly moves: readonly Staged[];
  readonly removes: readonly string[];
}

/** The folder, inside the output folder, that holds the stage, the journal and the locks of a build. */
export const WORKSHOP = '.briefwright-build';

const ENTRY = /^commit-\d{7}\.json$/u;
const NAME = /^[\w-]+$/u;

/** The stage of an output folder. */
export function stageOf(folder: string): string {
  return join(folder, WORKSHOP, 'stage');
}

/**
 * Stages those of the files that the folder doesn't hold yet, so that unchanged files keep their dates.
 * `set` is part of the names in the stage: no two callers may share it.
 * @throws SystemFailure where the disk or the folder refuses; what was staged is taken away.
 */
export function stageFiles(folder: string, set: string, files: Files): readonly Staged[] {
  const changed = [...files].filter(([path, bytes]) => !holds(folder, path, bytes));
  const staged = changed.map(([path], index) => ({ path, name: `${set}-${index}` }));
  try {
    for (const [index, [, bytes]] of changed.entries()) {
      writeFlushed(join(stageOf(folder), `${set}-${index}`), bytes);
    }
  } catch (error) {
    unstage(folder, staged);
    throw error;
  }
  return staged;
}

/** Takes files out of the stage that will not be committed. */
export function unstage(folder: string, staged: readonly Staged[]): void {
  for (const { name } of staged) rmSync(join(stageOf(folder), name), { force: true });
}

/**
 * Commits a change under its number, and carries it out.
 * @returns the paths that were removed.
 * @throws SystemFailure before the commit where the folder would refuse: then nothing has changed.
 */
export function commit(folder: string, number: number, entry: Entry): readonly string[] {
  prepare(folder, entry);
  const name = `commit-${String(number).padStart(7, '0')}.json`;
  const written = join(stageOf(folder), name);
  try {
    writeFlushed(written, new TextEncoder().encode(JSON.stringify(entry)));
    flushFolder(stageOf(folder));
    guarded(written, 'move', () => renameSync(written, join(folder, WORKSHOP, name)));
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
  flushFolder(join(folder, WORKSHOP));
  return carryOut(folder, entry, new Set());
}

function prepare(folder: string, { moves }: Entry): void {
  const made: string[] = [];
  try {
    for (const { path } of moves) {
      const home = dirname(path);
      if (!isThere(placeOf(folder, home))) made.push(home);
      makeFoldersWithin(folder, home);
      checkReplaceable(folder, path);
    }
  } catch (error) {
    for (const home of made.toReversed()) removeIfEmpty(placeOf(folder, home));
    throw error;
  }
}

// Whatever was done before the kill is found done, so that an entry may be carried out twice.
function carryOut(
  folder: string,
  { moves, removes }: Entry,
  kept: ReadonlySet<string>,
): readonly string[] {
  for (const { path, name } of moves) {
    const from = join(stageOf(folder), name);
    if (!isThere(from)) continue;
    makeFoldersWithin(folder, dirname(path));
    moveOver(from, placeOf(folder, path));
  }
  return removes.filter((path) => !kept.has(path) && remove(folder, path));
}

/**
 * Carries out what an earlier build committed, in its order. A file that a later entry made again is not
 * removed by an earlier one.
 * @throws SystemFailure
 */
export function rollForward(folder: string): readonly Entry[] {
  const entries = committed(folder).map((name) => readEntry(join(folder, WORKSHOP, name)));
  const last = new Map(entries.flatMap(({ documents }) => Object.entries(documents)));
  const kept = new Set([...last.values()].flatMap((record) => Object.keys(record?.files ?? {})));
  for (const entry of entries) carryOut(folder, entry, kept);
  for (const home of homesOf(entries)) {
    if (isThere(placeOf(folder, home))) flushFolder(placeOf(folder, home));
  }
  return entries;
}

/** The folders whose names an entry changes, from the output folder on. */
export function homesOf(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ moves, removes }) => [
      ...moves.map(({ path }) => dirname(path)),
      ...removes.map((path) => dirname(path)),
    ]),
  );
}

/** The entries of the journal, oldest first; none after a build that ended. */
export function committed(folder: string): readonly string[] {
  const path = join(folder, WORKSHOP);
  if (!isThere(path)) return [];
  const names = guarded(path, 'list', () => readdirSync(path));
  return names.filter((name) => ENTRY.test(name)).sort(byCodeUnit);
}

function readEntry(path: string): Entry {
  const damaged = () =>
    new SystemFailure(
      path,
      `${path} is damaged; delete the folder ${dirname(path)} and build again`,
    );
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch {
    throw damaged();
  }
  if (!isEntry(read)) throw damaged();
  return read;
}

function isEntry(read: unknown): read is Entry {
  if (typeof read !== 'object' || read === null) return false;
  const { manifest, documents, moves, removes }: Partial<Record<keyof Entry, unknown>> = read;
  if (!isManifestName(manifest)) return false;
  if (typeof documents !== 'object' || documents === null) return false;
  if (!Array.isArray(moves) || !Array.isArray(removes)) return false;
  return (
    Object.entries(documents).every(
      ([id, record]) => isPathInside(id) && (record === null || isRecord(record)),
    ) &&
    moves.every(
      (move: Partial<Staged> | null) => isPathInside(move?.path) && NAME.test(move?.name ?? ''),
    ) &&
    removes.every(isPathInside)
  );
}

/** Empties the journal, after the manifest has taken its entries in. */
export function clearJournal(folder: string): void {
  for (const name of committed(folder)) rmSync(join(folder, WORKSHOP, name), { force: true });
}

/** Makes an empty stage; whatever an earlier build staged and didn't commit goes. */
export function clearStage(folder: string): void {
  const stage = stageOf(folder);
  rmSync(stage, { recursive: true, force: true });
  guarded(stage, 'make', () => mkdirSync(stage));
}
