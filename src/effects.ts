/** The one place, beside the command line, that touches files; phases get what they need from here. */
import { createRequire } from 'node:module';
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import type { Source } from './problems/types.ts';

/** A file or the system failed: exit code 4. `path` is as the user named it. */
export class SystemFailure extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'SystemFailure';
    this.path = path;
  }
}

/** Bytes that are no valid UTF-8, with the offset of the first wrong one. */
export class NotUtf8 extends Error {
  readonly path: string;
  readonly line: number;

  constructor(path: string, line: number) {
    super(`${path} is not UTF-8 text`);
    this.name = 'NotUtf8';
    this.path = path;
    this.line = line;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission was denied',
  EPERM: 'the system does not permit it',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'it is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  EBUSY: 'another program has it open',
  ELOOP: 'its links lead in a circle',
};

/** Runs `action`, turning the system's own errors into a {@link SystemFailure} that names the file. */
export function guarded<T>(path: string, doing: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new SystemFailure(path, `cannot ${doing} ${path}: ${REASONS[code] ?? code}`);
  }
}

/** The system's name of what went wrong, such as ENOENT; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined;
  return String(error.code);
}

/** For a step that may fail without a loss: passes over an error of the system, and throws any other. */
export function passOver(error: unknown): void {
  if (systemCode(error) === undefined) throw error;
}

/** The bytes of a file. */
export function readBytes(path: string, shown: string = path): Uint8Array {
  return guarded(shown, 'read', () => readFileSync(path));
}

/** Text of a file, strictly UTF-8 (a byte order mark is dropped); `shown` is the path for messages. */
export function readSource(path: string, shown: string = path): Source {
  return { path: shown, text: decode(readBytes(path, shown), shown) };
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8(shown, lineOfFirstFault(bytes));
  }
}

// The replacement character may also stand in the file itself, so it is compared with its own bytes.
function lineOfFirstFault(bytes: Uint8Array): number {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(loose);
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
}

/** Names of the files right in a folder, in code point order; none if the folder isn't there. */
export function filesIn(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  const entries = guarded(folder, 'list', () => readdirSync(folder, { withFileTypes: true }));
  const names = entries
    .filter(
      (entry) => entry.isFile() || (entry.isSymbolicLink() && isFile(join(folder, entry.name))),
    )
    .map((entry) => entry.name);
  return names.sort(byCodeUnit);
}

/** All files below a folder, as paths with `/` relative to it, in code point order. */
export function filesBelow(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  const entries = guarded(folder, 'list', () => readdirSync(folder, { withFileTypes: true }));
  const paths = entries.flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name)).map((below) => `${entry.name}/${below}`)
      : [entry.name],
  );
  return paths.sort(byCodeUnit);
}

/** Compares as JavaScript does, never by the machine's locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isFolder(path: string): boolean {
  return entryBehind(path)?.isDirectory() ?? false;
}

export function isFile(path: string): boolean {
  return entryBehind(path)?.isFile() ?? false;
}

/** Whether something stands at the path itself, a dangling link included. */
export function isThere(path: string): boolean {
  return entryAt(path) !== undefined;
}

/** What stands at a path. */
export interface Entry {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** What stands at the path itself, be it a link; undefined if nothing does, or a file in place of its folder. */
export function entryAt(path: string): Entry | undefined {
  return entryOf(path, lstatSync);
}

/** What stands where links at the path lead. */
function entryBehind(path: string): Entry | undefined {
  return entryOf(path, statSync);
}

// A path that leads through a file, in a circle or beyond the system's length has nothing at its end either.
const NOTHING_THERE = ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

function entryOf(
  path: string,
  look: (path: string, options: { readonly throwIfNoEntry: false }) => Entry | undefined,
): Entry | undefined {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch (error) {
    if (NOTHING_THERE.includes(systemCode(error) ?? '')) return undefined;
    return guarded(path, 'look at', () => {
      throw error;
    });
  }
}

/**
 * The real path of a file that somebody's document names, or why it may not be read: only files inside
 * `folder` may, wherever links lead.
 */
export function inside(
  folder: string,
  name: string,
): { readonly path: string } | { readonly refused: 'outside' | 'missing' } {
  // No file's name holds a NUL, and the system's functions throw at one.
  if (name.includes('\0')) return { refused: 'missing' };
  const root = realpathSync(folder);
  const wanted = resolve(root, ...name.split('/'));
  if (posix.isAbsolute(name) || !isBelow(root, wanted)) return { refused: 'outside' };
  if (!isFile(wanted)) return { refused: 'missing' };
  const real = realpathSync(wanted);
  return isBelow(root, real) ? { path: real } : { refused: 'outside' };
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}

/** A path as it is shown and written: relative, with `/` on every system. */
export function shownPath(...parts: readonly string[]): string {
  return parts.join('/').split(sep).join('/').replace(/^\.\//u, '');
}

/** The bytes of a file that belongs to an installed package, such as a font. */
export function readPackageFile(file: string): Uint8Array {
  return readBytes(createRequire(import.meta.url).resolve(file), file);
}
