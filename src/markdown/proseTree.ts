/** Turns a text of the data into its tree, once for all passes and documents, and its offsets back into places of the file. */
import { spanWithin } from '../findings/files/spans.ts';
import type { Prose } from '../findings/types.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { parseTemplate } from './parse.ts';
import type { TemplateNode } from './syntax.ts';

/** All spans are offsets in the text itself: it may stand in several places of the file. */
export interface ProseTree {
  readonly nodes: readonly TemplateNode[];
  readonly faults: readonly Problem[];
  /** Stands for the text in the spans. */
  readonly source: Source;
}

const trees = new WeakMap<Source, Map<string, ProseTree>>();

export function treeOf({ text, span }: Prose): ProseTree {
  const known = trees.get(span.source) ?? new Map<string, ProseTree>();
  trees.set(span.source, known);
  const tree = known.get(text) ?? parsed(text, span.source);
  known.set(text, tree);
  return tree;
}

function parsed(text: string, { path }: Source): ProseTree {
  const source: Source = { path, text };
  const faults = new Problems();
  const place = (start: number, end: number) => ({ source, start, end });
  return { nodes: parseTemplate({ text, place }, faults), faults: faults.all, source };
}

/** Passes problems on, those of the text's own offsets at their places in the file. */
export class ProseProblems extends Problems {
  readonly #prose: Prose;
  readonly #source: Source;
  readonly #file: Problems;

  constructor(prose: Prose, source: Source, file: Problems) {
    super();
    this.#prose = prose;
    this.#source = source;
    this.#file = file;
  }

  override add(problem: Problem): void {
    this.#file.add(inFile(problem, this.#prose, this.#source));
  }
}

function inFile(problem: Problem, prose: Prose, source: Source): Problem {
  const { span } = problem;
  if (span?.source !== source) return problem;
  return { ...problem, span: spanWithin(prose, span.start, span.end) };
}
