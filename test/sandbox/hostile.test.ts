import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderForeign } from '../../src/charts/foreign.ts';
import type { SandboxOptions } from '../../src/sandbox/host.ts';
import type * as Host from '../../src/sandbox/host.ts';
import { Problems } from '../../src/problems/problems.ts';
import { testMeasure } from '../support/charts.ts';
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

const ENDLESS = HOSTILE.filter(({ codes }) => codes.includes('chart-too-slow'));

function mustEndIn(codes: readonly string[], problems: Problems, chart: object | undefined): void {
  const found = problems.all.map(({ code }) => code);
  expect(found.length).toBeGreaterThan(0);
  expect([...codes, 'chart-warning']).toEqual(expect.arrayContaining(found));
  if (problems.hasErrors) expect(chart).toBeUndefined();
}

describe('a specification made to run for ever, or out of memory, is stopped', () => {
  test.concurrent.each(ENDLESS)('$name', async ({ text, codes }) => {
    const problems = new Problems();
    const source = { path: 'hostile.json', text };
    const { chart, took } = await inTurn(async () => {
      const started = performance.now();
      const chart = await host.renderSandboxed(source, { load, seconds }, problems);
      return { chart, took: performance.now() - started };
    });
    expect(took).toBeLessThan(10_000);
    mustEndIn(codes, problems, chart);
  });
});

describe('a specification made to reach what it must not is refused, in any process', () => {
  test.each(HOSTILE.filter((one) => !ENDLESS.includes(one)))('$name', async ({ text, codes }) => {
    const problems = new Problems();
    const tools = { measure: testMeasure(), load };
    const chart = await renderForeign({ path: 'hostile.json', text }, tools, problems);
    mustEndIn(codes, problems, chart);
  });
});

test('what a process refuses, its parent tells', async () => {
  const refused = HOSTILE.filter(({ name }) => name === 'a file of the system');
  expect(refused).toHaveLength(1);
  for (const { text, codes } of refused) {
    const problems = new Problems();
    const chart = await host.renderSandboxed({ path: 'hostile.json', text }, { load }, problems);
    mustEndIn(codes, problems, chart);
  }
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
