import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDates, dateOf, daysBetween, monthsBetween } from '../../src/findings/dates.ts';
import { isoDate } from '../../src/findings/print.ts';

const iso = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a day survives reading and printing', () => {
  fc.assert(fc.property(iso, (day) => isoDate(dateOf(day)) === day));
});

test('days are counted as the calendar counts them', () => {
  fc.assert(
    fc.property(iso, iso, (a, b) => {
      const days = (Date.parse(b) - Date.parse(a)) / 86_400_000 + 1;
      expect(daysBetween(dateOf(a), dateOf(b))).toBe(days);
      expect(Math.sign(compareDates(dateOf(a), dateOf(b)))).toBe(Math.sign(1 - days));
    }),
  );
});

test.each([
  ['2010-04-01', '2010-09-30', 6],
  ['2009-04-01', '2010-03-31', 12],
  ['2024-01-01', '2024-02-29', 2],
  ['2023-02-01', '2023-02-28', 1],
  ['2023-02-01', '2023-02-27', 0],
  ['2023-01-15', '2023-02-14', 1],
  ['2023-12-01', '2023-12-31', 1],
  ['2023-12-15', '2024-01-14', 1],
  ['2023-12-31', '2024-01-30', 1],
  ['2023-12-31', '2024-01-29', 0],
  ['2023-11-30', '2023-12-31', 1],
  ['2023-04-02', '2023-04-30', 0],
  ['2024-02-01', '2024-02-28', 0],
  ['1900-02-01', '1900-02-28', 1],
  ['2000-02-01', '2000-02-28', 0],
  ['2000-02-01', '2000-02-29', 1],
])('%s to %s are %d whole months', (from, to, months) => {
  expect(monthsBetween(dateOf(from), dateOf(to))).toBe(months);
});

test.each([
  ['1900-02-28', '1900-03-01', 2],
  ['2000-02-28', '2000-03-01', 3],
  ['2023-02-28', '2023-03-01', 2],
  ['2024-02-28', '2024-03-01', 3],
  ['2100-01-01', '2100-12-31', 365],
  ['2096-01-01', '2096-12-31', 366],
  ['2023-12-31', '2024-01-01', 2],
  ['2023-04-30', '2023-05-01', 2],
  ['2024-01-01', '2024-01-01', 1],
])('%s to %s are %d days', (from, to, days) => {
  expect(daysBetween(dateOf(from), dateOf(to))).toBe(days);
});

test.each([
  ['2024-01-01', '2024-01-02'],
  ['2024-01-31', '2024-02-01'],
  ['2023-12-31', '2024-01-01'],
])('%s is before %s', (one, other) => {
  expect(compareDates(dateOf(one), dateOf(other))).toBeLessThan(0);
  expect(compareDates(dateOf(other), dateOf(one))).toBeGreaterThan(0);
  expect(compareDates(dateOf(one), dateOf(one))).toBe(0);
});
