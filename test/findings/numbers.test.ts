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
  ['123456789012345', 123_456_789_012_345],
  ['-0.00000123456789012345', -0.000_001_234_567_890_123_45],
  ['0.10', 0.1],
])('%s has no more than fifteen digits, zeros at its start left out', (text, number) => {
  expect(readNumber(text)).toEqual({ kind: 'number', number });
});

test.each([
  ['', 'no number', undefined],
  ['39 ', 'no number', undefined],
  ['1,234', 'a comma for thousands', '1234'],
  ['1,234.56', 'a comma for thousands', '1234.56'],
  ['1,234,567.5', 'a comma for thousands', '1234567.5'],
  ['1,5', 'a decimal comma', '1.5'],
  ['007', 'a leading zero', '7'],
  ['-007', 'a leading zero', '-7'],
  ['007.05', 'a leading zero', '7.05'],
  ['00', 'a leading zero', '0'],
  ['1,234,56', 'no number', undefined],
  ['0,123', 'a comma for thousands', undefined],
  ['-1,234', 'a comma for thousands', '-1234'],
  ['-1,50', 'a decimal comma', '-1.50'],
  ['01,5', 'a decimal comma', undefined],
  ['+5', 'a plus sign', '5'],
  ['+1.5', 'a plus sign', '1.5'],
  ['+1.5.2', 'a plus sign', undefined],
  ['1e3', 'an exponent', undefined],
  ['-12.5E-13', 'an exponent', undefined],
  ['+1e+3', 'an exponent', undefined],
  ['.nan', 'not a finite number', undefined],
  ['-.inf', 'not a finite number', undefined],
  ['Infinity', 'not a finite number', undefined],
  ['+inf', 'not a finite number', undefined],
  ['NaN', 'not a finite number', undefined],
  ['info', 'no number', undefined],
  ['5inf', 'no number', undefined],
  ['5\u20136', 'no number', undefined],
  ['12%', 'a per cent sign', '12'],
  ['-12.5 %', 'a per cent sign', '-12.5'],
  ['1.2.3%', 'a per cent sign', undefined],
  ['12  %', 'no number', undefined],
  ['12% of', 'no number', undefined],
  ['\u22125', 'a dash for a minus sign', '-5'],
  ['\u201312.5 ', 'a dash for a minus sign', '-12.5'],
  ['\u2010x', 'no number', undefined],
  ['\u20135\u20136', 'a dash for a minus sign', undefined],
  ['\u0663\u0669', 'another script’s digits', undefined],
  ['\u06635', 'another script’s digits', undefined],
  ['\u0663x', 'no number', undefined],
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
