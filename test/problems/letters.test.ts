import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endOfLetters,
  endOfWord,
  isLetter,
  isNumber,
  isWordAt,
} from '../../src/problems/letters.ts';

test('every character is the letter or number that Unicode says it is', () => {
  const wrong: number[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const character = String.fromCodePoint(code);
    const is = [isLetter(code), isNumber(code)];
    if (is[0] !== /\p{L}/u.test(character) || is[1] !== /\p{N}/u.test(character)) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

test('letters and words end where the patterns for them do', () => {
  const mixed = fc.array(
    fc.oneof(
      fc.constantFrom('a', 'Z', 'é', '1', '²', '𝟏', '𐐀', '–', ' ', '+', '\u0301', '\ud800', '漢'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
  );
  fc.assert(
    fc.property(mixed, (parts) => {
      const text = parts.join('');
      let at = 0;
      for (const character of text) {
        const letters = /^\p{L}*/u.exec(text.slice(at))?.[0] ?? '';
        const word = /^[\p{L}\p{N}]*/u.exec(text.slice(at))?.[0] ?? '';
        expect(endOfLetters(text, at)).toBe(at + letters.length);
        expect(endOfWord(text, at)).toBe(at + word.length);
        expect(isWordAt(text, at)).toBe(word !== '');
        at += character.length;
      }
      expect(endOfWord(text, text.length)).toBe(text.length);
    }),
  );
});
