/** Turns published data into the files that a PDF carries: the same facts and tables as JSON and as CSV. */
import { formatPercent } from '../findings/print.ts';
import { nth } from '../problems/must.ts';
import type { PublishedData, PublishedTable } from './types.ts';

/** The files by their names. A table of an earlier edition is in the JSON alone. */
export function dataFiles(data: PublishedData): ReadonlyMap<string, string> {
  const latest = nth(data.editions, 0);
  return new Map([
    ['data.json', `${JSON.stringify(data, undefined, 1)}\n`],
    ['facts.csv', factsCsv(data)],
    ...latest.tables.map((table): [string, string] => [`table-${table.id}.csv`, tableCsv(table)]),
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
      label ?? '',
      fact.id,
      fact.label ?? '',
      fact.value ?? '',
      fact.unit ?? '',
      facts.find(({ id }) => id === fact.of)?.label ?? fact.of ?? '',
      typeof fact.percent === 'number' ? formatPercent(fact.percent) : (fact.percent ?? ''),
      fact.expression ?? '',
      fact.evidence
        .map(({ source, locator }) => (locator === null ? source : `${source}, ${locator}`))
        .join('; '),
    ]),
  );
  return csv([FACT_COLUMNS, ...rows]);
}

function tableCsv({ columns, rows }: PublishedTable): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : (cell ?? ''))),
  );
  return csv([columns.map(({ id, label }) => label ?? id), ...cells]);
}

// With a byte order mark, without which spreadsheet programs take dashes and quotation marks for other letters.
function csv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map((cell) => quoted(String(cell))).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
