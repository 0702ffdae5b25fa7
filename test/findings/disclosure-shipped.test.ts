/** Protects the shipped data, and files of one rule each, and looks at what is left to be published. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rounded } from '../../src/findings/disclosure/profile.ts';
import { compareEditions } from '../../src/findings/editions/editions.ts';
import { obstacleInWords } from '../../src/findings/editions/printChanges.ts';
import { formatValue, mayNotSum } from '../../src/findings/print.ts';
import type { Findings, Value } from '../../src/findings/types.ts';
import { hull } from '../support/feasible.ts';
import { shippedConstraints } from '../support/shipped.ts';
import { codes, isError, readFiles, readShipped } from './read.ts';

function shippedWith(profile: string): Findings {
  const { findings, problems } = readShipped((text) =>
    text.replace('\nedition:', `\ndisclosure:${profile}\nedition:`),
  );
  expect(codes(problems.filter(isError))).toEqual([]);
  return findings;
}

function printedFigures({ facts }: Findings): Record<string, string> {
  return Object.fromEntries(Array.from(facts, ([id, { value }]) => [id, formatValue(value)]));
}

function knownThen({ previous }: Findings): Value | undefined {
  return previous?.facts.get('known_at_the_time')?.value;
}

function cells({ tables }: Findings): unknown {
  return tables.get('areas')?.rows.map(({ children, share }) => [children, share]);
}

describe('the shipped data', () => {
  const truth = readShipped().findings;

  test.each([
    ['\n  suppress_below: 3', 3],
    ['\n  suppress_below: 5', 5],
    ['\n  suppress_below: 10', 10],
    ['\n  suppress_below: 50', 50],
  ])('cannot be worked out with%s', (profile, below) => {
    const findings = shippedWith(profile);
    const facts = [...findings.facts.values()].filter(({ value }) => value.kind !== 'not counted');
    const ids = facts.map(({ id }) => id);
    const ranges = facts.map(({ value }) =>
      value.kind === 'number' ? { low: value.number, high: value.number } : { low: 0, high: 5000 },
    );
    const hidden = facts.filter(({ value }) => value.kind === 'suppressed');
    expect(hidden.length).toBeGreaterThan(4);
    expect(findings.suppressed).toBe(true);
    for (const { id } of hidden) {
      const value = truth.facts.get(id)?.value;
      const one = value?.kind === 'number' ? value.number : -1;
      const system = { ranges, constraints: shippedConstraints(ids) };
      const { low, high } = hull(system, ids.indexOf(id), one, below);
      expect(high - low, id).toBeGreaterThanOrEqual(below);
    }
  });

  test('hides no more than it must', () => {
    expect(printedFigures(shippedWith('\n  suppress_below: 5'))).toMatchObject({
      children: '93',
      died: '39',
      white_british: '73',
      mixed_race: '8',
      asian_heritage: '0',
      black: '[c]',
      afghan_national: '[c]',
      ethnicity_not_recorded: '[c]',
      ethnicity_recorded: '[c]',
      known_previously: 'not counted',
    });
  });

  test('has each count rounded by itself, and shares of rounded counts', () => {
    const findings = shippedWith('\n  round_to: 5');
    expect(printedFigures(findings)).toMatchObject({ children: '95', died: '40', black: '10' });
    const table = findings.tables.get('outcome');
    expect(table?.rows.map(({ share }) => share)).toEqual([42, 58]);
    expect(table && mayNotSum(table)).toBe(false);
    expect(findings).toMatchObject({ suppressed: false, rounded: true });
    expect(findings.tables.get('ethnicity')).toMatchObject({ complete: true });
  });

  test('prints no quotation that holds a number which is not published', () => {
    const { facts } = shippedWith(' hide-1-to-7-round-5');
    const quotes = [...facts.values()].flatMap(({ origin }) =>
      origin.kind === 'stated' ? origin.evidence.flatMap(({ quote }) => quote ?? []) : [],
    );
    expect(quotes).toEqual(['Others had been known previously']);
    const below5 = shippedWith('\n  suppress_below: 5').facts.get('reviews')?.origin;
    expect(below5?.kind === 'stated' && below5.evidence.map(({ quote }) => quote)).toEqual([
      'Ofsted has analysed 67 serious case reviews',
      undefined,
      undefined,
    ]);
  });

  test('has the profile for its earlier edition too, unless that has its own', () => {
    const findings = shippedWith('\n  round_to: 10');
    expect(knownThen(findings)).toEqual({ kind: 'number', number: 120 });
    const [row] = findings.tables.get('editions')?.rows ?? [];
    expect(row).toMatchObject({ id: 'died', value: 90, base: 190, share: 47 });
    const files = {
      'ofsted-scr-2010.yaml': readFileSync('data/ofsted-scr-2010.yaml', 'utf8').replace(
        '\nedition:',
        '\ndisclosure:\n  round_to: 10\nedition:',
      ),
      'ofsted-scr-2009-10.yaml': readFileSync('data/ofsted-scr-2009-10.yaml', 'utf8').replace(
        '\nedition:',
        '\ndisclosure: none\nedition:',
      ),
    };
    expect(knownThen(readFiles(files).findings)).toEqual({ kind: 'number', number: 119 });
  });

  test('does not compare what is withheld', () => {
    const findings = shippedWith('\n  suppress_below: 80');
    const change = compareEditions(findings).find((one) => 'fact' in one && one.fact.id === 'died');
    expect(change).toMatchObject({ kind: 'not comparable', obstacle: { kind: 'suppressed' } });
    if (change?.kind !== 'not comparable') throw new Error('compared');
    expect(obstacleInWords(change.obstacle, () => '')).toBe(
      'It is withheld in the edition April to September 2010, to protect people.',
    );
  });

  test('is as it is with none, and with no profile', () => {
    expect(printedFigures(shippedWith(' none'))).toEqual(printedFigures(truth));
    expect(truth).toMatchObject({ suppressed: false, rounded: false });
    expect(truth.facts.get('black')?.origin).toMatchObject({
      evidence: [{ quote: expect.stringContaining('nine were') }],
    });
  });

  test('has a table’s profile for all that its figures are tied to, and for nothing else', () => {
    const { findings } = readShipped((text) =>
      text.replace('  ethnicity:\n', '  ethnicity:\n    disclosure:\n      suppress_below: 5\n'),
    );
    expect(printedFigures(findings)).toMatchObject({
      afghan_national: '[c]',
      reviews_adults: '2',
      case_sisters: '2',
    });
  });
});

describe('a difference', () => {
  const EXAMPLE = readFileSync('test/cases/findings/nothing-wrong/input.yaml', 'utf8');
  const figures = (girls: number, boys: number, difference: string) => {
    const text = EXAMPLE.replace('units:', 'disclosure:\n  suppress_below: 5\nunits:')
      .replace('value: 12', `value: ${girls}`)
      .replace('Twelve of', `${girls} of`)
      .replace('value: 18', `value: ${boys}`)
      .replace('eighteen were', `${boys} were`)
      .replace(
        'identities:',
        `derived:\n  more:\n    expression: ${difference}\n    unit: child\n    label: More\nidentities:`,
      );
    return printedFigures(readFiles({ 'input.yaml': text }).findings);
  };

  test('that might be below 0 is hidden with all that it is tied to, whatever it is', () => {
    const hidden = { children: '[c]', girls: '[c]', boys: '[c]', more: '[c]' };
    expect(figures(3, 27, 'boys - girls')).toMatchObject(hidden);
    expect(figures(27, 3, 'boys - girls')).toMatchObject(hidden);
  });

  test('of a base and its part cannot be below 0, and leaves the base in sight', () => {
    const printed = { children: '30', girls: '[c]', boys: '[c]', more: '[c]' };
    expect(figures(3, 27, 'children - girls')).toMatchObject(printed);
  });
});

describe('tables from spreadsheets', () => {
  const INPUT = readFileSync('test/cases/findings/csv/input.yaml', 'utf8');
  const sheet = (rows: string, change: (text: string) => string = (text) => text) => {
    const bytes = new TextEncoder().encode(`Area,Children,Share\n${rows}`);
    const tables = new Map([['areas.csv', { path: 'data/areas.csv', bytes }]]);
    const { findings, problems } = readFiles(
      { 'input.yaml': change(INPUT.replace('units:', 'disclosure:\n  suppress_below: 5\nunits:')) },
      undefined,
      { tables },
    );
    expect(codes(problems.filter(isError))).toEqual([]);
    return findings;
  };

  test('hide whole rows, and one more, so that no total gives them away', () => {
    const findings = sheet('North,3,10\nSouth,7,23\nEast,20,67\nWest,0,0\n');
    expect(cells(findings)).toEqual([
      ['[c]', '[c]'],
      ['[c]', '[c]'],
      [20, 67],
      [0, 0],
    ]);
    expect(findings.suppressed).toBe(true);
  });

  test('hide every count where there is none to hide a small one behind', () => {
    expect(cells(sheet('North,3,30\nSouth,4,40\nWest,0,0\n'))).toEqual([
      ['[c]', '[c]'],
      ['[c]', '[c]'],
      [0, '[c]'],
    ]);
  });

  test('stay as they are where nothing is small', () => {
    expect(cells(sheet('North,13,30\nSouth,14,40\n'))).toEqual([
      [13, 30],
      [14, 40],
    ]);
  });

  test('have no per cents of true counts beside rounded ones', () => {
    expect(
      cells(
        sheet('North,13,30\nSouth,14,[x]\n', (text) =>
          text.replace('suppress_below: 5', 'round_to: 5'),
        ),
      ),
    ).toEqual([
      [15, '[c]'],
      [15, null],
    ]);
  });
});

test.each([
  [0, 5, 0],
  [2, 5, 0],
  [3, 5, 5],
  [8, 5, 10],
  [5, 10, 10],
  [-2, 5, 0],
  [-3, 5, -5],
  [7, 1, 7],
  [1.5, 1, 1.5],
])('%d to the nearest %d is %d', (count, to, nearest) => {
  expect(rounded(count, { below: 1, to })).toBe(nearest);
});

test('what all areas share is not hidden for the sake of one of them', () => {
  const folder = 'test/cases/areas/exampleshire/data';
  const text = readFileSync(`${folder}/exampleshire.yaml`, 'utf8')
    .replace('units:', 'disclosure:\n  suppress_below: 5\nunits:')
    .replace(
      'identities:',
      'derived:\n  elsewhere:\n    expression: partnership - children\n    unit: child\n    label: Elsewhere\nidentities:',
    );
  const csv = 'id,name,children,girls,boys\nhere,Here,3,0,3\n';
  const tables = new Map([
    ['areas.csv', { path: 'data/areas.csv', bytes: new TextEncoder().encode(csv) }],
  ]);
  const { findings, problems } = readFiles({ 'input.yaml': text }, undefined, {
    tables,
    area: { id: 'here', tables },
  });
  expect(codes(problems.filter(isError))).toEqual([]);
  expect(printedFigures(findings)).toEqual({
    children: '[c]',
    girls: '0',
    boys: '[c]',
    partnership: '1,204',
    elsewhere: '[c]',
  });
});
