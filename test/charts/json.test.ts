import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/charts/json.ts';
import { plainObject, spanWithin, type JsonNode } from '../../src/charts/tree.ts';
import { Problems } from '../../src/problems/problems.ts';

function read(text: string): { node: JsonNode | undefined; codes: readonly string[] } {
  const problems = new Problems();
  const node = readJson({ path: 'a.json', text }, problems);
  return { node, codes: problems.all.map(({ code }) => code) };
}

function valueOf(node: JsonNode | undefined): unknown {
  if (node?.kind === 'object') return plainObject(node);
  if (node?.kind === 'array') return node.items.map(valueOf);
  return node?.value;
}

const ownKeys = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (!Object.hasOwn(value, '__proto__') && Object.values(value).every(ownKeys));

describe('strict JSON', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const value: unknown = JSON.parse(json);
        fc.pre(ownKeys(value));
        const { node, codes } = read(JSON.stringify(value, null, indent));
        expect(codes).toEqual([]);
        expect(valueOf(node)).toEqual(value);
      }),
    );
  });

  test('whatever JSON.parse refuses is refused', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', '\\', '\n', "'", '0'),
        (json, at, put) => {
          const place = at % (json.length + 1);
          const text = json.slice(0, place) + put + json.slice(place + 1);
          const parses = (() => {
            try {
              JSON.parse(text);
              return true;
            } catch {
              return false;
            }
          })();
          if (!parses) expect(read(text).codes).not.toEqual([]);
        },
      ),
    );
  });

  test('each text knows its place, escapes or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const text = `{"a": ${JSON.stringify(value)}}`;
        const { node } = read(text);
        const found = node?.kind === 'object' ? node.entries.get('a')?.value : undefined;
        if (found?.kind !== 'string') throw new Error('no text');
        expect(JSON.parse(text.slice(found.span.start, found.span.end))).toBe(value);
        for (let end = 0; end <= value.length; end += 1) {
          const { start, end: stop } = spanWithin(found, 0, end);
          expect(JSON.parse(`"${text.slice(start, stop)}"`)).toBe(value.slice(0, end));
        }
      }),
    );
  });

  test.each([
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"a":{"b":1},"a":2,"c":3}', 'duplicate-key'],
    ['[1e999]', 'huge-number'],
    ['{"__proto__":1,"a":2}', 'unusable-key'],
    ['[01]', 'broken-json'],
    ['[1.]', 'broken-json'],
    ['[.5]', 'broken-json'],
    ['[+1]', 'broken-json'],
    ['[NaN]', 'broken-json'],
    ['[-Infinity]', 'broken-json'],
    ['[undefined]', 'broken-json'],
    ["['a']", 'broken-json'],
    ['["a\tb"]', 'broken-json'],
    [String.raw`["\x41"]`, 'broken-json'],
    [String.raw`["\u00g0"]`, 'broken-json'],
    ['["a', 'broken-json'],
    ['[1,', 'broken-json'],
    ['[1 2]', 'broken-json'],
    ['{"a" 1}', 'broken-json'],
    ['{a: 1}', 'broken-json'],
    ['[] []', 'broken-json'],
    ['', 'broken-json'],
    ['// no comments\n[]', 'broken-json'],
  ])('%s is %s', (text, code) => {
    expect(read(text).codes).toEqual([code]);
  });

  test('a byte order mark is no fault', () => {
    expect(read('\uFEFF{"a": 1}').codes).toEqual([]);
  });

  test('a file of a hundred thousand brackets ends in a problem, not in a crash', () => {
    expect(read('['.repeat(100_000)).codes).toEqual(['too-deep']);
    expect(read('{"a":'.repeat(100_000)).codes).toEqual(['too-deep']);
  });
});
