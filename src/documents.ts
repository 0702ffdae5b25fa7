/** Builds in memory every document that a project asks for; one that fails doesn't stop the others. */
import { buildDocument, readDataFile, type Tools } from './build.ts';
import { noTemplate } from './problems/messages/project.ts';
import { Problems, ProblemsFound } from './problems/problems.ts';
import { suggest } from './problems/suggest.ts';
import type { Problem } from './problems/types.ts';
import { recordOf, type DocumentRecord, type Files, type Manifest } from './manifest.ts';
import type { PdfRecord } from './published/types.ts';
import type { Project } from './project.ts';
import type { Findings } from './findings/types.ts';

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

/** What became of one document, or of the reading of one data file. */
export interface BuiltDocument {
  readonly kind: 'document' | 'data file';
  /** `ofsted-scr-2010/briefing`; without a template's name for a data file. */
  readonly id: string;
  readonly data: string;
  /** Paths from the output folder, none for a data file; undefined if there were errors. */
  readonly files: Files | undefined;
  /** What a document was made from. */
  readonly record?: PdfRecord | undefined;
  readonly problems: readonly Problem[];
}

/** Told before each document; `total` grows while data files are read. */
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

interface Planned {
  readonly findings: Findings;
  readonly template: string;
}

/**
 * Builds the documents that the request selects, in the order of their names.
 * @throws NothingToBuild if the request names data or a template that no document has.
 */
export async function buildDocuments(
  project: Project,
  request: Request,
  tools: Tools & { readonly progress: Progress },
): Promise<readonly BuiltDocument[]> {
  const names = selectData(project, request);
  const built: BuiltDocument[] = [];
  const planned: Planned[] = [];
  for (const data of names) {
    const problems = new Problems();
    const findings = await attempt(problems, () => readDataFile(project, data, request, problems));
    if (findings !== undefined) planned.push(...plan(findings, project, request, problems));
    const files = problems.hasErrors ? undefined : new Map();
    if (problems.all.length > 0)
      built.push({ kind: 'data file', id: data, data, files, problems: problems.all });
  }
  const failed = built.some(({ files }) => files === undefined);
  if (planned.length === 0 && request.template !== undefined && !failed) {
    throw new NothingToBuild(`no document is made with the template "${request.template}"`);
  }
  for (const [done, { findings, template }] of planned.entries()) {
    const id = `${findings.name}/${template}`;
    tools.progress({ done, total: planned.length, name: id });
    const problems = new Problems();
    const made = await attempt(problems, () =>
      buildDocument({ project, findings, template, formats: request.formats }, tools, problems),
    );
    const { files, record } = made ?? { files: undefined, record: undefined };
    built.push({
      kind: 'document',
      id,
      data: findings.name,
      files,
      record,
      problems: problems.all,
    });
  }
  return built;
}

function selectData(project: Project, request: Request): readonly string[] {
  if (request.data === undefined) return [...project.data.keys()];
  if (project.data.has(request.data)) return [request.data];
  const near = suggest(request.data, project.data.keys());
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  throw new NothingToBuild(`there is no data file named "${request.data}"${hint}`);
}

function plan(
  findings: Findings,
  project: Project,
  request: Request,
  problems: Problems,
): readonly Planned[] {
  const wanted = findings.documents.filter(
    (document) => request.template === undefined || document.template === request.template,
  );
  return wanted.flatMap(({ template, span }) => {
    if (project.templates.has(template)) return [{ findings, template }];
    problems.add(noTemplate(span, template, [...project.templates.keys()]));
    return [];
  });
}

// A phase that found errors ends its document, not the run.
async function attempt<T>(problems: Problems, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    const result = await work();
    return problems.hasErrors ? undefined : result;
  } catch (error) {
    if (error instanceof ProblemsFound) return undefined;
    throw error;
  }
}

/** The documents of `before` that the request asks for and that are neither built nor failed: they go. */
export function noLongerAsked(
  before: Manifest,
  built: readonly BuiltDocument[],
  request: Pick<Request, 'data' | 'template'>,
): readonly string[] {
  const known = new Set(built.filter(({ kind }) => kind === 'document').map(({ id }) => id));
  const failedData = new Set(
    built
      .filter(({ kind, files }) => files === undefined && kind === 'data file')
      .map(({ data }) => data),
  );
  return [...before.keys()].filter((id) => {
    const [data = ''] = id.split('/');
    const asked =
      (request.data === undefined || request.data === data) &&
      (request.template === undefined || request.template === id.slice(id.lastIndexOf('/') + 1));
    return asked && !known.has(id) && !failedData.has(data);
  });
}

/** The records of what was built. */
export function recordsOf(built: readonly BuiltDocument[]): ReadonlyMap<string, DocumentRecord> {
  return new Map(
    built.flatMap(({ kind, id, files, record }) =>
      kind === 'document' && files !== undefined ? [[id, recordOf(files, record)]] : [],
    ),
  );
}

/** The manifest that a build would leave. */
export function manifestAfter(
  before: Manifest,
  built: readonly BuiltDocument[],
  request: Pick<Request, 'data' | 'template'>,
): Manifest {
  const after = new Map([...before, ...recordsOf(built)]);
  for (const id of noLongerAsked(before, built, request)) after.delete(id);
  return after;
}
