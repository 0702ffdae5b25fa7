/** Remembers which files of a project a document was made from, so that only their changes make it anew. */
import { byCodeUnit } from '../effects.ts';
import { sha256 } from '../manifest.ts';
import type { Source } from '../problems/types.ts';
import type { Project } from '../project.ts';

const SECTIONS = [
  'data',
  'tables',
  'templates',
  'partials',
  'charts',
  'meetings',
  'profiles',
  'signOffs',
  'snapshots',
] as const;
type Section = (typeof SECTIONS)[number];

/** Files that were looked up, as `section/name`; `section/` where all names of a section were. */
export type Reads = Set<string>;

/** The same project; whatever is looked up in it is added to `reads`, be it there or not. */
export function tracked(project: Project, reads: Reads): Project {
  return {
    folder: project.folder,
    data: new Tracked(project.data, 'data', reads),
    tables: new Tracked(project.tables, 'tables', reads),
    templates: new Tracked(project.templates, 'templates', reads),
    partials: new Tracked(project.partials, 'partials', reads),
    charts: new Tracked(project.charts, 'charts', reads),
    meetings: new Tracked(project.meetings, 'meetings', reads),
    profiles: new Tracked(project.profiles, 'profiles', reads),
    signOffs: new Tracked(project.signOffs, 'signOffs', reads),
    snapshots: new Tracked(project.snapshots, 'snapshots', reads),
  };
}

class Tracked<V> implements ReadonlyMap<string, V> {
  readonly #map: ReadonlyMap<string, V>;
  readonly #section: Section;
  readonly #reads: Reads;

  constructor(map: ReadonlyMap<string, V>, section: Section, reads: Reads) {
    this.#map = map;
    this.#section = section;
    this.#reads = reads;
  }

  get(name: string): V | undefined {
    this.#reads.add(`${this.#section}/${name}`);
    return this.#map.get(name);
  }

  has(name: string): boolean {
    this.#reads.add(`${this.#section}/${name}`);
    return this.#map.has(name);
  }

  get size(): number {
    return this.#all().size;
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  entries() {
    return this.#all().entries();
  }

  forEach(each: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.#all()) each(value, key, this);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  // Whoever walks over a section depends on all that it holds.
  #all(): ReadonlyMap<string, V> {
    this.#reads.add(`${this.#section}/`);
    for (const name of this.#map.keys()) this.#reads.add(`${this.#section}/${name}`);
    return this.#map;
  }
}

/** One sum over all that was read, as the project holds it now. */
export class Inventory {
  readonly #project: Project;
  readonly #sums = new Map<string, string>();

  constructor(project: Project) {
    this.#project = project;
  }

  sumOf(reads: Iterable<string>): string {
    const sorted = [...reads].sort(byCodeUnit);
    return sha256(sorted.map((read) => `${read}\0${this.#sumOfOne(read)}\n`).join(''));
  }

  #sumOfOne(read: string): string {
    const known = this.#sums.get(read);
    if (known !== undefined) return known;
    const at = read.indexOf('/');
    const section = SECTIONS.find((name) => name === read.slice(0, at));
    if (section === undefined) return 'unknown';
    const name = read.slice(at + 1);
    const map: ReadonlyMap<string, Held> = this.#project[section];
    const sum = name === '' ? sha256([...map.keys()].join('\0')) : sumOfHeld(map.get(name));
    this.#sums.set(read, sum);
    return sum;
  }
}

type Held = Source | Uint8Array | { readonly path: string; readonly bytes: Uint8Array };

function sumOfHeld(held: Held | undefined): string {
  if (held === undefined) return 'not there';
  if (held instanceof Uint8Array) return sha256(held);
  return sha256(`${held.path}\0${sha256('text' in held ? held.text : held.bytes)}`);
}
