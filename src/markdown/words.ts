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
  const masked = blankOf(source.text);
  mask(nodes, masked);
  const text = withoutSyntax(masked.join(''));
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
  const words = staticText(treeOf(prose).nodes, prose.text);
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
  return nakedNumbers(staticText(parseTemplate({ text, place }, new Problems()), text), findings);
}

// The text with all blank but what is printed as it stands: places and line breaks stay.
function staticText(nodes: readonly TemplateNode[], text: string): string {
  if (!text.includes('{{')) return text;
  const masked = blankOf(text);
  mask(nodes, masked);
  return masked.join('');
}

// As UTF-16 units, with the line breaks of the text.
function blankOf(text: string): string[] {
  return text.replaceAll(/[^\n]/g, ' ').split('');
}

// Copies static text to its place; all else stays blank, but for expressions that print a unit.
function mask(nodes: readonly TemplateNode[], masked: string[]): void {
  for (const node of nodes) {
    if (node.kind === 'static') {
      const start = node.span.start;
      for (let at = 0; at < node.text.length; at += 1) masked[start + at] = node.text.charAt(at);
    } else if (node.kind === 'print' && printsUnit(node.expression)) {
      masked[node.span.start] = UNIT_MASK;
    } else if (node.kind === 'print' && printsNumber(node.expression)) {
      masked[node.span.start] = LITERAL_MASK;
    } else if (node.kind === 'block') {
      mask(node.body, masked);
      mask(node.otherwise, masked);
    }
  }
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
