/** A manifest is only a file: what is wrong with one is said in words, and nothing that it says is trusted. */
import { expect, test } from 'vitest';
import { parseManifest, parseShard, printManifest } from '../../src/manifest.ts';

const sum = 'a'.repeat(64);
const record = { files: { 'a/briefing.md': sum } };
const written = printManifest(new Map([['a/briefing', record]]), {
  part: 1,
  of: 2,
  documents: ['a/briefing'],
});
const altered = (change: object) => JSON.stringify({ ...JSON.parse(written), ...change });

test('what is written is read', () => {
  expect(parseManifest(written)).toEqual(new Map([['a/briefing', record]]));
  expect(parseShard(written)).toMatchObject({ shard: { part: 1, of: 2 } });
  const old = { format: 1, documents: { 'a/briefing': ['a/briefing.md'] } };
  expect(parseManifest(JSON.stringify(old))).toEqual(
    new Map([['a/briefing', { files: { 'a/briefing.md': '' } }]]),
  );
});

test.each([
  ['no JSON', '{', 'it is not a JSON object'],
  ['a list', '[]', 'it is not a JSON object'],
  ['another format', altered({ format: 3 }), 'its format is not 1 or 2'],
  ['no documents', altered({ documents: [] }), 'it lists no documents'],
  ['a name that climbs', altered({ documents: { '../a': record } }), 'the entry of "../a"'],
  [
    'a path that climbs',
    altered({ documents: { a: { files: { '../b': sum } } } }),
    'the entry of "a"',
  ],
  ['a sum that is none', altered({ documents: { a: { files: { b: 'x' } } } }), 'the entry of "a"'],
  ['an entry without files', altered({ documents: { a: 7 } }), 'the entry of "a"'],
  ['an old entry that is no list', altered({ format: 1, documents: { a: 7 } }), 'the entry of "a"'],
])('%s', (_, text, fault) => {
  expect(parseManifest(text)).toContain(fault);
  expect(parseShard(text)).toContain(fault);
});

test.each([
  ['no shard', { shard: undefined }, 'not of a shard that was completed'],
  ['a part that is no number', { shard: { part: 'x', of: 2, documents: [] } }, 'its account'],
  ['a whole that is no number', { shard: { part: 1, of: 1.5, documents: [] } }, 'its account'],
  ['documents that are no list', { shard: { part: 1, of: 2, documents: {} } }, 'its account'],
  ['documents that climb', { shard: { part: 1, of: 2, documents: ['../a'] } }, 'its account'],
])('a shard with %s', (_, change, fault) => {
  expect(parseShard(altered(change))).toContain(fault);
});
