/** Messages about identities that don't hold. */
import { errorOf, warningOf } from '../make.ts';
import type { Problem, Span } from '../types.ts';

export interface IdentityTerm {
  readonly sign: 1 | -1;
  readonly id: string;
  readonly number: number;
  readonly line: number;
}

export interface IdentitySide {
  readonly terms: readonly IdentityTerm[];
  readonly sum: number;
}

export interface BrokenIdentity {
  readonly identity: { readonly holds: string; readonly span: Span };
  readonly relation: '=' | '<=' | '>=';
  readonly left: IdentitySide;
  readonly right: IdentitySide;
  /** Figures of which one with another value would mend it. */
  readonly mends: readonly {
    readonly id: string;
    /** What it is, and what it would have to be. */
    readonly current: number;
    readonly number: number;
    readonly quote: string | undefined;
  }[];
  /** Where the one figure stands that must be wrong, if only one can be. */
  readonly culprit: { readonly span: Span; readonly label: string } | undefined;
}

export function identityBroken(broken: BrokenIdentity): Problem {
  const { identity, relation, left, right, mends, culprit } = broken;
  return errorOf({
    code: 'identity-broken',
    message: summaryOf(broken),
    span: culprit?.span ?? identity.span,
    label: culprit?.label ?? `${left.sum} is not ${IN_WORDS[relation]} ${right.sum}`,
    notes: [
      `${identity.holds}: ${sumInWords(left)}, and ${sumInWords(right)}`,
      ...new Set(
        [...left.terms, ...right.terms].map(
          ({ id, number, line }) => `"${id}" is ${number} (line ${line})`,
        ),
      ),
    ],
    hints: hintsFor(mends, relation),
  });
}

/** A warning: nothing is wrong, but nothing is checked either. */
export function identitySaysNothing(identity: BrokenIdentity['identity']): Problem {
  return warningOf({
    code: 'identity-says-nothing',
    message: `"${identity.holds}" holds whatever the figures are`,
    span: identity.span,
    notes: ['it only repeats how figures are computed under "derived", so it finds no mistake'],
    hints: ['take it out; or state the computed figure as a fact, if the source gives it'],
  });
}

const IN_WORDS = { '=': 'equal to', '<=': 'at most', '>=': 'at least' } as const;

function summaryOf({ identity, relation, left, right }: BrokenIdentity): string {
  const [whole, other] = right.terms;
  const isTotal = relation === '=' && whole?.sign === 1 && other === undefined;
  if (isTotal && left.terms.length > 1 && left.terms.every(({ sign }) => sign === 1)) {
    return `the parts of "${whole.id}" add up to ${left.sum}, not ${right.sum}`;
  }
  return `"${identity.holds}" does not hold: ${left.sum} is not ${IN_WORDS[relation]} ${right.sum}`;
}

function sumInWords({ terms, sum }: IdentitySide): string {
  const [first] = terms;
  if (terms.length === 1 && first?.sign === 1) return String(sum);
  const written = terms.map(
    ({ sign, number }, index) => `${sign === -1 ? '- ' : index > 0 ? '+ ' : ''}${number}`,
  );
  return `${written.join(' ')} = ${sum}`;
}

function hintsFor(
  mends: BrokenIdentity['mends'],
  relation: BrokenIdentity['relation'],
): readonly string[] {
  if (mends.length === 0)
    return ['no single figure can mend it: compare all of them with the source'];
  const bound = (current: number, number: number) =>
    relation === '=' ? '' : number < current ? ' or less' : ' or more';
  const hints = mends.map(({ id, current, number, quote }) =>
    quote === undefined
      ? `"${id}" would mend it with value: ${number}${bound(current, number)}`
      : `the source says "${quote}"; write value: ${number} for "${id}"`,
  );
  return mends.length > 1
    ? [...hints, 'compare these with the source; one of them is wrong']
    : hints;
}
