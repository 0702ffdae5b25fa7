import { describe, expect, test } from 'vitest';
import { type JsonMaker, readJsonAs } from '../../src/json/read.ts';
import { LIMITS } from '../../src/problems/limits.ts';

/** Counts values, and the characters of strings and numbers. */
const COUNT: JsonMaker<number> = {
  string: (text) => text.length,
  number: (digits) => digits.length,
  word: () => 1,
  array: (items) => items.length,
  object: (entries) => entries.length,
};

const read = (text: string) => readJsonAs({ path: 'a.json', text }, COUNT, 3);
const long = LIMITS.dataLength - 2;

describe('a text as long as a data file may be is read, however often', () => {
  test.each([
    ['letters', `"${'x'.repeat(long)}"`, long],
    ['letters beyond the basic plane', `"${'\u{1F600}'.repeat(long / 2)}"`, long],
    ['escapes', `"${String.raw`\n`.repeat(long / 2)}"`, long / 2],
    ['digits', '1'.repeat(long), long],
    ['spaces', `${' '.repeat(long)}[]`, 0],
    ['values', `[1${',1'.repeat(1_000_000)}]`, 1_000_001],
  ])('%s', (_, text, size) => {
    // V8 compiles a pattern anew after its first uses.
    for (let times = 0; times < 3; times += 1) expect(read(text).value === size).toBe(true);
  });

  test.each([
    ['letters without an end', `"${'x'.repeat(long)}`, 'the closing quotation mark is missing'],
    ['a long word', 'true'.repeat(long / 4), 'a value should stand here'],
    ['a word of other letters', 'ä'.repeat(long), 'a value should stand here'],
    ['a number that goes on', `${'1'.repeat(long)}x`, 'this is no number of JSON'],
  ])('%s end in a fault', (_, text, label) => {
    for (let times = 0; times < 3; times += 1) {
      expect(read(text).fault).toMatchObject({ kind: 'broken', label });
    }
  });
});

test('a string is read between its quotation marks, with its escapes', () => {
  const strings: string[] = [];
  const text = String.raw`["a\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00", "", "\ud800"]`;
  readJsonAs(
    { path: 'a.json', text },
    { ...COUNT, string: (string, { start, end }) => strings.push(string + text.slice(start, end)) },
    3,
  );
  expect(strings).toEqual([
    `a"\\/\b\f\n\r\té😀${text.slice(1, text.indexOf(','))}`,
    '""',
    `\uD800"${String.raw`\ud800`}"`,
  ]);
});

test('values nested as deep as is allowed are read, and one more is a fault', () => {
  expect(read('[[[1]]]').fault).toBeUndefined();
  expect(read('[[{"a":[]}]]').fault).toMatchObject({ kind: 'too-deep', span: { start: 7 } });
});
