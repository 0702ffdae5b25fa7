/** Whoever has all files of a build can't tell which of the fitting numbers a suppressed one is. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { readShipped } from '../findings/read.ts';
import { solve, type Range } from '../support/feasible.ts';
import { projectWith, snapshot } from '../support/project.ts';
import { shippedConstraints, withNumbers } from '../support/shipped.ts';

/** All files that the shipped project makes with this data file. */
async function outputs(data: string): Promise<ReadonlyMap<string, string>> {
  const folder = projectWith([{ file: 'data/ofsted-scr-2010.yaml', write: data }]);
  const { problems } = await build({ folder });
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message }) => message)).toEqual([]);
  const files = snapshot(join(folder, 'output'));
  rmSync(folder, { recursive: true });
  return files;
}

// Names, since bytes would fill the screen.
function differing(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}

test.each([
  ['\n  suppress_below: 5', 5, 1],
  [' hide-1-to-7-round-5', 8, 5],
])('disclosure:%s gives the same bytes for other suppressed numbers', async (line, below, to) => {
  const truth = readShipped().findings;
  const profile = (text: string) => text.replace('\nedition:', `\ndisclosure:${line}\nedition:`);
  const published = readShipped(profile).findings;
  const counted = [...truth.facts.values()].filter(({ value }) => value.kind === 'number');
  const ids = counted.map(({ id }) => id);
  // What fits: hidden small numbers stay small, and rounded ones round to the same.
  const ranges = counted.map(({ id, value }): Range => {
    const number = value.kind === 'number' ? value.number : 0;
    const shown = published.facts.get(id)?.value;
    if (shown?.kind === 'number') {
      const slack = number === 0 ? 0 : Math.floor(to / 2);
      return { low: Math.max(below, shown.number - slack), high: shown.number + slack };
    }
    return number < below ? { low: 1, high: below - 1 } : { low: below, high: 200 };
  });
  const zeros = counted.map(({ value }) => value.kind === 'number' && value.number === 0);
  const exact = ranges.map((range, index) => (zeros[index] === true ? { low: 0, high: 0 } : range));
  const system = { ranges: exact, constraints: shippedConstraints(ids) };
  const first = await outputs(profile(truth.source.text));
  const found = new Set<string>();
  // Each build takes a second or two: one other choice of numbers is enough for the second profile.
  for (const start of to === 1 ? [true, false] : [true]) {
    const other = solve(system, (step) => (step % 2 === 0) === start);
    if (other === undefined) throw new Error('the true figures fit too');
    const numbers = new Map(ids.map((id, index) => [id, other[index] ?? 0]));
    const text = withNumbers(truth, numbers);
    expect(text).not.toBe(truth.source.text);
    found.add(text);
    expect(differing(first, await outputs(profile(text)))).toEqual([]);
  }
  expect(found.size).toBe(to === 1 ? 2 : 1);
});
