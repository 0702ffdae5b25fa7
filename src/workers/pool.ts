/** Performs tasks one after the other, or in worker threads where there are enough of them. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { errorOf, type Failure } from './failure.ts';
import type { Outcome, Setup, Task } from './task.ts';

/** Whatever has a task: the program's own account of what it is for stays at home. */
interface WithTask {
  readonly task: Task;
}

/** A thread costs its start; with fewer tasks than this for each, it doesn't earn that. */
const WORTH_A_WORKER = 4;

export interface Work<Job extends WithTask> {
  readonly setup: Setup;
  /** As the user asks; one a core if left out, where there is enough to do. */
  readonly workers: number | undefined;
  /** Told each outcome as it comes, in any order; what it throws ends the work. */
  readonly take: (job: Job, outcome: Outcome) => void;
}

/** Performs all tasks. Each worker draws one document at a time, since Vega's state is global to a thread. */
export async function performAll<Job extends WithTask>(
  jobs: readonly Job[],
  work: Work<Job>,
): Promise<void> {
  const worthwhile = Math.floor(jobs.length / WORTH_A_WORKER);
  const asked = work.workers ?? Math.min(availableParallelism(), worthwhile);
  const workers = Math.min(asked, jobs.length);
  if (workers > 1) await performInThreads(jobs, workers, work);
  else await performHere(jobs, work);
}

async function performHere<Job extends WithTask>(
  jobs: readonly Job[],
  { setup, take }: Work<Job>,
): Promise<void> {
  if (jobs.length === 0) return;
  const { performer } = await import('./perform.ts');
  const perform = performer(setup);
  for (const job of jobs) {
    take(job, await perform(job.task));
    // Streams that have ended wait for their turn with all that they hold, and promises alone give them none.
    await setImmediate();
  }
}

async function performInThreads<Job extends WithTask>(
  jobs: readonly Job[],
  workers: number,
  { setup, take }: Work<Job>,
): Promise<void> {
  // Most builds need no thread, and those without a change next to nothing.
  const { Worker } = await import('node:worker_threads');
  const file = new URL('./workers/thread.js', import.meta.url);
  const left = jobs[Symbol.iterator]();
  const threads = Array.from(
    { length: workers },
    () => new Thread(new Worker(file, { workerData: setup })),
  );
  // A thread has its next task while what it finished is taken: so it never waits for that, and no more piles up.
  const lane = async (thread: Thread): Promise<void> => {
    const begin = (): Begun<Job> | undefined => {
      const { done, value: job } = left.next();
      return done === true ? undefined : { job, outcome: thread.perform(job.task) };
    };
    for (let begun = begin(); begun !== undefined;) {
      const { job, outcome } = begun;
      const finished = await outcome;
      begun = begin();
      take(job, finished);
    }
    // One without a task left ends at once, and takes its memory with it.
    await thread.end();
  };
  try {
    await Promise.all(threads.map((thread) => lane(thread)));
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** A task that a thread was given. */
interface Begun<Job> {
  readonly job: Job;
  readonly outcome: Promise<Outcome>;
}

/** A worker thread, which performs one task after the other. */
class Thread {
  readonly #worker: Worker;
  #hasEnded = false;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  perform(task: Task): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      worker.removeAllListeners();
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a worker thread ended in the middle of a task')));
      worker.once('message', (answer: Outcome | Failure) => {
        if ('failure' in answer) reject(errorOf(answer));
        else resolve(answer);
      });
      worker.postMessage(task);
    });
  }

  /** Lets the thread end by itself, so that it can keep what it compiled. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const worker = this.#worker;
    worker.removeAllListeners();
    await new Promise<void>((resolve) => {
      worker.once('error', () => resolve());
      worker.once('exit', () => resolve());
      worker.postMessage('end');
    });
  }
}
