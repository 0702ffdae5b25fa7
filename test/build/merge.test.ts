/** Shards whose folders don't fit together are told apart, and nothing is written. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../src/manifest.ts';
import { merge } from '../../src/merge.ts';

const above = mkdtempSync(join(tmpdir(), 'briefwright-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(above, 'shards-'));
});

interface Shard {
  readonly part?: number;
  readonly of?: number;
  /** What the whole run was asked for. */
  readonly asked?: readonly string[];
  /** What this shard lists. */
  readonly built?: readonly string[];
  readonly version?: string;
}

/** Writes the folder of a shard, each of whose documents has one file that holds its id. */
function shard({ part = 1, of = 1, asked = ['a/x'], built = asked, version = '1' }: Shard): string {
  const path = join(folder, `${part}-${version}`);
  const documents = built.map((id) => {
    mkdirSync(join(path, id, '..'), { recursive: true });
    writeFileSync(join(path, `${id}.md`), id);
    return [id, { files: { [`${id}.md`]: sha256(Buffer.from(id)) } }] as const;
  });
  const manifest = {
    format: 2,
    briefwright: version,
    shard: { part, of, documents: asked },
    documents: Object.fromEntries(documents),
  };
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `manifest-${part}-of-${of}.json`), JSON.stringify(manifest));
  return path;
}

const MANY = Array.from({ length: 15 }, (_, index) => `a/${String.fromCharCode(97 + index)}`);

test.each<[string, Shard[], RegExp[]]>([
  [
    'shards of which one is not there',
    [{ of: 2, asked: ['a/x', 'a/y'], built: ['a/x'] }],
    [/^of 2 shards these are missing: 2$/u, /^a document is missing: a\/y$/u],
  ],
  [
    'shards of which most are not there',
    [{ of: 20, asked: MANY, built: [] }],
    [
      /missing: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, \.\.\.$/u,
      /^15 documents are missing: a\/a, .*, \.\.\.$/u,
    ],
  ],
  [
    'shards of two versions',
    [
      { of: 2, asked: ['a/x', 'a/y'], built: ['a/x'] },
      { part: 2, of: 2, asked: ['a/x', 'a/y'], built: ['a/y'], version: '2' },
    ],
    [/1-1.manifest-1-of-2\.json and .*2-2.manifest-2-of-2\.json are not of the same run$/u],
  ],
  [
    'a document that nobody asked for',
    [{ asked: ['a/x'], built: ['a/x', 'a/old'] }],
    [/lists the document a\/old, which the project does not ask for$/u],
  ],
])('%s', async (_, shards, told) => {
  const out = join(folder, 'joined');
  const { problems, written } = await merge(shards.map(shard), out);
  expect(problems.map(({ message }) => message)).toEqual(
    told.map((text) => expect.stringMatching(text)),
  );
  expect([written, existsSync(out)]).toEqual([[], false]);
});

test('a folder that holds no shard', async () => {
  const { problems } = await merge([folder], join(folder, 'joined'));
  expect(problems.map(({ code }) => code)).toEqual(['no-shards']);
});

test('a file that is gone, or was changed, since its shard wrote it', async () => {
  const path = shard({ asked: ['a/x', 'a/y', 'a/z'] });
  rmSync(join(path, 'a/x.md'));
  writeFileSync(join(path, 'a/y.md'), 'changed');
  const { problems } = await merge([path], join(folder, 'joined'));
  expect(problems.map(({ code }) => code)).toEqual(['file-missing', 'file-changed']);
});
