/** Compares an output folder with what a build would write. */
import { join } from 'node:path';
import { nth } from './problems/must.ts';
import { byCodeUnit, filesBelow, isFile, readBytes } from './effects.ts';
import {
  MANIFEST,
  noLongerMade,
  pathsOf,
  printManifest,
  sha256,
  type Files,
  type Manifest,
} from './manifest.ts';
import { holds } from './outputs/disk.ts';
import { unfinished } from './outputs/outputs.ts';
import { firstDifference } from './pdf/compare.ts';

/** One output that isn't as a build would leave it; `path` starts at the output folder. */
export interface Stale {
  readonly path: string;
  readonly state: 'missing' | 'superfluous' | 'different' | 'unfinished';
  /** The first difference, or why the file is superfluous; empty if there is nothing to add. */
  readonly detail: string;
  /** Of Markdown that is different: what stands there, and what a build would write. */
  readonly texts?: { readonly before: string; readonly after: string };
}

/** How the files of some documents compare with what stands in the output folder. */
export interface Comparison {
  readonly stale: readonly Stale[];
  /**
   * The sums of what stands there in other bytes and says the same: PDFs that another version of zlib packed.
   */
  readonly same: Readonly<Record<string, string>>;
}

/** Compares files that a build would write with what stands in the folder. */
export function compareFiles(folder: string, files: Files): Comparison {
  const stale: Stale[] = [];
  const same: Record<string, string> = {};
  for (const [path, bytes] of files) {
    const there = join(folder, ...path.split('/'));
    if (!isFile(there)) stale.push({ path, state: 'missing', detail: '' });
    else if (!holds(folder, path, bytes)) {
      const before = readBytes(there);
      const detail = difference(path, before, bytes);
      const texts = path.endsWith('.md') ? { texts: textsOf(before, bytes) } : {};
      if (detail === undefined) same[path] = sha256(before);
      else stale.push({ path, state: 'different', detail, ...texts });
    }
  }
  return { stale, same };
}

/**
 * All stale files of the folder, by path, with those that were `found` already. `after` is the manifest that
 * a build would leave.
 */
export function findStale(
  folder: string,
  found: readonly Stale[],
  before: Manifest,
  after: Manifest,
): readonly Stale[] {
  const stale = [...found];
  const state = unfinished(folder);
  if (state !== undefined) stale.push({ path: MANIFEST, state: 'unfinished', detail: WHY[state] });
  for (const path of noLongerMade(before, after)) {
    if (isFile(join(folder, ...path.split('/')))) {
      stale.push({ path, state: 'superfluous', detail: 'a build no longer makes it' });
    }
  }
  for (const path of strays(folder, before, after)) {
    stale.push({ path, state: 'superfluous', detail: 'no build wrote it; move it or delete it' });
  }
  const manifest = new TextEncoder().encode(printManifest(after));
  if (stale.length === 0 && after.size > 0 && !holds(folder, MANIFEST, manifest)) {
    const detail = 'it does not list what a build writes';
    stale.push({ path: MANIFEST, state: 'different', detail });
  }
  return stale.sort((a, b) => byCodeUnit(a.path, b.path));
}

const WHY = {
  running: 'another build writes to this folder now; wait until it has ended',
  stopped: 'a build was stopped while it moved files into place; the next build completes it',
};

// A paper of unknown origin beside the documents could be taken for one of them.
function strays(folder: string, before: Manifest, after: Manifest): readonly string[] {
  const known = new Set([...before.values(), ...after.values()].flatMap(pathsOf));
  const homes = new Set([...after.keys()].map((id) => nth(id.split('/'), 0)));
  return [...homes].flatMap((home) =>
    filesBelow(join(folder, home))
      .map((path) => `${home}/${path}`)
      .filter((path) => /\.(?:md|pdf|svg)$/u.test(path) && !known.has(path)),
  );
}

function textsOf(old: Uint8Array, now: Uint8Array) {
  const decoder = new TextDecoder();
  return { before: decoder.decode(old), after: decoder.decode(now) };
}

function difference(path: string, old: Uint8Array, now: Uint8Array): string | undefined {
  if (path.endsWith('.pdf')) return firstDifference(old, now);
  const decoder = new TextDecoder();
  const before = decoder.decode(old).split('\n');
  const after = decoder.decode(now).split('\n');
  let line = 0;
  while (line < before.length && before[line] === after[line]) line += 1;
  if (path.endsWith('.svg')) return `first at line ${line + 1}`;
  return [
    `first at line ${line + 1}:`,
    `    it says:          ${before[line] ?? '(nothing: the file ends)'}`,
    `    a build would say: ${after[line] ?? '(nothing: the file ends)'}`,
  ].join('\n');
}
