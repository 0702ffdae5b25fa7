/** Turns the text of an expression or identity into its terms, each with its place in the file. */
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/expressions.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { spanWithin } from './files/spans.ts';
import type { Prose } from './types.ts';

export interface Term {
  readonly sign: 1 | -1;
  readonly name: string;
  readonly span: Span;
}

export type Relation = '=' | '<=' | '>=';

export interface ParsedIdentity {
  readonly left: readonly Term[];
  readonly relation: Relation;
  readonly right: readonly Term[];
}

/** Reads `children - known`; undefined if it can't be read, which is reported. */
export function parseExpression(prose: Prose, problems: Problems): readonly Term[] | undefined {
  const tokens = tokensOf(prose, problems);
  if (tokens === undefined) return undefined;
  const relation = tokens.find((token) => token.kind === 'relation');
  if (relation !== undefined) {
    problems.add(messages.relationInExpression(relation.span));
    return undefined;
  }
  return sumOf(tokens, prose, problems);
}

/** Reads `died + injured = children`; undefined if it can't be read, which is reported. */
export function parseIdentity(prose: Prose, problems: Problems): ParsedIdentity | undefined {
  const tokens = tokensOf(prose, problems);
  if (tokens === undefined) return undefined;
  const [relation, second] = tokens.filter((token) => token.kind === 'relation');
  if (relation === undefined || second !== undefined) {
    problems.add(messages.oneRelation(second?.span ?? prose.span));
    return undefined;
  }
  const middle = tokens.indexOf(relation);
  const left = sumOf(tokens.slice(0, middle), prose, problems);
  const right = sumOf(tokens.slice(middle + 1), prose, problems);
  if (left === undefined || right === undefined) return undefined;
  return { left, relation: relation.relation, right };
}

type Token =
  | { readonly kind: 'name'; readonly text: string; readonly span: Span }
  | { readonly kind: 'sign'; readonly sign: 1 | -1; readonly span: Span }
  | { readonly kind: 'relation'; readonly relation: Relation; readonly span: Span };

const TOKEN =
  /\s*(?:(?<name>[A-Za-z_]\w*)|(?<sign>[+\-\u2212\u2013])|(?<relation><=|>=|=|≤|≥)|(?<number>\d[\d.,]*)|(?<other>\S))/uy;
const RELATIONS: ReadonlyMap<string, Relation> = new Map([
  ['=', '='],
  ['<=', '<='],
  ['≤', '<='],
  ['>=', '>='],
  ['≥', '>='],
]);

function tokensOf(prose: Prose, problems: Problems): readonly Token[] | undefined {
  const text = prose.text.trimEnd();
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = must(TOKEN.exec(text)?.groups, 'token');
    const end = TOKEN.lastIndex;
    const found = must(
      Object.values(groups).find((group) => group !== undefined),
      'token',
    );
    const span = spanWithin(prose, end - found.length, end);
    const relation = RELATIONS.get(found);
    if (groups['name'] !== undefined) tokens.push({ kind: 'name', text: found, span });
    else if (groups['sign'] !== undefined)
      tokens.push({ kind: 'sign', sign: found === '+' ? 1 : -1, span });
    else if (relation !== undefined) tokens.push({ kind: 'relation', relation, span });
    else {
      problems.add(
        groups['number'] === undefined
          ? messages.strayCharacter(span, found)
          : messages.numberInExpression(span, found),
      );
      return undefined;
    }
    if (tokens.length > 2 * LIMITS.expressionTerms) {
      problems.add(messages.tooManyTerms(prose.span));
      return undefined;
    }
  }
  return tokens;
}

function sumOf(
  tokens: readonly Token[],
  prose: Prose,
  problems: Problems,
): readonly Term[] | undefined {
  const terms: Term[] = [];
  let sign: 1 | -1 | undefined = 1;
  let last: Token | undefined;
  for (const token of tokens) {
    if (token.kind === 'name' && sign !== undefined) {
      terms.push({ sign, name: token.text, span: token.span });
      sign = undefined;
    } else if (token.kind === 'sign' && sign === undefined) {
      sign = token.sign;
    } else {
      problems.add(
        token.kind === 'name' ? messages.missingSign(token.span) : messages.missingName(token.span),
      );
      return undefined;
    }
    last = token;
  }
  if (sign !== undefined) {
    problems.add(messages.missingName(last?.span ?? prose.span));
    return undefined;
  }
  return terms;
}
