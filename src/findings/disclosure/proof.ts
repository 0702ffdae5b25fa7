/** Turns a choice of hidden counts into the answer whether each of them could be many other numbers. */
import { must } from '../../problems/must.ts';
import { withoutImplied } from './bounds.ts';
import { coefficientOf, type Component, type Relation } from './relations.ts';
import type { Fact } from '../types.ts';

/**
 * Whether for each hidden count there is a move: some hidden counts go up by one and others down by one,
 * everything that ties them stays true, and all that go down are not small. Such a move can be made
 * as often as the threshold says, so the count could be at least as many different numbers. Only how
 * the counts are tied decides it, not their values.
 */
export function areProtected(
  component: Component,
  hidden: ReadonlySet<Fact>,
  small: ReadonlySet<Fact>,
): boolean {
  // What could be below 0 has no lower end to reason with.
  if (component.unbounded) return false;
  const proof = new Proof(component, hidden, small);
  return component.facts.every((fact) => !hidden.has(fact) || proof.hasMove(fact));
}

interface Tie {
  readonly relation: Relation;
  /** What may move, those first that may move both ways. */
  readonly movable: readonly Fact[];
}

type Step = 1 | -1;

/** Longer moves are not looked for. */
const LONGEST_MOVE = 200;

class Proof {
  readonly #small: ReadonlySet<Fact>;
  readonly #ties: ReadonlyMap<Fact, readonly Tie[]>;
  /** Without an end in sight the search gives up, and everything is hidden. */
  #budget: number;

  constructor(component: Component, hidden: ReadonlySet<Fact>, small: ReadonlySet<Fact>) {
    this.#small = small;
    this.#budget = 100 * component.facts.length + 10_000;
    const ties = new Map<Fact, Tie[]>();
    for (const relation of withoutImplied(component)) {
      const found = [...relation.terms.keys()].filter((fact) => hidden.has(fact));
      const both = found.filter((fact) => !small.has(fact));
      const movable = [...both, ...found.filter((fact) => small.has(fact))];
      for (const fact of found) {
        const known = ties.get(fact) ?? [];
        known.push({ relation, movable });
        ties.set(fact, known);
      }
    }
    this.#ties = ties;
  }

  hasMove(fact: Fact): boolean {
    if (this.#hasOnlyCeilings(fact)) return true;
    const ways: readonly Step[] = this.#small.has(fact) ? [1] : [1, -1];
    return ways.some((step) => this.#complete(new Map([[fact, step]])));
  }

  /** A count that nothing ties but "no more than a published one" could be anything from 1 up to that. */
  #hasOnlyCeilings(fact: Fact): boolean {
    return (this.#ties.get(fact) ?? []).every(
      ({ relation: { kind, terms }, movable }) =>
        kind === '<=' && terms.size === 2 && terms.get(fact) === 1 && movable.length === 1,
    );
  }

  #complete(moves: Map<Fact, Step>): boolean {
    const broken = this.#firstBroken(moves);
    if (broken === undefined) return true;
    if (moves.size === LONGEST_MOVE) return false;
    const { tie, residue } = broken;
    const { terms } = tie.relation;
    for (const fact of tie.movable) {
      const coefficient = coefficientOf(fact, terms);
      if (moves.has(fact) || Math.abs(coefficient) !== 1) continue;
      const step: Step = residue * coefficient > 0 ? -1 : 1;
      if (step === -1 && this.#small.has(fact)) continue;
      this.#budget -= 1;
      if (this.#budget < 0) return false;
      moves.set(fact, step);
      if (this.#complete(moves)) return true;
      moves.delete(fact);
    }
    return false;
  }

  #firstBroken(
    moves: ReadonlyMap<Fact, Step>,
  ): { readonly tie: Tie; readonly residue: number } | undefined {
    for (const [moved, step] of moves) {
      for (const tie of must(this.#ties.get(moved), `ties of ${moved.id}`)) {
        const { kind, terms } = tie.relation;
        // A move that widens a bound breaks nothing.
        if (kind === '<=' && coefficientOf(moved, terms) * step < 0) continue;
        this.#budget -= 1;
        let residue = 0;
        for (const [fact, by] of moves) residue += (terms.get(fact) ?? 0) * by;
        if (kind === '=' ? residue !== 0 : residue > 0) return { tie, residue };
      }
    }
    return undefined;
  }
}
