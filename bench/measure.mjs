// Measures whole processes: CPU seconds (user and system) and peak memory, as medians of several runs; and the clock.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const hook = resolve('bench/usage.cjs');

/** What takes more CPU seconds than this runs once: a further run would tell no more. */
export const LONG = 10;

/**
 * Runs each case in turn, round after round, so that a slow minute of the machine falls on all of them; `before`
 * readies the folder. A first round is not counted: it fills caches, as any second use finds them.
 */
export function measureAll(cases, { runs, folder }) {
  const results = cases.map(() => []);
  for (let round = 0; round <= runs; round += 1) {
    for (const [index, { args, before, env }] of cases.entries()) {
      const isLong = results[index].some(({ cpu }) => cpu > LONG);
      if (isLong) continue;
      before?.();
      const used = measure(args, { folder, env });
      if (round > 0 || used.cpu > LONG) results[index].push(used);
    }
  }
  return cases.map(({ name }, index) => ({
    name,
    cpu: median(results[index].map(({ cpu }) => cpu)),
    memory: median(results[index].map(({ memory }) => memory)),
  }));
}

export function measure(args, { folder, env = {} }) {
  const usage = join(folder, 'usage.json');
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ...env, BENCH_USAGE: usage },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  const wall = (performance.now() - start) / 1000;
  return { ...JSON.parse(readFileSync(usage, 'utf8')), wall };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
