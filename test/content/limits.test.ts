/** Documents made to take the parser's time or stack are refused before it gets them. */
import { expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';

function codes(text: string): readonly string[] {
  const problems = new Problems();
  readContent({ path: 'd.md', text }, { flavour: 'gfm', images: () => undefined }, problems);
  return problems.all.map(({ code }) => code);
}

const marks = LIMITS.markdownMarks;
const deep = LIMITS.markdownNesting;

test.each([
  ['quotations', `${'>'.repeat(10_000)} x`, 'nested-too-deep'],
  ['lists on one line', `${'- '.repeat(deep + 1)}x`, 'nested-too-deep'],
  [
    'lists by indent',
    Array.from({ length: 500 }, (_, level) => `${' '.repeat(2 * level)}- x`).join('\n'),
    'nested-too-deep',
  ],
  ['nested emphasis', `${'*a '.repeat(1500)}b${'*'.repeat(1500)}`, 'nested-too-deep'],
  ['emphasis', '*a* '.repeat(marks), 'too-many-marks'],
  ['brackets', '[a]('.repeat(marks + 1), 'too-many-marks'],
])('%s', (_, text, code) => {
  expect(codes(text)).toContain(code);
});

test.each([
  ['a hundred levels', `${'> '.repeat(deep)}x`],
  ['marks in many paragraphs', '*a* _b_ [c](https://d.e)\n\n'.repeat(marks / 4)],
  ['marks in fenced code', `\`\`\`\n${'*a [b]\n'.repeat(marks)}\`\`\`\n`],
  ['marks in indented code', '    *a [b]\n'.repeat(marks)],
  ['marks in a table', `| a |\n| - |\n${'| *a* **b** |\n'.repeat(marks / 4)}`],
])('%s are read', (_, text) => {
  expect(codes(text)).toEqual([]);
});
