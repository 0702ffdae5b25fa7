/** Puts what a protected data file publishes before an exact solver, and before itself with other small numbers. */
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Cell, Fact, Findings, Value } from '../../src/findings/types.ts';
import { share } from '../../src/findings/print.ts';
import {
  hull,
  solve,
  TooLarge,
  type Constraint,
  type Range,
  type System,
} from '../support/feasible.ts';
import {
  constraintsOf,
  dataText,
  type Figures,
  published,
  someCrossTable,
  someFigures,
  withMore,
} from './disclosure-figures.ts';
import { isError, printed, readFiles } from './read.ts';

// The solver takes its time where many figures are hidden.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 40);
const HIDE = 'disclosure:\n  suppress_below: 5\n';
const HIDE_AND_ROUND = 'disclosure: hide-1-to-7-round-5\n';

function read(figures: Figures, disclosure: string): Findings {
  const { findings, problems } = readFiles({ 'input.yaml': dataText(figures, disclosure) });
  expect(printed(problems.filter(isError))).toEqual([]);
  return findings;
}

function factAt(findings: Findings, index: number): Fact {
  const fact = findings.facts.get(`f${index}`);
  if (fact === undefined) throw new Error(`no figure f${index}`);
  return fact;
}

/** What a reader knows of each figure. `least` is 1 for those who know that zeros are always published. */
function knowledge(figures: Figures, findings: Findings, rounding: number, least: number): Range[] {
  const top = 400 + 20 * Math.max(...figures.all.map(({ value }) => value));
  const slack = Math.floor(rounding / 2);
  return figures.all.map((_, index) => {
    const { value } = factAt(findings, index);
    if (value.kind !== 'number') return { low: least, high: top };
    const exact = rounding === 1 || value.number === 0;
    return exact
      ? { low: value.number, high: value.number }
      : { low: value.number - slack, high: value.number + slack };
  });
}

function valueOf(cell: Cell | undefined): Value {
  return typeof cell === 'number' ? { kind: 'number', number: cell } : { kind: 'suppressed' };
}

/** Leaves out the rare figures that would take the solver too long. */
function decided<T>(search: () => T): T {
  try {
    return search();
  } catch (error) {
    fc.pre(!(error instanceof TooLarge));
    throw error;
  }
}

function hiddenOf(figures: Figures, findings: Findings): readonly number[] {
  return [...figures.all.keys()].filter(
    (index) => factAt(findings, index).value.kind === 'suppressed',
  );
}

describe.each([
  ['sums of every shape', someFigures],
  ['tables with totals', someCrossTable],
])('%s', (_, figuresOf) => {
  test.each([
    ['suppress_below: 5', HIDE, 5, 1],
    ['hide-1-to-7-round-5', HIDE_AND_ROUND, 8, 5],
  ])('%s leaves every hidden count as wide a range as its threshold', (_, line, below, to) => {
    fc.assert(
      fc.property(figuresOf, (figures) => {
        const findings = read(figures, line);
        const constraints = constraintsOf(figures);
        for (const least of [0, 1]) {
          const ranges = knowledge(figures, findings, to, least);
          for (const index of hiddenOf(figures, findings)) {
            const one = figures.all[index]?.value ?? 0;
            const { low, high } = decided(() => hull({ ranges, constraints }, index, one, below));
            // Those who know that zeros stay know one number less.
            expect(high - low).toBeGreaterThanOrEqual(below - least);
          }
        }
      }),
      { numRuns: RUNS, maxSkipsPerRun: 1 },
    );
  });

  test('a small count is never published, nor in a share, and a zero always', () => {
    fc.assert(
      fc.property(figuresOf, fc.constantFrom(HIDE, HIDE_AND_ROUND), (figures, line) => {
        const findings = read(figures, line);
        const below = line === HIDE ? 5 : 8;
        for (const [index, { value }] of figures.all.entries()) {
          const fact = factAt(findings, index);
          if (value > 0 && value < below) expect(fact.value).toEqual({ kind: 'suppressed' });
          if (value === 0) expect(fact.value).toEqual({ kind: 'number', number: 0 });
        }
        for (const row of findings.tables.get('all')?.rows ?? []) {
          const { value, base } = row;
          expect(row['share']).toBe(share(valueOf(value), valueOf(base)) ?? null);
        }
      }),
      { numRuns: RUNS, maxSkipsPerRun: 1 },
    );
  });

  test('other hidden numbers that fit publish the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(figuresOf, fc.infiniteStream(fc.boolean()), (figures, coins) => {
        const findings = read(figures, HIDE);
        const hidden = new Set(hiddenOf(figures, findings));
        const ranges = figures.all.map(({ value }, index) =>
          !hidden.has(index)
            ? { low: value, high: value }
            : value < 5
              ? { low: 1, high: 4 }
              : { low: 5, high: 200 },
        );
        const flip = () => coins.next().value;
        const system = { ranges, constraints: constraintsOf(figures) };
        const other = decided(() => solve(system, flip));
        if (other === undefined) throw new Error('the true figures fit too');
        const changed = {
          ...figures,
          all: figures.all.map((figure, index) => ({ ...figure, value: other[index] ?? 0 })),
        };
        if (changed.all.some(({ value }, index) => value !== figures.all[index]?.value)) {
          compared += 1;
        }
        expect(published(read(changed, HIDE))).toEqual(published(findings));
      }),
      { numRuns: RUNS, maxSkipsPerRun: 1 },
    );
    expect(compared).toBeGreaterThan(RUNS / 4);
  });
});

describe.each([
  ['of the same period', '2024-03-31'],
  ['of a longer period', '2024-09-30'],
])('an edition before %s', (_, to) => {
  test.each([
    ['with the same profile', ''],
    ['that is open by itself', 'disclosure: none\n'],
  ])('%s gives no hidden count away', (_, ownLine) => {
    let tied = 0;
    const more = fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(someFigures, someCrossTable), more, (now, increments) => {
        const before = withMore(now, increments) ?? now;
        const reasons = now.all.map((_, index) => `  f${index}: Counted again.\n`).join('');
        const { findings, problems } = readFiles({
          'input.yaml': dataText(now, HIDE, {
            more: `previous: before\nrevisions:\n${reasons}`,
          }),
          'before.yaml': dataText(before, ownLine, { to }),
        });
        expect(printed(problems.filter(isError))).toEqual([]);
        const { previous } = findings;
        if (previous === undefined) throw new Error('no earlier edition');
        const size = now.all.length;
        const system: System = {
          ranges: [...knowledge(now, findings, 1, 0), ...knowledge(before, previous, 1, 0)],
          constraints: [
            ...constraintsOf(now),
            ...constraintsOf(before).map(({ kind, terms }) => ({
              kind,
              terms: terms.map(([index, by]) => [index + size, by] as const),
            })),
            ...tiesBetween(now, before, to === '2024-03-31'),
          ],
        };
        for (const index of hiddenOf(now, findings)) {
          tied += 1;
          const one = now.all[index]?.value ?? 0;
          const { low, high } = decided(() => hull(system, index, one, 5));
          expect(high - low).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: RUNS / 2, maxSkipsPerRun: 1 },
    );
    expect(tied).toBeGreaterThan(RUNS / 2);
  });
});

/** What a reader may take for granted: figures that weren't revised are the same, and a year holds its half. */
function tiesBetween(now: Figures, before: Figures, same: boolean): readonly Constraint[] {
  return now.all.flatMap(({ value }, index): Constraint[] => {
    const then = before.all[index]?.value ?? 0;
    const terms = [[index, 1] as const, [index + now.all.length, -1] as const];
    if (same) return value === then ? [{ kind: '=', terms }] : [];
    return value <= then ? [{ kind: '<=', terms }] : [];
  });
}
