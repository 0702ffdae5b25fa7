import { expect, test } from 'vitest';
import { compare, decimalOf, numberOf, percentOf, ZERO } from '../../src/findings/decimal.ts';

test.each([0, 0.1, -2.5, 1e21, 1.5e300, 5e-324, -1e-7, Number.MAX_VALUE])(
  '%d is the same number again',
  (number) => {
    expect(numberOf(decimalOf(number))).toBe(number);
  },
);

test('numbers that are written with powers are compared by their size', () => {
  expect(compare(decimalOf(1e21), decimalOf(999_999_999_999_999_900_000))).toBe(1);
  expect(compare(decimalOf(1e-7), decimalOf(0.000_000_2))).toBe(-1);
});

test('what is no number and what is a share of nothing are faults of the program', () => {
  for (const number of [Infinity, -Infinity, NaN]) {
    expect(() => decimalOf(number)).toThrow(`${number} is no finite number`);
  }
  for (const base of [ZERO, decimalOf(-1)]) {
    expect(() => percentOf(decimalOf(1), base)).toThrow('a share needs a base above 0');
  }
});
