/** Turns problems into plain data that another thread or a later run can read, and back. */
import { must } from './must.ts';
import type { Problem, Source } from './types.ts';

/** A problem whose source is named: by its path where both sides have it, else by its number in `sources`. */
type PackedProblem = Omit<Problem, 'span'> & {
  readonly at?: { readonly source: string | number; readonly start: number; readonly end: number };
};

export interface PackedProblems {
  readonly problems: readonly PackedProblem[];
  readonly sources: readonly Source[];
}

/** The source of a path, where both sides have it. */
export type KnownSources = (path: string) => Source | undefined;

export function pack(problems: readonly Problem[], known: KnownSources): PackedProblems {
  const sources: Source[] = [];
  const nameOf = (source: Source): string | number => {
    if (known(source.path)?.text === source.text) return source.path;
    if (!sources.includes(source)) sources.push(source);
    return sources.indexOf(source);
  };
  const packed = problems.map(({ span, ...rest }): PackedProblem => {
    if (span === undefined) return rest;
    return { ...rest, at: { source: nameOf(span.source), start: span.start, end: span.end } };
  });
  return { problems: packed, sources };
}

export function unpack(packed: PackedProblems, known: KnownSources): readonly Problem[] {
  return packed.problems.map(({ at, ...rest }): Problem => {
    if (at === undefined) return rest;
    const found = typeof at.source === 'string' ? known(at.source) : packed.sources[at.source];
    const source = must(found, `source ${at.source}`);
    return { ...rest, span: { source, start: at.start, end: at.end } };
  });
}
