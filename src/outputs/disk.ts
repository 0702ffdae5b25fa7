/** The few things that are done to files of an output folder, each so that a kill leaves nothing half done. */
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  entryAt,
  guarded,
  isThere,
  passOver,
  readBytes,
  systemCode,
  SystemFailure,
} from '../effects.ts';

const isWindows = (): boolean => process.platform === 'win32';

/** The place of a path of the output folder. */
export function placeOf(folder: string, path: string): string {
  return join(folder, ...path.split('/'));
}

/** Whether the folder holds exactly these bytes at this path, in a file of its own. */
export function holds(folder: string, path: string, bytes: Uint8Array): boolean {
  const target = placeOf(folder, path);
  const entry = entryAt(target);
  if (entry === undefined || !entry.isFile() || entry.size !== bytes.length) return false;
  return Buffer.compare(readBytes(target), bytes) === 0;
}

/** Writes a new file and flushes it to the disk. @throws SystemFailure */
export function writeFlushed(path: string, bytes: Uint8Array): void {
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

/** Flushes the names in a folder. Windows keeps them in its own journal, and opens no folder. */
export function flushFolder(path: string): void {
  if (isWindows()) return;
  guarded(path, 'flush', () => {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } catch (error) {
      // Some network file systems refuse; what they lack can't be mended from here.
      if (systemCode(error) !== 'EINVAL') throw error;
    } finally {
      closeSync(folder);
    }
  });
}

/** Makes the folders of a path inside the output folder, never through a link. @throws SystemFailure */
export function makeFoldersWithin(folder: string, below: string): void {
  let path = folder;
  for (const part of below.split('/').filter((name) => name !== '' && name !== '.')) {
    path = join(path, part);
    if (!isThere(path)) {
      guarded(path, 'make', () => makeOne(path));
    } else if (entryAt(path)?.isDirectory() !== true) {
      throw new SystemFailure(path, `cannot write into ${path}: it is no folder, or a link to one`);
    }
  }
}

/**
 * Fails where a file could not be moved to a path, since after the commit there is no way back: the folder
 * is read-only, a folder stands at the path, or on Windows another program holds the file open.
 * @throws SystemFailure
 */
export function checkReplaceable(folder: string, path: string): void {
  const target = placeOf(folder, path);
  guarded(target, 'write', () => accessSync(join(target, '..'), constants.W_OK));
  const entry = entryAt(target);
  if (entry?.isDirectory() === true)
    throw new SystemFailure(target, `cannot write ${target}: it is a folder`);
  if (!isWindows() || entry?.isFile() !== true) return;
  guarded(target, 'replace', () => closeSync(openSync(target, 'r+')));
}

/** Moves a file to its place, over what stands there; a link there is replaced, not followed. */
export function moveOver(from: string, target: string): void {
  guarded(target, 'write', () => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        renameSync(from, target);
        return;
      } catch (error) {
        if (!isWindows() || attempt === PATIENCE || !isHeld(error)) throw error;
        pause(attempt * 20);
      }
    }
  });
}

// Virus scanners and indexers hold new files for a moment.
const PATIENCE = 12;

function isHeld(error: unknown): boolean {
  return /^(?:EPERM|EACCES|EBUSY)$/u.test(String(systemCode(error)));
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Removes a file and the folders that it leaves empty; false if it wasn't there. */
export function remove(folder: string, path: string): boolean {
  const parts = path.split('/');
  const parents = parts.slice(0, -1).map((_, index) => join(folder, ...parts.slice(0, index + 1)));
  const target = join(folder, ...parts);
  if (!parents.every((parent) => entryAt(parent)?.isDirectory())) return false;
  const entry = entryAt(target);
  if (entry === undefined || entry.isDirectory()) return false;
  guarded(target, 'remove', () => rmSync(target));
  for (const parent of parents.toReversed()) {
    if (!removeIfEmpty(parent)) break;
  }
  return true;
}

/** Removes a folder that holds nothing; false if it holds something, or isn't there. */
export function removeIfEmpty(path: string): boolean {
  try {
    if (readdirSync(path).length > 0) return false;
    rmdirSync(path);
    return true;
  } catch (error) {
    passOver(error);
    return false;
  }
}

// In a read-only folder Node's recursive call says that there is no such folder. Another build may be first.
function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}
