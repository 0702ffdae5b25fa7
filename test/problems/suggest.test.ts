import { expect, test } from 'vitest';
import { suggest } from '../../src/problems/suggest.ts';

test.each([
  ['vlaue', ['value', 'unit', 'label'], 'value'],
  ['knownAtTheTime', ['died', 'known_at_the_time'], 'known_at_the_time'],
  ['known', ['died', 'known_at_the_time'], 'known_at_the_time'],
  ['childs', ['child', 'review'], 'child'],
  ['lable', ['table', 'label'], 'label'],
  ['to', ['of', 'id'], undefined],
  ['temperature', ['value', 'unit', 'label'], undefined],
  ['x', ['y'], undefined],
  ['known', ['known_then', 'known_later'], undefined],
])('%s among %j gives %s', (wrong, known, expected) => {
  expect(suggest(wrong, known)).toBe(expected);
});
