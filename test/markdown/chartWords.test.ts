/** Numbers typed into the words of a chart are found at their places in its file. */
import { expect, test } from 'vitest';
import { checkChartWords } from '../../src/markdown/chartWords.ts';
import { Problems } from '../../src/problems/problems.ts';
import { sampleFindings } from './sample.ts';

function typedInto(chart: unknown): readonly string[] {
  const source = { path: 'templates/charts/c.vl.json', text: JSON.stringify(chart, undefined, 2) };
  const problems = new Problems();
  checkChartWords(source, sampleFindings(), problems);
  return problems.all.map(({ span }) => source.text.slice(span?.start, span?.end));
}

test.each([
  ['title', { title: { text: 'Seventy-one late', subtitle: 'In 2023' } }, ['Seventy-one', '2023']],
  ['plain title', { title: '71 late' }, ['71']],
  ['lines', { title: { text: ['One report', 'of 5'] } }, ['One', '5']],
  ['alternative text', { usermeta: { briefwright: { alt: 'A bar: 20 late.' } } }, ['20']],
  ['axis', { encoding: { x: { axis: { title: 'Of 80' } } } }, ['80']],
  ['mark', { layer: [{ encoding: { text: { value: 'of 93 reports' } } }] }, ['93']],
  ['reason to set a rule aside', { usermeta: { briefwright: { waive: { pie: 'All 7' } } } }, ['7']],
  ['text in code', { transform: [{ calculate: "'71 or ' + datum.value" }] }, ['71']],
  ['axis labels', { axis: { labelExpr: "datum.value + ' of seventy-one'" } }, ['seventy-one']],
  ['number as text', { encoding: { text: { datum: 71 } } }, ['71']],
  ['value as text', { encoding: { text: { value: 71 } } }, ['71']],
  ['escapes before it', { title: { text: 'Said “ö” \t "so": 12' } }, ['12']],
])('%s', (_, chart, numbers) => {
  expect(typedInto(chart)).toEqual(numbers);
});

test.each([
  ['expressions', { title: { text: '{{facts.late.count}} of {{facts.reports.quantity}}' } }],
  ['sizes and code', { height: 22, transform: [{ calculate: 'datum.value / 100' }], mark: 'bar' }],
  [
    'formats and colours',
    {
      transform: [{ calculate: "format(datum.value, ',.1f') + '#12436D' + replace(a, b, '$1 ')" }],
    },
  ],
  ['literals', { title: { text: 'Since {{literal "1989" because="the year of the Act"}}' } }],
])('%s are none', (_, chart) => {
  expect(typedInto(chart)).toEqual([]);
});
