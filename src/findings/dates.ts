/** Turns ISO dates into calendar days and months, with no clock and no time zone. */
import type { PlainDate } from './types.ts';

/** The day that a checked `YYYY-MM-DD` says. */
export function dateOf(iso: string): PlainDate {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { year, month, day };
}

/** Below 0 if `a` is the earlier day, 0 if they are the same, above 0 if it is the later. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** The whole months of a period, both days included: 1 April to 30 September are six. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  const toItsEnd = to.day === daysIn(to.year, to.month);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (toItsEnd) return from.day === 1 ? months + 1 : months;
  return to.day + 1 < from.day ? months - 1 : months;
}

/** The days of a period, both included. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since a fixed day long ago. */
function dayNumber({ year, month, day }: PlainDate): number {
  const past = year - 1;
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days + day;
}
