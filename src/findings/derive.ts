/** Turns the expressions of derived figures into values, each after the figures that it rests on. */
import { countOf } from './counts.ts';
import * as messages from '../problems/messages/expressions.ts';
import { negativeDerived } from '../problems/messages/figures.ts';
import { cycle } from '../problems/messages/references.ts';
import { must, nth } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Span } from '../problems/types.ts';
import { ordered } from './checks/circles.ts';
import { add, type Decimal, decimalOf, negate, numberOf, ZERO } from './decimal.ts';
import type { Term } from './expressions.ts';
import type { DerivedDraft, FactDraft } from './figures.ts';
import type { Place } from './place.ts';
import { References } from './references.ts';
import type { Fact } from './types.ts';

/** Stated and derived figures in the order of the file; derived ones with faults are left out. */
export function resolveDerived(
  stated: ReadonlyMap<string, FactDraft>,
  drafts: readonly DerivedDraft[],
  declared: readonly string[],
  problems: Problems,
): ReadonlyMap<string, FactDraft> {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const graph = new Map(
    drafts.map(({ id, terms }) => [
      id,
      [...new Set(terms.map(({ name }) => name))].filter((name) => byId.has(name)),
    ]),
  );
  const { order, circles } = ordered(graph);
  const places = new Map(drafts.map(({ id, place }) => [id, place.at('expression')]));
  reportCircles(circles, places, 'expression', problems);
  const known = new Map(stated);
  const references = new References('fact', known, declared, problems);
  for (const id of order) {
    const fact = derive(must(byId.get(id), `draft ${id}`), references, problems);
    if (fact !== undefined) known.set(id, fact);
  }
  const inOrder = [...stated.keys(), ...drafts.map(({ id }) => id)];
  return new Map(
    inOrder.flatMap((id): [string, FactDraft][] => {
      const fact = known.get(id);
      return fact === undefined ? [] : [[id, fact]];
    }),
  );
}

export function reportCircles(
  circles: readonly (readonly string[])[],
  places: ReadonlyMap<string, Place>,
  what: 'expression' | 'of',
  problems: Problems,
): void {
  for (const names of circles) {
    const place = must(places.get(nth(names, 0)), 'place of a circle');
    problems.add(cycle(place.span, names, what));
  }
}

function derive(
  draft: DerivedDraft,
  references: References<FactDraft>,
  problems: Problems,
): FactDraft | undefined {
  const { id, place, terms, unit, signed, caveats } = draft;
  const linked = linkTerms(terms, references);
  if (linked === undefined || !haveOneUnit(linked, problems)) return undefined;
  const first = nth(linked, 0).fact;
  if (first.unit.id !== unit.id) {
    const span = place.at('unit').span;
    problems.add(messages.wrongDerivedUnit(span, unit.plural, first.unit.plural));
    return undefined;
  }
  const sum = sumOf(linked, problems);
  if (sum === undefined) return undefined;
  const number = numberOf(sum);
  if (Math.abs(number) >= 1e15) {
    problems.add(messages.tooLarge(place.at('expression').span));
    return undefined;
  }
  const { prose } = place.at('expression');
  if (number < 0 && unit.whole && !signed) {
    const said = linked.map(({ fact }) => ({
      id: fact.id,
      number: countOf(fact),
      line: lineOf(fact.span),
    }));
    problems.add(negativeDerived(prose.span, { id, number, unit: unit.plural, terms: said }));
  }
  return {
    id,
    label: place.at('label').prose,
    value: { kind: 'number', number },
    unit,
    of: undefined,
    origin: {
      kind: 'derived',
      expression: prose.text,
      terms: linked.map(({ fact }) => fact),
      signs: linked.map(({ sign }) => sign),
    },
    caveats,
    span: place.keySpan,
    valueSpan: prose.span,
  };
}

/** A term of an expression, with the figure that it names. */
export interface LinkedTerm {
  readonly sign: 1 | -1;
  readonly fact: Fact;
  readonly span: Span;
}

/** Undefined if a name names nothing, which is reported, or something with a fault, which was. */
export function linkTerms(
  terms: readonly Term[],
  references: References<Fact>,
): readonly LinkedTerm[] | undefined {
  const linked: LinkedTerm[] = [];
  for (const { sign, name, span } of terms) {
    const fact = references.find(name, { span });
    if (fact !== undefined) linked.push({ sign, fact, span });
  }
  return linked.length === terms.length ? linked : undefined;
}

/** Whether all terms count the same; the first that doesn't is reported. */
export function haveOneUnit(terms: readonly LinkedTerm[], problems: Problems): boolean {
  const [first] = terms;
  const other = terms.find(({ fact }) => fact.unit.id !== first?.fact.unit.id);
  if (first === undefined || other === undefined) return true;
  problems.add(messages.mixedUnits(other.span, measured(first.fact), measured(other.fact)));
  return false;
}

function measured(fact: Fact): { name: string; unit: string; line: number } {
  return { name: fact.id, unit: fact.unit.plural, line: lineOf(fact.span) };
}

/** The exact sum; undefined, and reported, if a term isn't counted. */
export function sumOf(terms: readonly LinkedTerm[], problems: Problems): Decimal | undefined {
  let sum = ZERO;
  for (const { sign, fact, span } of terms) {
    if (fact.value.kind !== 'number') {
      problems.add(messages.uncountedTerm(span, fact.id, lineOf(fact.span)));
      return undefined;
    }
    const value = decimalOf(fact.value.number);
    sum = add(sum, sign === 1 ? value : negate(value));
  }
  return sum;
}
