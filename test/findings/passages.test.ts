/** Quotations are looked up word for word: a part of a number or of a word is none of it. */
import { expect, test } from 'vitest';
import { Passages } from '../../src/findings/quotations/passages.ts';

const TEXT = new Passages(
  'It saw 1,039 children in 39.5 hours, 12 of them twice … and a childminder once.',
);

test.each(['12', '1,039', '39.5 hours', 'children in', '…', 'saw 1,039'])(
  '%s stands there',
  (quotation) => {
    expect(TEXT.has(quotation)).toBe(true);
  },
);

test.each([
  '',
  ' ',
  '039',
  '39',
  '1',
  '39.',
  '.5 hours',
  ',039',
  'child',
  'minder',
  'hours 12',
  '§',
  'zebras',
])('"%s" does not', (quotation) => {
  expect(TEXT.has(quotation)).toBe(false);
});

test.each([
  [
    'the first of two as near',
    'y b, q q. a y',
    'a b',
    { passage: 'y b', missing: ['a'], instead: ['y'] },
  ],
  [
    'the nearer of two',
    'a y. q q a b c',
    'a b d',
    { passage: 'a b c', missing: ['d'], instead: ['c'] },
  ],
  [
    'at the start of the text',
    'b c d e',
    'a b c',
    { passage: 'b c d', missing: ['a'], instead: ['d'] },
  ],
  ['at its end', 'x y a b', 'a b c', { passage: 'a b', missing: ['c'], instead: [] }],
  ['of a word that stands twice', 'a c', 'a a', { passage: 'a c', missing: ['a'], instead: ['c'] }],
  [
    'of words in another order',
    'one two',
    'two one',
    { passage: 'one two', missing: [], instead: [] },
  ],
  [
    'found by its rarest words',
    'the a the b the c the',
    'the c of the',
    { passage: 'b the c the', missing: ['of'], instead: ['b'] },
  ],
])('the nearest passage is %s', (_, text, quotation, nearest) => {
  expect(new Passages(text).nearest(quotation)).toEqual(nearest);
});

test('a long quotation is looked for by its rarest words', () => {
  const text = new Passages(`${'the '.repeat(300)}cat sat on one mat`);
  expect(text.nearest('the the the the cat sat on a mat')).toEqual({
    passage: 'the the the the cat sat on one mat',
    missing: ['a'],
    instead: ['one'],
  });
});

test('marks and spaces that are only written otherwise are the same', () => {
  const text = new Passages(
    'It\u2019s \u201Chere\u201D, \u00ABnow\u00BB \u2013 or\u00A0\n2009\u201110.',
  );
  for (const quotation of [`It's "here", "now" - or 2009-10`, '\u2018s \u201Fhere"', ' here ']) {
    expect(text.has(quotation), quotation).toBe(true);
  }
  expect(text.has('Its here')).toBe(false);
  expect(text.has("it's")).toBe(false);
});

test('a quotation is whole words, wherever it stands first', () => {
  const text = new Passages('childminder, child; 139 and 39. 5.5 5, in 5 .5 hours');
  for (const quotation of ['child', '39', '39.', '5', '; 139 and', ', child;', '.5 hours']) {
    expect(text.has(quotation), quotation).toBe(true);
  }
  for (const quotation of ['minder', 'chil', '13', '5.', '.5 5x', 'child 139']) {
    expect(text.has(quotation), quotation).toBe(false);
  }
});

test('the nearest passage is told with what differs, and none where no word is common', () => {
  expect(TEXT.nearest('13 of them twice')).toEqual({
    passage: '12 of them twice',
    missing: ['13'],
    instead: ['12'],
  });
  expect(TEXT.nearest('zebras')).toBeUndefined();
  expect(TEXT.nearest('§')).toBeUndefined();
});
