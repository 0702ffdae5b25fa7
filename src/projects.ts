/** Builds and checks projects: reads the sources once, builds what isn't up to date, and writes each set as it is done. */
import { join } from 'node:path';
import { Cache, cacheFolder } from './cache/documents.ts';
import { byCodeUnit } from './effects.ts';
import { programIdentity } from './cache/identity.ts';
import { tidyPictures } from './cache/pictures.ts';
import { sumOfTheme } from './cache/theme.ts';
import { Collection, type DocumentResult } from './collected.ts';
import { homeOf, noLongerAsked, type Progress, type Request } from './documents.ts';
import { manifestName, readManifest, type Manifest, type Shard } from './manifest.ts';
import { isInUse, openOutputs } from './outputs/outputs.ts';
import { Writing } from './outputs/writing.ts';
import { Plan, type Job } from './plan.ts';
import { Problems } from './problems/problems.ts';
import type { Problem } from './problems/types.ts';
import { readProject, sourcesOf, type Project } from './project.ts';
import type { Stale } from './stale.ts';
import { performAll } from './workers/pool.ts';
import type { Outcome, Setup } from './workers/task.ts';

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
  /** How many documents are made at once; if left out, one a core where that pays. */
  readonly workers?: number | undefined;
  /** Whether a build keeps what it made and asks for it; it does if left out. A check never does. */
  readonly cache?: boolean | undefined;
  /** Only a part of the documents, for one of several machines. */
  readonly shard?: Shard | undefined;
  readonly progress?: Progress | undefined;
}

interface Result {
  readonly problems: readonly Problem[];
  /** The output folder as the user would name it. */
  readonly out: string;
  /** Documents that are as the sources say, such as `ofsted-scr-2010/briefing`. */
  readonly documents: readonly string[];
  readonly results: readonly DocumentResult[];
}

export interface BuildResult extends Result {
  /** Files that changed, and files that were removed, from the output folder on. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Whether a build that had been stopped was completed. */
  readonly completed: boolean;
}

export interface CheckResult extends Result {
  readonly stale: readonly Stale[];
}

/**
 * Builds a project's documents and writes them, each set as soon as it is done. A document with errors keeps
 * its earlier outputs; the others are written. Problems come back, they aren't thrown.
 * @throws SystemFailure if a file can't be read or written.
 * @throws NothingToBuild if `data` or `template` names nothing.
 */
export async function build(options: ProjectOptions): Promise<BuildResult> {
  const run = new Run(options, 'build');
  return run.failed ? { ...run.result(), ...UNTOUCHED } : run.build();
}

/**
 * Does all that {@link build} does but writing, and compares the outputs with what a build would write.
 * @throws SystemFailure if a file can't be read.
 * @throws NothingToBuild if `data` or `template` names nothing.
 */
export async function check(options: ProjectOptions): Promise<CheckResult> {
  const run = new Run(options, 'check');
  return run.failed ? { ...run.result(), stale: [] } : run.check();
}

const UNTOUCHED = { written: [], removed: [], completed: false } as const;

class Run {
  readonly #options: ProjectOptions;
  readonly #command: 'build' | 'check';
  readonly #request: Request;
  readonly #problems = new Problems();
  readonly #project: Project;
  readonly #out: string;
  readonly #cache: Cache;
  readonly #pictures: Setup['pictures'];
  readonly #collection: Collection;

  constructor(options: ProjectOptions, command: 'build' | 'check') {
    this.#options = options;
    this.#command = command;
    this.#request = {
      data: options.data,
      template: options.template,
      formats: options.formats ?? ['md', 'pdf'],
      requireSources: options.requireSources ?? false,
    };
    this.#project = readProject(options.folder, options.sources, this.#problems);
    this.#out = options.out ?? join(options.folder, 'output');
    this.#collection = new Collection(sourcesOf(this.#project));
    const kept = command === 'build' && options.cache !== false;
    const theme = kept ? sumOfTheme(options.theme, options.folder) : undefined;
    const folder = theme === undefined ? undefined : cacheFolder(options.folder);
    this.#pictures =
      folder === undefined
        ? undefined
        : {
            folder: join(folder, 'charts'),
            salt: `${programIdentity()} ${theme}`,
          };
    this.#cache = new Cache(folder, this.#project, {
      request: this.#request,
      theme: theme ?? '',
      out: this.#out,
    });
  }

  /** Whether the project can't be read. */
  get failed(): boolean {
    return this.#problems.hasErrors;
  }

  result(): Result {
    return {
      problems: [...this.#problems.all, ...this.#collection.problems],
      out: this.#out,
      documents: [...this.#collection.records.keys()],
      results: this.#collection.results,
    };
  }

  async build(): Promise<BuildResult> {
    const isStopped = isInUse(this.#out);
    const { shard } = this.#options;
    const name = manifestName(shard);
    const manifest = isStopped ? new Map() : readManifest(this.#out, name);
    const plan = this.#plan(manifest);
    const jobs = plan.start();
    const isDone = jobs.length === 0 && this.#gone(manifest).length === 0;
    // What a shard lists of the others is known only after all is read.
    if (isDone && !isStopped && shard === undefined) return { ...this.result(), ...UNTOUCHED };
    if (!(await this.#hasTheme())) return { ...this.result(), ...UNTOUCHED };
    const outputs = await openOutputs(this.#out, { name });
    try {
      const writing = new Writing(outputs);
      await this.#perform(jobs, plan, (job, outcome) => {
        const problem = writing.write(outcome);
        if (!outcome.read.failed && problem === undefined) this.#cache.keep(job.set, outcome);
        return problem;
      });
      if (!this.#collection.failed) {
        writing.retire(this.#gone(outputs.manifest));
        outputs.finish(shard && { ...shard, documents: [...plan.expected].sort(byCodeUnit) });
      }
      this.#cache.tidy();
      if (this.#pictures !== undefined) tidyPictures(this.#pictures.folder);
      const { written, removed } = writing;
      return { ...this.result(), written, removed, completed: outputs.completed };
    } finally {
      outputs.close();
    }
  }

  async check(): Promise<CheckResult> {
    if (!(await this.#hasTheme())) return { ...this.result(), stale: [] };
    const stale: Stale[] = [];
    const plan = this.#plan(new Map());
    await this.#perform(plan.start(), plan, (_, outcome) => {
      stale.push(...outcome.stale);
      return undefined;
    });
    if (this.#collection.failed) return { ...this.result(), stale: [] };
    const before = readManifest(this.#out);
    const after = new Map([...before, ...this.#collection.records]);
    for (const id of this.#gone(before)) after.delete(id);
    const { findStale } = await import('./stale.ts');
    return { ...this.result(), stale: findStale(this.#out, stale, before, after) };
  }

  // Once, before anything is done, so that no worker reports the same.
  async #hasTheme(): Promise<boolean> {
    const { openTheme } = await import('./openTheme.ts');
    const opened = openTheme(this.#options.theme, this.#options.folder, this.#problems);
    return opened !== undefined && !this.#problems.hasErrors;
  }

  #plan(manifest: Manifest): Plan {
    return new Plan({
      project: this.#project,
      request: this.#request,
      cache: this.#cache,
      manifest,
      shard: this.#options.shard,
      settle: (set, outcome) => this.#collection.add(set, outcome),
    });
  }

  // Data files first, and then the areas that they name.
  async #perform(
    jobs: readonly Job[],
    plan: Plan,
    take: (job: Job, outcome: Outcome) => Problem | undefined,
  ): Promise<void> {
    const { progress = () => undefined, workers, theme } = this.#options;
    let done = 0;
    let total = jobs.length;
    for (let round = jobs; round.length > 0;) {
      const next: Job[] = [];
      await performAll(round, {
        setup: {
          project: this.#project,
          request: this.#request,
          theme,
          out: this.#out,
          command: this.#command,
          pictures: this.#pictures,
        },
        workers,
        take: (job, outcome) => {
          const more = plan.after(job, outcome);
          next.push(...more);
          total += more.length;
          done += 1;
          progress({ done, total, name: homeOf(job.set) });
          const problem = take(job, outcome);
          if (outcome.read.areas !== undefined || job.task.outlineOnly === true) return;
          this.#collection.add(job.set, plan.whole(job, outcome), problem);
        },
      });
      round = next;
    }
    plan.mustHaveFound(this.#collection.hasErrors);
  }

  #gone(manifest: Manifest): readonly string[] {
    return noLongerAsked(manifest, this.#collection, this.#request);
  }
}
