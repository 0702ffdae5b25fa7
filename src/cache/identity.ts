/** Says which program this is: what another version or another Node.js made is never trusted. */
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../effects.ts';
import { sha256 } from '../manifest.ts';
import { VERSION } from '../version.ts';

let known: string | undefined;

/** A sum over the program's version, its files as they lie on this disk, and the version of Node.js. */
export function programIdentity(): string {
  known ??= sha256([VERSION, process.version, process.versions.zlib, ...ownFiles()].join('\n'));
  return known;
}

// Sizes and dates, not contents: a checkout changes under one version, and reading it all takes time.
function ownFiles(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = basename(here) === 'cache' ? dirname(here) : here;
  return filesBelow(root)
    .filter((path) => /\.[cm]?[jt]s$/u.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const { size, mtimeMs } = statSync(join(root, ...path.split('/')));
      return `${path} ${size} ${mtimeMs}`;
    });
}
