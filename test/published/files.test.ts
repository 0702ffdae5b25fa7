/** The files that a PDF carries hold the published figures as spreadsheet programs read them. */
import { expect, test } from 'vitest';
import { dataFiles } from '../../src/published/files.ts';
import { dataWith, DATA } from '../support/pdfParts.ts';

const table = { id: 'ages', label: null, columns: [{ id: 'count', label: null, kind: 'integer' }] };
const fact = {
  id: 'known',
  label: null,
  value: null,
  unit: null,
  of: 'all',
  percent: '[c]',
  expression: 'a + b',
  evidence: [
    { source: 'Report', locator: null, quote: null, unquoted: null },
    { source: 'Register', locator: 'Table 1', quote: null, unquoted: null },
  ],
};

test('facts of all editions, and the tables of the latest, one a file', () => {
  const files = dataFiles(DATA);
  expect([...files.keys()]).toEqual(['data.json', 'facts.csv', 'table-ages.csv']);
  expect(JSON.parse(files.get('data.json') ?? '')).toEqual(DATA);
  expect(files.get('table-ages.csv')).toBe('\uFEFFcount,Share,Fits\r\n30,75,yes\r\n[c],,no\r\n');
  expect(files.get('facts.csv')?.split('\r\n')).toEqual([
    '\uFEFFEdition,Name,Figure,Value,Unit,Of,Per cent of it,Computed from,Sources',
    '"Exampleshire, 2026",all,All children,40,children,,,,',
    '"Exampleshire, 2026",known,Known before,10,children,All children,25%,,',
    '"Exampleshire, 2026",few,,[c],,,,,',
    ',all,All children,38,children,,,,',
    '',
  ]);
});

test('a fact that is withheld, with its sources', () => {
  const csv = dataFiles(dataWith({ facts: [fact] })).get('facts.csv');
  expect(csv).toContain(',known,,,,all,[c],a + b,"Report; Register, Table 1"\r\n');
});

test.each([
  ['a, b', '"a, b"'],
  ['say "no"', '"say ""no"""'],
  ['a\nb', '"a\nb"'],
  [' a', '" a"'],
  ['a b', 'a b'],
])('the cell %j', (cell, written) => {
  const csv = dataFiles(dataWith({ tables: [{ ...table, rows: [[cell]] }] })).get('table-ages.csv');
  expect(csv).toBe(`\uFEFFcount\r\n${written}\r\n`);
});
