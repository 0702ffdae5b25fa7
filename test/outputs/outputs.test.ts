/** What the output folder refuses, and how two builds share it. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseManifest, printManifest, recordOf } from '../../src/manifest.ts';
import { openOutputs, unfinished } from '../../src/outputs/outputs.ts';
import { stageFiles } from '../../src/outputs/transaction.ts';
import { snapshot } from '../support/project.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const fresh = () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function write(folder: string, files: Readonly<Record<string, string>>) {
  const outputs = await openOutputs(folder);
  try {
    const made = new Map(Object.entries(files).map(([path, text]) => [path, utf8(text)]));
    const records = new Map([['a/briefing', recordOf(made)]]);
    const done = outputs.commit({ records, staged: stageFiles(folder, 'set', made) });
    outputs.finish();
    return { ...done, completed: outputs.completed };
  } finally {
    outputs.close();
  }
}

describe('a transaction', () => {
  test('writes what changed, removes what is no longer made, and leaves nothing of its own', async () => {
    const folder = fresh();
    await write(folder, { 'a/briefing.md': 'one', 'a/charts/x.svg': 'x', 'a/charts/y.svg': 'y' });
    writeFileSync(join(folder, 'a/mine.txt'), 'mine');
    const { written, removed } = await write(folder, {
      'a/briefing.md': 'two',
      'a/new/x.svg': 'x',
    });
    expect(written).toEqual(['a/briefing.md', 'a/new/x.svg']);
    expect(removed).toEqual(['a/charts/x.svg', 'a/charts/y.svg']);
    expect([...snapshot(folder).keys()].sort()).toEqual(
      ['a/briefing.md', 'a/mine.txt', 'a/new/x.svg', 'manifest.json'].map((path) => join(path)),
    );
    expect(readdirSync(folder).sort()).toEqual(['a', 'manifest.json']);
    expect(await write(folder, { 'a/briefing.md': 'two', 'a/new/x.svg': 'x' })).toEqual({
      written: [],
      removed: [],
      completed: false,
    });
  });

  test.each([
    ['a folder at the place of a file', (at: string) => mkdirSync(join(at, 'a/b.pdf'))],
    ['a file at the place of a folder', (at: string) => writeFileSync(join(at, 'a/charts'), '')],
    [
      'a link at the place of a folder',
      (at: string) => symlinkSync(tmpdir(), join(at, 'a/charts'), 'junction'),
    ],
    [
      'a link at the place of its own',
      (at: string) => symlinkSync(tmpdir(), join(at, '.briefwright-build'), 'junction'),
    ],
  ])('%s leaves the whole old set', async (_, spoil) => {
    const folder = fresh();
    await write(folder, { 'a/briefing.md': 'one' });
    spoil(folder);
    const before = snapshot(folder);
    const files = { 'a/briefing.md': 'two', 'a/b.pdf': 'b', 'a/charts/x.svg': 'x' };
    await expect(write(folder, files)).rejects.toThrow(/cannot write/u);
    expect(snapshot(folder)).toEqual(before);
    expect(unfinished(folder)).toBeUndefined();
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a folder that may not be written to leaves the whole old set',
    async () => {
      const folder = fresh();
      await write(folder, { 'a/briefing.md': 'one', 'a/charts/x.svg': 'x' });
      const before = snapshot(folder);
      chmodSync(join(folder, 'a/charts'), 0o555);
      const files = { 'a/briefing.md': 'two', 'a/charts/x.svg': 'y' };
      await expect(write(folder, files)).rejects.toThrow('permission was denied');
      chmodSync(join(folder, 'a/charts'), 0o755);
      expect(snapshot(folder)).toEqual(before);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a link at the place of a file is replaced, not followed',
    async () => {
      const folder = fresh();
      mkdirSync(join(folder, 'a'));
      const elsewhere = join(fresh(), 'victim.txt');
      writeFileSync(elsewhere, 'mine');
      symlinkSync(elsewhere, join(folder, 'a/briefing.md'));
      await write(folder, { 'a/briefing.md': 'one' });
      expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
      expect(readFileSync(join(folder, 'a/briefing.md'), 'utf8')).toBe('one');
    },
  );

  test('a journal cannot move or delete anything outside the folder', async () => {
    for (const entry of [
      {
        manifest: 'manifest.json',
        documents: {},
        moves: [{ path: '../x', name: '0' }],
        removes: [],
      },
      {
        manifest: 'manifest.json',
        documents: {},
        moves: [{ path: 'a/x', name: '../../x' }],
        removes: [],
      },
      { manifest: 'manifest.json', documents: {}, moves: [], removes: ['../x'] },
      { manifest: 'manifest.json', documents: { '../x': null }, moves: [], removes: [] },
      { manifest: 'manifest.json', documents: {}, moves: [null], removes: [] },
      { manifest: '../manifest.json', documents: {}, moves: [], removes: [] },
      { manifest: 'manifest.json', documents: null, moves: [], removes: [] },
      { manifest: 'manifest.json', documents: {}, moves: {}, removes: [] },
      { manifest: 'manifest.json', documents: {}, moves: [{ path: 'a/x' }], removes: [] },
      'damaged',
    ]) {
      const folder = fresh();
      mkdirSync(join(folder, '.briefwright-build'));
      writeFileSync(join(folder, '.briefwright-build/commit-0000001.json'), JSON.stringify(entry));
      await expect(write(folder, { 'a/b.md': 'b' })).rejects.toThrow('damaged; delete the folder');
    }
  });
});

describe('the lock', () => {
  test('two builds at once take turns', async () => {
    const folder = fresh();
    const first = await openOutputs(folder);
    expect(unfinished(folder)).toBe('running');
    let told = 0;
    let entered = false;
    const second = openOutputs(folder, { told: () => (told += 1) }).then((outputs) => {
      entered = true;
      return outputs;
    });
    await new Promise((done) => setTimeout(done, 400));
    expect([entered, told]).toEqual([false, 1]);
    first.close();
    (await second).close();
    expect(existsSync(folder)).toBe(false);
  });

  test('many at once all have their turn, one at a time', async () => {
    const folder = fresh();
    let inside = 0;
    let most = 0;
    const runs = Array.from({ length: 8 }, async () => {
      const outputs = await openOutputs(folder);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((done) => setTimeout(done, 5));
      inside -= 1;
      outputs.close();
    });
    await Promise.all(runs);
    expect(most).toBe(1);
  });

  test('a dead process, an old start or a silent machine holds nothing', async () => {
    const folder = fresh();
    const workshop = join(folder, '.briefwright-build');
    const own = await openOutputs(folder);
    const name = readdirSync(workshop).find((entry) => entry.startsWith('lock-')) ?? '';
    own.close();
    const [, machine, pid, born] = name.split('-');
    mkdirSync(workshop, { recursive: true });
    writeFileSync(join(workshop, `lock-${machine}-999999999-5-1`), '');
    writeFileSync(join(workshop, `lock-00000000-${pid}-${born}-1`), '');
    utimesSync(join(workshop, `lock-00000000-${pid}-${born}-1`), 1e9, 1e9);
    if (process.platform === 'linux')
      writeFileSync(join(workshop, `lock-${machine}-${pid}-1-7`), '');
    expect(unfinished(folder)).toBeUndefined();
    (await openOutputs(folder)).close();
    expect(existsSync(workshop)).toBe(false);
  });
});

describe('the manifest', () => {
  test('reads format 1, whose sums are not known, and writes format 2', () => {
    const old = JSON.stringify({ format: 1, documents: { 'a/briefing': ['a/briefing.md'] } });
    const read = parseManifest(old);
    expect(read).toEqual(new Map([['a/briefing', { files: { 'a/briefing.md': '' } }]]));
    if (typeof read === 'string') throw new Error(read);
    expect(JSON.parse(printManifest(read))).toMatchObject({ format: 2 });
  });

  test('keeps what it does not know of a record', () => {
    const documents = { 'a/b': { files: {}, edition: { status: 'draft' } } };
    const read = parseManifest(JSON.stringify({ format: 2, documents }));
    if (typeof read === 'string') throw new Error(read);
    expect(JSON.parse(printManifest(read))).toMatchObject({ documents });
  });

  test.each([
    ['', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    ['{"format":3,"documents":{}}', 'format'],
    ['{"format":2}', 'lists no documents'],
    ['{"format":2,"documents":{"a":{"files":{"../x":""}}}}', '"a"'],
    ['{"format":2,"documents":{"a":{"files":{"x":"zz"}}}}', '"a"'],
    ['{"format":2,"documents":{"../a":{"files":{}}}}', '"../a"'],
    ['{"format":1,"documents":{"a":{"files":{}}}}', '"a"'],
  ])('says what is wrong with %s', (text, why) => {
    expect(parseManifest(text)).toContain(why);
  });
});
