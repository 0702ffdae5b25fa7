/** Checking takes time in proportion to what is checked. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { codes, readFiles } from './read.ts';

const TABLES = 40;

interface Large {
  readonly json: string;
  readonly source: string;
}

/** Facts in 40 tables, each adding up to its base by identities, with a source that all are quoted from. */
function large(facts: number): Large {
  const file = {
    ...HEAD,
    facts: {} as Record<string, unknown>,
    identities: [] as string[],
    tables: {} as Record<string, unknown>,
  };
  const source = ['From 1 April 2023 to 31 March 2024.'];
  const add = (name: string, value: number, of?: string) => {
    const quote = `${name} was found for ${value} of the children`;
    source.push(`In this area ${quote}.`);
    const evidence = { source: 'report', locator: 'Table', quote };
    const base = of === undefined ? {} : { of };
    file.facts[name] = { value, unit: 'child', label: name, ...base, evidence, caveats: ['small'] };
  };
  for (let table = 0; table < TABLES; table += 1) {
    const base = `base_${letters(table)}`;
    const rows = Array.from(
      { length: facts / TABLES - 1 },
      (_, row) => `row_${letters(table)}_${letters(row)}`,
    );
    for (const [row, name] of rows.entries()) add(name, row % 50, base);
    add(
      base,
      rows.reduce((sum, _, row) => sum + (row % 50), 0),
    );
    file.identities.push(`${rows.join(' + ')} = ${base}`);
    file.tables[`table_${letters(table)}`] = { label: 'A table', of: base, rows };
  }
  const text = source.join('\n');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const report = { ...REPORT, snapshot: { file: 'report.txt', sha256 } };
  return { json: JSON.stringify({ ...file, sources: { report } }, undefined, 1), source: text };
}

const HEAD = {
  format: 1,
  title: 'Large',
  language: 'en-GB',
  date: '2024-05-01',
  documents: [],
  edition: {
    label: '2023-24',
    from: '2023-04-01',
    to: '2024-03-31',
    place: 'Exampleshire',
    evidence: { source: 'report', locator: 'Top', quote: 'From 1 April 2023 to 31 March 2024' },
  },
  units: { child: { singular: 'child', plural: 'children', whole: true } },
  caveats: { small: { title: 'Small', text: 'Small numbers.' } },
};
const REPORT = {
  title: 'A report',
  author: 'An author',
  published: 'April 2024',
  role: 'The report.',
};

/** A number as letters, since names of figures in a quotation must hold no digits. */
function letters(number: number): string {
  return Array.from(String(number), (digit) => 'abcdefghij'[Number(digit)]).join('');
}

/** CPU milliseconds of the quicker of two readings. */
function readingTime(facts: number): number {
  const { json, source } = large(facts);
  const snapshots = new Map([['report.txt', new TextEncoder().encode(source)]]);
  const times = Array.from({ length: 2 }, () => {
    const start = process.cpuUsage();
    expect(codes(readFiles({ 'large.json': json }, 'large.json', { snapshots }).problems)).toEqual(
      [],
    );
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test('20,000 facts in 40 tables take no more time each than 2,500', () => {
  // Eight times the facts; a quadratic check anywhere would take sixty-four times as long.
  expect(readingTime(20_000) / readingTime(2_500)).toBeLessThan(16);
});
