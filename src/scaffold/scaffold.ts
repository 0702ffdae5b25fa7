/** Turns the example that Briefwright carries into a project of the user's own, in an empty folder. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesBelow, guarded, isFolder, isThere, readBytes } from '../effects.ts';
import { folderNotEmpty, notAFolder } from '../problems/messages/scaffold.ts';
import type { Problem } from '../problems/types.ts';
import { VERSION } from '../version.ts';

export interface NewProject {
  readonly problems: readonly Problem[];
  /** What was written, from the new folder on; empty if there is a problem. */
  readonly written: readonly string[];
}

/**
 * Makes a project that builds at once. Its figures are made up. A folder that is there must be empty.
 * @throws SystemFailure if a file can't be read or written.
 */
export function makeProject(folder: string): NewProject {
  if (isThere(folder) && !isFolder(folder)) {
    return { problems: [notAFolder(folder)], written: [] };
  }
  const [held] = isThere(folder) ? guarded(folder, 'list', () => readdirSync(folder)) : [];
  if (held !== undefined) return { problems: [folderNotEmpty(folder, held)], written: [] };
  const files = projectFiles();
  for (const [path, bytes] of files) {
    const target = join(folder, ...path.split('/'));
    guarded(target, 'write', () => {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes, { flag: 'wx' });
    });
  }
  return { problems: [], written: [...files.keys()] };
}

/** Files of this version that a project has as they are, beside the partials. */
const SHIPPED = [
  'data/findings.schema.json',
  'data/meeting.schema.json',
  'data/profile.schema.json',
  'data/sign-off.schema.json',
  'templates/cover.md.hbs',
];

/** The files of a new project by their paths in it. Partials, schemas and the cover sheet are those that this version ships. */
function projectFiles(): ReadonlyMap<string, Uint8Array | string> {
  const root = dirname(createRequire(import.meta.url).resolve('briefwright/package.json'));
  const partials = join(root, 'templates/partials');
  const example = join(root, 'src/scaffold/project');
  const files = new Map<string, Uint8Array | string>(
    SHIPPED.map((path) => [path, readBytes(join(root, ...path.split('/')))]),
  );
  for (const name of filesBelow(partials)) {
    files.set(`templates/partials/${name}`, readBytes(join(partials, ...name.split('/'))));
  }
  for (const name of filesBelow(example)) {
    const text = new TextDecoder().decode(readBytes(join(example, ...name.split('/'))));
    files.set(placeOf(name), text.replaceAll('BRIEFWRIGHT_VERSION', VERSION));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// npm leaves a .gitignore out of a package, and GitHub would run a workflow that stands in .github.
function placeOf(name: string): string {
  if (name === 'gitignore') return '.gitignore';
  return name.replace(/^workflows\//u, '.github/workflows/');
}
