/** Turns findings into everything that ties their counts to each other, so that one could be worked out from others. */
import { must, nth } from '../../problems/must.ts';
import { Problems } from '../../problems/problems.ts';
import { parseIdentity, type Term } from '../expressions.ts';
import { tiesOf } from './editions.ts';
import type { Fact, Findings, Table } from '../types.ts';

/** The sum of the terms, each times its coefficient, is 0; or, for `<=`, at most 0. No coefficient is 0. */
export interface Relation {
  readonly kind: '=' | '<=';
  readonly terms: ReadonlyMap<Fact, number>;
}

/** How often a figure stands in a relation that it is known to stand in. */
export function coefficientOf(fact: Fact, terms: Relation['terms']): number {
  return must(terms.get(fact), `term of ${fact.id}`);
}

/** Figures that are tied to each other, and to no others. */
export interface Component {
  readonly facts: readonly Fact[];
  readonly relations: readonly Relation[];
  /** Whether a difference among them could be below 0, for all that the file states. */
  readonly unbounded: boolean;
  /** Those that the briefings of other areas print as well, so that hiding them here would hide nothing. */
  readonly fixed: ReadonlySet<Fact>;
}

/** All counts of the editions by what ties them; both are in the order of the files. */
export function componentsOf(editions: readonly Findings[]): readonly Component[] {
  const facts = editions.flatMap((edition) => [...edition.facts.values()]);
  const counts = facts.filter((fact) => isCount(fact));
  const { relations, differences } = relationsOf(editions, facts);
  const fixed = new Set(editions.flatMap(sameForAllAreas));
  const leaders = new Map<Fact, Fact>(counts.map((fact) => [fact, fact]));
  for (const { terms } of relations) {
    const tied = [...terms.keys()];
    for (const other of tied) join(leaders, nth(tied, 0), other);
  }
  const components = new Map<Fact, Draft>();
  const componentOf = (fact: Fact) => {
    const leader = leaderOf(leaders, fact);
    const known = components.get(leader);
    if (known !== undefined) return known;
    const made: Draft = { facts: [], relations: [], unbounded: false, fixed };
    components.set(leader, made);
    return made;
  };
  for (const fact of counts) componentOf(fact).facts.push(fact);
  for (const relation of relations) {
    componentOf(nth([...relation.terms.keys()], 0)).relations.push(relation);
  }
  for (const fact of differences) componentOf(fact).unbounded = true;
  return [...components.values()];
}

interface Draft extends Component {
  readonly facts: Fact[];
  readonly relations: Relation[];
  unbounded: boolean;
}

/** In a file with a table of areas: the figures that come from the file itself, and what is computed from them. */
function sameForAllAreas({ area, facts, source }: Findings): readonly Fact[] {
  if (area === undefined) return [];
  const known = new Map<Fact, boolean>();
  const isSame = (fact: Fact): boolean => {
    const found = known.get(fact);
    if (found !== undefined) return found;
    const same =
      fact.origin.kind === 'derived'
        ? fact.origin.terms.every(isSame)
        : fact.valueSpan.source === source;
    known.set(fact, same);
    return same;
  };
  return [...facts.values()].filter(isSame);
}

/** Whether a figure is a number of people or things: what disclosure is about. */
export function isCount({ value, unit }: Fact): boolean {
  return value.kind === 'number' && unit.whole;
}

interface Ties {
  readonly relations: readonly Relation[];
  /** Derived figures that nothing stated keeps from being below 0. */
  readonly differences: readonly Fact[];
}

function relationsOf(editions: readonly Findings[], facts: readonly Fact[]): Ties {
  const found = new Map<string, Relation>();
  const numbers = new Map(facts.map((fact, index) => [fact, index]));
  const bounds = new Map<Fact, string>();
  const add = (kind: Relation['kind'], all: readonly (readonly [Fact, number])[]): void => {
    if (!all.every(([fact]) => isCount(fact) && numbers.has(fact))) return;
    const relation = { kind, terms: collected(all) };
    const key = keyOf(relation, numbers);
    if (relation.terms.size > 0 && !found.has(key)) found.set(key, relation);
  };
  for (const fact of facts) {
    const { origin, of: base } = fact;
    if (origin.kind === 'derived') {
      const terms = origin.terms.map((term, index): [Fact, number] => [
        term,
        nth(origin.signs, index),
      ]);
      add('=', [...terms, [fact, -1]]);
      if (isCount(fact) && terms.some(([, sign]) => sign === -1)) {
        const turned = terms.map(([term, sign]): [Fact, number] => [term, -sign]);
        const bound: Relation = { kind: '<=', terms: collected(turned) };
        bounds.set(fact, keyOf(bound, numbers));
      }
    }
    if (base?.unit.id === fact.unit.id) {
      add('<=', [
        [fact, 1],
        [base, -1],
      ]);
    }
  }
  for (const {
    identity: { holds, span },
    findings,
  } of identitiesOf(editions)) {
    const identity = parseIdentity({ text: holds, span }, new Problems());
    if (identity === undefined) continue;
    const sign = identity.relation === '>=' ? -1 : 1;
    add(identity.relation === '=' ? '=' : '<=', [
      ...signed(identity.left, findings, sign),
      ...signed(identity.right, findings, -sign),
    ]);
  }
  for (const { complete, of: base, rowFacts } of editions.flatMap(tablesOf)) {
    if (!complete || base === undefined) continue;
    add('=', [...rowFacts.flat().map((fact): [Fact, number] => [fact, 1]), [base, -1]]);
  }
  for (const { kind, terms } of tiesOf(editions)) add(kind, terms);
  const differences = [...bounds].filter(([, key]) => !found.has(key)).map(([fact]) => fact);
  return { relations: [...found.values()], differences };
}

function identitiesOf(editions: readonly Findings[]) {
  return editions.flatMap((findings) =>
    findings.identities.map((identity) => ({ identity, findings })),
  );
}

function tablesOf({ tables }: Findings): readonly Table[] {
  return [...tables.values()];
}

function signed(terms: readonly Term[], { facts }: Findings, sign: number): [Fact, number][] {
  return terms.flatMap((term): [Fact, number][] => {
    const fact = facts.get(term.name);
    return fact === undefined ? [] : [[fact, sign * term.sign]];
  });
}

function collected(all: readonly (readonly [Fact, number])[]): ReadonlyMap<Fact, number> {
  const terms = new Map<Fact, number>();
  for (const [fact, coefficient] of all) terms.set(fact, (terms.get(fact) ?? 0) + coefficient);
  return new Map([...terms].filter(([, coefficient]) => coefficient !== 0));
}

/** The same for relations that say the same, such as an identity and the table that shows it. */
function keyOf({ kind, terms }: Relation, numbers: ReadonlyMap<Fact, number>): string {
  const parts = Array.from(terms, ([fact, coefficient]) => ({
    number: must(numbers.get(fact), `number of ${fact.id}`),
    coefficient,
  }));
  parts.sort((a, b) => a.number - b.number);
  const isTurned = kind === '=' && parts.slice(0, 1).some(({ coefficient }) => coefficient < 0);
  const turn = isTurned ? -1 : 1;
  return `${kind} ${parts.map(({ number, coefficient }) => `${number}:${turn * coefficient}`).join(' ')}`;
}

function leaderOf(leaders: Map<Fact, Fact>, fact: Fact): Fact {
  const above = (one: Fact) => must(leaders.get(one), `leader of ${one.id}`);
  let leader = fact;
  for (let next = above(leader); next !== leader; next = above(leader)) {
    // Halving the way keeps later searches short.
    leaders.set(leader, above(next));
    leader = next;
  }
  return leader;
}

function join(leaders: Map<Fact, Fact>, a: Fact, b: Fact): void {
  leaders.set(leaderOf(leaders, b), leaderOf(leaders, a));
}
