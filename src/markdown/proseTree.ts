/** Turns a text of the data into its tree, once for all passes, and its offsets back into places of the file. */
import { spanWithin } from '../findings/files/spans.ts';
import type { Prose } from '../findings/types.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { parseTemplate } from './parse.ts';
import type { TemplateNode } from './syntax.ts';

export interface ProseTree {
  /** Empty for a text without expressions. Spans are offsets in the text itself. */
  readonly nodes: readonly TemplateNode[];
  /** Faults of the syntax, at their places in the file. */
  readonly faults: readonly Problem[];
  /** Stands for the text in the spans of the nodes. */
  readonly source: Source;
}

const trees = new WeakMap<Prose, ProseTree>();

export function treeOf(prose: Prose): ProseTree {
  const known = trees.get(prose);
  if (known !== undefined) return known;
  const { text, span } = prose;
  const source: Source = { path: span.source.path, text };
  const faults = new Problems();
  const nodes: readonly TemplateNode[] = text.includes('{{')
    ? parseTemplate({ text, place: (start, end) => ({ source, start, end }) }, faults)
    : [];
  const tree = { nodes, faults: faults.all.map((fault) => inFile(fault, prose, source)), source };
  trees.set(prose, tree);
  return tree;
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
