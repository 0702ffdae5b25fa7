/** Turns findings into plain data as a document publishes them: what it prints, and nothing else. */
import {
  formatDate,
  formatPeriod,
  formatValue,
  isoDate,
  share,
  SUPPRESSED,
  unitWord,
} from '../findings/print.ts';
import type { Cell, Column, Evidence, Fact, Findings, Prose, Table } from '../findings/types.ts';
import { inFigures } from '../markdown/evidence.ts';
import { withoutFigure } from '../markdown/tables.ts';
import { plainText } from '../markdown/values.ts';
import type { Said } from './said.ts';
import type { Shown, ShownRows } from './shown.ts';
import type {
  PublishedCell,
  PublishedData,
  PublishedEdition,
  PublishedEvidence,
  PublishedFact,
  PublishedTable,
  PublishedValue,
} from './types.ts';

/** Fills the expressions of a text of an edition. */
export type FillOf = (prose: Prose, findings: Findings) => string;

/** What a document prints: its figures, and the texts that stand in it. */
export interface Printing {
  readonly shown: Shown;
  readonly said: Said;
  readonly fill: FillOf;
}

export function publishedData(findings: Findings, printing: Printing): PublishedData {
  const editions: PublishedEdition[] = [];
  for (let one: Findings | undefined = findings; one !== undefined; one = one.previous) {
    const edition = editionOf(one, printing);
    const isEmpty = edition.facts.length === 0 && edition.tables.length === 0;
    if (one === findings || !isEmpty) editions.push(edition);
  }
  return { format: 1, editions };
}

function editionOf(findings: Findings, printing: Printing): PublishedEdition {
  const { said, shown } = printing;
  const { label, from, to, place } = findings.edition;
  const hasPeriod = said.has(formatPeriod(from, to));
  return {
    name: findings.name,
    label: ifSaid(label, said),
    from: hasPeriod || said.has(formatDate(from)) ? isoDate(from) : null,
    to: hasPeriod || said.has(formatDate(to)) ? isoDate(to) : null,
    place: ifSaid(place, said),
    facts: [...findings.facts.values()].flatMap((fact) => factOf(fact, findings, printing)),
    tables: [...findings.tables.values()].flatMap((table) => {
      const rows = shown.rows(table);
      return rows === undefined ? [] : [tableOf(table, rows, findings, printing)];
    }),
  };
}

function ifSaid(text: string, said: Said): string | null {
  return said.has(text) ? text : null;
}

function factOf(
  fact: Fact,
  findings: Findings,
  { shown, said, fill }: Printing,
): readonly PublishedFact[] {
  const printed = shown.fact(fact);
  if (printed === undefined) return [];
  const { id, value, unit, of: base, origin } = fact;
  const isBaseShown = base !== undefined && shown.fact(base)?.value === true;
  return [
    {
      id,
      label: ifSaid(fill(fact.label, findings), said),
      value: printed.value ? publishedValue(fact) : null,
      unit: printed.value ? ifSaid(unitWord(unit, value), said) : null,
      of: isBaseShown ? base.id : null,
      percent: printed.percent ? percentOf(fact, findings.minimumBase) : null,
      expression:
        origin.kind === 'derived' ? expressionOf(origin, findings, { shown, said }) : null,
      // The words of a figure that is withheld would give it away.
      evidence:
        origin.kind === 'derived' || value.kind === 'suppressed'
          ? []
          : origin.evidence.flatMap((one) => evidenceOf(one, said)),
    },
  ];
}

function publishedValue({ value }: Fact): PublishedValue {
  return value.kind === 'number' ? value.number : formatValue(value);
}

function percentOf({ of: base, value }: Fact, minimumBase: number): PublishedValue | null {
  if (base === undefined) return null;
  if (value.kind === 'suppressed' || base.value.kind === 'suppressed') return SUPPRESSED;
  return share(value, base.value, minimumBase) ?? null;
}

// It is printed in figures, such as "93 − 70", by the entry of the annex.
function expressionOf(
  origin: Extract<Fact['origin'], { kind: 'derived' }>,
  findings: Findings,
  { shown, said }: Pick<Printing, 'shown' | 'said'>,
): string | null {
  const isShown =
    origin.terms.every((term) => shown.fact(term)?.value === true) &&
    said.has(plainText(inFigures(origin, findings)));
  return isShown ? origin.expression : null;
}

function evidenceOf(
  { source, locator, quote, unquoted }: Evidence,
  said: Said,
): readonly PublishedEvidence[] {
  const parts = {
    locator: ifSaid(locator, said),
    quote: quote === undefined ? null : ifSaid(quote, said),
    unquoted: unquoted === undefined ? null : ifSaid(unquoted, said),
  };
  // A source that is named somewhere isn't yet given for this figure.
  const isGiven = Object.values(parts).some((part) => part !== null) && said.has(source.title);
  return isGiven ? [{ source: source.title, ...parts }] : [];
}

function tableOf(
  table: Table,
  shown: ShownRows,
  findings: Findings,
  { said, fill }: Printing,
): PublishedTable {
  const words = (text: string) => wordsOf(text, table, findings, fill);
  const known = new Set([...shown.values()].flatMap((columns) => [...columns]));
  const columns = table.columns.filter(({ id }) => known.has(id));
  return {
    id: table.id,
    label: ifSaid(fill(table.label, findings), said),
    columns: columns.map(({ id, label, kind }) => ({
      id,
      label: ifSaid(words(label), said),
      kind,
    })),
    rows: Array.from(shown, ([index, printed]) =>
      columns.map((column) =>
        printed.has(column.id) ? cellOf(table, index, column, words) : null,
      ),
    ),
  };
}

/** A cell of a table with its words filled in. */
export function cellOf(
  table: Table,
  index: number,
  column: Column,
  words: (text: string) => string,
): PublishedCell {
  const cell: Cell = table.rows[index]?.[column.id] ?? null;
  if (table.suppressed?.[index]?.has(column.id) === true) return SUPPRESSED;
  const isOfFact = (table.rowFacts[index]?.length ?? 0) > 0;
  if (cell === null) return withoutFigure(column, isOfFact);
  // What a spreadsheet holds is never read as an expression.
  return typeof cell === 'string' && isOfFact ? words(cell) : cell;
}

/** Fills the words of a table's label, heading or cell. */
export function wordsOf(text: string, table: Table, findings: Findings, fill: FillOf): string {
  return text.includes('{{') ? fill({ text, span: table.span }, findings) : text;
}
