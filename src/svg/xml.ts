/** Turns the text of an SVG file into a tree of elements that know their place. */
import { SaxesParser } from 'saxes';
import { LIMITS } from '../problems/limits.ts';
import { deepSvg, svgSyntax } from '../problems/messages/svg.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source, Span } from '../problems/types.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  readonly source: Source;
  /** Where the start tag stands in the source. */
  readonly start: number;
  readonly end: number;
}

interface OpenElement extends Element {
  readonly children: (Element | string)[];
}

// Deeper than any picture is, and shallow enough for the call stack.
const deepest = LIMITS.svgNesting;

/** The root element; undefined, with a problem, if the text is no well-formed XML. */
export function readXml(source: Source, problems: Problems): Element | undefined {
  const parser = new SaxesParser({ xmlns: false });
  const stack: OpenElement[] = [];
  let root: Element | undefined;
  let tagStart = 0;
  let broken = false;
  const fail = (problem: Parameters<Problems['add']>[0]) => {
    if (!broken) problems.add(problem);
    broken = true;
  };
  parser.on('error', (error) => {
    const at = Math.min(parser.position, source.text.length);
    // saxes says line and column first, which the span says better.
    const reason = error.message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '');
    fail(svgSyntax({ source, start: Math.max(0, at - 1), end: at }, reason));
  });
  parser.on('opentagstart', () => {
    tagStart = source.text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const [start, end] = [tagStart, parser.position];
    const element: OpenElement = { name, attributes, children: [], source, start, end };
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
    if (stack.length > deepest) fail(deepSvg({ source, start, end }, deepest));
  });
  parser.on('closetag', () => stack.pop());
  parser.on('text', (text) => stack.at(-1)?.children.push(text));
  parser.on('cdata', (text) => stack.at(-1)?.children.push(text));
  // In pieces, so that what comes after a fault isn't read.
  for (let at = 0; at < source.text.length; at += 65_536) {
    parser.write(source.text.slice(at, at + 65_536));
    if (broken) return undefined;
  }
  parser.close();
  return broken ? undefined : root;
}

export function spanOf({ source, start, end }: Element): Span {
  return { source, start, end };
}

/** Where an attribute's value stands; the whole start tag if the value was written in another way. */
export function attributeSpan(element: Element, name: string): Span {
  const { source, start, end } = element;
  const tag = source.text.slice(start, end);
  const found = new RegExp(`\\s${name.replaceAll('.', '\\.')}\\s*=\\s*["']`, 'u').exec(tag);
  if (found === null) return spanOf(element);
  const from = start + found.index + found[0].length;
  const to = source.text.indexOf(source.text.charAt(from - 1), from);
  return { source, start: from, end: Math.max(from, to) };
}
