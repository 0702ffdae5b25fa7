/** Turns a template's tree and a scope of values into Markdown, strictly: what isn't known is an error. */
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/markdown.ts';
import { endlessPartial, unknownPartial, unusedArgument } from '../problems/messages/partials.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { HELPERS, literal, lookUp, type HelperState } from './helpers.ts';
import type { Partial } from './partialNames.ts';
import { isThere, resolve, type Scope } from './scope.ts';
import type { Block, Call, Expression, PartialCall, Print, TemplateNode } from './syntax.ts';
import { flag, NOTHING, plainText, text, type TextValue, type Value } from './values.ts';

/** Takes what is printed. */
export interface Printer {
  /** `span` is where the text stands in a template, if it is a template's. */
  markdown(text: string, span?: Span): void;
  value(value: TextValue, span: Span): void;
  indented(indent: string, print: () => void): void;
}

export interface Evaluation {
  readonly problems: Problems;
  readonly printer: Printer;
  readonly partials: ReadonlyMap<string, Partial>;
  readonly helpers: HelperState;
  /** Names of the partials that are being printed, the innermost last. */
  readonly inside: readonly string[];
  /** Set in a branch that isn't printed: its names are checked all the same. */
  readonly dry: boolean;
  /** Told of each text that was typed into an expression and is printed. */
  readonly typed: (text: string, span: Span) => void;
  /** Shared by the whole run, so that loops within loops come to an end. */
  readonly budget: { steps: number };
}

/** Prints the nodes in order. Faults are collected and what is at fault is left out. */
export function evaluate(
  nodes: readonly TemplateNode[],
  scope: Scope,
  evaluation: Evaluation,
): void {
  for (const node of nodes) {
    if (evaluation.budget.steps < 0) return;
    if (spend(node, evaluation)) evaluateNode(node, scope, evaluation);
  }
}

function spend(node: TemplateNode, { budget, problems, helpers }: Evaluation): boolean {
  budget.steps -= 1;
  const isTooLong = helpers.offset() > LIMITS.markdownLength;
  if (budget.steps >= 0 && !isTooLong) return true;
  budget.steps = -1;
  problems.add(
    isTooLong
      ? messages.tooMuchText(node.span, LIMITS.markdownLength)
      : messages.tooManySteps(node.span, LIMITS.templateSteps),
  );
  return false;
}

function evaluateNode(node: TemplateNode, scope: Scope, evaluation: Evaluation): void {
  switch (node.kind) {
    case 'static':
      evaluation.printer.markdown(node.text, node.span);
      return;
    case 'print':
      print(node, scope, evaluation);
      return;
    case 'block':
      block(node, scope, evaluation);
      return;
    case 'partial':
      partial(node, scope, evaluation);
      return;
    default:
      node satisfies never;
  }
}

function print(node: Print, scope: Scope, evaluation: Evaluation): void {
  const { expression, span } = node;
  const value = valueOf(expression, scope, evaluation);
  if (value === undefined) return;
  const { problems, printer, dry } = evaluation;
  const path = expression.kind === 'path' ? expression.text : undefined;
  if (value.kind === 'text') {
    if (value.made === 'markdown') printer.markdown(plainText(value));
    else if (plainText(value).trim() === '') problems.add(messages.blankValue(span, path));
    else {
      if (value.typed !== undefined) evaluation.typed(plainText(value), value.typed);
      printer.value(value, span);
    }
  } else if (value.kind === 'nothing') {
    if (!dry) problems.add(messages.noValue(span, path));
  } else {
    problems.add(messages.notText(span, path, value));
  }
}

function block(node: Block, scope: Scope, evaluation: Evaluation): void {
  const subject = valueOf(node.subject, scope, evaluation);
  switch (node.block) {
    case 'if':
    case 'unless':
      condition(node, subject, scope, evaluation);
      return;
    case 'each':
      each(node, subject, scope, evaluation);
      return;
    case 'with':
      within(node, subject, scope, evaluation);
      return;
    default:
      node.block satisfies never;
  }
}

function condition(
  node: Block,
  subject: Value | undefined,
  scope: Scope,
  evaluation: Evaluation,
): void {
  if (node.names.length > 0) evaluation.problems.add(messages.namesOfCondition(node.span));
  if (subject?.kind === 'text' && subject.pieces.every(({ use }) => use !== undefined)) {
    evaluation.problems.add(messages.figureAsCondition(node.subject.span));
  }
  const there = subject !== undefined && isThere(subject) === (node.block === 'if');
  if (there) evaluate(node.body, scope, evaluation);
  else dryRun(node.body, scope, evaluation);
  if (there) dryRun(node.otherwise, scope, evaluation);
  else evaluate(node.otherwise, scope, evaluation);
}

function each(node: Block, subject: Value | undefined, scope: Scope, evaluation: Evaluation): void {
  if (subject === undefined) return;
  const isEmpty = subject.kind === 'nothing';
  const items = isEmpty ? [] : itemsOf(subject);
  if (items === undefined) {
    evaluation.problems.add(messages.notAList(node.subject.span));
    return;
  }
  for (const [index, [key, item]] of items.entries()) {
    const names = named(node, [item, text(key ?? String(index))], scope);
    const at = { index, length: items.length, key };
    evaluate(node.body, { ...scope, self: item, names, item: at, outer: scope }, evaluation);
  }
  if (items.length === 0) evaluate(node.otherwise, scope, evaluation);
  else dryRun(node.otherwise, scope, evaluation);
}

type Item = readonly [string | undefined, Value];

function itemsOf(value: Value): readonly Item[] | undefined {
  if (value.kind === 'list') return value.items.map((item) => [undefined, item]);
  if (value.kind !== 'record' || !value.collection) return undefined;
  const { fields } = value;
  return fields.names.map((key): Item => [key, must(fields.get(key), `field ${key}`)]);
}

function within(
  node: Block,
  subject: Value | undefined,
  scope: Scope,
  evaluation: Evaluation,
): void {
  if (subject === undefined) return;
  if (subject.kind === 'nothing') {
    evaluate(node.otherwise, scope, evaluation);
    return;
  }
  const names = named(node, [subject], scope);
  evaluate(node.body, { ...scope, self: subject, names, outer: scope }, evaluation);
  dryRun(node.otherwise, scope, evaluation);
}

function named(node: Block, values: readonly Value[], scope: Scope): ReadonlyMap<string, Value> {
  if (node.names.length === 0) return scope.names;
  const given = node.names.flatMap((name, index) => {
    const value = values[index];
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Map([...scope.names, ...given]);
}

const SILENT: Printer = {
  markdown: () => undefined,
  value: () => undefined,
  indented: (_, print) => print(),
};

function dryRun(nodes: readonly TemplateNode[], scope: Scope, evaluation: Evaluation): void {
  if (nodes.length === 0) return;
  const helpers = { ...evaluation.helpers, dry: true };
  const dry = evaluation.dry ? evaluation : { ...evaluation, printer: SILENT, dry: true, helpers };
  evaluate(nodes, scope, dry);
}

function partial(node: PartialCall, scope: Scope, evaluation: Evaluation): void {
  const { partials, problems, printer, inside, dry } = evaluation;
  const called = partials.get(node.name);
  const given = node.named.map(
    ({ name, value }) => [name, valueOf(value, scope, evaluation)] as const,
  );
  const self = node.context ? valueOf(node.context, scope, evaluation) : scope.self;
  if (called === undefined) {
    problems.add(unknownPartial(node.span, node.name, [...partials.keys()]));
    return;
  }
  const unused = node.named.filter(({ name }) => !called.names.has(name));
  for (const { name, span } of unused) {
    problems.add(unusedArgument(span, name, { partial: node.name, names: called.names }));
  }
  if (unused.length > 0) return;
  if (inside.length >= LIMITS.partialNesting) {
    problems.add(endlessPartial(node.span, node.name, LIMITS.partialNesting));
    evaluation.budget.steps = -1;
    return;
  }
  const known = given.filter((entry): entry is [string, Value] => entry[1] !== undefined);
  // What an argument's fault leaves out would be reported again as an unknown name inside.
  if (dry || self === undefined || known.length < given.length) return;
  const { name, span } = node;
  const inner: Scope = { ...scope, self, names: new Map(known), partial: { name, span } };
  printer.indented(node.indent, () => {
    evaluate(called.nodes, inner, { ...evaluation, inside: [...inside, node.name] });
  });
}

/** The value of an expression, or undefined if it has none and that was reported. */
function valueOf(expression: Expression, scope: Scope, evaluation: Evaluation): Value | undefined {
  switch (expression.kind) {
    case 'path': {
      const { parts, own, data, up, span } = expression;
      const only = parts.length === 1 && !own && !data && up === 0 ? parts[0] : undefined;
      if (only !== undefined && Object.hasOwn(HELPERS, only)) {
        return call(
          { kind: 'call', helper: only, arguments: [], named: [], span },
          scope,
          evaluation,
        );
      }
      return resolve(expression, scope, { problems: evaluation.problems, lenient: evaluation.dry });
    }
    case 'literal':
      if (expression.value === null) return NOTHING;
      if (typeof expression.value === 'boolean') return flag(expression.value);
      return { ...text(String(expression.value)), typed: expression.span };
    case 'call':
      return call(expression, scope, evaluation);
    default:
      return expression satisfies never;
  }
}

function call(node: Call, scope: Scope, evaluation: Evaluation): Value | undefined {
  const { problems, helpers } = evaluation;
  const given = node.arguments.map((argument) => valueOf(argument, scope, evaluation));
  const named = node.named.map(
    ({ name, value }) => [name, valueOf(value, scope, evaluation)] as const,
  );
  const values = given.filter((value) => value !== undefined);
  if (values.length < given.length) return undefined;
  if (node.helper === 'literal') return literal(node, values, new Map(named), problems);
  const helper = Object.hasOwn(HELPERS, node.helper) ? HELPERS[node.helper] : undefined;
  if (helper === undefined && node.helper !== 'lookup') {
    const known = [...Object.keys(HELPERS), 'lookup', 'literal'];
    problems.add(messages.unknownHelper(node.span, node.helper, known));
    return undefined;
  }
  if (node.named.length > 0) problems.add(messages.helperTakesNoNames(node.span, node.helper));
  if (helper === undefined) return lookUp(node, values, evaluation);
  return helper({ values, span: node.span, state: helpers, problems });
}
