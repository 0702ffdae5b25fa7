/** Collects the problems of a phase, so that a user sees all of them in one run. */
import type { Problem } from './types.ts';

/** Thrown at a phase boundary when the phase found errors; carries everything collected so far. */
export class ProblemsFound extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'ProblemsFound';
    this.problems = problems;
  }
}

/** The collector that is handed from floor to floor. */
export class Problems {
  readonly #all: Problem[] = [];

  add(problem: Problem): void {
    this.#all.push(problem);
  }

  /** All problems, in the order in which they were found. */
  get all(): readonly Problem[] {
    return this.#all;
  }

  get hasErrors(): boolean {
    return this.#all.some((problem) => problem.severity === 'error');
  }

  /** Ends a phase: throws {@link ProblemsFound} if any error was collected; warnings pass. */
  endPhase(): void {
    if (this.hasErrors) throw new ProblemsFound(this.#all);
  }
}
