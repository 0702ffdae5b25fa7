/** Each letter of a decoded scalar stands where the file wrote it, in each style of YAML. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { decodeScalar } from '../../src/findings/files/scalars.ts';

/** The letters of a scalar, each that is written otherwise with what was written: ` ←\n  `. */
function letters(raw: string): readonly string[] {
  const before = 'key: ';
  const file = `${before}${raw}${raw.endsWith('\n') ? '' : '\n'}after: 1\n`;
  const { text, starts, ends } = decodeScalar(file, before.length, before.length + raw.length);
  expect(text).toBe(parse(file).key);
  expect([starts.length, ends.length]).toEqual([text.length, text.length]);
  return text.split('').map((letter, index) => {
    const written = file.slice(starts[index], ends[index]);
    return written === letter ? letter : `${letter}←${written}`;
  });
}

describe.each<[string, readonly (readonly [string, readonly string[]])[]]>([
  [
    'plain',
    [
      ['ab', ['a', 'b']],
      ["a''b\\n", ['a', "'", "'", 'b', '\\', 'n']],
      ['a \t\n  b', ['a', ' ← \t\n  ', 'b']],
      ['a\n\n  b', ['a', '\n←\n\n  ', 'b']],
      ['a\r\n \r\n\r\n  b', ['a', '\n←\r\n \r\n\r\n  ', '\n←\r\n \r\n\r\n  ', 'b']],
    ],
  ],
  [
    'single',
    [
      ["'a''b'", ['a', "'←''", 'b']],
      ["'a\\n \"'", ['a', '\\', 'n', ' ', '"']],
      ["'a \n  b'", ['a', ' ← \n  ', 'b']],
      ["'a\\\n  b'", ['a', '\\', ' ←\n  ', 'b']],
      ["''", []],
    ],
  ],
  [
    'double',
    [
      ['"a\'\'b"', ['a', "'", "'", 'b']],
      [String.raw`"\"\\\/\a\e"`, ['"←\\"', '\\←\\\\', '/←\\/', '\u0007←\\a', '\u001B←\\e']],
      [
        String.raw`"\0\b\t\n\v\f\r\N\_\L\P"`,
        [
          '\0←\\0',
          '\b←\\b',
          '\t←\\t',
          '\n←\\n',
          '\v←\\v',
          '\f←\\f',
          '\r←\\r',
          '\u0085←\\N',
          '\u00A0←\\_',
          '\u2028←\\L',
          '\u2029←\\P',
        ],
      ],
      ['"\\\ta"', ['\t←\\\t', 'a']],
      [
        String.raw`"\x41\u00e9\U0001F600z"`,
        ['A←\\x41', 'é←\\u00e9', '\uD83D←\\U0001F600', '\uDE00←\\U0001F600', 'z'],
      ],
      ['"a\\ \n  b"', ['a', ' ←\\ ', ' ←\n  ', 'b']],
      ['"a\\\t\r\n  b"', ['a', '\t←\\\t', ' ←\r\n  ', 'b']],
      ['"a\\\r\n  \\ b"', ['a', ' ←\\ ', 'b']],
      ['"\n  a\n  "', [' ←\n  ', 'a', ' ←\n  ']],
      ['"a \n\n  b"', ['a', '\n← \n\n  ', 'b']],
      ['"a\\\n  b"', ['a', 'b']],
      ['"a\\\n\n  b"', ['a', ' ←\\\n\n  ', 'b']],
      ['"a \\\n\n\n  b"', ['a', ' ', '\n←\\\n\n\n  ', 'b']],
    ],
  ],
  [
    'literal',
    [
      ['|\n  a\n  b\n', ['a', '\n', 'b', '\n']],
      ['|\r\n  a\r\n  b\r\n', ['a', '\n←\r\n', 'b', '\n←\r\n']],
      ['|\n  a\n    b\n\n  c\n', ['a', '\n', ' ', ' ', 'b', '\n', '\n', 'c', '\n']],
      ['|-\n  a\n\n  b\n\n', ['a', '\n', '\n', 'b']],
      ['|+\n  a\n\n\n', ['a', '\n', '\n', '\n']],
      ['|\n  a\n \n\n', ['a', '\n']],
      ['|\n\n  a\n', ['\n', 'a', '\n']],
      ['| # a comment\n  a\n', ['a', '\n']],
    ],
  ],
  [
    'folded',
    [
      ['>\n  a\n  b\n', ['a', ' ←\n', 'b', '\n']],
      ['>\n  a\n\n  b\n', ['a', '\n', 'b', '\n']],
      ['>\n  a\n\n\n  b\n', ['a', '\n', '\n', 'b', '\n']],
      ['>-\n  a\n    b\n  c\n', ['a', '\n', ' ', ' ', 'b', '\n', 'c']],
      ['>-\n  a\n\n    b\n\n  c\n', ['a', '\n', '\n', ' ', ' ', 'b', '\n', '\n', 'c']],
      ['>+\n  a\n  b\n\n', ['a', ' ←\n', 'b', '\n', '\n']],
      ['>-\n  a\n  \tb\n', ['a', '\n', '\t', 'b']],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%j', (raw, expected) => {
    expect(letters(raw)).toEqual(expected);
  });
});

test('a block that ends with its header, as at the end of a file, has no text', () => {
  for (const raw of ['|', '>-', '|\n']) {
    expect(decodeScalar(`key: ${raw}`, 5, 5 + raw.length)).toMatchObject({ text: '', starts: [] });
  }
});

test('what stands behind a scalar is not read as a part of it', () => {
  expect(decodeScalar('a: |\n  b\nc: d\n', 3, 8)).toMatchObject({
    text: 'b\n',
    starts: [7, 8],
    ends: [8, 8],
  });
  expect(decodeScalar('[a\n, b]', 1, 2)).toMatchObject({ text: 'a', starts: [1], ends: [2] });
});
