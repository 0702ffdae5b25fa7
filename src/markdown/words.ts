/** Turns templates and texts of the data into the problems of numbers that were typed into them. */
import { proseOf } from '../board/meeting.ts';
import type { Meeting } from '../board/types.ts';
import { numbersIn } from '../findings/quotations/words.ts';
import { spanWithin } from '../findings/files/spans.ts';
import type { Findings, Prose } from '../findings/types.ts';
import * as messages from '../problems/messages/words.ts';
import { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import {
  blank,
  countingLiterals,
  LITERAL_MASK,
  nakedNumbers,
  UNIT_MASK,
  withoutSyntax,
  type Counted,
  type NakedNumber,
} from './naked.ts';
import { parseTemplate } from './parse.ts';
import { treeOf } from './proseTree.ts';
import type { Expression, TemplateNode } from './syntax.ts';
import { ToldOnce } from './toldOnce.ts';

const templates = new ToldOnce();

/** Reports each number that is typed into the static text of a template or partial. */
export function checkTemplateWords(
  source: Source,
  nodes: readonly TemplateNode[],
  findings: Counted,
  problems: Problems,
): void {
  templates.add(source, findings, problems, (told) => checkText(source, nodes, findings, told));
}

function checkText(
  source: Source,
  nodes: readonly TemplateNode[],
  findings: Counted,
  problems: Problems,
): void {
  const text = withoutSyntax(masked(nodes, source.text));
  for (const { start, end } of countingLiterals(source.text, text, findings)) {
    problems.add(messages.countingLiteral({ source, start, end }));
  }
  for (const { text: number, start, end } of nakedNumbers(text, findings)) {
    problems.add(messages.nakedNumber({ source, start, end }, number, 'template'));
  }
}

/** Reports each number that is typed into the findings' own texts. */
export function checkFindingsWords(findings: Findings, problems: Problems): void {
  for (const prose of textsOf(findings)) checkProse(prose, findings, problems);
}

function checkProse(prose: Prose, findings: Findings, problems: Problems): void {
  const isPlain = !prose.text.includes('{{');
  const words = isPlain ? prose.text : masked(treeOf(prose).nodes, prose.text);
  for (const { text, start, end } of nakedNumbers(words, findings)) {
    problems.add(messages.nakedNumber(spanWithin(prose, start, end), text, 'text'));
  }
  for (const { start, end } of countingLiterals(prose.text, words, findings)) {
    problems.add(messages.countingLiteral(spanWithin(prose, start, end)));
  }
}

/** The numbers that are typed into a text which may hold expressions; offsets are UTF-16. */
export function nakedInText(text: string, findings: Counted): readonly NakedNumber[] {
  if (!text.includes('{{')) return nakedNumbers(text, findings);
  const source: Source = { path: '', text };
  const place = (start: number, end: number) => ({ source, start, end });
  // Faults of the syntax are reported where the text is filled.
  return nakedNumbers(masked(parseTemplate({ text, place }, new Problems()), text), findings);
}

// The text with all blank but what is printed as it stands, and marks for expressions that print a unit or a literal.
// Places and line breaks stay.
function masked(nodes: readonly TemplateNode[], text: string): string {
  let result = '';
  const put = (words: string, start: number): void => {
    result += blank(text.slice(result.length, start)) + words;
  };
  const visit = (node: TemplateNode): void => {
    if (node.kind === 'static') put(node.text, node.span.start);
    else if (node.kind === 'print' && printsUnit(node.expression)) put(UNIT_MASK, node.span.start);
    else if (node.kind === 'print' && printsNumber(node.expression)) {
      put(LITERAL_MASK, node.span.start);
    } else if (node.kind === 'block') {
      node.body.forEach(visit);
      node.otherwise.forEach(visit);
    }
  };
  nodes.forEach(visit);
  return result + blank(text.slice(result.length));
}

function printsNumber(expression: Expression): boolean {
  if (expression.kind !== 'call' || expression.helper !== 'literal') return false;
  const [first] = expression.arguments;
  const written = first?.kind === 'literal' ? String(first.value) : '';
  // "In 2017 children were": a year counts nothing.
  return numbersIn(written).length > 0 && !/^(?:19|20)\d\d$/u.test(written.trim());
}

function printsUnit(expression: Expression): boolean {
  return expression.kind === 'path' && expression.parts.at(-1) === 'unit';
}

/** Reports each number that is typed into the texts of a meeting. */
export function checkMeetingWords(meeting: Meeting, findings: Findings, problems: Problems): void {
  for (const prose of proseOf(meeting)) checkProse(prose, findings, problems);
}

/** All texts of one data file that people read. */
function textsOf(findings: Findings): readonly Prose[] {
  const { themes, cases, caveats, terms, questions, sources, facts, tables } = findings;
  return [
    findings.title,
    ...optional(findings.subtitle),
    ...Array.from(facts.values(), ({ label }) => label),
    ...Array.from(tables.values(), ({ label, words = [] }) => [label, ...words]).flat(),
    ...themes.flatMap(({ title, quantifier, text }) => [title, ...optional(quantifier), ...text]),
    ...findings.recommendations,
    ...cases.flatMap(({ title, text, reading, notGiven }) => [
      title,
      ...text,
      ...optional(reading),
      ...optional(notGiven),
    ]),
    ...Array.from(caveats.values(), ({ title, text }) => [title, text]).flat(),
    ...findings.notTold,
    ...terms.flatMap(({ then, now, note }) => [then, now, ...optional(note)]),
    ...questions.map(({ text }) => text),
    ...Array.from(sources.values(), ({ role }) => role),
    ...findings.revisions.values(),
    ...findings.notComparable.values(),
  ];
}

function optional(prose: Prose | undefined): readonly Prose[] {
  return prose === undefined ? [] : [prose];
}
