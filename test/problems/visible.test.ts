import { expect, test } from 'vitest';
import { columnsOf, visible } from '../../src/problems/visible.ts';

const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D])\p{Cf}/u;

test('hidden characters are escaped, and no others', () => {
  const wrong: number[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    const isHidden = HIDDEN.test(character) && character !== '\t';
    if (visible(character).startsWith('\\u{') !== isHidden) wrong.push(code);
  }
  expect(wrong).toEqual([]);
  expect(visible('a\tb\u202Ec – d')).toBe('a    b\\u{202E}c – d');
});

test('marks take no column, and wide characters two', () => {
  const wrong: number[] = [];
  for (let code = 0x20; code < 0x1100; code += 1) {
    const character = String.fromCodePoint(code);
    const wanted = /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? 0 : 1;
    // A letter before it keeps the text from being plain as a whole, or not.
    if (columnsOf(character) !== wanted || columnsOf(`漢${character}`) !== wanted + 2)
      wrong.push(code);
  }
  expect(wrong).toEqual([]);
  expect(columnsOf('“a” – b')).toBe(7);
});
