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

test('the nearest passage is told with what differs, and none where no word is common', () => {
  expect(TEXT.nearest('13 of them twice')).toEqual({
    passage: '12 of them twice',
    missing: ['13'],
    instead: ['12'],
  });
  expect(TEXT.nearest('zebras')).toBeUndefined();
  expect(TEXT.nearest('§')).toBeUndefined();
});
