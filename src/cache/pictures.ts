/** Keeps drawn charts, so that one whose specification, data and theme are the same is not drawn again. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Remember } from '../charts/types.ts';
import { passOver } from '../effects.ts';
import { sha256 } from '../manifest.ts';
import { makeCacheFolder } from './store.ts';

const IN_MEMORY = 64;
const ON_DISK = 4000;
const SUM_BYTES = 32;

/**
 * Remembers results by their keys: the latest in memory, and all in a folder, if there is one. The salt is part
 * of every key: the program and what else a drawing depends on.
 */
export function rememberPictures(
  kept: { readonly folder: string; readonly salt: string } | undefined,
): Remember {
  const { folder, salt = '' } = kept ?? {};
  const latest = new Map<string, unknown>();
  return async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const name = sha256(`${salt}\n${key}`);
    const known = latest.get(name) ?? (folder === undefined ? undefined : read(folder, name));
    // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the key stands for all that it was made from.
    const result = (known as T | undefined) ?? (await make());
    if (known === undefined && folder !== undefined) write(folder, name, result);
    latest.delete(name);
    latest.set(name, result);
    const oldest = latest.keys().next().value;
    if (latest.size > IN_MEMORY && oldest !== undefined) latest.delete(oldest);
    return result;
  };
}

function read(folder: string, name: string): unknown {
  try {
    const bytes = readFileSync(join(folder, name));
    const body = bytes.subarray(SUM_BYTES);
    const isWhole = Buffer.from(sha256(body), 'hex').equals(bytes.subarray(0, SUM_BYTES));
    return isWhole ? deserialize(body) : undefined;
  } catch (error) {
    passOver(error);
    return undefined;
  }
}

function write(folder: string, name: string, value: unknown): void {
  const body = serialize(value);
  try {
    makeCacheFolder(folder);
    // Loaded by now where there are threads; where there are none, nobody needs to wait for it at the start.
    const { threadId } = process.getBuiltinModule('node:worker_threads');
    const staged = join(folder, `${name}-${process.pid}-${threadId}`);
    writeFileSync(staged, Buffer.concat([Buffer.from(sha256(body), 'hex'), body]));
    renameSync(staged, join(folder, name));
  } catch (error) {
    // A cache that can't be written to is slower, and no fault.
    passOver(error);
  }
}

/** Removes the oldest pictures where there are too many. */
export function tidyPictures(folder: string): void {
  try {
    const names = readdirSync(folder);
    if (names.length <= ON_DISK) return;
    const aged = names.map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }));
    aged.sort((a, b) => a.at - b.at);
    for (const { name } of aged.slice(0, names.length - ON_DISK / 2)) {
      rmSync(join(folder, name), { force: true });
    }
  } catch (error) {
    passOver(error);
  }
}
