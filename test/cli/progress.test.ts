/** The line of progress: how far, how long still, and never wider than the terminal. */
import { describe, expect, test, vi } from 'vitest';
import { progressLine, showProgress } from '../../src/cli/progress.ts';
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

const shownOn = (isTTY: boolean, elapsed: number): readonly string[] => {
  const written: string[] = [];
  const before = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  try {
    const { progress, end } = showProgress();
    clock.mockReturnValue(elapsed);
    progress({ done: 1, total: 2, name: 'a/b' });
    end();
  } finally {
    vi.restoreAllMocks();
    if (before === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
    else Object.defineProperty(process.stderr, 'isTTY', before);
  }
  return written;
};

describe('a terminal', () => {
  test('shows the line once a second has passed, and wipes it at the end', () => {
    expect(shownOn(true, 1500)).toEqual([
      '\r\u001B[K[##########..........] 1 of 2, 2 s left: a/b',
      '\r\u001B[K',
    ]);
  });

  test('shows none before, and a pipe none at all', () => {
    expect([shownOn(true, 900), shownOn(false, 1500)]).toEqual([[], []]);
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
