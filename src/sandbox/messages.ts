/** What the program and the process that draws somebody else's chart say to each other. */
import type { ForeignChart } from '../charts/foreign.ts';
import type { Problem } from '../problems/types.ts';

export type ToChild =
  | { readonly kind: 'draw'; readonly path: string; readonly text: string; readonly lint: boolean }
  | Reply;

/** What became of a file that the process asked for. */
export type Reply =
  | { readonly kind: 'loaded'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly id: number; readonly why: string };

export type ToParent =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load'; readonly id: number; readonly path: string }
  | {
      readonly kind: 'done';
      readonly chart: ForeignChart | undefined;
      readonly problems: readonly SentProblem[];
    }
  /** A fault of ours, with its stack. */
  | { readonly kind: 'fault'; readonly stack: string };

/** A problem without the text of its source, which the program has. */
export type SentProblem = Omit<Problem, 'span'> & {
  readonly at?: { readonly start: number; readonly end: number };
};
