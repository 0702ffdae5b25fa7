/** Turns findings into plain data as published: what a reader of the document may know, and nothing else. */
import { formatPercent, formatValue, isoDate, share, SUPPRESSED } from '../findings/print.ts';
import type { Cell, Fact, Findings, Prose, Table } from '../findings/types.ts';
import type {
  PublishedData,
  PublishedEdition,
  PublishedFact,
  PublishedTable,
  PublishedValue,
} from './types.ts';

/** Fills the expressions of a text of an edition. */
export type FillOf = (prose: Prose, findings: Findings) => string;

export function publishedData(findings: Findings, fill: FillOf): PublishedData {
  const editions: PublishedEdition[] = [];
  for (let one: Findings | undefined = findings; one !== undefined; one = one.previous) {
    editions.push(editionOf(one, fill));
  }
  return { format: 1, editions };
}

function editionOf(findings: Findings, fill: FillOf): PublishedEdition {
  const { name, edition, facts, tables } = findings;
  return {
    name,
    label: edition.label,
    from: isoDate(edition.from),
    to: isoDate(edition.to),
    place: edition.place,
    facts: Array.from(facts.values(), (fact) => factOf(fact, findings, fill)),
    tables: Array.from(tables.values(), (table) => tableOf(table, findings, fill)),
  };
}

function factOf(fact: Fact, findings: Findings, fill: FillOf): PublishedFact {
  const { id, label, value, unit, of: base, origin } = fact;
  return {
    id,
    label: fill(label, findings),
    value: value.kind === 'number' ? value.number : formatValue(value),
    unit: { singular: unit.singular, plural: unit.plural },
    of: base?.id ?? null,
    percent: percentOf(fact, findings.minimumBase),
    expression: origin.kind === 'derived' ? origin.expression : null,
    evidence:
      // The words of a figure that is withheld would give it away.
      origin.kind === 'derived' || value.kind === 'suppressed'
        ? []
        : origin.evidence.map(({ source, locator, quote, unquoted }) => ({
            source: source.title,
            locator,
            quote: quote ?? null,
            unquoted: unquoted ?? null,
          })),
  };
}

function percentOf({ of: base, value }: Fact, minimumBase: number): PublishedValue | null {
  if (base === undefined) return null;
  if (value.kind === 'suppressed' || base.value.kind === 'suppressed') return SUPPRESSED;
  return share(value, base.value, minimumBase) ?? null;
}

function tableOf(table: Table, findings: Findings, fill: FillOf): PublishedTable {
  const { id, label, columns, rows } = table;
  const words = (text: string) =>
    text.includes('{{') ? fill({ text, span: table.span }, findings) : text;
  return {
    id,
    label: fill(label, findings),
    columns: columns.map((column) => ({ ...column, label: words(column.label) })),
    rows: rows.map((row, index) =>
      columns.map((column) => {
        const cell = cellOf(row[column.id] ?? null, column.id, index, table);
        // What a spreadsheet holds is never read as an expression.
        const isProse = (table.rowFacts[index]?.length ?? 0) > 0;
        return typeof cell === 'string' && isProse ? words(cell) : cell;
      }),
    ),
  };
}

function cellOf(cell: Cell, column: string, index: number, table: Table): Cell {
  if (table.suppressed?.[index]?.has(column) === true) return SUPPRESSED;
  const fact = table.rowFacts[index]?.[0];
  if (column === 'value' && fact?.value.kind === 'not counted') return formatValue(fact.value);
  return cell;
}

/** All attachments of published data by their names: the same facts and tables as JSON and as CSV. */
export function dataFiles(data: PublishedData): ReadonlyMap<string, string> {
  const [latest] = data.editions;
  return new Map([
    ['data.json', `${JSON.stringify(data, undefined, 1)}\n`],
    ['facts.csv', factsCsv(data)],
    ...(latest?.tables ?? []).map((table): [string, string] => [
      `table-${table.id}.csv`,
      tableCsv(table),
    ]),
  ]);
}

const FACT_COLUMNS = [
  'Edition',
  'Name',
  'Figure',
  'Value',
  'Unit',
  'Of',
  'Per cent of it',
  'Computed from',
  'Sources',
];

function factsCsv({ editions }: PublishedData): string {
  const rows = editions.flatMap(({ label, facts }) =>
    facts.map((fact) => [
      label,
      fact.id,
      fact.label,
      fact.value,
      fact.value === 1 ? fact.unit.singular : fact.unit.plural,
      facts.find(({ id }) => id === fact.of)?.label ?? '',
      typeof fact.percent === 'number' ? formatPercent(fact.percent) : (fact.percent ?? ''),
      fact.expression ?? '',
      fact.evidence.map(({ source, locator }) => `${source}, ${locator}`).join('; '),
    ]),
  );
  return csv([FACT_COLUMNS, ...rows]);
}

function tableCsv({ columns, rows }: PublishedTable): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : (cell ?? ''))),
  );
  return csv([columns.map(({ label }) => label), ...cells]);
}

// With a byte order mark, without which spreadsheet programs take dashes and quotation marks for other letters.
function csv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quoted(String(cell))).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
