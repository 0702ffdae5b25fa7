/** Reads the kit of hostile inputs, and puts one case of it into a project of its own. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { positionAt } from '../../src/problems/sources.ts';
import type { Problem } from '../../src/problems/types.ts';

export const KIT = join(import.meta.dirname, '../cases/hostile');

/** One change of a file: the first place of `find` becomes `write`; without `find` the whole file does. */
export interface Change {
  readonly file?: string;
  readonly find?: string;
  /** What stands there then; `repeat` follows it `times`, and `close` that as often. */
  readonly write?: string;
  readonly repeat?: string;
  readonly times?: number;
  readonly close?: string;
  /** The whole file as bytes. */
  readonly hex?: string;
  /** Whether the file is taken away. */
  readonly gone?: boolean;
}

export interface HostileCase extends Change {
  /** What is tried, in words. */
  readonly it: string;
  readonly also?: readonly Change[];
  /** The codes that its errors may have; the first must be among them. `any` allows all. */
  readonly gives?: string | readonly string[];
  /** Codes of warnings that must be among what is said. */
  readonly warns?: string | readonly string[];
  /** The file, or the folder, that errors must be in, if not the changed lines of the changed file. */
  readonly where?: string | undefined;
  /** What the Markdown and the PDF say to the letter. */
  readonly prints?: string;
}

export interface HostileList {
  readonly about: string;
  /** The file that the cases change. */
  readonly file: string;
  /** Where errors of the cases are, if they don't say it themselves. */
  readonly where?: string;
  /** What is changed before each case. */
  readonly first?: readonly Change[];
  /** Whether the file is Markdown that `render` sets. */
  readonly render?: boolean;
  readonly cases: readonly HostileCase[];
}

/** A list of the kit; what its file holds is for the caller to know. */
export function readList(name: string): HostileList {
  return parse(readFileSync(join(KIT, `${name}.yaml`), 'utf8')) as HostileList;
}

/** A new folder with the kit's small project, made up, and the partials that are shipped. */
export function kitProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  cpSync(join(KIT, 'project'), folder, { recursive: true });
  cpSync(join(KIT, '../../../templates/partials'), join(folder, 'templates/partials'), {
    recursive: true,
  });
  return folder;
}

export interface Changed {
  readonly file: string;
  /** The lines that were written, from 1. */
  readonly from: number;
  readonly to: number;
}

/** Changes a file of the folder. */
export function applyChange(folder: string, change: Change, listFile: string): Changed {
  const file = change.file ?? listFile;
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  if (change.gone === true) {
    rmSync(path);
    return { file, from: 1, to: 1 };
  }
  if (change.hex !== undefined) {
    writeFileSync(path, Buffer.from(change.hex.replaceAll(/\s/gu, ''), 'hex'));
    return { file, from: 1, to: Number.POSITIVE_INFINITY };
  }
  const { write = '', repeat, times = 0, close = '' } = change;
  const unit = repeat ?? write;
  const written =
    (repeat === undefined && times > 0 ? '' : write) + unit.repeat(times) + close.repeat(times);
  const text = times > 0 || change.find === undefined ? written : write;
  if (change.find === undefined) {
    writeFileSync(path, text);
    return { file, from: 1, to: text.split('\n').length };
  }
  const before = readFileSync(path, 'utf8');
  const at = before.indexOf(change.find);
  if (at === -1) throw new Error(`${file} does not hold: ${change.find}`);
  writeFileSync(path, before.slice(0, at) + text + before.slice(at + change.find.length));
  const from = before.slice(0, at).split('\n').length;
  return { file, from, to: from + text.split('\n').length - 1 };
}

/** Remembers the files that changes are about, and gives a function that puts them back. */
export function keep(folder: string, changes: readonly Change[], listFile: string): () => void {
  const files = new Set(changes.map(({ file }) => join(folder, file ?? listFile)));
  const before = [...files].map(
    (path) => [path, existsSync(path) ? readFileSync(path) : undefined] as const,
  );
  return () => {
    for (const [path, bytes] of before) {
      if (bytes === undefined) rmSync(path, { force: true });
      else writeFileSync(path, bytes);
    }
  };
}

/** Takes a folder of a case away again. */
export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Where an error stands that stands elsewhere than in what was changed; undefined if it stands there. */
export function misplaced(
  { span }: Problem,
  changed: Changed,
  where: string | undefined,
): string | undefined {
  if (where === 'any') return undefined;
  if (span === undefined) return 'nowhere';
  const { line } = positionAt(span.source, span.start);
  const last = positionAt(span.source, Math.max(span.start, span.end - 1)).line;
  const place = `${span.source.path}:${line}`;
  if (where !== undefined && where !== 'file') {
    return span.source.path.startsWith(where) ? undefined : place;
  }
  if (span.source.path !== changed.file) return place;
  if (where === 'file') return undefined;
  return line <= changed.to && last >= changed.from ? undefined : place;
}
