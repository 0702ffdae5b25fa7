/** What is told of a file's words is told again to the next document, unless other words count in that one. */
import { expect, test } from 'vitest';
import type { Unit } from '../../src/findings/types.ts';
import { checkChartWords } from '../../src/markdown/chartWords.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { checkTemplateWords } from '../../src/markdown/words.ts';
import { Problems } from '../../src/problems/problems.ts';

const unit = (singular: string, plural: string): Unit => ({
  id: 'u',
  singular,
  plural,
  whole: true,
});
const reports = { language: 'en-GB', units: new Map([['u', unit('report', 'reports')]]) };
const children = { language: 'en', units: new Map([['u', unit('child', 'children')]]) };
const welsh = { ...reports, language: 'cy' };
const documents = [
  reports,
  { ...reports, units: new Map(reports.units) },
  children,
  welsh,
  reports,
];

function toldOf(check: (findings: typeof reports, problems: Problems) => void) {
  return documents.map((findings) => {
    const problems = new Problems();
    check(findings, problems);
    return problems.all.map(({ span }) => span?.source.text.slice(span.start, span.end));
  });
}

const words = 'None of the reports, one child, six days and 7.';
const expected = [
  ['None', 'six', '7'],
  ['None', 'six', '7'],
  ['one', 'six', '7'],
  ['7'],
  ['None', 'six', '7'],
];

test('of a template', () => {
  const source = { path: 'a.md.hbs', text: words };
  const { nodes } = parseSource(source);
  expect(toldOf((findings, told) => checkTemplateWords(source, nodes, findings, told))).toEqual(
    expected,
  );
});

test('of a chart', () => {
  const source = { path: 'a.vl.json', text: JSON.stringify({ title: words }) };
  expect(toldOf((findings, told) => checkChartWords(source, findings, told))).toEqual(expected);
});
