import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { firstDifference, samePdf } from '../../src/pdf/compare.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { testFonts } from '../support/fonts.ts';
import { fileOf } from '../support/pdfObjects.ts';
import { layoutOf, pageOf, tag, textAt } from '../support/pdfLayout.ts';

const write = (text: string, title = 'Title') =>
  writePdf(
    layoutOf([pageOf([textAt(1, [57, 100], text)])], [tag('P', [1])], { title }),
    testFonts(),
  );

/** Packs all streams again, as another version of zlib would. */
function repacked(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const head = /\/Length (?<length>\d+)(?<rest>\n\/Filter \/FlateDecode\n>>\nstream\n)/gu;
  let result = '';
  let at = 0;
  for (const { index, 0: found, groups } of text.matchAll(head)) {
    if (index < at) continue;
    const [start, length] = [index + found.length, Number(groups?.['length'])];
    const unpacked = inflateSync(Buffer.from(text.slice(start, start + length), 'latin1'));
    const packed = deflateSync(unpacked, { level: 1 }).toString('latin1');
    result += `${text.slice(at, index)}/Length ${packed.length}${groups?.['rest']}${packed}`;
    at = start + length;
  }
  return Buffer.from(result + text.slice(at), 'latin1');
}

test('another packing is no difference', async () => {
  const bytes = await write('The same words');
  const other = repacked(bytes);
  expect(Buffer.compare(bytes, other)).not.toBe(0);
  expect(firstDifference(bytes, other)).toBeUndefined();
  expect(samePdf(bytes, other)).toBe(true);
});

test('another word is one, and is shown', async () => {
  const difference = firstDifference(await write('seventy'), await write('seventy-one'));
  expect(difference).toMatch(/^object \d+ \(a stream of drawing\), line \d+: ".*TJ" and ".*TJ"$/u);
});

test('the same bytes are none', async () => {
  const bytes = await write('x');
  expect(firstDifference(bytes, Uint8Array.from(bytes))).toBeUndefined();
});

test.each([
  [['1'], ['1', '2'], 'one of the two has more objects'],
  [['1', '2'], ['1'], 'object 2 (a value), which only one of the two has'],
  [['1'], ['2'], 'object 1 (a value)'],
])('%j and %j differ', (one, two, difference) => {
  expect(firstDifference(fileOf(one), fileOf(two))).toBe(difference);
});

/** A file whose trailer names something else than the root. */
function named(entry: string): Uint8Array {
  const text = Buffer.from(fileOf(['1'])).toString('latin1');
  return Buffer.from(text.replace('/Root 1 0 R', entry), 'latin1');
}

test('another identifier or root is one', () => {
  expect(firstDifference(named('/ID [<01>]'), named('/ID [<02>]'))).toBe("the file's /ID");
  expect(firstDifference(named('/ID [<01>]'), named(''))).toBe("the file's /ID");
  expect(firstDifference(named('/Root 1 0 R'), named('/Root 2 0 R'))).toBe("the file's /Root");
  expect(firstDifference(named(''), named('/Size 9'))).toBeUndefined();
});

test('another title is one', async () => {
  expect(firstDifference(await write('x', 'One'), await write('x', 'Two'))).toMatch(/^object \d+/u);
  expect(samePdf(await write('x', 'One'), await write('x', 'Two'))).toBe(false);
});

test('a file of another program differs as a whole', async () => {
  const difference = firstDifference(
    await write('x'),
    new TextEncoder().encode('%PDF-1.4\nnothing'),
  );
  expect(difference).toBe('one of the two is not a PDF that Briefwright wrote');
});
