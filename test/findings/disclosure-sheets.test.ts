/** Spreadsheets with totals of totals: no hidden count can be worked out from what stands beside it. */
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { totalsIn } from '../../src/findings/disclosure/totals.ts';
import type { Findings } from '../../src/findings/types.ts';
import { hull, type Constraint, type Range } from '../support/feasible.ts';
import { codes, isError, readFiles } from './read.ts';

const BELOW = 5;
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40);
const INPUT = readFileSync('test/cases/findings/csv/input.yaml', 'utf8')
  .replace('units:', `disclosure:\n  suppress_below: ${BELOW}\nunits:`)
  .replace('kind: percent', 'kind: number');

interface Sheet {
  /** Two counts a row. */
  readonly rows: readonly (readonly [number, number])[];
  /** Rows that are the sum of others. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

const count = fc.oneof(fc.nat(6), fc.nat(40));

/** Groups of areas, each with its total under it or above it, and a total of all at the end. */
const someSheet: fc.Arbitrary<Sheet> = fc
  .record({
    groups: fc.array(fc.array(fc.tuple(count, count), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    }),
    above: fc.boolean(),
    whole: fc.boolean(),
  })
  .map(({ groups, above, whole }) => {
    const rows: (readonly [number, number])[] = [];
    const sums: { total: number; parts: number[] }[] = [];
    const sumOf = (parts: readonly number[]): readonly [number, number] => [
      parts.reduce((sum, index) => sum + (rows[index]?.[0] ?? 0), 0),
      parts.reduce((sum, index) => sum + (rows[index]?.[1] ?? 0), 0),
    ];
    for (const group of groups) {
      const start = rows.length + (above ? 1 : 0);
      const parts = group.map((_, index) => start + index);
      if (above) rows.push([0, 0]);
      rows.push(...group);
      const total = above ? start - 1 : rows.length;
      rows[total] = sumOf(parts);
      sums.push({ total, parts });
    }
    if (whole && groups.length > 1) {
      const parts = sums.map(({ total }) => total);
      rows.push(sumOf(parts));
      sums.push({ total: rows.length - 1, parts });
    }
    return { rows, sums };
  });

function publishedOf({ rows }: Sheet): Findings {
  const lines = rows.map(([one, other], index) => `Area ${index},${one},${other}`);
  const bytes = new TextEncoder().encode(['Area,Children,Share', ...lines, ''].join('\n'));
  const tables = new Map([['areas.csv', { path: 'data/areas.csv', bytes }]]);
  const { findings, problems } = readFiles({ 'input.yaml': INPUT }, undefined, { tables });
  expect(codes(problems.filter(isError))).toEqual([]);
  return findings;
}

test('each hidden count could be as many numbers as the threshold says', () => {
  let hidden = 0;
  fc.assert(
    fc.property(someSheet, (sheet) => {
      const published = publishedOf(sheet).tables.get('areas')?.rows ?? [];
      for (const [column, id] of ['children', 'share'].entries()) {
        const counts = sheet.rows.map((row) => row[column] ?? 0);
        const ranges = published.map((row): Range => {
          const cell = row[id];
          return typeof cell === 'number' ? { low: cell, high: cell } : { low: 0, high: 2000 };
        });
        const constraints = sheet.sums.map(({ total, parts }): Constraint => ({
          kind: '=',
          terms: [...parts.map((part) => [part, 1] as const), [total, -1]],
        }));
        for (const [index, range] of ranges.entries()) {
          const one = counts[index] ?? 0;
          if (range.low === range.high) {
            expect(range.low).toBe(one);
            expect(one === 0 || one >= BELOW).toBe(true);
            continue;
          }
          hidden += 1;
          const { low, high } = hull({ ranges, constraints }, index, one, BELOW);
          expect(high - low).toBeGreaterThanOrEqual(BELOW);
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(hidden).toBeGreaterThan(RUNS);
});

test.each<[string, number[], number[][], number[]]>([
  ['a total under its rows', [3, 4, 7], [[2, 0, 1]], [2]],
  ['a total above its rows', [7, 3, 4], [[0, 1, 2]], [0]],
  [
    'totals of totals',
    [3, 4, 7, 10, 20, 30, 37],
    [
      [2, 0, 1],
      [5, 3, 4],
      [6, 2, 5],
    ],
    [6],
  ],
  ['no totals', [3, 4, 8], [], [0, 1, 2]],
  ['a row like the one before it', [3, 3, 8], [], [0, 1, 2]],
  ['zeros', [0, 0, 0], [], [0, 1, 2]],
  ['a row like another and a zero', [3, 0, 3], [], [0, 1, 2]],
  ['a total of two and a zero', [3, 0, 4, 7], [[3, 0, 1, 2]], [3]],
  [
    'two totals that share no row',
    [1, 2, 3, 3, 1, 2],
    [
      [2, 0, 1],
      [3, 4, 5],
    ],
    [2, 3],
  ],
])('%s', (_, column, totals, top) => {
  const found = totalsIn([column]);
  expect(found.totals.map(({ total, parts }) => [total, ...parts])).toEqual(totals);
  expect(found.top).toEqual(top);
});

/** The counts of a sheet of which the data file says more, as they are published. */
function countsOf(lines: readonly string[], changes: readonly (readonly [string, string])[]) {
  let text = INPUT;
  for (const [find, write] of changes) {
    expect(text).toContain(find);
    text = text.replace(find, write);
  }
  const bytes = new TextEncoder().encode(['Area,Children,Share', ...lines, ''].join('\n'));
  const tables = new Map([['areas.csv', { path: 'data/areas.csv', bytes }]]);
  const { findings, problems } = readFiles({ 'input.yaml': text }, undefined, { tables });
  expect(codes(problems.filter(isError))).toEqual([]);
  return findings.tables.get('areas')?.rows.map(({ children }) => children);
}

const SHEET = 'file: areas.csv';

test('where the base is hidden all counts are, but for zeros and what was not counted', () => {
  const rows = ['North,20,9', 'South,10,8', 'East,0,7', 'West,[x],6'];
  const base = [SHEET, `of: children\n    ${SHEET}`] as const;
  expect(countsOf(rows, [base])).toEqual([20, 10, 0, null]);
  const below = [`suppress_below: ${BELOW}`, 'suppress_below: 40'] as const;
  expect(countsOf(rows, [base, below])).toEqual(['[c]', '[c]', 0, null]);
});

test('and where only the base is small', () => {
  const rows = ['North,20,9', 'South,10,8', 'East,0,7', 'West,[x],6'];
  const base = [SHEET, `of: reviews\n    ${SHEET}`] as const;
  expect(countsOf(rows, [base])).toEqual(['[c]', '[c]', 0, null]);
});

test('a table that is open by itself stays as it is beside figures that are hidden', () => {
  const open = [SHEET, `disclosure: none\n    ${SHEET}`] as const;
  expect(countsOf(['North,3,1', 'South,20,8'], [open])).toEqual([3, 20]);
});

test('a zero in a hidden row hides nothing else in its column', () => {
  const rows = ['North,3,0', 'South,20,0', 'East,20,10', 'West,9,9'];
  expect(countsOf(rows, [])).toEqual(['[c]', '[c]', 20, 9]);
});

test('numbers of a unit with halves are no counts of people', () => {
  const halves = [
    ['units:', 'units:\n  hour: { singular: hour, plural: hours, whole: false }'],
    [`unit: child\n    ${SHEET}`, `unit: hour\n    ${SHEET}`],
  ] as const;
  expect(countsOf(['North,1.5,9', 'South,20,8'], halves)).toEqual([1.5, 20]);
});

test('counts of a table that names no unit are counts all the same', () => {
  const none = [['    unit: child\n    file', '    file']] as const;
  expect(countsOf(['North,3,9', 'South,20,8', 'East,9,9'], none)).toEqual(['[c]', '[c]', 9]);
});

test.each([
  ['a row is', ['North,3,9', 'South,20,8', 'East,9,9'], true],
  ['nothing is', ['North,13,9', 'South,20,8', 'East,9,9'], false],
])('readers are told where %s hidden in a table alone', (_, rows, suppressed) => {
  const text = INPUT.replace(/disclosure:\n.*\n/u, '').replace(
    SHEET,
    `disclosure: { suppress_below: 5 }\n    ${SHEET}`,
  );
  const bytes = new TextEncoder().encode(['Area,Children,Share', ...rows, ''].join('\n'));
  const tables = new Map([['areas.csv', { path: 'data/areas.csv', bytes }]]);
  const { findings, problems } = readFiles({ 'input.yaml': text }, undefined, { tables });
  expect(codes(problems.filter(isError))).toEqual([]);
  expect(findings.facts.get('reviews')?.value).toEqual({ kind: 'number', number: 2 });
  expect(findings.suppressed).toBe(suppressed);
});
