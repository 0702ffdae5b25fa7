/**
 * An exact solver for small systems of whole numbers: what somebody could work out who has only what is
 * published, a pencil, and all the time in the world.
 */

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The sum of each coefficient times its unknown is 0; or, for `<=`, at most 0. */
export interface Constraint {
  readonly kind: '=' | '<=';
  readonly terms: readonly (readonly [unknown: number, coefficient: number])[];
}

export interface System {
  readonly ranges: readonly Range[];
  readonly constraints: readonly Constraint[];
}

const MOST_STEPS = 3000;

/** Thrown where a system would take too long: nothing is known of it then. */
export class TooLarge extends Error {}

/** One solution, or undefined if there is none. `upFirst` says for each branch which half is tried first. */
export function solve(
  system: System,
  upFirst: (step: number) => boolean = () => false,
): readonly number[] | undefined {
  let steps = 0;
  const search = (given: readonly Range[]): readonly number[] | undefined => {
    steps += 1;
    if (steps > MOST_STEPS) throw new TooLarge('the system is too large for this solver');
    const ranges = narrowed(given, system.constraints);
    if (ranges === undefined) return undefined;
    const index = narrowest(ranges);
    const range = ranges[index];
    if (range === undefined) return ranges.map(({ low }) => low);
    const middle = Math.floor((range.low + range.high) / 2);
    const halves = [
      { low: range.low, high: middle },
      { low: middle + 1, high: range.high },
    ];
    if (upFirst(steps)) halves.reverse();
    for (const half of halves) {
      const found = search(ranges.map((other, at) => (at === index ? half : other)));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(system.ranges);
}

/**
 * The numbers that an unknown can be, from the lowest to the highest, of which `one` is one. The search
 * ends where the range is wider than `enough`: nothing is to be said of how far it goes.
 */
export function hull(system: System, unknown: number, one: number, enough: number): Range {
  const full = system.ranges[unknown];
  if (full === undefined) throw new Error(`no unknown ${unknown}`);
  const can = (low: number, high: number) => {
    const own = { low: Math.max(low, full.low), high: Math.min(high, full.high) };
    if (own.low > own.high) return false;
    const ranges = system.ranges.map((range, at) => (at === unknown ? own : range));
    return solve({ ...system, ranges }) !== undefined;
  };
  if (!can(one, one)) throw new Error('what is published contradicts the true figures');
  if (can(one + enough, full.high)) return { low: one, high: one + enough };
  let [low, high] = [one, one];
  for (let least = full.low; least < low;) {
    const middle = Math.floor((least + low) / 2);
    if (can(full.low, middle)) low = middle;
    else least = middle + 1;
  }
  for (let most = one + enough - 1; high < most;) {
    const middle = Math.ceil((high + most) / 2);
    if (can(middle, full.high)) high = middle;
    else most = middle - 1;
  }
  return { low, high };
}

function narrowest(ranges: readonly Range[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { low, high }] of ranges.entries()) {
    if (high > low && high - low < least) [best, least] = [index, high - low];
  }
  return best;
}

/** Takes away what no constraint allows, until nothing more goes; undefined if nothing is left. */
function narrowed(
  given: readonly Range[],
  constraints: readonly Constraint[],
): readonly Range[] | undefined {
  const ranges = [...given];
  for (let changed = true; changed;) {
    changed = false;
    for (const { kind, terms } of constraints) {
      for (const [unknown, coefficient] of terms) {
        const range = ranges[unknown];
        if (range === undefined) throw new Error(`no unknown ${unknown}`);
        let [least, most] = [0, 0];
        for (const [other, factor] of terms) {
          const { low = 0, high = 0 } = ranges[other] ?? {};
          if (other === unknown) continue;
          least += factor * (factor > 0 ? low : high);
          most += factor * (factor > 0 ? high : low);
        }
        // coefficient * unknown is at most -least and, in a sum, at least -most.
        let { low, high } = range;
        if (coefficient > 0) {
          high = Math.min(high, Math.floor(-least / coefficient));
          if (kind === '=') low = Math.max(low, Math.ceil(-most / coefficient));
        } else {
          low = Math.max(low, Math.ceil(-least / coefficient));
          if (kind === '=') high = Math.min(high, Math.floor(-most / coefficient));
        }
        if (low > high) return undefined;
        if (low !== range.low || high !== range.high) {
          ranges[unknown] = { low, high };
          changed = true;
        }
      }
    }
  }
  return ranges;
}
