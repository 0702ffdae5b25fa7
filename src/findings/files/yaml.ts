/** Turns a YAML data file into a tree of texts, mappings and lists: plain data, and nothing else of YAML. */
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import { LIMITS } from '../../problems/limits.ts';
import * as messages from '../../problems/messages/dataFiles.ts';
import { explainYamlError, unclosedQuote } from '../../problems/messages/yaml.ts';
import { must, nth } from '../../problems/must.ts';
import type { Problems } from '../../problems/problems.ts';
import { positionAt } from '../../problems/sources.ts';
import type { Source, Span } from '../../problems/types.ts';
import { checkText } from './characters.ts';
import { type DataNode, type EmptyNode, type MapEntry, mapOf, type TextNode } from './nodes.ts';
import { checkTokens } from './yamlTokens.ts';

/** Reads the file, or reports what is wrong with it and gives undefined. */
export function readYaml(source: Source, problems: Problems): DataNode | undefined {
  const tokens = tokensOf(source, problems);
  if (tokens === undefined) return undefined;
  const { refused, unclosed } = checkTokens(tokens, source, problems);
  if (refused) return undefined;
  // The library's own check for double keys compares each key with each: ours is linear.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, stringKeys: true });
  const documents = [...composer.compose(tokens, true, source.text.length)];
  const [document, second] = [nth(documents, 0), documents[1]];
  if (hasErrors(document, unclosed, { source, problems })) return undefined;
  if (second !== undefined) {
    const [start] = second.range;
    problems.add(messages.secondDocument({ source, start, end: start + 1 }));
    return undefined;
  }
  if (document.contents === null) return { kind: 'empty', span: { source, start: 0, end: 0 } };
  return readNode(document.contents, { source, problems });
}

// The parser keeps what is open on a stack, and needs memory for all of it: a line of dashes would use it up.
const OPEN_AT_MOST = 4 * LIMITS.dataNesting;

function tokensOf(source: Source, problems: Problems): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source.text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > OPEN_AT_MOST) {
      const start = Math.min(parser.offset, source.text.length - 1);
      problems.add(messages.tooDeep({ source, start, end: start + 1 }));
      return undefined;
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

interface Reading {
  readonly source: Source;
  readonly problems: Problems;
}

/** From an offset, white space left out, to the end of its line. */
function restOfLine(source: Source, offset: number): Span {
  const space = /\s*/uy;
  space.lastIndex = offset;
  let start = Math.min(
    offset + must(space.exec(source.text)?.[0], 'match of white space').length,
    source.text.length,
  );
  // The library stumbles over the second brace of an expression.
  if (source.text.startsWith('{{', start - 1)) start -= 1;
  const found = source.text.indexOf('\n', start);
  return { source, start, end: found === -1 ? source.text.length : found };
}

function lineAt(source: Source, offset: number): number | undefined {
  return offset >= source.text.trimEnd().length ? undefined : positionAt(source, offset).line;
}

function hasErrors(
  document: Document.Parsed,
  unclosed: Span | undefined,
  { source, problems }: Reading,
): boolean {
  const [first] = document.errors;
  if (first === undefined) return false;
  if (unclosed !== undefined) {
    problems.add(unclosedQuote(restOfLine(source, unclosed.start), lineAt(source, unclosed.end)));
    return true;
  }
  // One slip makes errors all the way down: only tabs, which come in with a paste, each say it for themselves.
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  for (const error of tabs.length > 0 ? tabs : [first]) {
    problems.add(explainYamlError(error, restOfLine(source, error.pos[0])));
  }
  return true;
}

function readNode(node: ParsedNode, reading: Reading): DataNode {
  const span = spanOf(node, reading);
  if (isMap(node))
    return mapOf(
      node.items.map((pair) => readPair(pair, reading)),
      span,
      reading.problems,
    );
  if (isSeq(node))
    return { kind: 'list', items: node.items.map((item) => readNode(item, reading)), span };
  if (isScalar(node)) return readScalar(node, span, reading);
  throw new Error('an alias survived the check of the tokens');
}

function readPair(pair: Pair<ParsedNode, ParsedNode | null>, reading: Reading): [string, MapEntry] {
  const keySpan = spanOf(pair.key, reading);
  if (!isScalar(pair.key)) throw new Error('a key that is no scalar survived the YAML composer');
  const key = String(pair.key.value);
  checkText({ text: key, span: keySpan }, reading.problems);
  const value: DataNode =
    pair.value === null
      ? { kind: 'empty', span: { ...keySpan, start: keySpan.end } }
      : readNode(pair.value, reading);
  return [key, { keySpan, value }];
}

function readScalar(scalar: Scalar.Parsed, span: Span, reading: Reading): TextNode | EmptyNode {
  const text = String(scalar.value);
  if (scalar.type === 'PLAIN') {
    if (/^(?:|~|null|Null|NULL)$/u.test(text)) return { kind: 'empty', span };
    if (/\n[ \t]*- /u.test(span.source.text.slice(span.start, span.end))) {
      reading.problems.add(messages.listInText(span));
    }
  }
  checkText({ text, span }, reading.problems);
  return { kind: 'text', text, form: scalar.type === 'PLAIN' ? 'plain' : 'quoted', span };
}

function spanOf(node: ParsedNode, { source }: Reading): Span {
  const [start, end] = node.range;
  return { source, start, end };
}
