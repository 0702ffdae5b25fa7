/** Turns places in a filled document into places of the template that wrote it, which is the file that users have. */
import { printedAs } from '../problems/messages/places.ts';
import { nth } from '../problems/must.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source, Span } from '../problems/types.ts';
import type { Written } from './types.ts';

/** Passes problems on, those of the document at their places in the template. */
export class LocatedProblems extends Problems {
  readonly #outer: Problems;
  readonly #document: Source;
  readonly #written: readonly Written[];

  constructor(outer: Problems, document: Source, written: readonly Written[]) {
    super();
    this.#outer = outer;
    this.#document = document;
    this.#written = written;
  }

  override add(problem: Problem): void {
    const located = this.#located(problem);
    super.add(located);
    this.#outer.add(located);
  }

  #located(problem: Problem): Problem {
    const { span } = problem;
    if (span?.source !== this.#document) return problem;
    const first = stretchAt(this.#written, span.start);
    if (first === undefined) return problem;
    if (first.kind === 'value') {
      const notes = [
        ...problem.notes,
        printedAs(this.#document.text.slice(first.start, first.end)),
      ];
      return { ...problem, span: first.span, notes };
    }
    return { ...problem, span: this.#spanFrom(first, span) };
  }

  // To the end of the span, if the same file wrote that too; else to the end of the stretch.
  #spanFrom(first: Written, { start, end }: Span): Span {
    const from = first.span.start + Math.max(0, start - first.start);
    const last = stretchAt(this.#written, Math.max(start, end - 1)) ?? first;
    const isSame = last.span.source === first.span.source && last.span.start >= first.span.start;
    const to =
      last.kind === 'text'
        ? last.span.start + Math.min(end - last.start, last.end - last.start)
        : last.span.end;
    return { ...first.span, start: from, end: Math.max(from, isSame ? to : first.span.end) };
  }
}

/** The stretch that holds an offset, or else the one before it. */
function stretchAt(written: readonly Written[], offset: number): Written | undefined {
  let [low, high] = [0, written.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nth(written, middle).start <= offset) low = middle + 1;
    else high = middle;
  }
  return written[low - 1] ?? written[0];
}
