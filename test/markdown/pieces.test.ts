/** White space of a value is folded across its pieces, and what is behind each piece stays with it. */
import { expect, test } from 'vitest';
import { foldPieces, neutralPieces } from '../../src/markdown/pieces.ts';
import type { Piece } from '../../src/markdown/values.ts';

const pieces = (texts: readonly string[]) =>
  texts.map((text, index) => ({ text, chart: String(index) }));

test.each<readonly [readonly string[], readonly string[]]>([
  [[], []],
  [['a'], ['a 0']],
  [
    ['a', ' b'],
    ['a 0', ' b 1'],
  ],
  [
    ['a ', 'b'],
    ['a  0', 'b 1'],
  ],
  [
    ['a ', ' b'],
    ['a  0', 'b 1'],
  ],
  [[' a'], ['a 0']],
  [['a '], ['a 0']],
  [['', 'a'], ['a 1']],
  [
    ['a', '', 'b'],
    ['a 0', 'b 2'],
  ],
  [[' ', 'a'], ['a 1']],
  [['a', ' '], ['a 0']],
  [
    ['a', ' ', ' b'],
    ['a 0', '  1', 'b 2'],
  ],
  [
    ['a', '\n', 'b'],
    ['a 0', '  1', 'b 2'],
  ],
  [
    ['a\n', '\nb'],
    ['a  0', 'b 1'],
  ],
  [
    ['a  b', 'c'],
    ['a b 0', 'c 1'],
  ],
  [
    ['a', 'e\u0301 '],
    ['a 0', 'é 1'],
  ],
  [
    ['a', '\u2003'],
    ['a 0', '\u2003 1'],
  ],
  [[' '], []],
  [['a', ' ', ' '], ['a 0']],
])('%j', (texts, folded) => {
  expect(foldPieces(pieces(texts)).map(({ text, chart }) => `${text} ${chart}`)).toEqual(folded);
});

test('pieces that need no folding are handed on as they are', () => {
  const given = pieces(['a ', 'b', ' – “c”']);
  expect(foldPieces(given)).toBe(given);
  expect(foldPieces([])).toEqual([]);
});

function linkOf({ text }: Piece): string | undefined {
  return text.startsWith('#') ? text : undefined;
}

test.each<readonly [readonly string[], readonly string[]]>([
  [['a'], ['word']],
  [
    ['a', 'b', 'c'],
    ['word', '', ''],
  ],
  [['#l'], ['word']],
  [
    ['a', '#l', 'b', 'c', '#m', '#n', 'd', 'e'],
    ['word', 'word', 'word', '', 'word', 'word', 'word', ''],
  ],
  [
    ['#l', '#m', 'a'],
    ['word', 'word', 'word'],
  ],
])(
  'each link, and what stands between two, is a word in the neutral document: %j',
  (texts, words) => {
    const neutral = neutralPieces(pieces(texts), linkOf);
    expect(neutral.map(({ text }) => text)).toEqual(words);
    expect(neutral.map(({ chart }) => chart)).toEqual(pieces(texts).map(({ chart }) => chart));
  },
);
