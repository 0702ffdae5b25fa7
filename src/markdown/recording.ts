/** Remembers what a template prints, so that it can be printed once more without filling the template again. */
import type { Span } from '../problems/types.ts';
import type { Printer } from './evaluate.ts';
import type { TextValue } from './values.ts';

type Step =
  | { readonly kind: 'markdown'; readonly text: string; readonly span: Span | undefined }
  | { readonly kind: 'value'; readonly value: TextValue; readonly span: Span }
  | { readonly kind: 'indented'; readonly indent: string; readonly steps: readonly Step[] };

/** Prints to another printer, and keeps what it was told to print. */
export class Recording implements Printer {
  readonly #to: Printer;
  #steps: Step[] = [];

  constructor(to: Printer) {
    this.#to = to;
  }

  markdown(text: string, span?: Span): void {
    this.#steps.push({ kind: 'markdown', text, span });
    this.#to.markdown(text, span);
  }

  value(value: TextValue, span: Span): void {
    this.#steps.push({ kind: 'value', value, span });
    this.#to.value(value, span);
  }

  indented(indent: string, print: () => void): void {
    const outer = this.#steps;
    const steps: Step[] = [];
    outer.push({ kind: 'indented', indent, steps });
    this.#steps = steps;
    this.#to.indented(indent, print);
    this.#steps = outer;
  }

  /** Prints all of it again. */
  replay(to: Printer): void {
    printAll(this.#steps, to);
  }
}

function printAll(steps: readonly Step[], to: Printer): void {
  for (const step of steps) {
    if (step.kind === 'markdown') to.markdown(step.text, step.span);
    else if (step.kind === 'value') to.value(step.value, step.span);
    else to.indented(step.indent, () => printAll(step.steps, to));
  }
}
