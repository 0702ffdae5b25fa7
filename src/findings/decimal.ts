/** Turns the numbers of findings into exact decimals, so that sums and shares never depend on binary fractions. */
import { must } from '../problems/must.ts';

/** `units` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** A finite number, as its shortest decimal writing says it. */
export function decimalOf(number: number): Decimal {
  if (!Number.isFinite(number)) throw new Error(`${number} is no finite number`);
  const groups = must(
    /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?(?:e(?<power>[+-]\d+))?$/u.exec(String(number))
      ?.groups,
    'digits of a number',
  );
  const { sign = '', whole = '0', part = '', power = '0' } = groups;
  const scale = part.length - Number(power);
  const digits = BigInt(`${sign}${whole}${part}`);
  return { units: digits * 10n ** BigInt(Math.max(0, -scale)), scale: Math.max(0, scale) };
}

export function numberOf({ units, scale }: Decimal): number {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const part = digits.slice(digits.length - scale);
  const number = Number(`${whole}.${part || '0'}`);
  return units < 0n ? -number : number;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return { units: left + right, scale };
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

/** Below 0 if `a` is smaller than `b`, 0 if they are equal, above 0 if `a` is larger. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : Number(left > right);
}

/** `part` of `base` in whole per cents, halves rounded away from zero. The base must be above 0. */
export function percentOf(part: Decimal, base: Decimal): number {
  const [top, bottom] = aligned(part, base);
  if (bottom <= 0n) throw new Error('a share needs a base above 0');
  const size = top < 0n ? -top : top;
  const rounded = (200n * size + bottom) / (2n * bottom);
  return Number(top < 0n && rounded > 0n ? -rounded : rounded);
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [
    a.units * 10n ** BigInt(scale - a.scale),
    b.units * 10n ** BigInt(scale - b.scale),
    scale,
  ];
}
