/** The line of progress: how far, how long still, and never wider than the terminal. */
import { describe, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import { readShard, readWorkers } from '../../src/cli/many.ts';

describe('progress', () => {
  test.each([
    [
      { done: 1, total: 153, name: 'a/northtown' },
      2000,
      '[....................] 1 of 153, 6 min left: a/northtown',
    ],
    [
      { done: 76, total: 153, name: 'a/b' },
      15_200,
      '[##########..........] 76 of 153, 16 s left: a/b',
    ],
    [
      { done: 10, total: 22_000, name: 'a/b' },
      10_000,
      '[....................] 10 of 22000, 6 h 7 min left: a/b',
    ],
    [{ done: 5, total: 5, name: 'a/b' }, 9000, '[####################] 5 of 5, 0 s left: a/b'],
  ])('%j after %d ms', (step, elapsed, line) => {
    expect(progressLine(step, elapsed)).toBe(line);
  });

  test('is cut to the terminal, and shows no control characters', () => {
    const step = { done: 1, total: 2, name: `a/\u001B[31m${'x'.repeat(100)}` };
    const line = progressLine(step, 1000, 40);
    expect([line.length, line.includes('\u001B')]).toEqual([39, false]);
  });
});

describe('options for many documents', () => {
  test.each(['0', '-1', '1.5', 'two', '', '257', '1e2'])('--workers %s is wrong', (text) => {
    expect(readWorkers(text)).toHaveProperty('wrong');
  });

  test.each(['0/8', '9/8', '2', '2/0', '2/8/1', ' 2/8', '1/10001'])(
    '--shard %s is wrong',
    (text) => {
      expect(readShard(text)).toHaveProperty('wrong');
    },
  );

  test('are read as they are', () => {
    expect([readWorkers('12'), readShard('2/8')]).toEqual([12, { part: 2, of: 8 }]);
    expect([readWorkers(undefined), readShard(undefined)]).toEqual([undefined, undefined]);
  });
});
