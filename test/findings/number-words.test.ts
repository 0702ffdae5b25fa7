import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from '../../src/findings/number-words.ts';
import { formatNumber, inWords } from '../../src/findings/print.ts';

test.each<[string, number[]]>([
  ['Sixty-five of the 67 reviews', [65, 67]],
  ['None of the children', [0]],
  ['nine were of one kind', [9, 1]],
  ['73 out of 93 – was', [73, 93]],
  ['1,234 children', [1234]],
  ['39.5 per cent', [39.5]],
  ['two hundred and five, and six', [205, 6]],
  ['one thousand and one nights', [1001]],
  ['two and three', [2, 3]],
  ['twenty twenty', [20, 20]],
  ['a dozen; two dozen', [12, 24]],
  ['between 1 April and 30 September 2010', [1, 30, 2010]],
  ['2009-10', [2009, 10]],
  ['a fall of -5', [-5]],
  ['the 2nd of them, on the A10, someone, oneself', []],
  ['a hundred', []],
  ['', []],
  ['seventy\u2011one', [71]],
])('%s', (text, numbers) => {
  expect(numbersIn(text).map(({ number }) => number)).toEqual(numbers);
});

test('reads every whole number that is printed, in digits and in words, and says where it stands', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(2000), fc.nat(999_999_999)), fc.boolean(), (number, asWords) => {
      const words = asWords ? inWords(number) : formatNumber(number);
      const text = `of whom ${words} were`;
      const mentions = numbersIn(text);
      expect(mentions).toEqual([{ number, start: 8, end: 8 + words.length }]);
    }),
  );
});
