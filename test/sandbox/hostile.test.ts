import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/host.ts';
import type * as Host from '../../src/sandbox/host.ts';
import { Problems } from '../../src/problems/problems.ts';
import { HOSTILE } from '../support/hostile.ts';
import { loadSandbox } from '../support/sandbox.ts';

let host: typeof Host;
let remove: () => void;
beforeAll(async () => {
  ({ host, remove } = await loadSandbox());
});
afterAll(() => remove());

const load: SandboxOptions['load'] = (path) =>
  path === 'data.csv'
    ? Promise.resolve(new TextEncoder().encode('a,b\nx,1\ny,2\n'))
    : Promise.reject(new Error('there is no such file'));

/** Runs two at a time: more would only starve each other. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let next = 0;
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const lane = next;
  next = (next + 1) % lanes.length;
  const done = lanes[lane]!.then(run);
  lanes[lane] = done.catch(() => undefined);
  return done;
}

// The limit is six seconds; what has to be stopped then is as endless after one.
const seconds = Number(process.env['SANDBOX_SECONDS'] ?? 1);

describe('a specification made to break the program ends in a located error', () => {
  test.concurrent.each(HOSTILE)('$name', async ({ text, codes }) => {
    const problems = new Problems();
    const endless = codes.includes('chart-too-slow');
    const options = { load, ...(endless ? { seconds } : {}) };
    const source = { path: 'hostile.json', text };
    const { chart, took } = await inTurn(async () => {
      const started = performance.now();
      const chart = await host.renderSandboxed(source, options, problems);
      return { chart, took: performance.now() - started };
    });
    expect(took).toBeLessThan(10_000);
    const errors = problems.all.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(codes).toEqual(expect.arrayContaining(errors.map(({ code }) => code)));
    expect(errors.every(({ span }) => span !== undefined)).toBe(true);
    expect(chart).toBeUndefined();
  });
});

test('a harmless specification is drawn, with its data', async () => {
  const problems = new Problems();
  const text = JSON.stringify({
    title: 'Made up',
    data: { url: 'data.csv' },
    mark: 'bar',
    encoding: { x: { field: 'a' }, y: { field: 'b', type: 'quantitative' } },
  });
  const chart = await host.renderSandboxed({ path: 'fine.vl.json', text }, { load }, problems);
  expect(problems.all).toEqual([]);
  expect(chart?.title).toBe('Made up');
  expect(chart?.svg).toContain('font-family="\'Source Sans 3\', sans-serif"');
});
