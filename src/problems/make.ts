/** Turns the parts of a message into a problem, with empty lists where a message has no remarks. */
import type { Problem, Span } from './types.ts';

export interface ProblemParts {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly label?: string | undefined;
  readonly notes?: readonly string[];
  /** Hints that are undefined are left out, so that a suggestion may be missing. */
  readonly hints?: readonly (string | undefined)[];
}

export function errorOf(parts: ProblemParts): Problem {
  return { severity: 'error', ...whole(parts) };
}

export function warningOf(parts: ProblemParts): Problem {
  return { severity: 'warning', ...whole(parts) };
}

function whole(parts: ProblemParts): Omit<Problem, 'severity'> {
  return {
    code: parts.code,
    message: parts.message,
    span: inside(parts.span),
    ...(parts.label === undefined ? {} : { label: parts.label }),
    notes: parts.notes ?? [],
    hints: (parts.hints ?? []).filter((hint) => hint !== undefined),
  };
}

/** A reader that stumbles at the end of a text may point one character beyond it. */
function inside(span: Span): Span {
  const { length } = span.source.text;
  return span.end <= length ? span : { ...span, start: Math.min(span.start, length), end: length };
}

/** A text of an input as a message may hold it: enough to know it by, and no more. */
export function short(text: string): string {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
}
