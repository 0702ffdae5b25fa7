/**
 * A PDF carries the figures that its document prints, and no other number of the data: each unprinted number here
 * stands nowhere else, so that a leak is found in any output.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, verify } from '../../src/index.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readParts, type PdfParts } from '../../src/verify/read.ts';
import { discard } from '../support/hostileKit.ts';
import { unpackedText } from '../support/pdfText.ts';

const evidence = (number: number) => ({
  source: 'report',
  locator: 'Table 1',
  quote: `there were ${number}`,
});
const fact = (value: number, label: string, more: object = {}) => ({
  value,
  unit: 'child',
  label,
  evidence: evidence(value),
  ...more,
});

const HEAD = {
  format: 1,
  language: 'en-GB',
  date: '2024-05-01',
  units: { child: { singular: 'child', plural: 'children', whole: true } },
  sources: {
    report: {
      title: 'Report of the Exampleshire Partnership, made up',
      author: 'Exampleshire Partnership',
      published: 'April 2024',
      role: 'Made up.',
    },
  },
};
const edition = (year: number) => ({
  label: `edition of ${year}`,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  place: 'Exampleshire',
  evidence: { source: 'report', locator: 'Cover', unquoted: 'Made up.' },
});

const EARLIER = {
  ...HEAD,
  title: 'Made up, the year before',
  documents: [],
  edition: edition(2022),
  facts: {
    // A fact of the year before that is printed, and one that isn't.
    counted: fact(611_001, 'Counted'),
    hidden: fact(611_002, 'Hidden before'),
  },
};
const DATA = {
  ...HEAD,
  title: 'Made up',
  documents: [{ template: 'briefing' }],
  previous: 'earlier',
  edition: edition(2023),
  facts: {
    all: fact(700_100, 'All children'),
    counted: fact(700_001, 'Counted'),
    shared: fact(350_050, 'Shared', { of: 'all' }),
    first: fact(400_010, 'First part'),
    second: fact(300_007, 'Second part'),
    hidden: fact(700_002, 'Hidden figure'),
    north: fact(500_001, 'North'),
    south: fact(500_002, 'South'),
    west: fact(500_003, 'West'),
  },
  derived: { sum: { expression: 'first + second', unit: 'child', label: 'Both parts' } },
  tables: {
    drawn: { label: 'Drawn', rows: ['north', 'south', 'west'] },
    hidden: { label: 'Hidden table', rows: ['hidden'] },
    sheet: {
      label: 'Sheet',
      unit: 'child',
      file: 'sheet.csv',
      separator: 'comma',
      columns: [
        { id: 'place', header: 'Place', kind: 'text' },
        { id: 'seen', header: 'Seen', kind: 'number' },
        { id: 'unseen', header: 'Unseen', kind: 'number' },
      ],
      evidence: { source: 'report', locator: 'Table 2', unquoted: 'Made up.' },
    },
  },
};
const SHEET = 'Place,Seen,Unseen\nNorthtown,800001,800002\nSouthtown,800003,800004\n';

// The first row of the sheet without its last column; of the shares only one.
const TEMPLATE = `---
title: {{title}}
status: {{status}}
---

# {{title}}

There were {{facts.counted.count}}, and {{previous.facts.counted.quantity}} before. The share is {{facts.shared.percent}}.
Both parts are {{facts.sum.count}}. This is a {{status}}.

**{{charts.drawn.title}}**\\
{{charts.drawn.subtitle}}

![{{charts.drawn.alt}}]({{charts.drawn.path}})

| Place | Seen |
| :-- | --: |
{{#each tables.sheet.rows}}
{{#if @first}}
|{{#each cells}}{{#unless @last}} {{this}} |{{/unless}}{{/each}}
{{/if}}
{{/each}}
`;

const CHART = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  title: { text: 'Children by place', subtitle: 'Made up' },
  usermeta: {
    briefwright: {
      waive: { 'vanishing-row': 'The west is left out.' },
    },
  },
  data: { name: 'drawn' },
  transform: [{ filter: "datum.label !== 'West'" }],
  encoding: {
    y: { field: 'label', type: 'nominal', sort: null, title: null },
    x: { field: 'value', type: 'quantitative', axis: null },
  },
  layer: [
    { mark: 'bar' },
    {
      transform: [{ filter: "datum.label === 'North'" }],
      mark: { type: 'text', style: 'value', align: 'left', dx: 4 },
      encoding: { text: { field: 'count' } },
    },
  ],
};

let folder: string;
let parts: PdfParts;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  for (const below of ['data', 'templates', 'templates/charts'])
    mkdirSync(join(folder, below), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  write('data/earlier.json', JSON.stringify(EARLIER));
  write('data/findings.json', JSON.stringify(DATA));
  write('data/sheet.csv', SHEET);
  write('templates/briefing.md.hbs', TEMPLATE);
  write('templates/charts/drawn.vl.json', JSON.stringify(CHART));
  const { problems } = await build({ folder });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const bytes = new Uint8Array(readFileSync(join(folder, 'output/findings/briefing.pdf')));
  const found = readParts(bytes, new Problems());
  if (found === undefined) throw new Error('the PDF cannot be read');
  parts = found;
});
afterAll(() => discard(folder));

test('of each fact the figures that are printed go in, and nothing else', () => {
  const facts = parts.data.editions.map((one) => one.facts.map((each) => ({ ...each })));
  expect(facts).toEqual([
    [
      {
        id: 'counted',
        label: null,
        value: 700_001,
        unit: 'children',
        of: null,
        percent: null,
        expression: null,
        evidence: [],
      },
      {
        id: 'shared',
        label: null,
        value: null,
        unit: null,
        of: null,
        percent: 50,
        expression: null,
        evidence: [],
      },
      {
        id: 'sum',
        label: 'Both parts',
        value: 700_017,
        unit: 'children',
        of: null,
        percent: null,
        expression: null,
        evidence: [],
      },
    ],
    [
      {
        id: 'counted',
        label: null,
        value: 611_001,
        unit: 'children',
        of: null,
        percent: null,
        expression: null,
        evidence: [],
      },
    ],
  ]);
});

test('of each table the rows and columns that are printed or drawn go in', () => {
  const [tables = [], before = []] = parts.data.editions.map((one) => one.tables);
  expect(
    tables.map(({ id, label, columns, rows }) => [id, label, columns.map((c) => c.id), rows]),
  ).toEqual([
    [
      'drawn',
      'Drawn',
      ['label', 'value'],
      [
        ['North', 500_001],
        ['South', 500_002],
      ],
    ],
    ['sheet', null, ['place', 'seen'], [['Northtown', 800_001]]],
  ]);
  expect(before).toEqual([]);
});

test('the period is there as far as it is printed', () => {
  const { label, from, to, place } = parts.data.editions[0] ?? {};
  expect([label, from, to, place]).toEqual([null, null, null, null]);
});

describe('an unprinted number or word is in no output', () => {
  const NUMBERS = [
    700_100, 350_050, 400_010, 300_007, 700_002, 500_003, 611_002, 800_002, 800_003, 800_004,
  ];
  const forms = NUMBERS.flatMap((number) => [String(number), number.toLocaleString('en-GB')]);
  const words = ['Hidden', 'hidden', 'Southtown', 'Unseen', 'there were 700', 'Table 1', 'second'];

  test.each(['briefing.md', 'briefing.pdf', 'charts/drawn.svg', '../manifest.json'])(
    '%s',
    (name) => {
      const bytes = readFileSync(join(folder, 'output/findings', name));
      const text = name.endsWith('.pdf') ? unpackedText(bytes) : bytes.toString();
      expect([...forms, ...words].filter((one) => text.includes(one))).toEqual([]);
    },
  );

  test('there are no other outputs', () => {
    expect(readdirSync(join(folder, 'output/findings')).sort()).toEqual([
      'briefing.md',
      'briefing.pdf',
      'charts',
    ]);
  });
});

test('the PDF agrees with itself and with the project, and a changed figure that isn’t printed changes nothing', async () => {
  const file = join(folder, 'output/findings/briefing.pdf');
  const copy = join(folder, 'copy.pdf');
  writeFileSync(copy, readFileSync(file));
  expect((await verify(copy, { project: folder })).problems).toEqual([]);
  const data = join(folder, 'data/findings.json');
  const text = readFileSync(data, 'utf8');
  writeFileSync(data, text.replaceAll('700002', '700003'));
  try {
    expect((await verify(copy, { project: folder })).problems).toEqual([]);
    writeFileSync(data, text.replaceAll('500001', '500009'));
    const { problems } = await verify(copy, { project: folder });
    expect(problems.map(({ message }) => message)).toContain(
      '“Drawn”, row 1, “Children” is 500,001 in the PDF, and 500,009 in the project',
    );
  } finally {
    writeFileSync(data, text);
    rmSync(copy);
  }
});
