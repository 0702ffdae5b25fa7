/** The output folder: stages what a build made, moves it into place, removes what it no longer makes. */
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import {
  byCodeUnit,
  guarded,
  isFile,
  isThere,
  readBytes,
  systemCode,
  SystemFailure,
} from './effects.ts';

/** Files of an output folder by their path in it, with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Which files belong to which document (`ofsted-scr-2010/briefing`), as the last build left it. */
export type Manifest = ReadonlyMap<string, readonly string[]>;

const MANIFEST = 'manifest.json';
const STAGED = '.briefwright-staged-';

/** What a build did to the output folder; paths are relative to it. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** The manifest of an output folder; empty if there is none yet. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!isFile(path)) return new Map();
  const damaged = (why: string) =>
    new SystemFailure(
      path,
      `${path} is damaged (${why}); delete it, and the next build writes it again`,
    );
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch {
    throw damaged('it is not JSON');
  }
  const documents =
    typeof read === 'object' && read !== null && 'documents' in read && read.documents;
  if (typeof documents !== 'object' || documents === null) throw damaged('it lists no documents');
  return new Map(
    Object.entries(documents).map(([name, files]): [string, readonly string[]] => {
      if (!Array.isArray(files) || !files.every(isPathInside)) throw damaged(`files of ${name}`);
      return [name, files];
    }),
  );
}

// A manifest is only a file: nothing that it says may make a build delete outside its folder.
function isPathInside(path: unknown): path is string {
  if (typeof path !== 'string') return false;
  return path.split('/').every((part) => /^[^.\\:\0][^\\:\0]*$/u.test(part));
}

/** The manifest as it is written: one line a file, sorted, so that differences are readable. */
export function printManifest(manifest: Manifest): string {
  const sorted = [...manifest].sort(([a], [b]) => byCodeUnit(a, b));
  const documents = Object.fromEntries(
    sorted.map(([name, files]) => [name, [...files].sort(byCodeUnit)]),
  );
  return `${JSON.stringify({ format: 1, documents }, undefined, 2)}\n`;
}

/** The files that `before` lists and no document of `after` does. */
export function noLongerMade(before: Manifest, after: Manifest): readonly string[] {
  const kept = new Set([...after.values()].flat());
  const gone = new Set([...before.values()].flat().filter((path) => !kept.has(path)));
  return [...gone].sort(byCodeUnit);
}

/**
 * Writes `files` into the folder. All are staged and flushed before the first is moved into place, and the
 * manifest is moved last, so that a kill never leaves half a file. Unchanged files keep their dates.
 * @throws SystemFailure where the disk or the folder refuses; the staged files are swept.
 */
export function writeOutputs(folder: string, files: Files, manifest: Manifest): Written {
  const before = readManifest(folder);
  const wanted = new Map(files);
  wanted.set(MANIFEST, new TextEncoder().encode(printManifest(manifest)));
  const changed = [...wanted].filter(([path, bytes]) => !holds(folder, path, bytes));
  makeFolder(folder);
  sweep(folder);
  const stage = join(folder, `${STAGED}${process.pid}`);
  try {
    guarded(stage, 'make', () => mkdirSync(stage));
    for (const [index, [, bytes]] of changed.entries())
      writeFlushed(join(stage, `${index}`), bytes);
    for (const [path] of changed) makeFoldersWithin(folder, dirname(path));
    for (const [index, [path]] of changed.entries()) {
      const target = join(folder, ...path.split('/'));
      guarded(target, 'write', () => renameSync(join(stage, `${index}`), target));
    }
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  const removed = noLongerMade(before, manifest).filter((path) => remove(folder, path));
  return { written: changed.map(([path]) => path).filter((path) => path !== MANIFEST), removed };
}

/** Whether the folder holds exactly these bytes at this path, in a file of its own. */
export function holds(folder: string, path: string, bytes: Uint8Array): boolean {
  const target = join(folder, ...path.split('/'));
  const entry = lstatSync(target, { throwIfNoEntry: false });
  if (entry === undefined || !entry.isFile() || entry.size !== bytes.length) return false;
  return Buffer.compare(readBytes(target), bytes) === 0;
}

function makeFolder(folder: string): void {
  guarded(folder, 'make', () => mkdirSync(folder, { recursive: true }));
}

// A link in the place of a folder would carry the files out of the output folder.
function makeFoldersWithin(folder: string, below: string): void {
  let path = folder;
  for (const part of below.split('/').filter((name) => name !== '.')) {
    path = join(path, part);
    if (!isThere(path)) guarded(path, 'make', () => mkdirSync(path));
    else if (!lstatSync(path).isDirectory()) {
      throw new SystemFailure(path, `cannot write into ${path}: it is no folder, or a link to one`);
    }
  }
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  guarded(path, 'write', () => {
    const file = openSync(path, 'wx');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

// Staged files of a build that was killed; one that still runs is left alone.
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(STAGED) ? Number(name.slice(STAGED.length)) : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Removes a file and the folders that it leaves empty; false if it wasn't there. */
function remove(folder: string, path: string): boolean {
  const parts = path.split('/');
  const parents = parts.slice(0, -1).map((_, index) => join(folder, ...parts.slice(0, index + 1)));
  const target = join(folder, ...parts);
  if (!parents.every((parent) => lstatSync(parent, { throwIfNoEntry: false })?.isDirectory()))
    return false;
  if (!isThere(target) || lstatSync(target).isDirectory()) return false;
  guarded(target, 'remove', () => rmSync(target));
  for (const parent of parents.toReversed()) {
    if (readdirSync(parent).length > 0) break;
    rmdirSync(parent);
  }
  return true;
}
