import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn, numeralsIn } from '../../src/findings/quotations/words.ts';
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
  ['a hundred', [100]],
  ['a hundred and five of them', [105]],
  ['half a dozen', [6]],
  ['half of them, and both of the others', []],
  ['no one, nobody and nil', [0, 0, 0]],
  ['minus five', [-5]],
  ['twenty-first, twenty first', []],
  [
    'two deaths; two-thirds, two thirds, twelve-thirteenths, one-third, two and a half, 1½, 3/4',
    [2],
  ],
  ['<10, > 10, 5+, 007, 1,08, 12,34, 1.2.3, 10:30, 12/04/2011', []],
  ['1\u00A0080 children, 12\u202F345', [1080, 12_345]],
  ['2 million, 3 dozen, 2.3 thousand', [2_000_000, 36, 2300]],
  ['٩٣, ９３, Ⅳ, ², 5k', []],
  ['Sixty-\nfive, twenty–one, sixty - five', [65, 21, 60, 5]],
  ['', []],
  ['seventy\u2011one', [71]],
  ['zero five, zero twenty, twenty zero', [0, 5, 0, 20, 20, 0]],
  ['zero hundred, one hundred hundred', []],
  ['twenty ten, nineteen one, thirty twenty', [20, 10, 19, 1, 30, 20]],
  ['one hundred ten one, two hundred twenty thirty', [110, 1, 220, 30]],
  ['two hundred twenty, two hundred and nineteen', [220, 219]],
  ['ten and five, twenty and five, one hundred and five', [10, 5, 20, 5, 105]],
  ['hundred, thousand, dozen, a few, a dozen', [12, 12]],
  ['a thousand, a million and one, a hundred thousand', [1000, 1_000_001, 100_000]],
  ['one million two thousand and three', [1_002_003]],
  ['no, no children, no one', [0]],
  ['half a dozen of half a day', [6]],
  ['twenty - five, twenty -five', [20, 5, 20, -5]],
  ['(-5), (−7), x-5, minus  5, terminus 5, -0', [-5, -7, 5, -5, 5, 0]],
  ['five children; fivefold; five5', [5]],
  ['twenty-first, twenty second, ten first, thirty-one tenths', [10]],
  ['five sixths, seventy-fifths, a quarter, one-quarter', []],
  ['two and a quarter, two and a half, two and a house', [2]],
  ['<5, > 5, ≥5, ~5, of 5, 5 +', [5, 5]],
  ['5 and a half, 5 quarters, 5-tenths, 5 quarterly', [5]],
  ['1.5 million, 2 hundred, 5 millionaires, 5 Dozen', [1_500_000, 200, 5, 60]],
  ['0.5, 0, 00, 1,000,000.25, 1,0000, 1.', [0.5, 0, 1_000_000.25, 1]],
  ['-5 of them', [-5]],
  ['thirty-one second thoughts, thirty second thoughts', [31]],
  ['two hundred  and five, two hundred \n and  six', [205, 206]],
  ['2  million, 2\nhundred, twenty  five', [2_000_000, 200, 25]],
  ['10\u2009000, 10 000, 10\u20090000', [10_000, 10, 10]],
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

test.each<[string, (number | undefined)[]]>([
  ['half of the 93', [undefined, 93]],
  ['both, a couple, a single child', [undefined, undefined, undefined]],
  ['3/10 of them, ½, twenty-first, 5+', [undefined, undefined, undefined, undefined]],
])('%s tells of numbers, if only roughly', (text, numbers) => {
  expect(numeralsIn(text).map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ['a dozen', 2, 7],
  ['a hundred', 0, 9],
  ['half a dozen', 0, 12],
  ['no one', 0, 6],
  ['2.3 million', 0, 11],
  ['twenty-five.', 0, 11],
])('the words of "%s" go from %d to %d', (text, start, end) => {
  expect(numbersIn(text)).toMatchObject([{ start, end }]);
});
