/** Turns checked findings into those that may be published: small counts hidden or rounded, once and for all outputs. */
import { countOf } from '../counts.ts';
import { must } from '../../problems/must.ts';
import { hiddenOf } from './choice.ts';
import { figureEvidence, periodEvidence, wordEvidence } from './evidence.ts';
import { isOpen, OPEN, rounded, strictest } from './profile.ts';
import { componentsOf, type Component } from './relations.ts';
import { leavesSheet, publishedSheet } from './sheets.ts';
import { publishedRows, type Published } from './tables.ts';
import type { Disclosure, Fact, Findings, Table, Value } from '../types.ts';

/**
 * What may be published of an edition and of those before it. The same object comes back where no
 * profile changes anything. An edition without a profile of its own has that of the one after it.
 * Only counts are protected: figures of a unit with halves stay as they are.
 */
export function publish(findings: Findings): Findings {
  const chain = editionsOf(findings);
  // Most data are published already: then nothing needs to be known of how counts are tied.
  if (chain.every(isOpenLink)) return findings;
  const decisions: Decisions = { values: new Map(), guarded: new Set() };
  const profiles = profilesByFact(chain);
  decide(chain, profiles, decisions);
  const facts = publishedFacts(chain, decisions);
  const published: Published = (fact) => must(facts.get(fact), `published ${fact.id}`);
  const sheets = publishedSheets(chain, published);
  if (decisions.guarded.size === 0 && sheets.size === 0) return findings;
  return rebuilt(findings, { sheets, published, rounded: isRounded(chain, decisions) });
}

/** An edition with the profile of its file. */
interface Link {
  readonly edition: Findings;
  readonly profile: Disclosure;
}

interface Decisions {
  /** What is published in the place of a figure's number. */
  readonly values: Map<Fact, Value>;
  /** Figures whose exact number isn't published, even where a rounded one is the same. */
  readonly guarded: Set<Fact>;
}

/** From the latest to the earliest. */
function editionsOf(findings: Findings): readonly Link[] {
  const chain: Link[] = [];
  let profile = OPEN;
  for (let edition: Findings | undefined = findings; edition; edition = edition.previous) {
    profile = edition.disclosure ?? profile;
    chain.push({ edition, profile });
  }
  return chain;
}

function isOpenLink({ edition, profile }: Link): boolean {
  const profiles = Array.from(edition.tables.values(), ({ disclosure = OPEN }) => disclosure);
  return isOpen(profile) && profiles.every((one) => isOpen(one));
}

function decide(
  chain: readonly Link[],
  tables: ReadonlyMap<Fact, readonly Disclosure[]>,
  { values, guarded }: Decisions,
): void {
  const ofFile = new Map(
    chain.flatMap(({ edition, profile }) =>
      Array.from(edition.facts.values(), (fact) => [fact, profile] as const),
    ),
  );
  for (const component of componentsOf(chain.map(({ edition }) => edition))) {
    const profile = profileOf(component, tables, ofFile);
    if (isOpen(profile)) continue;
    const hidden = hiddenOf(component, profile.below);
    for (const fact of component.facts) {
      const exact = countOf(fact);
      const number = rounded(exact, profile);
      if (hidden.has(fact)) values.set(fact, { kind: 'suppressed' });
      else if (number !== exact) values.set(fact, { kind: 'number', number });
      if (hidden.has(fact) || profile.to > 1) guarded.add(fact);
    }
  }
}

/** A table states the profile of its figures and of its base. */
function profilesByFact(chain: readonly Link[]): ReadonlyMap<Fact, readonly Disclosure[]> {
  const found = new Map<Fact, Disclosure[]>();
  for (const table of chain.flatMap(({ edition }) => [...edition.tables.values()])) {
    const { disclosure, rowFacts, evidence, of: base } = table;
    if (disclosure === undefined || evidence !== undefined) continue;
    for (const fact of [...rowFacts.flat(), ...(base === undefined ? [] : [base])]) {
      const known = found.get(fact) ?? [];
      known.push(disclosure);
      found.set(fact, known);
    }
  }
  return found;
}

/** Figures that are tied have one profile, the strictest of them; a table's goes before the file's. */
function profileOf(
  { facts }: Component,
  tables: ReadonlyMap<Fact, readonly Disclosure[]>,
  ofFile: ReadonlyMap<Fact, Disclosure>,
): Disclosure {
  return facts
    .flatMap((fact) => tables.get(fact) ?? [must(ofFile.get(fact), `profile of ${fact.id}`)])
    .reduce((one, other) => strictest(one, other), OPEN);
}

/** Every figure anew, so that bases and terms are published ones too. */
function publishedFacts(
  chain: readonly Link[],
  { values, guarded }: Decisions,
): ReadonlyMap<Fact, Fact> {
  const made = new Map<Fact, { -readonly [Key in keyof Fact]: Fact[Key] }>();
  const all = chain.flatMap(({ edition }) => [...edition.facts.values()]);
  for (const fact of all) made.set(fact, { ...fact, value: values.get(fact) ?? fact.value });
  for (const [fact, copy] of made) {
    copy.of = fact.of && must(made.get(fact.of), `published ${fact.of.id}`);
    copy.origin =
      fact.origin.kind === 'derived'
        ? {
            ...fact.origin,
            terms: fact.origin.terms.map((term) => must(made.get(term), `published ${term.id}`)),
          }
        : {
            kind: 'stated',
            evidence: figureEvidence(
              fact.origin.evidence,
              guarded.has(fact) ? undefined : fact.value,
            ),
          };
  }
  return made;
}

/** The tables from spreadsheets that a profile changes. */
function publishedSheets(chain: readonly Link[], published: Published): ReadonlyMap<Table, Table> {
  const sheets = new Map<Table, Table>();
  for (const { edition, profile: ofFile } of chain) {
    for (const table of edition.tables.values()) {
      const profile = table.disclosure ?? ofFile;
      if (table.evidence === undefined || leavesSheet(table, profile, published)) continue;
      sheets.set(table, publishedSheet(table, profile, published));
    }
  }
  return sheets;
}

/** Whether a profile rounds: readers are told so even where no number happens to change. */
function isRounded(chain: readonly Link[], { values }: Decisions): boolean {
  return (
    [...values.values()].some(({ kind }) => kind === 'number') ||
    chain.some(
      ({ edition, profile }) =>
        profile.to > 1 ||
        [...edition.tables.values()].some(({ disclosure = OPEN }) => disclosure.to > 1),
    )
  );
}

interface Parts {
  readonly sheets: ReadonlyMap<Table, Table>;
  readonly published: Published;
  readonly rounded: boolean;
}

function rebuilt(findings: Findings, parts: Parts): Findings {
  const { edition, minimumBase } = findings;
  const previous = findings.previous && rebuilt(findings.previous, parts);
  const facts = new Map(Array.from(findings.facts, ([id, fact]) => [id, parts.published(fact)]));
  const tables = new Map(
    Array.from(findings.tables, ([id, table]) => [id, publishedTable(table, parts, minimumBase)]),
  );
  const suppressed =
    [...facts.values()].some(({ value }) => value.kind === 'suppressed') ||
    [...tables.values()].some((table) => table.suppressed?.some(({ size }) => size > 0) === true) ||
    previous?.suppressed === true;
  const themes = new Map(
    findings.themes.map((theme) => [theme, { ...theme, evidence: wordEvidence(theme.evidence) }]),
  );
  const known = (theme: Findings['themes'][number]) => must(themes.get(theme), `theme ${theme.id}`);
  return {
    ...findings,
    edition: { ...edition, evidence: periodEvidence(edition) },
    previous,
    facts,
    tables,
    suppressed,
    rounded: parts.rounded,
    themes: [...themes.values()],
    cases: findings.cases.map((one) => ({
      ...one,
      themes: one.themes.map(known),
      evidence: wordEvidence(one.evidence),
    })),
    questions: findings.questions.map((one) => ({ ...one, themes: one.themes.map(known) })),
  };
}

function publishedTable(table: Table, parts: Parts, minimumBase: number): Table {
  if (table.evidence === undefined) return publishedRows(table, parts.published, minimumBase);
  const sheet = parts.sheets.get(table) ?? { ...table, of: table.of && parts.published(table.of) };
  return { ...sheet, evidence: wordEvidence(table.evidence) };
}
