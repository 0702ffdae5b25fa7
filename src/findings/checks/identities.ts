/** Turns identities into problems where the figures don't add up, with the figure that is wrong if one can be told. */
import { countOf } from '../counts.ts';
import * as messages from '../../problems/messages/identities.ts';
import { nth } from '../../problems/must.ts';
import type { Problems } from '../../problems/problems.ts';
import { lineOf } from '../../problems/sources.ts';
import { add, compare, type Decimal, decimalOf, negate, numberOf, ZERO } from '../decimal.ts';
import { haveOneUnit, type LinkedTerm, linkTerms, sumOf } from '../derive.ts';
import { parseIdentity, type Relation } from '../expressions.ts';
import { numbersIn } from '../quotations/words.ts';
import type { References } from '../references.ts';
import type { Fact, Findings, Identity } from '../types.ts';

/** Every identity of the findings holds, between figures of one unit. */
export function checkIdentities(
  findings: Pick<Findings, 'identities'>,
  facts: References<Fact>,
  problems: Problems,
): void {
  for (const identity of findings.identities) {
    const checked = readIdentity(identity, facts, problems);
    if (checked === undefined) continue;
    if (!holds(checked)) report(checked, problems);
    else if (saysNothing(checked)) problems.add(messages.identitySaysNothing(identity));
  }
}

interface CheckedIdentity {
  readonly identity: Identity;
  readonly relation: Relation;
  readonly left: readonly LinkedTerm[];
  readonly right: readonly LinkedTerm[];
  /** The left side minus the right. */
  readonly difference: Decimal;
}

function readIdentity(
  identity: Identity,
  facts: References<Fact>,
  problems: Problems,
): CheckedIdentity | undefined {
  const parsed = parseIdentity({ text: identity.holds, span: identity.span }, problems);
  if (parsed === undefined) return undefined;
  const left = linkTerms(parsed.left, facts);
  const right = linkTerms(parsed.right, facts);
  if (left === undefined || right === undefined) return undefined;
  if (!haveOneUnit([...left, ...right], problems)) return undefined;
  const leftSum = sumOf(left, problems);
  const rightSum = sumOf(right, problems);
  if (leftSum === undefined || rightSum === undefined) return undefined;
  const difference = add(leftSum, negate(rightSum));
  return { identity, relation: parsed.relation, left, right, difference };
}

/** Figures are replaced by what they are computed from this many times at most. */
const REPLACEMENTS = 10_000;

/** Whether it holds whatever the stated figures are, as it only repeats how others are computed from them. */
function saysNothing({ left, right }: CheckedIdentity): boolean {
  const times = new Map<Fact, number>();
  const waiting: Fact[] = [];
  const add = (fact: Fact, by: number) => {
    const sum = (times.get(fact) ?? 0) + by;
    if (sum === 0) times.delete(fact);
    else times.set(fact, sum);
    if (fact.origin.kind === 'derived') waiting.push(fact);
  };
  for (const { fact, sign } of left) add(fact, sign);
  for (const { fact, sign } of right) add(fact, -sign);
  for (let step = 0; waiting.length > 0; step += 1) {
    const fact = waiting.pop();
    const by = fact && times.get(fact);
    if (fact?.origin.kind !== 'derived' || by === undefined) continue;
    if (step === REPLACEMENTS) return false;
    times.delete(fact);
    const { signs } = fact.origin;
    for (const [index, term] of fact.origin.terms.entries()) add(term, by * nth(signs, index));
  }
  return times.size === 0;
}

function holds({ relation, difference }: CheckedIdentity): boolean {
  const sign = compare(difference, ZERO);
  if (relation === '=') return sign === 0;
  return relation === '<=' ? sign <= 0 : sign >= 0;
}

/** One figure that would make the identity hold if it had another value. */
interface Mend {
  readonly fact: Fact;
  readonly number: number;
  /** The quotation that says that other value, if one does. */
  readonly quote: string | undefined;
}

function report(checked: CheckedIdentity, problems: Problems): void {
  const { identity, relation, left, right } = checked;
  const mends = mendsOf(checked);
  const quoted = mends.filter(({ quote }) => quote !== undefined);
  // A quotation that says what would be right tells which of the terms is wrong.
  const [only, second] = quoted.length > 0 ? quoted : mends;
  problems.add(
    messages.identityBroken({
      identity,
      relation,
      left: sideOf(left),
      right: sideOf(right),
      mends: (quoted.length > 0 ? quoted : mends).map(({ fact, number, quote }) => ({
        id: fact.id,
        current: countOf(fact),
        number,
        quote,
      })),
      culprit:
        only === undefined || second !== undefined
          ? undefined
          : { span: only.fact.valueSpan, label: only.fact.label.text },
    }),
  );
}

function sideOf(terms: readonly LinkedTerm[]): messages.IdentitySide {
  let sum = ZERO;
  const said = terms.map(({ sign, fact }) => {
    const number = countOf(fact);
    sum = add(sum, sign === 1 ? decimalOf(number) : negate(decimalOf(number)));
    return { sign, id: fact.id, number, line: lineOf(fact.span) };
  });
  return { terms: said, sum: numberOf(sum) };
}

/** Stated figures that stand once in the identity, and would mend it with another possible value. */
function mendsOf({ left, right, difference }: CheckedIdentity): readonly Mend[] {
  const terms = [
    ...left.map(({ sign, fact }) => ({ fact, sign })),
    ...right.map(({ sign, fact }) => ({ fact, sign: sign === 1 ? -1 : 1 })),
  ];
  return terms.flatMap(({ fact, sign }): Mend[] => {
    const { value, origin, unit } = fact;
    if (value.kind !== 'number' || origin.kind !== 'stated') return [];
    if (terms.filter((term) => term.fact === fact).length > 1) return [];
    const change = sign === 1 ? negate(difference) : difference;
    const number = numberOf(add(decimalOf(value.number), change));
    if (unit.whole && (number < 0 || !Number.isInteger(number))) return [];
    const quote = origin.evidence.find((evidence) =>
      numbersIn(evidence.says ?? evidence.quote ?? '').some((mention) => mention.number === number),
    )?.quote;
    return [{ fact, number, quote }];
  });
}
