import { expect, test } from 'vitest';
import { breakClass, classBySets } from '../../src/text/classes.ts';

test('the plain characters are of the class whose set holds them', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x2200; code += 1) {
    if (breakClass(code) !== classBySets(code)) wrong.push(String.fromCodePoint(code));
  }
  expect(wrong).toEqual([]);
});
