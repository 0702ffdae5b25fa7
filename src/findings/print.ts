/** Turns numbers, dates and periods into the words and digits that are printed, the same on every machine. */
import { nth } from '../problems/must.ts';
import { decimalOf, percentOf } from './decimal.ts';
import type { PlainDate, Table, Unit, Value } from './types.ts';

/** What stands for a figure that is withheld to protect people: the shorthand of official statistics. */
export const SUPPRESSED = '[c]';

/** A value as documents print it: `1,234`, `−5`, `39.5`, `not counted` or `[c]`. */
export function formatValue(value: Value): string {
  switch (value.kind) {
    case 'number':
      return formatNumber(value.number);
    case 'not counted':
      return 'not counted';
    case 'suppressed':
      return SUPPRESSED;
  }
}

/** Digits with commas for thousands and the minus sign U+2212. */
export function formatNumber(number: number): string {
  const { units, scale } = decimalOf(number);
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  const part = digits.slice(digits.length - scale);
  return `${units < 0n ? '\u2212' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const LARGE: readonly (readonly [number, string])[] = [
  [1_000_000_000_000, 'trillion'],
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1_000, 'thousand'],
];

/** A whole number in words: `sixty-five`, `one hundred and five`, `minus two`. Fractions stay digits. */
export function inWords(number: number): string {
  if (!Number.isSafeInteger(number) || Math.abs(number) >= 1e15) return formatNumber(number);
  if (number < 0) return `minus ${inWords(-number)}`;
  if (number < 100) return belowHundred(number);
  for (const [size, name] of LARGE) {
    if (number < size) continue;
    const rest = number % size;
    const joint = rest < 100 ? ' and' : '';
    const tail = rest === 0 ? '' : `${joint} ${inWords(rest)}`;
    return `${inWords(Math.floor(number / size))} ${name}${tail}`;
  }
  const rest = number % 100;
  const hundreds = `${belowHundred(Math.floor(number / 100))} hundred`;
  return rest === 0 ? hundreds : `${hundreds} and ${belowHundred(rest)}`;
}

function belowHundred(number: number): string {
  if (number < 20) return nth(SMALL, number);
  const one = number % 10;
  return `${nth(TENS, Math.floor(number / 10))}${one === 0 ? '' : `-${nth(SMALL, one)}`}`;
}

/** A to Z, then AA, counting from 0: as lists are lettered. */
export function inLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : inLetters(Math.floor(index / 26) - 1) + last;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `14 April 2011`. */
export function formatDate({ year, month, day }: PlainDate): string {
  return `${day} ${nth(MONTHS, month - 1)} ${year}`;
}

/** `2011-04-14`. */
export function isoDate({ year, month, day }: PlainDate): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(part: number, width: number): string {
  return String(part).padStart(width, '0');
}

/** `1 April to 30 September 2010`: what the two days share is said once. */
export function formatPeriod(from: PlainDate, to: PlainDate): string {
  const end = formatDate(to);
  if (from.year !== to.year) return `${formatDate(from)} to ${end}`;
  if (from.month !== to.month) return `${from.day} ${nth(MONTHS, from.month - 1)} to ${end}`;
  return from.day === to.day ? end : `${from.day} to ${end}`;
}

/**
 * A part of a base in whole per cents, halves away from zero; undefined where there is no share: one of
 * the two isn't counted, or the base is below `minimumBase` (or is 0).
 */
export function share(part: Value, base: Value, minimumBase = 1): number | undefined {
  if (part.kind !== 'number' || base.kind !== 'number') return undefined;
  if (base.number <= 0 || base.number < minimumBase) return undefined;
  return percentOf(decimalOf(part.number), decimalOf(base.number));
}

/** `75%`, with the minus sign U+2212. */
export function formatPercent(percent: number): string {
  return `${formatNumber(percent)}%`;
}

/** The unit's word for so many: `child` for 1, `children` for any other number. */
export function unitWord(unit: Unit, value: Value): string {
  return value.kind === 'number' && value.number === 1 ? unit.singular : unit.plural;
}

/**
 * Whether the printed shares of a whole don't add up to 100, so that "may not sum because of rounding" is
 * true of the table. Only tables whose rows make up their base can be said to sum.
 */
export function mayNotSum(table: Pick<Table, 'complete' | 'rows'>): boolean {
  if (!table.complete) return false;
  const shares = table.rows.map((row) => row['share']);
  if (!shares.every((cell) => typeof cell === 'number')) return false;
  return shares.reduce((sum, cell) => sum + cell, 0) !== 100;
}

/** Whether printed counts don't add up to their printed total, since each was rounded by itself. */
export function countsMayNotSum({
  complete,
  rows,
  of: base,
}: Pick<Table, 'complete' | 'rows' | 'of'>): boolean {
  if (!complete || base?.value.kind !== 'number') return false;
  const counts = rows.map((row) => row['value']);
  if (!counts.every((cell) => typeof cell === 'number')) return false;
  return counts.reduce((sum, cell) => sum + cell, 0) !== base.value.number;
}
