import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../src/findings/files/spreadsheet.ts';
import { Problems } from '../../src/problems/problems.ts';
import { codes, told } from './read.ts';

function read(text: string, separator: 'comma' | 'semicolon' | 'tab' = 'comma') {
  const problems = new Problems();
  const file = { path: 'data/a.csv', bytes: new TextEncoder().encode(text) };
  return { sheet: readSpreadsheet(file, separator, problems), problems: problems.all };
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ',', ';', '"', '\n', ' ', '1'),
  maxLength: 6,
});
const rows = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
  )
  .filter((all) => all.every((row) => row.some((text) => text.trim() !== '')));

describe.each(['\n', '\r\n'])('with line ends %j', (end) => {
  test('every cell comes back, with its place in the file', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('comma', 'semicolon', 'tab'),
        fc.boolean(),
        (all, separator, last) => {
          const sign = { comma: ',', semicolon: ';', tab: '\t' }[separator];
          const header = (all[0] ?? ['', '']).map((_, index) => `h${index}`);
          const lines = [header, ...all].map((row) => row.map((text) => written(text)).join(sign));
          const { sheet, problems } = read(lines.join(end) + (last ? end : ''), separator);
          expect(codes(problems)).toEqual([]);
          expect(sheet?.rows.map((row) => row.map(({ text }) => text))).toEqual(all);
          for (const { text, span } of sheet?.rows.flat() ?? []) {
            expect(span.source.text.slice(span.start, span.end)).toBe(written(text));
          }
        },
      ),
    );
  });
});

/** Cells that need it stand in quotation marks, as spreadsheets write them. */
function written(text: string): string {
  return /[",;\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

test.each([
  ['', ['no-header data/a.csv:1:1']],
  [' , \na,b\n', ['no-header data/a.csv:1:1']],
  ['a, ,c\n1,2,3\n', ['blank-header data/a.csv:1:3']],
  ['a,b,a\n1\n', ['duplicate-header data/a.csv:1:5 a']],
  ['a,b\n , \n1,2\n', ['blank-row data/a.csv:2:1  ,']],
  ['a,b\n1\n1,2,3\n', ['ragged-row data/a.csv:2:1', 'ragged-row data/a.csv:3:1']],
  ['a;b\n1;2\n', ['other-separator data/a.csv:1:1 a;b']],
  ['a,b\n"1,2\n', ['broken-csv data/a.csv:2:1']],
  ['a,b\n1,2\n"3,4\n5,6\n', ['broken-csv data/a.csv:3:1']],
  ['"a,b\n1,2\n', ['broken-csv data/a.csv:1:1']],
  ['a,b\n"1\n2",x"y\n', ['broken-csv data/a.csv:3:1']],
  ['a,b\n1,2\n3,x"y\n5,6\n', ['broken-csv data/a.csv:3:1']],
  ['a,b\n1,\u202E\n', ['forbidden-character data/a.csv:2:3 \u202E']],
])('%j is refused', (text, faults) => {
  const { sheet, problems } = read(text);
  expect(sheet).toBeUndefined();
  expect(told(problems)).toEqual(faults);
});
