import { expect, test } from 'vitest';
import { must, nth } from '../../src/problems/must.ts';

test('what is there is handed on, and what is not stops the program with a name', () => {
  expect(must(0, 'count')).toBe(0);
  expect(nth('abc', 2)).toBe('c');
  expect(() => must(undefined, 'count')).toThrow('this is a fault of Briefwright: no count');
  expect(() => must(null, 'count')).toThrow('this is a fault of Briefwright: no count');
  expect(() => nth(new Uint8Array(2), 2)).toThrow('this is a fault of Briefwright: nothing at 2');
});
