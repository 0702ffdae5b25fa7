/** The library's face: what the command line does, as functions. */
import { join } from 'node:path';
import {
  buildDocuments,
  manifestAfter,
  noLongerAsked,
  recordsOf,
  type BuiltDocument,
  type Progress,
  type Request,
} from './documents.ts';
import { openTheme } from './openTheme.ts';
import { folderOf, readManifest, type Files } from './manifest.ts';
import { openOutputs, type Outputs } from './outputs/outputs.ts';
import { stageFiles, unstage } from './outputs/transaction.ts';
import { sharedWithFailed } from './problems/messages/project.ts';
import { Problems } from './problems/problems.ts';
import type { Problem } from './problems/types.ts';
import { readProject } from './project.ts';
import { findStale, type Stale } from './stale.ts';

export { SystemFailure } from './effects.ts';
export { NothingToBuild } from './documents.ts';
export { NoSuchTheme } from './openTheme.ts';
export { formatProblem, problemAsJson } from './problems/format.ts';
export { chart, render, type FileResult } from './files.ts';
export { makeProject, type NewProject } from './scaffold/scaffold.ts';
export type { Problem, Severity, Source, Span } from './problems/types.ts';
export type { Format, Progress } from './documents.ts';
export type { Stale } from './stale.ts';

/** What to build. All but the folder have the command line's defaults. */
export interface ProjectOptions extends Partial<Request> {
  /** The project folder; empty for the current one. */
  readonly folder: string;
  /** The output folder; `output` of the project if left out. */
  readonly out?: string | undefined;
  /** A folder with the texts of the sources. */
  readonly sources?: string | undefined;
  /**
   * A theme of the project's `themes` folder, one that ships, or the path of a theme file. If left out, the
   * project's own `default`, or else the shipped one.
   */
  readonly theme?: string | undefined;
  readonly progress?: Progress | undefined;
}

/** One document of a run; or the data file of its documents, where there is something to say of it. */
export interface DocumentResult {
  /** `ofsted-scr-2010/briefing`; without a template's name for a data file. */
  readonly id: string;
  readonly problems: readonly Problem[];
  /** What a build writes for it, from the output folder on; empty if it has errors. */
  readonly files: readonly string[];
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** The output folder as the user would name it. */
  readonly out: string;
  /** Documents that were built, such as `ofsted-scr-2010/briefing`. */
  readonly documents: readonly string[];
  readonly results: readonly DocumentResult[];
  /** Files that changed, and files that were removed, from the output folder on. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

export interface CheckResult {
  readonly problems: readonly Problem[];
  readonly out: string;
  readonly documents: readonly string[];
  readonly results: readonly DocumentResult[];
  readonly stale: readonly Stale[];
}

/**
 * Builds a project's documents and writes them. A document with errors keeps its earlier outputs; the
 * others are written. Problems come back, they aren't thrown.
 * @throws SystemFailure if a file can't be read or written.
 * @throws NothingToBuild if `data` or `template` names nothing.
 */
export async function build(options: ProjectOptions): Promise<BuildResult> {
  const made = await make(options);
  const { problems, out, documents, results, built, request } = made;
  const nothing = { problems, out, documents, results, written: [], removed: [] };
  if (made.failed) return nothing;
  const outputs = await openOutputs(out);
  try {
    const written: string[] = [];
    const removed: string[] = [];
    const found: Problem[] = [];
    for (const set of sets(built)) {
      const done = writeSet(outputs, set);
      if ('problem' in done) found.push(done.problem);
      else {
        written.push(...done.written);
        removed.push(...done.removed);
      }
    }
    const gone = noLongerAsked(outputs.manifest, built, request);
    const records = new Map(gone.map((id) => [id, undefined]));
    removed.push(...outputs.commit({ records, staged: [] }).removed);
    outputs.finish();
    return { ...nothing, problems: [...problems, ...found], written, removed };
  } finally {
    outputs.close();
  }
}

// The documents of one folder move together, since they may show the same chart.
function sets(built: readonly BuiltDocument[]): readonly (readonly BuiltDocument[])[] {
  const byFolder = new Map<string, BuiltDocument[]>();
  for (const document of built) {
    if (document.kind !== 'document' || document.files === undefined) continue;
    const folder = folderOf(document.id);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), document]);
  }
  return [...byFolder.values()];
}

function writeSet(outputs: Outputs, set: readonly BuiltDocument[]) {
  const files: Files = new Map(set.flatMap((document) => [...(document.files ?? [])]));
  const change = { records: recordsOf(set), staged: stageFiles(outputs.folder, 'set', files) };
  const claim = outputs.claimed(change);
  if (claim === undefined) return outputs.commit(change);
  unstage(outputs.folder, change.staged);
  return { problem: sharedWithFailed(claim, [...change.records.keys()]) };
}

/**
 * Does all that {@link build} does but writing, and compares the outputs with what a build would write.
 * @throws SystemFailure if a file can't be read.
 * @throws NothingToBuild if `data` or `template` names nothing.
 */
export async function check(options: ProjectOptions): Promise<CheckResult> {
  const made = await make(options);
  const stale = made.failed ? [] : findStale(made.out, made.files, made.before, made.after);
  const { problems, out, documents, results } = made;
  return { problems, out, documents, results, stale };
}

async function make(options: ProjectOptions) {
  const request: Request = {
    data: options.data,
    template: options.template,
    formats: options.formats ?? ['md', 'pdf'],
    requireSources: options.requireSources ?? false,
  };
  const problems = new Problems();
  const project = readProject(options.folder, options.sources, problems);
  const out = options.out ?? join(options.folder, 'output');
  const before = readManifest(out);
  const tools = openTheme(options.theme, options.folder, problems);
  if (problems.hasErrors || tools === undefined) {
    const nothing: Files = new Map();
    return {
      problems: problems.all,
      out,
      before,
      after: before,
      files: nothing,
      documents: [],
      results: [],
      built: [],
      request,
      failed: true,
    };
  }
  const progress = options.progress ?? (() => undefined);
  const built = await buildDocuments(project, request, { ...tools, progress });
  const done = built.filter(({ kind, files }) => kind === 'document' && files !== undefined);
  return {
    problems: distinct([...problems.all, ...built.flatMap((document) => document.problems)]),
    out,
    before,
    after: manifestAfter(before, built, request),
    files: new Map(done.flatMap(({ files }) => [...(files ?? [])])),
    documents: done.map(({ id }) => id),
    results: built.map(({ id, problems: found, files }) => ({
      id,
      problems: found,
      files: [...(files?.keys() ?? [])],
    })),
    built,
    request,
    failed: done.length === 0 && built.some(({ files }) => files === undefined),
  };
}

// Two documents of one data file, or a file and its successor, find the same fault.
function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const { code, message, span } = problem;
    const key = JSON.stringify([code, message, span?.source.path, span?.start]);
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}
