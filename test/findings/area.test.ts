/** The findings of one area of a table: its row in the place of the facts' values. */
import { describe, expect, test } from 'vitest';
import { areaOf, type Edit, edited, figures, HEADER, ROWS, TEXT } from './areaTable.ts';

describe('of one area', () => {
  test('the figures are those of its row, and the row is their evidence', () => {
    const { findings, told: faults } = areaOf('south', ROWS);
    expect(faults).toEqual([]);
    expect(findings.area).toEqual({ id: 'south', name: 'South, Upper' });
    expect(figures(findings)).toEqual({
      children: '45',
      girls: '20',
      boys: '25',
      partnership: '1,204',
    });
    const girls = findings.facts.get('girls');
    expect(girls?.valueSpan).toMatchObject({
      source: { path: 'data/areas.csv' },
      start: 78,
      end: 80,
    });
    expect(girls?.origin).toMatchObject({
      kind: 'stated',
      evidence: [
        {
          source: { id: 'annual_report' },
          locator: 'Table 3',
          unquoted: 'Row “South, Upper”, column “girls”.',
          quote: undefined,
        },
      ],
    });
  });

  test('[x] is a figure that was not counted', () => {
    const { findings } = areaOf('north', `${HEADER}north,North,[x],12,[x]\n`, [
      ['identities:\n  - girls + boys = children\n', ''],
    ]);
    expect(figures(findings)).toMatchObject({
      children: 'not counted',
      girls: '12',
      boys: 'not counted',
    });
  });

  test('the place is its name where the file says so, and what the file says elsewhere', () => {
    expect(areaOf('south', ROWS).findings.edition.place).toBe('South, Upper');
    const stated = areaOf('south', ROWS, [['place: by area', 'place: Exampleshire']]);
    expect(stated.findings.edition.place).toBe('Exampleshire');
  });

  test('its figure takes the place of one that the file states, evidence and all', () => {
    const own =
      'value: 7\n    evidence: { source: annual_report, locator: Table 9, quote: There were 7 }';
    const { findings, told: faults } = areaOf('north', ROWS, [['value: by area', own]]);
    expect(faults).toEqual([]);
    expect(findings.facts.get('children')).toMatchObject({
      value: { number: 30 },
      origin: { evidence: [{ locator: 'Table 3' }] },
    });
  });

  test('evidence of its own stays with a figure that is by area', () => {
    const own =
      'value: by area\n    evidence: { source: annual_report, locator: Table 9, unquoted: Counted by us }';
    const { findings } = areaOf('north', ROWS, [['value: by area', own]]);
    expect(findings.facts.get('children')?.origin).toMatchObject({
      evidence: [{ locator: 'Table 9' }],
    });
    expect(findings.facts.get('girls')?.origin).toMatchObject({
      evidence: [{ locator: 'Table 3' }],
    });
  });

  test('a file without an edition is told of that alone', () => {
    const edition = TEXT.slice(TEXT.indexOf('edition:'), TEXT.indexOf('areas:'));
    expect(areaOf('north', ROWS, [[edition, '']]).told).toEqual(['missing-key data/a.yaml:2:1']);
  });

  test('a cell that is no number is told at its place', () => {
    const { told: faults } = areaOf('north', `${HEADER}north,North,many,12,18\n`);
    expect(faults).toEqual(['wrong-number data/areas.csv:2:13 many']);
  });

  test('that the table has not, nothing is known', () => {
    const { findings } = areaOf('west', ROWS);
    expect(findings.area).toBeUndefined();
    expect(figures(findings)).toEqual({ partnership: '1,204' });
    expect(findings.edition.place).toBe('by area');
  });
});

test('the locator and the source of the rows may be left to the schema to ask for', () => {
  const { told: faults } = areaOf('north', ROWS, [
    ['  source: annual_report\n  locator: Table 3\n', ''],
  ]);
  expect(faults).toEqual([
    'missing-key data/a.yaml:17:1 areas',
    'missing-key data/a.yaml:17:1 areas',
  ]);
});

test('without a table of areas no figure is by area', () => {
  const areas = 'areas:\n  file: areas.csv\n  source: annual_report\n  locator: Table 3\n';
  const { findings, told: faults } = areaOf('north', ROWS, [[areas, '']]);
  expect(findings.area).toBeUndefined();
  expect(faults).toEqual([
    'no-areas data/a.yaml:24:12 by area',
    'no-areas data/a.yaml:28:12 by area',
    'no-areas data/a.yaml:33:12 by area',
  ]);
});

describe('the edition before', () => {
  const previous = ['date: 2024-05-01', 'date: 2024-05-01\nprevious: before'] as const;
  const earlier = edited(TEXT, [
    ['areas.csv', 'before.csv'],
    ['from: 2023', 'from: 2022'],
    ['to: 2024', 'to: 2023'],
    ['1 April 2023 to 31 March 2024', '1 April 2022 to 31 March 2023'],
  ]);

  test('has the figures of the same area', () => {
    const before = `${HEADER}south,South,41,21,20\nnorth,North,9,4,5\n`;
    const { findings, told: faults } = areaOf('north', ROWS, [previous], { earlier, before });
    expect(faults).toEqual([]);
    expect(findings.previous?.area).toEqual({ id: 'north', name: 'North' });
    expect(findings.previous && figures(findings.previous)).toMatchObject({ children: '9' });
    const south = areaOf('south', ROWS, [previous], { earlier, before });
    expect(south.findings.previous && figures(south.findings.previous)).toMatchObject({
      children: '41',
    });
  });

  test('must have a row for it', () => {
    const before = `${HEADER}south,South,41,21,20\n`;
    const { told: faults } = areaOf('north', ROWS, [previous], { earlier, before });
    expect(faults).toEqual(['no-previous-area data/before.yaml:17:1 areas']);
  });
});

const table = (disclosure: string): Edit => [
  'tables:\n',
  `${disclosure}tables:
  all_areas:
    label: All
    unit: child
    file: areas.csv
    separator: comma
    columns: [{ id: children, header: children, kind: number }]
    evidence: { source: annual_report, locator: Table 3, unquoted: As a whole }
`,
];

describe('a table of all areas', () => {
  test.each([
    ['that are published already', '', []],
    ['that are rounded', 'disclosure: { round_to: 5 }\n', []],
    [
      'that are suppressed one by one',
      'disclosure: { suppress_below: 2 }\n',
      ['areas-side-by-side data/a.yaml:56:11 areas.csv'],
    ],
  ])('%s', (_, disclosure, faults) => {
    expect(areaOf('north', ROWS, [table(disclosure)]).told).toEqual(faults);
  });

  test.each([
    ['that is open by itself', 'suppress_below: 5', 'none', []],
    [
      'that is suppressed by itself',
      'round_to: 5',
      '{ suppress_below: 5 }',
      ['areas-side-by-side data/a.yaml:57:11 areas.csv'],
    ],
  ])('%s', (_, file, own, faults) => {
    const { told: found } = areaOf('north', ROWS, [
      table(`disclosure: { ${file} }\n`),
      ['    label: All\n', `    label: All\n    disclosure: ${own}\n`],
    ]);
    expect(found).toEqual(faults);
  });
});
