/** What is done otherwise on Windows and macOS, tried on any system by what the system would answer there. */
import * as fs from 'node:fs';
import { createHash } from 'node:crypto';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkReplaceable, flushFolder, moveOver } from '../../src/outputs/disk.ts';
import { isLocked, lock } from '../../src/outputs/lock.ts';

vi.mock('node:fs', async (original) => ({ ...(await original<typeof fs>()) }));

let folder: string;
const { platform } = process;
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'briefwright-'));
});
afterEach(() => {
  on(platform);
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** An error as the system gives it. */
function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code, syscall: 'rename' });
}

/** Fails as many times as there are codes, then does what is asked. */
function held(codes: readonly string[]): void {
  const { renameSync } = fs;
  let at = 0;
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    const code = codes[at];
    at += 1;
    if (code !== undefined) throw refusal(code);
    renameSync(from, to);
  });
}

const move = () => {
  fs.writeFileSync(join(folder, 'new'), 'new');
  moveOver(join(folder, 'new'), join(folder, 'old'));
  return fs.readFileSync(join(folder, 'old'), 'utf8');
};

describe('a file that another program holds for a moment', () => {
  test('is waited for on Windows', () => {
    on('win32');
    held(['EPERM', 'EACCES', 'EBUSY']);
    expect(move()).toBe('new');
  });

  test('is not waited for without end', () => {
    on('win32');
    vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    held(Array.from({ length: 50 }, () => 'EBUSY'));
    expect(move).toThrow('another program has it open');
    expect(fs.renameSync).toHaveBeenCalledTimes(12);
  });

  test.each([
    ['win32', 'ENOSPC', 'the disk is full'],
    ['linux', 'EBUSY', 'another program has it open'],
  ] as const)('on %s a refusal by %s is final', (system, code, why) => {
    on(system);
    held([code]);
    expect(move).toThrow(why);
    expect(fs.renameSync).toHaveBeenCalledTimes(1);
  });
});

test('a file that another program keeps open is found before anything is moved', () => {
  on('win32');
  fs.writeFileSync(join(folder, 'open.pdf'), '');
  vi.spyOn(fs, 'openSync').mockImplementation(() => {
    throw refusal('EBUSY');
  });
  expect(() => checkReplaceable(folder, 'open.pdf')).toThrow('another program has it open');
  expect(() => checkReplaceable(folder, 'new.pdf')).not.toThrow();
});

describe('the names in a folder', () => {
  test('are not flushed on Windows, which opens no folder', () => {
    on('win32');
    expect(() => flushFolder(join(folder, 'nothing'))).not.toThrow();
  });

  test.each([
    ['EINVAL', false],
    ['EIO', true],
  ])('where the disk answers %s', (code, fails) => {
    on('linux');
    vi.spyOn(fs, 'fsyncSync').mockImplementation(() => {
      throw refusal(code);
    });
    if (fails) expect(() => flushFolder(folder)).toThrow(code);
    else expect(() => flushFolder(folder)).not.toThrow();
  });
});

const hold = (name: string) => fs.writeFileSync(join(folder, name), '');

describe('where the system does not say when a process was born', () => {
  const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
  beforeEach(() => {
    on('darwin');
  });

  test('a lock is named without it', async () => {
    const own = await lock(folder);
    expect(fs.readdirSync(folder)).toEqual([`lock-${machine}-${process.pid}-0-1`]);
    own.release();
  });

  test('the lock of a process that runs holds, unless it is older than the machine', () => {
    const name = `lock-${machine}-${process.ppid}-0-9`;
    hold(name);
    expect(isLocked(folder)).toBe(true);
    fs.utimesSync(join(folder, name), 0, 0);
    expect(isLocked(folder)).toBe(false);
  });

  test('whoever waits for a minute is told for whom', async () => {
    hold(`lock-${machine}-${process.ppid}-0-9`);
    let clock = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40_000));
    await expect(lock(folder)).rejects.toThrow(
      `another build (process ${process.ppid}) writes to this output folder`,
    );
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });
});
