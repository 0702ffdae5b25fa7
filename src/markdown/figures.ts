/** Turns a fact into the texts in which it prints: digits, words, per cent, part of its base. */
import type { Caveat, Fact, Findings, Prose, SourceEntry } from '../findings/types.ts';
import {
  formatPercent,
  formatValue,
  inWords,
  share,
  unitWord,
  SUPPRESSED,
} from '../findings/print.ts';
import {
  flag,
  list,
  NOTHING,
  record,
  text,
  withBehind,
  type FactForm,
  type FactUse,
  type Piece,
  type RecordValue,
  type TextValue,
  type Value,
} from './values.ts';

/** Fills the expressions of a text of the data. */
export type Fill = (prose: Prose) => TextValue;

/** What `facts.<id>` gives in a template. */
export function factRecord(fact: Fact, findings: Findings, fill: Fill): RecordValue {
  const use = (form: FactForm, printed: string | undefined) =>
    printed === undefined ? NOTHING : figure(fact, findings, { form, text: printed });
  return record({
    id: () => text(fact.id),
    label: () => fill(fact.label),
    unit: () => text(unitWord(fact.unit, fact.value)),
    count: () => use('count', formatValue(fact.value)),
    words: () => use('words', wordsOf(fact)),
    Words: () => use('words', isNumber(fact) ? capital(wordsOf(fact)) : wordsOf(fact)),
    percent: () => use('percent', percentOf(fact, findings)),
    of: () => use('of', partWithShare(fact, findings)),
    quantity: () => use('count', quantityOf(fact)),
    part: () => use('part', partOf(fact)),
    base: () => fact.of && factRecord(fact.of, findings, fill),
    counted: () => flag(fact.value.kind === 'number'),
    suppressed: () => flag(fact.value.kind === 'suppressed'),
    zero: () => flag(fact.value.kind === 'number' && fact.value.number === 0),
    caveats: () => list(fact.caveats.map((caveat) => caveatRecord(caveat, fill))),
  });
}

export function figure(
  fact: Fact,
  findings: Findings,
  printed: { readonly form: FactForm; readonly text: string },
): TextValue {
  const use: FactUse = { fact, form: printed.form, findings: ownerOf(fact, findings) };
  const piece: Piece = { text: printed.text, use };
  return { kind: 'text', pieces: [piece] };
}

/** The edition that states a fact: this one, or an earlier one that it is compared with. */
export function ownerOf(fact: Fact, findings: Findings): Findings {
  const { previous } = findings;
  if (previous === undefined || findings.facts.get(fact.id) === fact) return findings;
  return ownerOf(fact, previous);
}

export function caveatRecord(caveat: Caveat, fill: Fill): Value {
  return record({
    id: () => text(caveat.id),
    title: () => withBehind(fill(caveat.title), { note: { caveat, part: 'title' } }),
    text: () => withBehind(fill(caveat.text), { note: { caveat, part: 'text' } }),
  });
}

// Of people and things one says "none", not "zero".
function wordsOf(fact: Fact): string {
  if (fact.value.kind !== 'number') return formatValue(fact.value);
  return fact.value.number === 0 ? 'none' : inWords(fact.value.number);
}

/**
 * The whole per cent of the base with its sign, or the shorthand if one of the two is withheld; undefined without a
 * base or counts, or on too small a base.
 */
export function percentOf(fact: Fact, findings: Findings): string | undefined {
  const { of: base, value } = fact;
  if (base === undefined) return undefined;
  if ([value.kind, base.value.kind].includes('suppressed')) return SUPPRESSED;
  const percent = share(value, base.value, findings.minimumBase);
  return percent === undefined ? undefined : formatPercent(percent);
}

function isNumber({ value }: Fact): boolean {
  return value.kind === 'number';
}

/** "93 children", or what stands for the figure where there is none. */
export function quantityOf({ value, unit }: Fact): string {
  if (value.kind === 'not counted') return formatValue(value);
  return `${formatValue(value)} ${unitWord(unit, value)}`;
}

/** "70 of 93", or undefined without a base. */
function partOf(fact: Fact): string | undefined {
  return fact.of && `${formatValue(fact.value)} of ${formatValue(fact.of.value)}`;
}

/** "70 of 93 children (75%)"; the per cent is left out on a base that is too small for one. */
function partWithShare(fact: Fact, findings: Findings): string | undefined {
  const base = fact.of;
  if (base === undefined) return undefined;
  const percent = percentOf(fact, findings);
  return `${formatValue(fact.value)} of ${formatValue(base.value)} ${unitWord(base.unit, base.value)}${percent === undefined ? '' : ` (${percent})`}`;
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** `letter` is the source's in the evidence annex, if it is cited there. */
export function sourceRecord(source: SourceEntry, fill: Fill, letter?: string): Value {
  return record({
    letter: () => present(letter),
    id: () => text(source.id),
    title: () => text(source.title),
    author: () => text(source.author),
    published: () => text(source.published),
    reference: () => present(source.reference),
    url: () => present(source.url),
    role: () => fill(source.role),
    atHand: () => flag(source.snapshot !== undefined),
  });
}

export function present(value: string | undefined): Value | undefined {
  return value === undefined ? undefined : text(value);
}
