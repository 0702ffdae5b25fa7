/** Turns a YAML data file into a tree of texts, mappings and lists: plain data, and nothing else of YAML. */
import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
} from 'yaml';
import * as messages from '../problems/messages/data-files.ts';
import { explainYamlError } from '../problems/messages/yaml.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Source, Span } from '../problems/types.ts';
import { checkDecodedCharacters } from './characters.ts';
import { type DataNode, type EmptyNode, type MapEntry, mapOf, type TextNode } from './nodes.ts';
import { checkTokens } from './yaml-tokens.ts';

/** Reads the file, or reports what is wrong with it and gives undefined. */
export function readYaml(source: Source, problems: Problems): DataNode | undefined {
  const tokens = [...new Parser().parse(source.text)];
  if (checkTokens(tokens, source, problems).refused) return undefined;
  // The library's own check for double keys compares each key with each: ours is linear.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, stringKeys: true });
  const [document, second] = [...composer.compose(tokens, true, source.text.length)];
  if (document === undefined) throw new Error('the YAML composer gave no document');
  if (hasErrors(document, source, problems)) return undefined;
  if (second !== undefined) {
    const [start] = second.range;
    problems.add(messages.secondDocument({ source, start, end: start + 1 }));
    return undefined;
  }
  if (document.contents === null) return { kind: 'empty', span: { source, start: 0, end: 0 } };
  return readNode(document.contents, { source, problems });
}

interface Reading {
  readonly source: Source;
  readonly problems: Problems;
}

function hasErrors(document: Document.Parsed, source: Source, problems: Problems): boolean {
  const lines = new Set<number>();
  for (const error of document.errors) {
    const span = { source, start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
    // One slip often makes several errors on its line: the first says it.
    const line = lineOf(span);
    if (!lines.has(line)) problems.add(explainYamlError(error.code, span));
    lines.add(line);
  }
  return document.errors.length > 0;
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
  checkDecodedCharacters({ text: key, span: keySpan }, reading.problems);
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
    if (/\n\s*- /u.test(span.source.text.slice(span.start, span.end))) {
      reading.problems.add(messages.listInText(span));
    }
  }
  checkDecodedCharacters({ text, span }, reading.problems);
  return { kind: 'text', text, form: scalar.type === 'PLAIN' ? 'plain' : 'quoted', span };
}

function spanOf(node: ParsedNode, { source }: Reading): Span {
  const [start, end] = node.range;
  return { source, start, end };
}
