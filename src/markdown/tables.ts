/** Turns a table of the findings into rows of printed cells, ready for a Markdown table. */
import {
  countsMayNotSum,
  formatNumber,
  formatPercent,
  formatValue,
  unitWord,
  mayNotSum,
  SUPPRESSED,
} from '../findings/print.ts';
import type { Cell, Column, Fact, Findings, SourceEntry, Table } from '../findings/types.ts';
import { nth } from '../problems/must.ts';
import { factRecord, figure, ownerOf, percentOf, sourceRecord, type Fill } from './figures.ts';
import {
  flag,
  list,
  record,
  text,
  withBehind,
  type FactUse,
  type RecordValue,
  type TextValue,
} from './values.ts';

interface Printing {
  readonly table: Table;
  /** The columns that people read. */
  readonly shown: readonly Column[];
  readonly findings: Findings;
  readonly fill: Fill;
}

/** What `tables.<id>` gives in a template. */
export function tableRecord(table: Table, findings: Findings, fill: Fill): RecordValue {
  const shown = table.columns.filter((column) => isShown(column, table));
  const printing = { table, shown, findings, fill };
  return record({
    id: () => text(table.id),
    label: () => fill(table.label),
    unit: () => table.unit && text(table.unit.plural),
    base: () => table.of && factRecord(table.of, findings, fill),
    columns: () => list(shown.map((column) => columnRecord(column, printing))),
    rows: () => list(table.rows.map((_, index) => rowRecord(index, printing))),
    total: () => totalRecord(printing),
    mayNotSum: () => flag(mayNotSum(table)),
    countsMayNotSum: () => flag(countsMayNotSum(table)),
    suppressed: () => flag(isSuppressed(table)),
    sources: () => list(sourcesOf(table).map((source) => sourceRecord(source, fill))),
  });
}

// Names and flags are for charts; a base that all rows share stands in the header.
function isShown(column: Column, table: Table): boolean {
  if (column.kind === 'flag' || column.id === 'id') return false;
  return !(column.id === 'base' && table.of !== undefined);
}

function columnRecord(column: Column, printing: Printing): RecordValue {
  return record({
    label: () => heading(column, printing),
    numeric: () => flag(column.kind === 'count' || column.kind === 'percent'),
  });
}

function heading(column: Column, { table, findings, fill }: Printing): TextValue {
  const { of: base } = table;
  if (column.id !== 'share' || base === undefined) return wording(column.label, table, fill);
  const count = figure(base, findings, { form: 'count', text: formatValue(base.value) });
  return { kind: 'text', pieces: [{ text: 'Share of ' }, ...count.pieces] };
}

// Labels that the table took over from its file as they were written there.
function wording(words: string, table: Table, fill: Fill): TextValue {
  return words.includes('{{') ? fill({ text: words, span: table.span }) : text(words);
}

function rowRecord(index: number, printing: Printing): RecordValue {
  const row = nth(printing.table.rows, index);
  return record({
    cells: () =>
      list(
        printing.shown.map((column) => {
          const value = cell(row[column.id] ?? null, column, index, printing);
          const { table, findings } = printing;
          return withBehind(value, { cell: { table, row: index, column: column.id, findings } });
        }),
      ),
    apart: () => flag(row['apart'] === true),
  });
}

function cell(value: Cell, column: Column, index: number, printing: Printing): TextValue {
  const { table, findings, fill } = printing;
  const fact = table.rowFacts[index]?.[0];
  const known = fact && figureCell(fact, column, findings);
  if (known !== undefined) return known;
  // Figures of a spreadsheet have the evidence of the whole table.
  const figureOfTable = (words: string) =>
    withBehind(text(words), { origin: { kind: 'table', table, findings } });
  if (table.suppressed?.[index]?.has(column.id) === true) return figureOfTable(SUPPRESSED);
  if (value === null) return figureOfTable(withoutFigure(column, fact !== undefined));
  // What a spreadsheet holds is never read as an expression. Flags stand in columns that aren't shown.
  if (typeof value !== 'number') {
    return fact === undefined ? text(String(value)) : wording(String(value), table, fill);
  }
  return figureOfTable(column.kind === 'percent' ? formatPercent(value) : formatNumber(value));
}

/** What stands for a figure that isn't there: a fact without a base has none, and is not left uncounted. */
export function withoutFigure(column: Column, isOfFact: boolean): string {
  return column.kind === 'percent' || (isOfFact && column.id === 'base') ? '–' : 'not counted';
}

// A cell that prints a fact knows it, and prints it as the text does.
function figureCell(fact: Fact, column: Column, findings: Findings): TextValue | undefined {
  const { of: base } = fact;
  if (column.id === 'value') {
    return figure(fact, findings, { form: 'count', text: formatValue(fact.value) });
  }
  if (column.id === 'base' && base !== undefined) {
    return figure(base, findings, { form: 'count', text: formatValue(base.value) });
  }
  const percent = column.id === 'share' ? percentOf(fact, findings) : undefined;
  return percent === undefined
    ? undefined
    : figure(fact, findings, { form: 'percent', text: percent });
}

// Only where the rows add up to their base is there a total, and it is the base.
function totalRecord({ table, shown, findings }: Printing): RecordValue | undefined {
  const { of: base, complete } = table;
  if (base === undefined || !complete) return undefined;
  const count = figure(base, findings, { form: 'count', text: formatValue(base.value) });
  return record({
    cells: () =>
      list(
        shown.map((column) => {
          if (column.id === 'value') return count;
          if (column.id === 'share') return text(formatPercent(100));
          return text(`All ${unitWord(base.unit, base.value)}`);
        }),
      ),
  });
}

// Whether the shorthand stands in a cell, so that it must be explained.
function isSuppressed({ suppressed, rowFacts, of: base }: Table): boolean {
  const facts = [...rowFacts.flat(), ...(base === undefined ? [] : [base])];
  const inFacts = facts.some(({ value }) => value.kind === 'suppressed');
  return inFacts || suppressed?.some((columns) => columns.size > 0) === true;
}

/** The facts whose figures a table holds. */
export function usesOf(table: Table, findings: Findings): readonly FactUse[] {
  const facts = [...table.rowFacts.flat(), ...(table.of === undefined ? [] : [table.of])];
  return facts.map((fact) => ({ fact, form: 'count', findings: ownerOf(fact, findings) }));
}

function sourcesOf(table: Table): readonly SourceEntry[] {
  const sources = new Map<string, SourceEntry>();
  const add = (source: SourceEntry) =>
    sources.set(JSON.stringify([source.author, source.title, source.published]), source);
  const visit = (fact: Fact): void => {
    if (fact.origin.kind === 'derived') fact.origin.terms.forEach(visit);
    else for (const { source } of fact.origin.evidence) add(source);
  };
  table.rowFacts.flat().forEach(visit);
  for (const { source } of table.evidence ?? []) add(source);
  return [...sources.values()];
}
