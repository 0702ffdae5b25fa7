import { describe, expect, it } from 'vitest';
import { text, type Ref } from '../../src/pdf/pdfkit.ts';
import { dictionaryText } from '../../src/pdf/syntax.ts';

function ref(id: number): Ref {
  return { id, data: {}, write: () => {}, end: () => {} };
}

describe('what a PDF writes for', () => {
  it.each([
    ['a name', 'Link', '/Link'],
    ['a whole number', -4, '-4'],
    ['a fraction, to six digits', 1 / 3, '0.333333'],
    ['a truth', true, 'true'],
    ['nothing', null, 'null'],
    ['an object elsewhere', ref(12), '12 0 R'],
    ['a list', [ref(3), 'XYZ', 0, null, [1]], '[3 0 R /XYZ 0 null [1]]'],
    ['an empty list', [], '[]'],
    ['bytes', new Uint8Array([0, 171]), '<00ab>'],
    ['a text', text('70 children'), '(70 children)'],
    ['a text with signs of its own', text('a(b)\\c\n\t'), String.raw`(a\(b\)\\c\n\t)`],
    ['a text beyond ASCII', text('é'), '(\u00FE\u00FF\0\u00E9)'],
    ['a text beyond the BMP', text('\u{1F600}'), '(\u00FE\u00FF\u00D8\u003D\u00DE\0)'],
    ['a text whose bytes are signs', text('\u0128x'), String.raw`(þÿ${'\u0001'}\(${'\0'}x)`],
    ['a dictionary', { S: 'Note', Pg: undefined, K: 1 }, '<<\n/S /Note\n/K 1\n>>'],
  ])('%s', (_, value, written) => {
    expect(dictionaryText({ A: value })).toBe(`<<\n/A ${written}\n>>`);
  });

  it.each([Number.NaN, Infinity, 1e21])('%d is a fault', (value) => {
    expect(() => dictionaryText({ A: value })).toThrow('a number of the PDF');
  });
});
