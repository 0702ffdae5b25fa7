/** The parts from which messages about charts are made. */
import type { Problem, Span } from '../types.ts';

export interface Said {
  readonly label?: string;
  readonly notes?: readonly string[];
  readonly hints?: readonly (string | undefined)[];
}

export function error(code: string, span: Span, message: string, said: Said = {}): Problem {
  return {
    severity: 'error',
    code,
    message,
    span,
    ...(said.label === undefined ? {} : { label: said.label }),
    notes: said.notes ?? [],
    hints: (said.hints ?? []).filter((hint) => hint !== undefined),
  };
}

export const didYouMean = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `did you mean "${name}"?`;

export const list = (names: readonly string[]): string =>
  names.map((name) => `"${name}"`).join(', ');
