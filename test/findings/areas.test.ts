/** A table of areas: what its rows say, and what is wrong with them, at their places. */
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../src/findings/read.ts';
import { Problems } from '../../src/problems/problems.ts';
import {
  areaOf,
  type Edit,
  figures,
  HEADER,
  LOCATOR,
  outlineOf,
  ROWS,
  tablesOf,
  TEXT,
} from './areaTable.ts';
import { inputOf, printed } from './read.ts';

test('a column of no fact is told with the fact that may be meant', () => {
  const problems = new Problems();
  const csv = ROWS.replace('girls', 'grils');
  readOutline(
    inputOf({ 'a.yaml': TEXT }, undefined, { tables: tablesOf({ 'areas.csv': csv }) }),
    problems,
  );
  expect(printed(problems.all).join('\n')).toContain('did you mean "girls"?');
});

test('there are no areas where the table can’t be read', () => {
  expect(outlineOf(ROWS, [['areas.csv', 'area.csv']]).areas).toEqual([]);
  expect(outlineOf('id,name\n').areas).toEqual([]);
});

describe('the outline', () => {
  test('names the templates, and the areas in the order of the table', () => {
    const { templates, areas, told: faults } = outlineOf(ROWS);
    expect(faults).toEqual([]);
    expect(templates).toEqual(['briefing']);
    expect(areas?.map(({ id, name }) => [id, name])).toEqual([
      ['north', 'North Town'],
      ['south', 'South, Upper'],
    ]);
    const [, south] = areas ?? [];
    expect([...(south?.cells.keys() ?? [])]).toEqual(['children', 'girls', 'boys']);
    expect(south?.span).toMatchObject({ start: 54, end: 59, source: { path: 'data/areas.csv' } });
  });

  test('has no areas, and tells of no fault, in a file without a table of them', () => {
    const areas = 'areas:\n  file: areas.csv\n  source: annual_report\n  locator: Table 3\n';
    expect(outlineOf(ROWS, [[areas, '']])).toEqual({
      templates: ['briefing'],
      areas: undefined,
      told: [],
    });
  });

  test('is empty where the file can’t be read', () => {
    const broken = outlineOf(ROWS, [['title: ', 'title: "']]);
    expect(broken).toEqual({ templates: [], areas: undefined, told: [] });
  });

  test('tells what is wrong with the rest of the file, once for all areas', () => {
    const { told: faults, areas } = outlineOf(ROWS, [['language: en-GB\n', '']]);
    expect(faults).toEqual(['missing-key data/a.yaml:2:1']);
    expect(areas?.length).toBe(2);
  });
});

test.each([
  ['a comma', '', ','],
  ['a comma that is stated', '  separator: comma\n', ','],
  ['a semicolon', '  separator: semicolon\n', ';'],
  ['a tab', '  separator: tab\n', '\t'],
])('cells stand between %s', (_, line, sign) => {
  const csv = `${HEADER}north,North,30,12,18\n`.replaceAll(',', sign);
  const { areas, told: faults } = outlineOf(csv, [[LOCATOR, LOCATOR + line]]);
  expect(faults).toEqual([]);
  expect(areas?.map(({ name }) => name)).toEqual(['North']);
});

describe('white space around a cell or a header is not of it', () => {
  const csv = 'id , name,children,girls ,boys\n north,North , 30,12,18 \n';

  test('in the outline', () => {
    expect(outlineOf(csv)).toMatchObject({ told: [], areas: [{ id: 'north', name: 'North' }] });
  });

  test('in a figure', () => {
    expect(figures(areaOf('north', csv).findings)).toMatchObject({ children: '30', boys: '18' });
  });
});

const row = (id: string) => `${HEADER}${id},A place,30,12,18\n`;

test.each([
  'a',
  'North',
  'E09000001',
  'a-b_c',
  `a${'-'.repeat(62)}b`,
  'com',
  'com10',
  'xcon',
  'con1',
  'lpt',
])('"%s" names a folder on every system', (id) => {
  expect(outlineOf(row(id))).toMatchObject({ told: [], areas: [{ id }] });
});

test.each([
  '-a',
  'a-',
  '_a',
  'a b',
  'a.b',
  'é',
  'a/b',
  `a${'-'.repeat(63)}b`,
  'con',
  'CON',
  'prn',
  'Aux',
  'nul',
  'com1',
  'LPT9',
])('"%s" does not, and its area is left out', (id) => {
  const { areas, told: faults } = outlineOf(row(id) + 'north,North,1,0,1\n');
  expect(faults).toEqual([`bad-area-id data/areas.csv:2:1 ${id}`]);
  expect(areas?.map((area) => area.id)).toEqual(['north']);
});

test.each<[string, string, readonly Edit[], readonly string[]]>([
  [
    'the id of two areas',
    `${ROWS}NORTH,North,1,0,1\n`,
    [],
    ['duplicate-id data/areas.csv:4:1 NORTH'],
  ],
  [
    'a letter that is the same only in capitals',
    `${ROWS}north2,North,1,0,1\nNorth2,North,1,0,1\nn,North,1,0,1\n`,
    [],
    ['duplicate-id data/areas.csv:5:1 North2'],
  ],
  ['a blank cell', `${HEADER}north,North, ,12,18\n`, [], ['blank-cell data/areas.csv:2:13']],
  ['a blank id', `${HEADER},North,30,12,18\n`, [], ['blank-cell data/areas.csv:2:1']],
  [
    'a withheld cell',
    `${HEADER}north,North,30, [c],18\n`,
    [],
    ['withheld-cell data/areas.csv:2:16  [c]'],
  ],
  ['no row', HEADER, [], ['no-areas data/a.yaml:18:9 areas.csv']],
  [
    'neither an id nor a name',
    'children,girls,boys\n30,12,18\n',
    [],
    ['unknown-column data/areas.csv:1:1', 'unknown-column data/areas.csv:1:1'],
  ],
  [
    'a column of no fact',
    'id,name,children,girls,boys,men\nnorth,North,30,12,18,1\n',
    [],
    ['unknown-fact data/areas.csv:1:29 men'],
  ],
  [
    'a column of a derived figure',
    'id,name,children,girls,boys,all\nnorth,North,30,12,18,30\n',
    [
      [
        'identities:',
        'derived:\n  all: { expression: girls + boys, unit: child, label: All }\nidentities:',
      ],
    ],
    ['derived-column data/areas.csv:1:29 all'],
  ],
  [
    'no column of a fact that is by area',
    'id,name,children,girls\nnorth,North,30,12\n',
    [],
    ['no-area-column data/a.yaml:37:12 by area'],
  ],
  ['no such file', ROWS, [['areas.csv', 'area.csv']], ['unknown-file data/a.yaml:18:9 area.csv']],
  [
    'another separator than the one that is stated',
    ROWS,
    [[LOCATOR, `${LOCATOR}  separator: tab\n`]],
    ['other-separator data/areas.csv:1:1 id,name,children,girls,boys'],
  ],
  [
    'a separator that is none, which is told once',
    ROWS,
    [[LOCATOR, `${LOCATOR}  separator: colon\n`]],
    ['unknown-word data/a.yaml:21:14 colon'],
  ],
  [
    'no file, which is told once',
    ROWS,
    [['  file: areas.csv\n', '']],
    ['missing-key data/a.yaml:17:1 areas'],
  ],
])('%s', (_, csv, edits, faults) => {
  expect(outlineOf(csv, edits).told).toEqual(faults);
});
