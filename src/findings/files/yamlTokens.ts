/** Turns the tokens of a YAML file into problems: what YAML allows and plain data doesn't need. */
import type { CST } from 'yaml';
import { LIMITS } from '../../problems/limits.ts';
import * as messages from '../../problems/messages/dataFiles.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Problem, Source, Span } from '../../problems/types.ts';

export interface TokenReport {
  /** Whether the file holds what plain data may not; it was reported. */
  readonly refused: boolean;
  /** The first quoted text that swallows keys below it, or has no end: the likeliest fault, if the file has one. */
  readonly unclosed: Span | undefined;
}

interface Placed {
  readonly token: CST.Token;
  readonly depth: number;
}

/**
 * Reports tags, anchors, aliases, directives, comments that look like text, and nesting beyond the limit.
 * Without recursion, since what follows it recurses and must be shielded from deep nesting.
 */
export function checkTokens(
  tokens: readonly CST.Token[],
  source: Source,
  problems: Problems,
): TokenReport {
  let refused = false;
  let unclosed: Span | undefined;
  const stack: Placed[] = tokens.toReversed().map((token) => ({ token, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > LIMITS.dataNesting) {
      problems.add(messages.tooDeep({ source, start: token.offset, end: token.offset + 1 }));
      return { refused: true, unclosed };
    }
    refused = checkToken(token, source, problems) || refused;
    unclosed ??= swallowing(token, source);
    const isCollection = 'items' in token;
    const inside = childrenOf(token).map((child) => ({
      token: child,
      depth: isCollection ? depth + 1 : depth,
    }));
    stack.push(...inside.toReversed());
  }
  return { refused, unclosed };
}

function swallowing(token: CST.Token, source: Source): Span | undefined {
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar')
    return undefined;
  const start = token.offset;
  // The lexer ends a text without an end where the indent does.
  if (!isClosed(token.source)) return { source, start, end: source.text.length };
  if (!/\n[ \t]*(?:- +)?[\w-]+:(?:\s|$)/u.test(token.source)) return undefined;
  return { source, start, end: start + token.source.length };
}

/** Whether a quoted text ends with a mark that isn't escaped. */
function isClosed(text: string): boolean {
  const closing = text.startsWith('"') ? /(?<!\\)(?:\\\\)*"$/u : /(?<!')(?:'')*'$/u;
  return closing.test(text.slice(1));
}

const REFUSED: ReadonlyMap<CST.Token['type'], (span: Span) => Problem> = new Map([
  ['alias', messages.alias],
  ['anchor', messages.anchor],
  ['tag', messages.tag],
  ['directive', messages.directive],
]);

function checkToken(token: CST.Token, source: Source, problems: Problems): boolean {
  const start = token.offset;
  const span = { source, start, end: start + ('source' in token ? token.source.length : 1) };
  const refusal = REFUSED.get(token.type);
  if (refusal !== undefined) {
    problems.add(refusal(span));
    return true;
  }
  if (token.type !== 'comment' || !looksLikeText(token.source, source.text, start)) return false;
  problems.add(messages.commentOrText(span));
  return true;
}

/** `ranked #1 in` would lose its end in silence: only a comment on a line of its own may start so. */
function looksLikeText(comment: string, file: string, start: number): boolean {
  if (!/^#[^\s#]/u.test(comment)) return false;
  const lineStart = file.lastIndexOf('\n', start - 1) + 1;
  return file.slice(lineStart, start).trim() !== '';
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if ('items' in token) {
    return [
      ...token.items.flatMap((item) => [
        ...item.start,
        ...present(item.key),
        ...(item.sep ?? []),
        ...present(item.value),
      ]),
      ...('end' in token ? token.end : []),
    ];
  }
  if (token.type === 'document') {
    return [...token.start, ...present(token.value), ...(token.end ?? [])];
  }
  if (token.type === 'block-scalar') return token.props;
  if ('end' in token) return token.end ?? [];
  return [];
}

function present(token: CST.Token | null | undefined): readonly CST.Token[] {
  return token === null || token === undefined ? [] : [token];
}
