import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readJson } from '../../src/findings/files/json.ts';
import { spanWithin } from '../../src/findings/files/spans.ts';
import type { DataNode } from '../../src/findings/files/nodes.ts';
import type { Prose } from '../../src/findings/types.ts';
import { readYaml } from '../../src/findings/files/yaml.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';

/** Words, and now and then what a scalar style must treat specially. */
const line = fc
  .array(
    fc.constantFrom(
      'children',
      'a',
      'seen,',
      '{{facts.x.count}}',
      "it's",
      '"so"',
      '93',
      'é',
      '😀',
      '\\',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '));
const lines = fc.array(line, { minLength: 1, maxLength: 4 });

const styles: Readonly<Record<string, (text: readonly string[]) => string>> = {
  plain: (text) => `x${text.join(' ')}`.replaceAll(/[:#]/gu, '').replaceAll(' ', ' '),
  'plain over lines': (text) => text.map((one) => `x${one}`).join('\n    '),
  single: (text) => `'${text.join(' ').replaceAll("'", "''")}'`,
  'single over lines': (text) => `'${text.join('\n\n    ').replaceAll("'", "''")}'`,
  double: (text) => JSON.stringify(text.join('\n')),
  'double over lines': (text) =>
    `"${text.map((one) => JSON.stringify(one).slice(1, -1)).join(' \\\n    ')}"`,
  literal: (text) => `|\n    ${text.join('\n    ')}\n`,
  'literal, stripped': (text) => `|-\n    ${text.join('\n\n    ')}\n`,
  'literal, kept': (text) => `|+\n    ${text.join('\n    ')}\n\n`,
  folded: (text) => `>\n    ${text.join('\n    ')}\n`,
  'folded, stripped': (text) => `>-\n    ${text.join('\n\n    ')}\n`,
  'folded, indented': (text) => `>-\n    ${text.join('\n      ')}\n`,
};

function proseOf(node: DataNode | undefined): Prose {
  const value = node?.kind === 'map' ? node.entries.get('key')?.value : undefined;
  if (value?.kind !== 'text') throw new Error('no text');
  return { text: value.text, span: value.span };
}

describe.each(Object.entries(styles))('%s', (_, write) => {
  test.each(['\n', '\r\n'])(
    'each letter of the text is found in the file (line ends %j)',
    (end) => {
      fc.assert(
        fc.property(lines, (text) => {
          const file = `before: 1\nkey: ${write(text)}\nafter: 2\n`.replaceAll('\n', end);
          const source: Source = { path: 'data/a.yaml', text: file };
          const problems = new Problems();
          const prose = proseOf(readYaml(source, problems));
          expect(problems.all).toEqual([]);
          expect(prose.text).toBe(parse(file).key);
          for (let at = 0; at < prose.text.length; at += 1) {
            const span = spanWithin(prose, at, at + 1);
            const letter = prose.text[at] ?? '';
            const written = file.slice(span.start, span.end);
            expect(span.end).toBeGreaterThan(span.start);
            if (/[\w{}.,é]/u.test(letter)) expect(written).toBe(letter);
            expect(span.end - span.start).toBeLessThan(prose.span.end - prose.span.start + 1);
          }
          expect(spanWithin(prose, 0, prose.text.length).start).toBeGreaterThanOrEqual(
            prose.span.start,
          );
        }),
      );
    },
  );
});

test('JSON: each letter of the text is found in the file', () => {
  fc.assert(
    fc.property(
      fc
        .string({ unit: 'grapheme' })
        .filter((text) => !/\p{C}|[\u2028-\u202E\u2066-\u2069\uFFFD]/u.test(text)),
      (text) => {
        const source: Source = { path: 'data/a.json', text: `{"key": ${JSON.stringify(text)}}` };
        const prose = proseOf(readJson(source, new Problems()));
        expect(prose.text).toBe(text);
        for (const { index, 0: letter } of text.matchAll(/[^"\\]/gu)) {
          const span = spanWithin(prose, index, index + letter.length);
          expect(source.text.slice(span.start, span.end)).toBe(letter);
        }
      },
    ),
  );
});

test('escapes keep their place', () => {
  const source: Source = { path: 'data/a.yaml', text: String.raw`key: "a\u0062\x63\t\U0001F600d"` };
  const prose = proseOf(readYaml(source, new Problems()));
  expect(prose.text).toBe('abc\t😀d');
  const at = (start: number, end: number) => {
    const span = spanWithin(prose, start, end);
    return source.text.slice(span.start, span.end);
  };
  expect(at(1, 2)).toBe(String.raw`\u0062`);
  expect(at(2, 4)).toBe(String.raw`\x63\t`);
  expect(at(4, 6)).toBe(String.raw`\U0001F600`);
  expect(at(6, 7)).toBe('d');
});

test('a text that the file writes otherwise stands at the whole of what is written', () => {
  const source: Source = { path: 'data/a.yaml', text: 'key: abc' };
  const span = { source, start: 5, end: 8 };
  expect(spanWithin({ text: 'abd', span }, 1, 2)).toEqual(span);
  expect(spanWithin({ text: 'abc', span }, 1, 2)).toEqual({ source, start: 6, end: 7 });
  expect(spanWithin({ text: 'abc', span }, 4, 5)).toEqual(span);
  expect(spanWithin({ text: 'abc', span }, 2, 4)).toEqual(span);
});

test('an empty range stands before its letter, or after the last', () => {
  const source: Source = { path: 'data/a.yaml', text: 'key: abc' };
  const prose = proseOf(readYaml(source, new Problems()));
  expect(spanWithin(prose, 0, 0)).toMatchObject({ start: 5, end: 5 });
  expect(spanWithin(prose, 3, 3)).toMatchObject({ start: 8, end: 8 });
});
