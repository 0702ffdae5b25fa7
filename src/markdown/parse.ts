/** Turns the text of a template into its tree, and refuses all that a template may not hold. */
import Handlebars from 'handlebars';
import * as messages from '../problems/messages/template.ts';
import { must, nth } from '../problems/must.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem, Source, Span } from '../problems/types.ts';
import { beyondLimits } from './bounds.ts';
import { namesIn } from './partialNames.ts';
import {
  BLOCKS,
  type BlockName,
  type Expression,
  type NamedArgument,
  type TemplateNode,
  type TemplateText,
} from './syntax.ts';
import { leftOpen } from './unclosed.ts';

interface Reading {
  readonly template: TemplateText;
  readonly lineStarts: readonly number[];
  readonly problems: Problems;
}

/** A whole file, read. */
export interface ParsedTemplate {
  readonly nodes: readonly TemplateNode[];
  /** What a call can give it, if it is a partial. */
  readonly names: ReadonlySet<string>;
  readonly faults: readonly Problem[];
}

const parsed = new WeakMap<Source, ParsedTemplate>();

/** The tree of a template or partial, which is read once for all that ask and for all documents. */
export function parseSource(source: Source): ParsedTemplate {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const place = (start: number, end: number) => ({ source, start, end });
  const problems = new Problems();
  const nodes = parseTemplate({ text: source.text, place }, problems);
  const result = { nodes, names: namesIn(nodes), faults: problems.all };
  parsed.set(source, result);
  return result;
}

/**
 * The tree of a template. What it may not hold (triple braces, decorators, unknown blocks) is reported and
 * left out of the tree; a text that can't be parsed gives an empty tree.
 */
export function parseTemplate(template: TemplateText, problems: Problems): readonly TemplateNode[] {
  const reading = { template, lineStarts: startsOfLines(template.text), problems };
  const beyond = beyondLimits(template);
  if (beyond !== undefined) {
    problems.add(beyond);
    return [];
  }
  try {
    return nodesOf(Handlebars.parse(template.text), reading);
  } catch (error) {
    for (const problem of syntaxProblems(error, reading)) problems.add(problem);
    return [];
  }
}

function nodesOf(program: hbs.AST.Program | undefined, reading: Reading): readonly TemplateNode[] {
  return (program?.body ?? []).flatMap((statement) => nodeOf(statement, reading) ?? []);
}

function nodeOf(statement: hbs.AST.Statement, reading: Reading): TemplateNode | undefined {
  const span = spanOf(statement, reading);
  if (is(statement, 'ContentStatement')) return staticText(statement, reading);
  if (is(statement, 'CommentStatement')) return undefined;
  if (is(statement, 'MustacheStatement')) return printOf(statement, span, reading);
  if (is(statement, 'BlockStatement')) return blockOf(statement, reading);
  if (is(statement, 'PartialStatement')) return partialOf(statement, span, reading);
  if (is(statement, 'PartialBlockStatement')) return refuse(reading, messages.partialBlock(span));
  if (is(statement, 'Decorator') || is(statement, 'DecoratorBlock')) {
    return refuse(reading, messages.decorator(span));
  }
  throw new Error(`the parser gave an unknown statement ${statement.type}`);
}

interface NodeTypes {
  ContentStatement: hbs.AST.ContentStatement;
  CommentStatement: hbs.AST.CommentStatement;
  MustacheStatement: hbs.AST.MustacheStatement;
  BlockStatement: hbs.AST.BlockStatement;
  PartialStatement: hbs.AST.PartialStatement;
  PartialBlockStatement: hbs.AST.PartialBlockStatement;
  Decorator: hbs.AST.Decorator;
  DecoratorBlock: hbs.AST.DecoratorBlock;
  PathExpression: hbs.AST.PathExpression;
  SubExpression: hbs.AST.SubExpression;
  StringLiteral: hbs.AST.StringLiteral;
  NumberLiteral: hbs.AST.NumberLiteral;
  BooleanLiteral: hbs.AST.BooleanLiteral;
}

function is<Type extends keyof NodeTypes>(node: hbs.AST.Node, type: Type): node is NodeTypes[Type] {
  return node.type === type;
}

function printOf(
  mustache: hbs.AST.MustacheStatement,
  span: Span,
  reading: Reading,
): TemplateNode | undefined {
  if (!mustache.escaped) {
    return refuse(reading, messages.rawValue(span, textOf(mustache.path, reading)));
  }
  const expression = callOrValue(mustache, span, reading);
  return expression && { kind: 'print', expression, span };
}

function refuse(reading: Reading, problem: Parameters<Problems['add']>[0]): undefined {
  reading.problems.add(problem);
  return undefined;
}

function staticText(
  statement: hbs.AST.ContentStatement,
  reading: Reading,
): TemplateNode | undefined {
  if (statement.value === '') return undefined;
  const from = offsetOf(statement.loc.start, reading);
  // White space that stands beside a block on its own line is cut off, and `\{{` loses its backslash.
  const start = Math.max(from, reading.template.text.indexOf(statement.value, from));
  const span = reading.template.place(start, start + statement.value.length);
  return { kind: 'static', text: statement.value, span };
}

function blockOf(statement: hbs.AST.BlockStatement, reading: Reading): TemplateNode | undefined {
  const opening = openingOf(statement, reading);
  const name = textOf(statement.path, reading);
  if (reading.template.text.startsWith('{{{{', offsetOf(statement.loc.start, reading))) {
    return refuse(reading, messages.rawBlock(opening));
  }
  if (!isBlock(name)) {
    // The bodies are still read, so that their faults come in the same run.
    nodesOf(statement.program, reading);
    nodesOf(statement.inverse, reading);
    return refuse(reading, messages.unknownBlock(spanOf(statement.path, reading), name));
  }
  const [first, ...more] = statement.params;
  const subject = first && expressionOf(first, reading);
  const body = nodesOf(statement.program, reading);
  const otherwise = nodesOf(statement.inverse, reading);
  if (first === undefined || more.length > 0 || statement.hash !== undefined) {
    return refuse(reading, messages.blockArguments(opening, name));
  }
  if (subject === undefined) return undefined;
  const names = statement.program?.blockParams ?? [];
  return { kind: 'block', block: name, subject, names, body, otherwise, span: opening };
}

function isBlock(name: string): name is BlockName {
  return (BLOCKS as readonly string[]).includes(name);
}

// A message about a block points at its first tag, not at the pages inside it.
function openingOf(statement: hbs.AST.BlockStatement, reading: Reading): Span {
  const start = offsetOf(statement.loc.start, reading);
  const end = reading.template.text.indexOf('}}', start);
  return reading.template.place(start, end < 0 ? start + 2 : end + 2);
}

function partialOf(
  statement: hbs.AST.PartialStatement,
  span: Span,
  reading: Reading,
): TemplateNode | undefined {
  if (statement.name.type === 'SubExpression') {
    return refuse(reading, messages.computedPartial(spanOf(statement.name, reading)));
  }
  const name = textOf(statement.name, reading);
  const [first, ...more] = statement.params;
  const context = first && expressionOf(first, reading);
  const named = namedArguments(statement.hash, reading);
  if (more.length > 0) return refuse(reading, messages.partialArguments(span, name));
  if (first !== undefined && context === undefined) return undefined;
  return { kind: 'partial', name, context, named, indent: statement.indent, span };
}

function callOrValue(
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  span: Span,
  reading: Reading,
): Expression | undefined {
  const isCall = node.type === 'SubExpression' || node.params.length > 0 || node.hash !== undefined;
  if (!isCall) return expressionOf(node.path, reading);
  const given = node.params.map((param) => expressionOf(param, reading));
  const named = namedArguments(node.hash, reading);
  const helper = textOf(node.path, reading);
  const known = given.filter((argument) => argument !== undefined);
  if (known.length < given.length) return undefined;
  return { kind: 'call', helper, arguments: known, named, span };
}

function namedArguments(
  hash: hbs.AST.Hash | undefined,
  reading: Reading,
): readonly NamedArgument[] {
  return (hash?.pairs ?? []).flatMap((pair) => {
    const value = expressionOf(pair.value, reading);
    return value ? [{ name: pair.key, value, span: spanOf(pair, reading) }] : [];
  });
}

function expressionOf(node: hbs.AST.Expression, reading: Reading): Expression | undefined {
  const span = spanOf(node, reading);
  if (is(node, 'PathExpression')) {
    const text = textOf(node, reading);
    const own = /^(?:this\b|\.(?:\/|$))/u.test(text);
    return { kind: 'path', parts: node.parts, up: node.depth, data: node.data, own, text, span };
  }
  if (is(node, 'SubExpression')) return callOrValue(node, span, reading);
  if (is(node, 'StringLiteral') || is(node, 'NumberLiteral') || is(node, 'BooleanLiteral')) {
    return { kind: 'literal', value: node.value, span };
  }
  if (node.type === 'NullLiteral' || node.type === 'UndefinedLiteral') {
    return { kind: 'literal', value: null, span };
  }
  throw new Error(`the parser gave an unknown expression ${node.type}`);
}

function textOf(node: hbs.AST.Node, reading: Reading): string {
  const { start, end } = node.loc;
  return reading.template.text.slice(offsetOf(start, reading), offsetOf(end, reading));
}

function spanOf(node: hbs.AST.Node, reading: Reading): Span {
  const { start, end } = node.loc;
  return reading.template.place(offsetOf(start, reading), offsetOf(end, reading));
}

function offsetOf(position: hbs.AST.Position, reading: Reading): number {
  return nth(reading.lineStarts, position.line - 1) + position.column;
}

// As Handlebars counts lines.
function startsOfLines(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/gu), ({ 0: end, index }) => index + end.length)];
}

// The parser throws two kinds of errors: of its grammar, with the line in the text of the message, and of
// blocks that don't match, with a line and a column.
function syntaxProblems(error: unknown, reading: Reading): readonly Problem[] {
  if (!(error instanceof Error)) throw new Error('the parser threw no error', { cause: error });
  const unclosed = leftOpen(error.message, reading.template.text);
  if (unclosed.length === 0) return [syntaxProblem(error, reading)];
  return unclosed.map((tag) => {
    const span = reading.template.place(tag.start, tag.end);
    return tag.kind === 'block'
      ? messages.unclosedBlock(span, tag.name)
      : messages.unclosedExpression(span);
  });
}

function syntaxProblem(error: Error, reading: Reading): Problem {
  const lineNumber = numberIn(error, 'lineNumber');
  const column = numberIn(error, 'column');
  const [message = '', , pointer = ''] = error.message.split('\n');
  const line = lineNumber ?? Number(/on line (?<line>\d+)/u.exec(message)?.groups?.['line'] ?? 1);
  const start = nth(reading.lineStarts, line - 1);
  const next = reading.lineStarts[line] ?? reading.template.text.length + 1;
  const end = Math.max(start, next - 1);
  const mismatch = /^(?<open>\S+) doesn't match (?<close>\S+) -/u.exec(message)?.groups;
  if (mismatch !== undefined && column !== undefined) {
    const at = start + column;
    const [open, close] = [must(mismatch['open'], 'name'), must(mismatch['close'], 'name')];
    return messages.blockMismatch(reading.template.place(at, at + open.length), open, close);
  }
  const span = reading.template.place(start, end);
  const isGrammar = pointer !== '' || message.startsWith('Parse error');
  // Other errors, such as an invalid path, say in words what is wrong.
  const reason = isGrammar ? reasonIn(error.message) : message.replace(/ - \d+:\d+$/u, '');
  return messages.syntax(span, reason, reason.includes('block') ? BLOCK_HINT : EXPRESSION_HINT);
}

const BLOCK_HINT =
  'each {{#if}}, {{#each}} and {{#with}} needs its {{/if}}, {{/each}} or {{/with}}';
const EXPRESSION_HINT =
  'an expression is a name such as {{facts.children.count}}, between two braces on each side';

function numberIn(error: Error, name: string): number | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value;
  return typeof value === 'number' ? value : undefined;
}

function reasonIn(message: string): string {
  const got = /got '(?<got>[^']+)'/u.exec(message)?.groups?.['got'];
  if (got === 'INVALID') return 'a character stands where none may stand inside {{ }}';
  if (got?.includes('INVERSE') === true) return '{{else}} stands outside a block';
  if (got?.includes('ENDBLOCK') === true) return 'a block is closed that was not opened';
  return 'the expression is not complete, or a part of it is out of place';
}
