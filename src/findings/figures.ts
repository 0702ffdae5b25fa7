/** Turns the facts and derived figures of a data file into facts that know their units, bases and terms. */
import { signedPart } from '../problems/messages/figures.ts';
import { duplicateId } from '../problems/messages/references.ts';
import { must } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import { checkStated } from './checks/figures.ts';
import { circlesIn } from './checks/circles.ts';
import { reportCircles, resolveDerived } from './derive.ts';
import { readEvidence } from './evidence.ts';
import { parseExpression, type Term } from './expressions.ts';
import type { Place } from './place.ts';
import { References } from './references.ts';
import type { RawFile } from './schema/schema.ts';
import type { Caveat, Fact, SourceEntry, Unit } from './types.ts';

/** A fact while its base isn't linked yet. */
export type FactDraft = { -readonly [Key in keyof Fact]: Fact[Key] };

/** A derived figure whose terms aren't linked yet. */
export interface DerivedDraft {
  readonly id: string;
  readonly place: Place;
  readonly terms: readonly Term[];
  readonly unit: Unit;
  /** Whether it may be below 0. */
  readonly signed: boolean;
  readonly caveats: readonly Caveat[];
}

export interface FigureTools {
  readonly units: References<Unit>;
  readonly caveats: References<Caveat>;
  readonly sources: References<SourceEntry>;
  readonly problems: Problems;
}

interface RawFigures {
  readonly facts?: RawFile['facts'] | undefined;
  readonly derived?: RawFile['derived'];
}

/** All figures by name, in the order of the file; figures with faults are left out and reported. */
export function readFigures(
  raw: RawFigures,
  file: Place,
  tools: FigureTools,
): ReadonlyMap<string, Fact> {
  const { problems } = tools;
  const stated = readStated(raw, file, tools);
  const drafts = readDerived(raw, file, tools);
  const declared = [...file.at('facts').names, ...file.at('derived').names];
  const facts = resolveDerived(stated, drafts, declared, problems);
  linkBases(facts, { raw, file, declared, problems });
  return facts;
}

function readStated(raw: RawFigures, file: Place, tools: FigureTools): Map<string, FactDraft> {
  const stated = new Map<string, FactDraft>();
  for (const [id, fact] of Object.entries(raw.facts ?? {})) {
    const place = file.at('facts', id);
    const unit = tools.units.find(fact.unit, place.at('unit'));
    const caveats = tools.caveats.findAll(fact.caveats, place.at('caveats'));
    const evidence = readEvidence(fact.evidence, place.at('evidence'), tools);
    if (unit === undefined) continue;
    const draft: FactDraft = {
      id,
      label: place.at('label').prose,
      value:
        fact.value === 'not counted'
          ? { kind: 'not counted' }
          : { kind: 'number', number: fact.value },
      unit,
      of: undefined,
      origin: { kind: 'stated', evidence },
      caveats,
      span: place.keySpan,
      valueSpan: place.at('value').span,
    };
    checkStated(draft, tools.problems);
    stated.set(id, draft);
  }
  return stated;
}

function readDerived(raw: RawFigures, file: Place, tools: FigureTools): readonly DerivedDraft[] {
  const taken = new Set(file.at('facts').names);
  return Object.entries(raw.derived ?? {}).flatMap(([id, derived]) => {
    const place = file.at('derived', id);
    if (taken.has(id)) {
      const line = lineOf(file.at('facts', id).keySpan);
      tools.problems.add(duplicateId(place.keySpan, { id, line, what: 'figures' }));
    }
    const unit = tools.units.find(derived.unit, place.at('unit'));
    const caveats = tools.caveats.findAll(derived.caveats, place.at('caveats'));
    const terms = parseExpression(place.at('expression').prose, tools.problems);
    const signed = derived.signed === true;
    if (signed && derived.of !== undefined) {
      tools.problems.add(signedPart(place.at('signed').keySpan, derived.of));
    }
    if (unit === undefined || terms === undefined || taken.has(id)) return [];
    return [{ id, place, terms, unit, signed, caveats }];
  });
}

interface Linking {
  readonly raw: RawFigures;
  readonly file: Place;
  readonly declared: readonly string[];
  readonly problems: Problems;
}

function linkBases(facts: ReadonlyMap<string, FactDraft>, linking: Linking): void {
  const { raw, file, declared, problems } = linking;
  const references = new References('fact', facts, declared, problems);
  const places = new Map<string, Place>();
  const bases = new Map<string, readonly string[]>();
  for (const [section, figures] of [
    ['facts', raw.facts ?? {}],
    ['derived', raw.derived ?? {}],
  ] as const) {
    for (const [id, { of }] of Object.entries(figures)) {
      if (of === undefined || places.has(id)) continue;
      const place = file.at(section, id, 'of');
      places.set(id, place);
      const base = references.find(of, place);
      const fact = facts.get(id);
      if (base === undefined || fact === undefined) continue;
      fact.of = base;
      bases.set(id, [of]);
    }
  }
  const circles = circlesIn(bases);
  reportCircles(circles, places, 'of', problems);
  // A circle has no base at its end: without the links nothing after this can run round it.
  for (const id of circles.flat()) must(facts.get(id), `figure ${id}`).of = undefined;
}
