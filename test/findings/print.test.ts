import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, decimalOf, negate, numberOf } from '../../src/findings/decimal.ts';
import * as print from '../../src/findings/print.ts';
import type { PlainDate, Value } from '../../src/findings/types.ts';
import { readShipped } from './read.ts';

const counted = (number: number): Value => ({ kind: 'number', number });
const day = (year: number, month: number, date: number): PlainDate => ({ year, month, day: date });
const UNCOUNTED: Value = { kind: 'not counted' };

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1234, '1,234'],
  [1_234_567, '1,234,567'],
  [-5, '\u22125'],
  [-1234.5, '\u22121,234.5'],
  [0.5, '0.5'],
  [0.000_000_1, '0.0000001'],
  [123_456_789_012_345, '123,456,789,012,345'],
])('%d prints as %s', (number, text) => {
  expect(print.formatNumber(number)).toBe(text);
});

test('what is not counted says so', () => {
  expect(print.formatValue(UNCOUNTED)).toBe('not counted');
  expect(print.formatValue(counted(1000))).toBe('1,000');
});

test.each([
  [0, 'zero'],
  [13, 'thirteen'],
  [20, 'twenty'],
  [65, 'sixty-five'],
  [100, 'one hundred'],
  [105, 'one hundred and five'],
  [999, 'nine hundred and ninety-nine'],
  [1000, 'one thousand'],
  [1001, 'one thousand and one'],
  [
    999_999_999_999_999,
    'nine hundred and ninety-nine trillion nine hundred and ninety-nine billion nine hundred and ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine',
  ],
  [1e15, '1,000,000,000,000,000'],
  [1234, 'one thousand two hundred and thirty-four'],
  [2_000_040, 'two million and forty'],
  [-2, 'minus two'],
  [39.5, '39.5'],
])('%d in words is %s', (number, words) => {
  expect(print.inWords(number)).toBe(words);
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('the item %d of a list, from 0, is lettered %s', (index, letters) => {
  expect(print.inLetters(index)).toBe(letters);
});

describe('dates', () => {
  test('in words and in ISO', () => {
    expect(print.formatDate(day(2011, 4, 14))).toBe('14 April 2011');
    expect(print.isoDate(day(2011, 4, 1))).toBe('2011-04-01');
  });

  test.each([
    [day(2010, 4, 1), day(2010, 9, 30), '1 April to 30 September 2010'],
    [day(2009, 4, 1), day(2010, 3, 31), '1 April 2009 to 31 March 2010'],
    [day(2010, 4, 1), day(2010, 4, 30), '1 to 30 April 2010'],
    [day(2010, 4, 1), day(2010, 4, 1), '1 April 2010'],
  ])('periods say once what their days share', (from, to, text) => {
    expect(print.formatPeriod(from, to)).toBe(text);
  });
});

function table(complete: boolean, ...shares: (number | null)[]) {
  return { complete, rows: shares.map((share) => ({ share })) };
}

describe('shares', () => {
  test.each([
    [39, 93, 42],
    [54, 93, 58],
    [70, 93, 75],
    [73, 93, 78],
    [73, 91, 80],
    [1, 200, 1],
    [1, 201, 0],
    [5, 1000, 1],
    [0, 93, 0],
    [93, 93, 100],
    [-1, 200, -1],
    [0.15, 10, 2],
  ])('%d of %d is %d%%', (part, base, percent) => {
    expect(print.share(counted(part), counted(base))).toBe(percent);
  });

  test('there is none of a base of 0, of what is not counted, or below the smallest base', () => {
    expect(print.share(counted(0), counted(0))).toBeUndefined();
    expect(print.share(UNCOUNTED, counted(9))).toBeUndefined();
    expect(print.share(counted(1), UNCOUNTED)).toBeUndefined();
    expect(print.share(counted(1), counted(9), 10)).toBeUndefined();
    expect(print.share(counted(1), counted(10), 10)).toBe(10);
  });

  test('are the nearest whole per cent, and the larger of two equally near', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, base) => {
        const percent = print.share(counted(part), counted(base)) ?? Number.NaN;
        const twiceOff = 2n * (BigInt(percent) * BigInt(base) - 100n * BigInt(part));
        expect(twiceOff <= BigInt(base) && twiceOff > -BigInt(base)).toBe(true);
      }),
    );
  });

  test('may not sum only where they do not', () => {
    expect(print.mayNotSum(table(true, 78, 10, 9, 1, 2))).toBe(false);
    expect(print.mayNotSum(table(true, 33, 33, 33))).toBe(true);
    expect(print.mayNotSum(table(false, 33, 33, 33))).toBe(false);
    expect(print.mayNotSum(table(true, 33, null))).toBe(false);
  });
});

describe('counts', () => {
  const [whole] = readShipped().findings.facts.values();
  if (whole === undefined) throw new Error('the shipped findings have no facts');
  const rounded = (base: Value | undefined, complete: boolean, ...counts: (number | null)[]) => ({
    complete,
    rows: counts.map((value) => ({ value })),
    of: base === undefined ? undefined : { ...whole, value: base },
  });

  test.each([
    ['a sum that is the total', rounded(counted(30), true, 10, 15, 5), false],
    ['a sum above the total', rounded(counted(300), true, 100, 200, 100), true],
    ['a sum below the total', rounded(counted(300), true, 100, 100), true],
    ['rows that are no whole', rounded(counted(300), false, 100, 100), false],
    ['no total', rounded(undefined, true, 100, 100), false],
    ['a total that is not counted', rounded(UNCOUNTED, true, 100, 100), false],
    ['a row without a count', rounded(counted(300), true, 100, null), false],
  ])('may not sum: %s', (_name, counts, expected) => {
    expect(print.countsMayNotSum(counts)).toBe(expected);
  });
});

test('decimals are exact', () => {
  const numbers = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(5))
    .map(([units, scale]) => units / 10 ** scale);
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(numberOf(decimalOf(a))).toBe(a);
      const sum = add(decimalOf(a), decimalOf(b));
      expect(compare(add(sum, negate(decimalOf(b))), decimalOf(a))).toBe(0);
      expect(Math.sign(compare(decimalOf(a), decimalOf(b)))).toBe(Math.sign(a - b));
    }),
  );
  expect(numberOf(add(decimalOf(0.1), decimalOf(0.2)))).toBe(0.3);
});

test('a unit agrees with its number', () => {
  const unit = { id: 'child', singular: 'child', plural: 'children', whole: true };
  expect(print.unitWord(unit, counted(1))).toBe('child');
  expect(print.unitWord(unit, counted(0))).toBe('children');
  expect(print.unitWord(unit, UNCOUNTED)).toBe('children');
});
