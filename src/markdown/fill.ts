/** Turns a template, its partials, findings and charts into Markdown. */
import type { Findings, Prose } from '../findings/types.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { LIMITS } from '../problems/limits.ts';
import { contentsList } from './contents.ts';
import { evaluate } from './evaluate.ts';
import type { Found } from './helpers.ts';
import { Output } from './output.ts';
import { parseTemplate } from './parse.ts';
import { filler } from './prose.ts';
import type { TemplateNode } from './syntax.ts';
import type { FilledMarkdown, TemplateFile, View } from './types.ts';
import { plainText } from './values.ts';
import { viewRecord } from './view.ts';

export interface FillOptions {
  /**
   * Prints a neutral word in the place of each value of the data, so that the structure of the result can be
   * compared with that of the real document.
   */
  readonly neutral?: boolean;
}

/**
 * Fills a template. `partials` are keyed by name. All faults of the template are reported in one run; what is at
 * fault is left out of the result, which is then not fit for printing.
 */
export function fillTemplate(
  template: TemplateFile,
  partials: ReadonlyMap<string, Source>,
  view: View & FillOptions,
  problems: Problems,
): FilledMarkdown {
  const faults = new DistinctProblems();
  const nodes = parseSource(template.source, faults);
  const parsed = new Map(
    Array.from(partials, ([name, source]) => [name, parseSource(source, faults)] as const),
  );
  const tree = { nodes, partials: parsed };
  let found: Found = { numbers: new Map(), contents: '' };
  let pass = fillOnce(tree, view, undefined);
  // References forward and the list of contents need what is only known at the end: one pass finds it, the next
  // prints it. A heading that holds a reference takes one more.
  for (let round = 0; round < 3 && !sameFound(found, pass.found); round += 1) {
    found = pass.found;
    pass = fillOnce(tree, view, found);
  }
  for (const problem of pass.problems.all) faults.add(problem);
  for (const problem of faults.all) problems.add(problem);
  return pass.markdown;
}

/**
 * Fills the expressions of a text of the data or of a chart: plain text, no Markdown. Faults are reported at
 * their place in the text's file.
 */
export function fillProse(prose: Prose, findings: Findings, problems: Problems): string {
  return plainText(filler({ findings, charts: new Map() }, problems).fill(prose));
}

interface Tree {
  readonly nodes: readonly TemplateNode[];
  readonly partials: ReadonlyMap<string, readonly TemplateNode[]>;
}

interface Pass {
  readonly markdown: FilledMarkdown;
  readonly found: Found;
  readonly problems: Problems;
}

function fillOnce(tree: Tree, view: View & FillOptions, found: Found | undefined): Pass {
  const problems = new DistinctProblems();
  const helpers = { found, numbers: new Map<string, number>(), dry: false };
  const { fill } = filler(view, problems, helpers);
  const root = viewRecord(view, fill);
  const output = new Output(problems, view.neutral === true);
  const scope = { self: root, names: new Map(), data: new Map(), outer: undefined, root };
  evaluate(tree.nodes, scope, {
    problems,
    printer: output,
    partials: tree.partials,
    helpers,
    inside: [],
    dry: false,
    budget: { steps: LIMITS.templateSteps },
  });
  const markdown = output.finish();
  return {
    markdown,
    found: { numbers: helpers.numbers, contents: contentsList(markdown.text) },
    problems,
  };
}

function parseSource(source: Source, problems: Problems): readonly TemplateNode[] {
  const place = (start: number, end: number) => ({ source, start, end });
  return parseTemplate({ text: source.text, place }, problems);
}

function sameFound(one: Found, other: Found): boolean {
  return one.contents === other.contents && numbersIn(one) === numbersIn(other);
}

function numbersIn(found: Found): string {
  return JSON.stringify([...found.numbers]);
}

// What stands in a loop or is printed in several passes is one fault.
class DistinctProblems extends Problems {
  readonly #seen = new Set<string>();

  override add(problem: Problem): void {
    const { span } = problem;
    const key = JSON.stringify([
      problem.code,
      problem.message,
      span?.source.path,
      span?.start,
      span?.end,
    ]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    super.add(problem);
  }
}
