/**
 * Keeps what earlier builds made known, one line an entry, below the project folder. It may be deleted at any
 * time: whatever is missing, damaged, or another version's is as if it had never been there.
 */
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isThere, passOver } from '../effects.ts';
import { sha256 } from '../manifest.ts';

const FILE = 'documents';
// Lines that were overtaken by later ones of the same name are dropped now and then.
const SLACK = 200;

/** A cache on disk, or nothing at all where the project can't be written to. */
export class Store {
  readonly #folder: string;
  readonly #program: string;
  readonly #entries = new Map<string, unknown>();
  #lines = 0;
  #writable = true;

  constructor(folder: string, program: string) {
    this.#folder = folder;
    this.#program = program;
    this.#read();
  }

  get(name: string): unknown {
    return this.#entries.get(name);
  }

  /** Remembers an entry from now on. That it can't be kept is no fault of a build. */
  put(name: string, value: unknown): void {
    this.#entries.set(name, value);
    const isNew = this.#lines === 0;
    this.#lines += 1;
    this.#try(() => {
      if (isNew) this.#begin();
      else appendFileSync(join(this.#folder, FILE), line([name, value]));
    });
  }

  /** Drops what was overtaken, where there is much of it. */
  tidy(): void {
    if (this.#lines > this.#entries.size * 2 + SLACK) this.#try(() => this.#begin());
  }

  #begin(): void {
    makeCacheFolder(this.#folder);
    const lines = Array.from(this.#entries, (entry) => line(entry));
    const staged = join(this.#folder, `${FILE}-${process.pid}`);
    writeFileSync(staged, `${this.#program}\n${lines.join('')}`);
    renameSync(staged, join(this.#folder, FILE));
    this.#lines = this.#entries.size;
  }

  #read(): void {
    let text: string;
    try {
      text = readFileSync(join(this.#folder, FILE), 'utf8');
    } catch (error) {
      passOver(error);
      return;
    }
    const [program, ...lines] = text.split('\n');
    if (program !== this.#program) return;
    for (const written of lines) {
      if (written === '') continue;
      this.#lines += 1;
      const entry = entryOf(written);
      if (entry !== undefined) this.#entries.set(entry[0], entry[1]);
    }
  }

  #try(action: () => void): void {
    if (!this.#writable) return;
    try {
      action();
    } catch (error) {
      passOver(error);
      this.#writable = false;
    }
  }
}

/** Makes the folder, which git ignores by itself. */
export function makeCacheFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const ignore = join(folder, '.gitignore');
  if (!isThere(ignore)) writeFileSync(ignore, '*\n');
}

function line(entry: readonly [string, unknown]): string {
  const json = JSON.stringify(entry);
  return `${sumOf(json)} ${json}\n`;
}

function entryOf(written: string): readonly [string, unknown] | undefined {
  const json = written.slice(written.indexOf(' ') + 1);
  if (written.slice(0, written.indexOf(' ')) !== sumOf(json)) return undefined;
  const entry: unknown = JSON.parse(json);
  return Array.isArray(entry) ? [String(entry[0]), entry[1]] : undefined;
}

function sumOf(json: string): string {
  return sha256(json).slice(0, 16);
}
