import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from '../../src/findings/quotations/numbers.ts';

test('reads back every count and decimal as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (number) => {
      expect(readNumber(String(number))).toEqual({
        kind: 'number',
        number: number === 0 ? 0 : number,
      });
    }),
  );
  expect(readNumber('1.10')).toEqual({ kind: 'number', number: 1.1 });
  expect(readNumber('-0')).toEqual({ kind: 'number', number: 0 });
});

test.each([
  ['', 'no number', undefined],
  ['39 ', 'no number', undefined],
  ['1,234', 'a comma for thousands', '1234'],
  ['1,234,567.5', 'a comma for thousands', '1234567.5'],
  ['1,5', 'a decimal comma', '1.5'],
  ['007', 'a leading zero', '7'],
  ['+5', 'a plus sign', '5'],
  ['1e3', 'an exponent', undefined],
  ['.nan', 'not a finite number', undefined],
  ['-.inf', 'not a finite number', undefined],
  ['Infinity', 'not a finite number', undefined],
  ['12%', 'a per cent sign', '12'],
  ['\u22125', 'a dash for a minus sign', '-5'],
  ['\u0663\u0669', 'another script’s digits', undefined],
  ['9007199254740993', 'too many digits', undefined],
  ['0.1234567890123456', 'too many digits', undefined],
  ['0x1F', 'no number', undefined],
  ['1_000', 'no number', undefined],
  ['NO', 'no number', undefined],
  ['.5', 'no number', undefined],
  ['5.', 'no number', undefined],
])('%j is refused: %s', (text, fault, instead) => {
  expect(readNumber(text)).toEqual({ kind: 'fault', fault, instead });
});
