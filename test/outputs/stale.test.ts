/** An output folder is compared with what a build would write: each way in which it can differ is told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { MANIFEST, printManifest, sha256, type Manifest } from '../../src/manifest.ts';
import { lock } from '../../src/outputs/lock.ts';
import { WORKSHOP } from '../../src/outputs/transaction.ts';
import { compareFiles, findStale } from '../../src/stale.ts';

const above = mkdtempSync(join(tmpdir(), 'briefwright-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(above, 'output-'));
});

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const manifest = (files: Readonly<Record<string, string>>): Manifest =>
  new Map([
    [
      'a/x',
      {
        files: Object.fromEntries(
          Object.entries(files).map(([path, text]) => [path, sha256(Buffer.from(text))]),
        ),
      },
    ],
  ]);

const compared = (path: string, there: string, made: string) => {
  put(path, there);
  return compareFiles(folder, new Map([[path, Buffer.from(made)]])).stale;
};

describe('a file', () => {
  test.each([
    ['one\ntwo', 'one\n2', ['it says:          two', 'a build would say: 2']],
    ['one', 'one\ntwo', ['it says:          (nothing: the file ends)', 'a build would say: two']],
    ['one\ntwo', 'one', ['it says:          two', 'a build would say: (nothing: the file ends)']],
  ])('that says %j and not %j', (there, made, lines) => {
    expect(compared('a/x.md', there, made)).toEqual([
      {
        path: 'a/x.md',
        state: 'different',
        detail: ['first at line 2:', ...lines.map((line) => `    ${line}`)].join('\n'),
        texts: { before: there, after: made },
      },
    ]);
  });

  test('that is as it would be written, or is not there', () => {
    expect(compared('a/x.md', 'same', 'same')).toEqual([]);
    expect(compareFiles(folder, new Map([['a/y.md', Buffer.from('')]])).stale).toEqual([
      { path: 'a/y.md', state: 'missing', detail: '' },
    ]);
  });
});

describe('a folder', () => {
  const now = manifest({ 'a/x.md': 'x' });
  beforeEach(() => {
    put('a/x.md', 'x');
    put(MANIFEST, printManifest(now));
  });

  test('as a build would leave it', () => {
    expect(findStale(folder, [], now, now)).toEqual([]);
  });

  test('with a manifest that lists something else', () => {
    put(MANIFEST, '{}');
    expect(findStale(folder, [], now, now)).toEqual([
      { path: MANIFEST, state: 'different', detail: 'it does not list what a build writes' },
    ]);
  });

  test('with files that a build no longer makes, or that none wrote', () => {
    put('a/old.md', 'old');
    put('a/mine.pdf', 'mine');
    put('a/notes.txt', 'notes');
    const before = manifest({ 'a/x.md': 'x', 'a/old.md': 'old', 'a/gone.md': 'gone' });
    expect(findStale(folder, [], before, now)).toEqual([
      { path: 'a/mine.pdf', state: 'superfluous', detail: expect.stringContaining('no build') },
      { path: 'a/old.md', state: 'superfluous', detail: 'a build no longer makes it' },
    ]);
  });

  test('into which another build writes', async () => {
    const workshop = join(folder, WORKSHOP);
    mkdirSync(workshop);
    const own = await lock(workshop);
    const stale = findStale(folder, [], now, now);
    own.release();
    expect(stale).toEqual([
      { path: MANIFEST, state: 'unfinished', detail: expect.stringContaining('wait until') },
    ]);
  });
});
