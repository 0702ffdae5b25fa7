/** Says which documents of a project a command is about, and in which order they come. */
import type { Manifest, Shard } from './manifest.ts';
import { suggest } from './problems/suggest.ts';
import type { Project } from './project.ts';
import type { AreaReference } from './workers/task.ts';

export type Format = 'md' | 'pdf';

/** Which documents to build, and how. */
export interface Request {
  /** Only the documents of this data file. */
  readonly data: string | undefined;
  /** Only the documents made with this template. */
  readonly template: string | undefined;
  readonly formats: readonly Format[];
  /** Whether a quotation that can't be checked is an error. */
  readonly requireSources: boolean;
}

/** Told after each set of documents; `total` grows while data files are read. */
export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly name: string;
}) => void;

/** Nothing in the project matches the request: wrong usage, not a problem of the input. */
export class NothingToBuild extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NothingToBuild';
  }
}

/** The documents of a data file, or of one of its areas: they share a folder and are written together. */
export interface DocumentSet {
  readonly data: string;
  readonly area: AreaReference | undefined;
  /** By data file, then by row. */
  readonly order: readonly [file: number, row: number];
}

/** The folder of a set, from the output folder on. */
export function homeOf({ data, area }: Pick<DocumentSet, 'data' | 'area'>): string {
  return area === undefined ? data : `${data}/${area.id}`;
}

/** Whether a set belongs to a shard: each gets every nth, so that their sizes differ by one at most. */
export function isInShard({ order: [file, row] }: DocumentSet, shard: Shard | undefined): boolean {
  return shard === undefined || (file + row) % shard.of === shard.part - 1;
}

/** The data files that a request selects. @throws NothingToBuild */
export function selectData(project: Project, request: Request): readonly string[] {
  if (request.data === undefined) return [...project.data.keys()];
  if (project.data.has(request.data)) return [request.data];
  const near = suggest(request.data, project.data.keys());
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new NothingToBuild(`there is no data file named "${request.data}"${hint}`);
}

/** What became of the documents of a run, as far as a manifest must know. */
export interface Known {
  /** Documents that were built, are up to date, or failed. */
  readonly ids: ReadonlySet<string>;
  /** Folders whose data could not be read: it isn't known which documents they should hold. */
  readonly unread: readonly string[];
}

/** The documents of `before` that the request asks for, and that the project no longer has: they go. */
export function noLongerAsked(
  before: Manifest,
  { ids, unread }: Known,
  request: Pick<Request, 'data' | 'template'>,
): readonly string[] {
  return [...before.keys()].filter((id) => {
    const data = id.split('/')[0];
    const template = id.slice(id.lastIndexOf('/') + 1);
    const asked =
      (request.data === undefined || request.data === data) &&
      (request.template === undefined || request.template === template);
    return asked && !ids.has(id) && !unread.some((home) => id.startsWith(`${home}/`));
  });
}
