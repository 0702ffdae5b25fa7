/** Remembers the problems of a file's words for the next document with the same units and language. */
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { countedIn, type Counted } from './naked.ts';

interface Told {
  /** What was counted. */
  readonly counted: string;
  readonly problems: readonly Problem[];
}

/** One for each check; documents of a batch ask it about the same few files. */
export class ToldOnce {
  readonly #told = new WeakMap<Source, Told>();

  /** Adds what `check` says of the file. It depends on nothing else. */
  add(
    source: Source,
    findings: Counted,
    problems: Problems,
    check: (problems: Problems) => void,
  ): void {
    const counted = countedIn(findings);
    const known = this.#told.get(source);
    const told = known?.counted === counted ? known : { counted, problems: problemsOf(check) };
    this.#told.set(source, told);
    for (const problem of told.problems) problems.add(problem);
  }
}

function problemsOf(check: (problems: Problems) => void): readonly Problem[] {
  const problems = new Problems();
  check(problems);
  return problems.all;
}
