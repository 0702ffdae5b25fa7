/** Reads a project folder into sources: findings, templates, partials and charts, by name. */
import { join } from 'node:path';
import {
  filesBelow,
  filesIn,
  isFolder,
  NotUtf8,
  readBytes,
  readSource,
  shownPath,
  SystemFailure,
} from './effects.ts';
import { noDataFiles, notUtf8, sameName } from './problems/messages/project.ts';
import type { KnownSources } from './problems/packed.ts';
import type { Problems } from './problems/problems.ts';
import type { Source } from './problems/types.ts';

/** What a project holds. Keys are names without extension; paths of sources start at the project folder. */
export interface Project {
  /** As the user named it; empty for the current folder. */
  readonly folder: string;
  readonly data: ReadonlyMap<string, Source>;
  /** CSV files by their path in `data/`; whether a findings file names one is its own affair. */
  readonly tables: ReadonlyMap<string, { readonly path: string; readonly bytes: Uint8Array }>;
  readonly templates: ReadonlyMap<string, Source>;
  readonly partials: ReadonlyMap<string, Source>;
  readonly charts: ReadonlyMap<string, Source>;
  readonly meetings: ReadonlyMap<string, Source>;
  /** What boards require of their papers. */
  readonly profiles: ReadonlyMap<string, Source>;
  readonly signOffs: ReadonlyMap<string, Source>;
  /** Texts of the sources that the evidence quotes, by file name. */
  readonly snapshots: ReadonlyMap<string, Uint8Array>;
}

const DATA = /^(?<name>.+)\.(?:ya?ml|json)$/u;
const SCHEMA = /\.schema\.json$/u;

/**
 * Reads all files of a project; `sources` is a folder of snapshots besides `data/sources/`.
 * @throws SystemFailure if a folder or file can't be read.
 */
export function readProject(
  folder: string,
  sources: string | undefined,
  problems: Problems,
): Project {
  const root = folder === '' ? '.' : folder;
  if (!isFolder(root))
    throw new SystemFailure(root, `cannot read ${root}: there is no such folder`);
  const read = (below: string, names: readonly string[], pattern: RegExp) =>
    readNamed({ root, below, pattern }, names, problems);
  const readFolder = (below: string) => read(below, filesIn(join(root, below)), DATA);
  const dataNames = filesIn(join(root, 'data')).filter((name) => !SCHEMA.test(name));
  const data = read('data', dataNames, DATA);
  if (!dataNames.some((name) => DATA.test(name))) problems.add(noDataFiles(folder));
  return {
    folder,
    data,
    tables: readTables(root),
    templates: read('templates', filesIn(join(root, 'templates')), /^(?<name>.+)\.md\.hbs$/u),
    partials: read(
      'templates/partials',
      filesIn(join(root, 'templates/partials')),
      /^(?<name>.+?)(?:\.md)?\.hbs$/u,
    ),
    charts: read(
      'templates/charts',
      filesIn(join(root, 'templates/charts')),
      /^(?<name>.+)\.vl\.json$/u,
    ),
    meetings: readFolder('data/meetings'),
    profiles: readFolder('data/profiles'),
    signOffs: readFolder('data/sign-offs'),
    snapshots: readSnapshots([
      join(root, 'data/sources'),
      ...(sources === undefined ? [] : [sources]),
    ]),
  };
}

/** Finds the sources of a project by their paths; of a CSV file, its text. */
export function sourcesOf(project: Project): KnownSources {
  const { data, templates, partials, charts, meetings, profiles, signOffs } = project;
  const sections = [data, templates, partials, charts, meetings, profiles, signOffs];
  const texts = sections.flatMap((sources) => [...sources.values()]);
  const known = new Map(texts.map((source) => [source.path, source]));
  const sheets = new Map(Array.from(project.tables.values(), (sheet) => [sheet.path, sheet]));
  return (path) => {
    const source = known.get(path);
    const sheet = sheets.get(path);
    if (source !== undefined || sheet === undefined) return source;
    const made = { path, text: new TextDecoder().decode(sheet.bytes) };
    known.set(path, made);
    return made;
  };
}

interface Place {
  readonly root: string;
  readonly below: string;
  readonly pattern: RegExp;
}

function readNamed(
  place: Place,
  names: readonly string[],
  problems: Problems,
): ReadonlyMap<string, Source> {
  const found = new Map<string, Source>();
  const taken = new Map<string, string>();
  for (const file of names) {
    const name = place.pattern.exec(file)?.groups?.['name'];
    if (name === undefined) continue;
    const shown = shownPath(place.below, file);
    const folded = name.normalize('NFC').toLowerCase();
    const first = taken.get(folded);
    if (first !== undefined) {
      problems.add(sameName(first, shown));
      continue;
    }
    taken.set(folded, shown);
    const source = readOrReport(join(place.root, place.below, file), shown, problems);
    if (source !== undefined) found.set(name, source);
  }
  return found;
}

/** Reads a text file; bytes that are no UTF-8 are a problem of the input, not a failure of the system. */
export function readOrReport(path: string, shown: string, problems: Problems): Source | undefined {
  try {
    return readSource(path, shown);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    problems.add(notUtf8(error.path, error.line));
    return undefined;
  }
}

function readTables(root: string): Project['tables'] {
  const folder = join(root, 'data');
  const names = filesBelow(folder).filter((name) => /\.(?:csv|tsv)$/iu.test(name));
  return new Map(
    names.map((name) => {
      const path = shownPath('data', name);
      return [name, { path, bytes: readBytes(join(folder, ...name.split('/')), path) }];
    }),
  );
}

function readSnapshots(folders: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(
    folders.flatMap((folder) =>
      filesIn(folder).map((name): [string, Uint8Array] => [name, readBytes(join(folder, name))]),
    ),
  );
}
