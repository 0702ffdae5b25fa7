/** Turns a template, its partials, findings and charts into Markdown. */
import type { Findings, Prose } from '../findings/types.ts';
import { LIMITS } from '../problems/limits.ts';
import { nakedNumber, unsettled } from '../problems/messages/words.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source } from '../problems/types.ts';
import { checkChartWords } from './chartWords.ts';
import { evidenceSlug, subjectKey, subjectOf } from './entries.ts';
import { evaluate } from './evaluate.ts';
import { findAll, sameFound, wholeAnnex, type Found, type NoteCall } from './found.ts';
import { checkNotes } from './notes.ts';
import { nakedNumbers } from './naked.ts';
import { Output } from './output.ts';
import { checkSummary } from './summary.ts';
import { parseSource } from './parse.ts';
import type { Partial } from './partialNames.ts';
import { filler } from './prose.ts';
import { Recording } from './recording.ts';
import type { TemplateNode } from './syntax.ts';
import type { FilledMarkdown, TemplateFile, View } from './types.ts';
import { plainText, type Piece } from './values.ts';
import { checkFindingsWords, checkMeetingWords, checkTemplateWords } from './words.ts';

/** References forward take a second pass, notes and their evidence a third and a fourth; more only go in circles. */
const MOST_PASSES = 6;

/** A filled template, and what it is held against. */
export interface Filled extends FilledMarkdown {
  /**
   * The same document with a neutral word in the place of each value of the data: the real one must have its
   * structure.
   */
  readonly neutral: () => string;
}

/**
 * Fills a template. `partials` are keyed by name. All faults of the template are reported in one run; what is at
 * fault is left out of the result, which is then not fit for printing.
 */
export function fillTemplate(
  template: TemplateFile,
  partials: ReadonlyMap<string, Source>,
  view: View,
  problems: Problems,
): Filled {
  const faults = new DistinctProblems();
  const tree = parseAll(template.source, partials, faults);
  checkWords(tree, view, faults);
  let found: Found | undefined;
  let pass = fillOnce(tree, view, found);
  // The first pass can't tell a reference forward from one that leads nowhere, so there is always a second.
  for (let passes = 1; found === undefined || !sameFound(found, pass.found); passes += 1) {
    if (pass.exhausted) break;
    if (passes === MOST_PASSES) {
      faults.add(unsettled({ source: template.source, start: 0, end: 0 }));
      break;
    }
    found = foreseen(pass, found);
    pass = fillOnce(tree, view, found);
  }
  checkNotes(pass.markdown, pass.problems);
  for (const problem of pass.problems.all) faults.add(problem);
  for (const problem of faults.all) problems.add(problem);
  return { ...pass.markdown, neutral: pass.neutral };
}

/**
 * Fills the expressions of a text of the data or of a chart: plain text, no Markdown. Faults are reported at
 * their place in the text's file.
 */
export function fillProse(prose: Prose, findings: Findings, problems: Problems): string {
  if (!prose.text.includes('{{')) return prose.text;
  return plainText(filler({ findings, charts: new Map() }, problems).fill(prose));
}

interface Template extends Partial {
  readonly source: Source;
}

interface Tree extends Template {
  readonly partials: ReadonlyMap<string, Template>;
}

function parseAll(source: Source, partials: ReadonlyMap<string, Source>, problems: Problems): Tree {
  const parse = (source: Source): Template => {
    const { nodes, names, faults } = parseSource(source);
    for (const fault of faults) problems.add(fault);
    return { source, nodes, names };
  };
  const parsed = Array.from(partials, ([name, source]) => [name, parse(source)] as const);
  return { ...parse(source), partials: new Map(parsed) };
}

// Of the partials only those that the template prints, since another document may have other facts.
function checkWords(tree: Tree, view: View, problems: Problems): void {
  const { findings, charts, meeting } = view;
  const seen = new Set<Template>();
  const visit = (template: Template): void => {
    if (seen.has(template)) return;
    seen.add(template);
    checkTemplateWords(template.source, template.nodes, findings, problems);
    for (const name of partialsIn(template.nodes)) {
      const partial = tree.partials.get(name);
      if (partial !== undefined) visit(partial);
    }
  };
  visit(tree);
  for (const { span } of charts.values()) checkChartWords(span.source, findings, problems);
  for (let edition: Findings | undefined = findings; edition; edition = edition.previous) {
    checkFindingsWords(edition, problems);
  }
  if (meeting !== undefined) {
    checkMeetingWords(meeting, findings, problems);
    checkSummary(meeting, view, problems);
  }
}

function partialsIn(nodes: readonly TemplateNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'partial') return [node.name];
    return node.kind === 'block' ? partialsIn([...node.body, ...node.otherwise]) : [];
  });
}

// A pass finds evidence that only the next one prints, and the links to it would take one more. A template that printed
// an entry for all the evidence it was given will do so again; if not, the next pass finds another annex than this.
function foreseen({ found, asksForEvidence }: Pass, before: Found | undefined): Found {
  const given = wholeAnnex(before?.evidence ?? []);
  const isWhole = [...given].join() === [...found.annex].join();
  return asksForEvidence && isWhole ? { ...found, annex: wholeAnnex(found.evidence) } : found;
}

interface Pass {
  readonly markdown: FilledMarkdown;
  readonly found: Found;
  readonly problems: Problems;
  readonly neutral: () => string;
  readonly asksForEvidence: boolean;
  /** Whether it ended at a limit: another pass would end there as well. */
  readonly exhausted: boolean;
}

function fillOnce(tree: Tree, view: View, found: Found | undefined): Pass {
  const problems = new DistinctProblems();
  const { fill, root } = filler(view, problems, found);
  const linkOf = linksTo(found);
  const output = new Output(problems, { neutral: false, linkOf });
  const printer = new Recording(output);
  const scope = { self: root, names: new Map(), item: undefined, outer: undefined, root };
  const numbers = new Map<string, number>();
  const noteCalls: NoteCall[] = [];
  const budget = { steps: LIMITS.templateSteps };
  evaluate(tree.nodes, scope, {
    problems,
    printer,
    partials: tree.partials,
    helpers: { found, numbers, noteCalls, offset: () => output.length, fill, dry: false },
    typed: (text, span) => {
      const [number] = nakedNumbers(text, view.findings);
      if (number !== undefined) problems.add(nakedNumber(span, number.text, 'template'));
    },
    inside: [],
    dry: false,
    budget,
  });
  const markdown = output.finish();
  const exhausted = budget.steps < 0;
  const neutral = () => {
    const words = new Output(new Problems(), { neutral: true, linkOf });
    printer.replay(words);
    return words.finish().text;
  };
  return {
    markdown,
    neutral,
    found: findAll({ ...markdown, numbers, noteCalls }),
    problems,
    asksForEvidence: root.fields.isMade('evidence'),
    exhausted,
  };
}

// A figure leads to the words that it came from, if the document prints them.
function linksTo(found: Found | undefined): (piece: Piece) => string | undefined {
  const entries = found?.evidence.filter(({ number }) => found.annex.has(evidenceSlug(number)));
  const numbers = new Map(entries?.map(({ subject, number }) => [subjectKey(subject), number]));
  return ({ use, origin }) => {
    const key = use?.fact ?? (origin && subjectKey(subjectOf(origin)));
    const number = key && numbers.get(key);
    return number === undefined ? undefined : `#${evidenceSlug(number)}`;
  };
}

// What stands in a loop or is printed in several passes is one fault.
class DistinctProblems extends Problems {
  readonly #seen = new Set<string>();

  override add(problem: Problem): void {
    const { code, message, span } = problem;
    const key = JSON.stringify([code, message, span?.source.path, span?.start, span?.end]);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    super.add(problem);
  }
}
