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
])('%s to %s are %d whole months', (from, to, months) => {
  expect(monthsBetween(dateOf(from), dateOf(to))).toBe(months);
});
