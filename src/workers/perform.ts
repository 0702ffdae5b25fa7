/** Turns a task into its outcome: reads a data file, builds its documents, and stages or compares their files. */
import { buildDocument, folderOf, readDataFile, type Tools } from '../build.ts';
import { rememberPictures } from '../cache/pictures.ts';
import { tracked, type Reads } from '../cache/tracked.ts';
import { readOutline } from '../findings/read.ts';
import type { Findings } from '../findings/types.ts';
import { recordOf, sha256, type Files } from '../manifest.ts';
import { openTheme } from '../openTheme.ts';
import { stageFiles } from '../outputs/transaction.ts';
import { noTemplate } from '../problems/messages/project.ts';
import { pack, type PackedProblems } from '../problems/packed.ts';
import { Problems, ProblemsFound } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import { sourcesOf, type Project } from '../project.ts';
import { compareFiles, type Comparison } from '../stale.ts';
import type { DocumentOutcome, Outcome, ReadOutcome, Setup, Task } from './task.ts';

/** Performs the tasks of one run, one at a time; fonts, trees of data files and charts are kept between them. */
export function performer(setup: Setup): (task: Task) => Promise<Outcome> {
  const remember = rememberPictures(setup.pictures);
  const known = sourcesOf(setup.project);
  let tools: Tools | undefined;
  const job = {
    ...setup,
    pack: (problems: Problems) => pack(problems.all, known),
    tools: () => (tools ??= { ...open(setup), remember }),
  };
  return (task) => perform(task, job);
}

// What is wrong with a theme was reported before there was anything to do.
function open({ theme, project }: Setup): Pick<Tools, 'theme' | 'fonts'> {
  const problems = new Problems();
  const opened = openTheme(theme, project.folder, problems);
  if (opened === undefined) throw new Error('the theme has faults');
  return opened;
}

interface Job extends Setup {
  readonly pack: (problems: Problems) => PackedProblems;
  readonly tools: () => Tools;
}

async function perform(task: Task, job: Job): Promise<Outcome> {
  const reads: Reads = new Set();
  const problems = new Problems();
  const project = tracked(job.project, reads);
  const outline = task.area === undefined ? readList(task.data, project, problems) : undefined;
  const isSet = outline?.areas === undefined;
  // The row of an area has a sum of its own: what else its table holds doesn't matter to it.
  const area = task.area === undefined ? undefined : { id: task.area, tables: job.project.tables };
  const documents: DocumentOutcome[] = [];
  const files = new Map<string, Uint8Array>();
  const read = () => readDataFile({ name: task.data, project, area }, job.request, problems);
  const findings = isSet && task.outlineOnly !== true ? await attempt(problems, read) : undefined;
  if (findings !== undefined) {
    for (const template of templatesOf(findings, task, job, problems)) {
      const made = await makeDocument(findings, template, job);
      documents.push({ ...made.outcome, reads: [...reads, ...made.outcome.reads] });
      for (const [path, bytes] of made.files) files.set(path, bytes);
    }
  }
  const found = job.command === 'check' ? compareFiles(job.out, files) : undefined;
  return {
    read: {
      templates: outline?.templates ?? [],
      areas: outline?.areas,
      problems: job.pack(problems),
      failed: problems.hasErrors,
      reads: [...reads],
    },
    documents: found === undefined ? documents : documents.map((one) => asItStands(one, found)),
    staged: job.command === 'build' ? stageFiles(job.out, setName(task), files) : [],
    stale: found?.stale ?? [],
  };
}

// A manifest has the sums of the files that a build wrote, which may be packed otherwise than here.
function asItStands(document: DocumentOutcome, { same }: Comparison): DocumentOutcome {
  const { record } = document;
  if (record === undefined) return document;
  const sums = Object.entries(record.files).map(([path, sum]) => [path, same[path] ?? sum]);
  return { ...document, record: { ...record, files: Object.fromEntries(sums) } };
}

// Names that differ must differ in the stage too: a hyphen may stand in either part.
function setName({ data, area }: Task): string {
  return sha256(JSON.stringify([data, area])).slice(0, 20);
}

/** What a data file asks for. */
function readList(
  name: string,
  { data, tables, snapshots }: Project,
  problems: Problems,
): Pick<ReadOutcome, 'templates' | 'areas'> {
  const source = data.get(name);
  if (source === undefined) throw new Error(`no data file ${name}`);
  const input = { name, source, others: data, tables, snapshots, requireSources: false };
  const outline = readOutline(input, problems);
  const areas = outline.areas?.map(({ id, name, span, cells }) => ({
    id,
    name,
    path: span.source.path,
    line: lineOf(span),
    sum: sha256(JSON.stringify([id, name, Array.from(cells, ([fact, { text }]) => [fact, text])])),
  }));
  return { templates: outline.templates, areas };
}

function templatesOf(
  findings: Findings,
  task: Task,
  { project, request }: Job,
  problems: Problems,
): readonly string[] {
  return findings.documents.flatMap(({ template, span }) => {
    if (request.template !== undefined && template !== request.template) return [];
    if (!project.templates.has(template)) {
      problems.add(noTemplate(span, template, [...project.templates.keys()]));
      return [];
    }
    return task.templates?.includes(template) === false ? [] : [template];
  });
}

async function makeDocument(
  findings: Findings,
  template: string,
  job: Job,
): Promise<{ readonly outcome: DocumentOutcome; readonly files: Files }> {
  const reads: Reads = new Set();
  const problems = new Problems();
  const input = {
    findings,
    template,
    project: tracked(job.project, reads),
    formats: job.request.formats,
  };
  const made = await attempt(problems, () => buildDocument(input, job.tools(), problems));
  return {
    outcome: {
      id: `${folderOf(findings)}/${template}`,
      record: made && recordOf(made.files, made),
      problems: job.pack(problems),
      reads: [...reads],
    },
    files: made?.files ?? new Map(),
  };
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
