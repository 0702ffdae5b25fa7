import { expect, test } from 'vitest';
import { checkFileCharacters } from '../../src/findings/files/characters.ts';
import { Problems } from '../../src/problems/problems.ts';

/** The kinds of characters by the names that Unicode gives them. */
const FORBIDDEN =
  /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD\p{Cs}\p{Noncharacter_Code_Point}]/u;

test('controls, halves of surrogates and noncharacters are found, and nothing else', () => {
  const wrong: number[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const text = `a${String.fromCodePoint(code)}`;
    const problems = new Problems();
    checkFileCharacters({ path: 'a.yaml', text }, problems);
    if (problems.hasErrors !== FORBIDDEN.test(text)) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});
