/** Numbers typed into the words of a chart are found at their places in its file. */
import { expect, test } from 'vitest';
import { checkChartWords } from '../../src/markdown/chartWords.ts';
import { Problems } from '../../src/problems/problems.ts';
import { sampleFindings } from './sample.ts';

function typedInto(chart: unknown): readonly string[] {
  const source = { path: 'templates/charts/c.vl.json', text: JSON.stringify(chart, undefined, 2) };
  const problems = new Problems();
  checkChartWords(source, sampleFindings(), problems);
  return problems.all.map(({ message, span }) => {
    const number = source.text.slice(span?.start, span?.end);
    expect(message).toBe(`"${number}" is typed into the chart`);
    return number;
  });
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
  ['a title of a legend', { encoding: { color: { legend: { title: ['Of', 'all 80'] } } } }, ['80']],
  ['a title by its value', { title: { text: { value: 'Of 80' }, offset: 12 } }, ['80']],
  ['a subtitle of lines', { title: { subtitle: ['Of 80', 'in 2023'] } }, ['80', '2023']],
  ['a description', { description: 'Of 80' }, ['80']],
  ['a text of marks', { mark: { type: 'text', text: { value: ['of 80'] } } }, ['80']],
  ['several reasons', { waive: { pie: 'All 7', axis: ['the 8'] } }, ['7', '8']],
  ['a number as text', { mark: { text: 71 } }, ['71']],
  ['numbers as texts', { layer: [{ text: { value: 71, datum: 72 } }] }, ['71', '72']],
  ['texts in code', { expr: "'a 1' + \"b 2\" + 'c' + 'd 3'" }, ['1', '2', '3']],
  ['texts in other quotation marks', { expr: '"it\'s 5" + \'say "6"\'' }, ['5', '6']],
  ['escaped quotation marks', { expr: "'it\\'s 5' + a" }, ['5']],
  ['more than a format', { expr: "'.1f or 5'" }, ['1f', '5']],
  ['more than a colour', { expr: "'#12436D and #1'" }, ['12436D', '1']],
  ['an expression inside another key', { labelExpr: { expr: "'of 71'" } }, ['71']],
  ['a text behind a pattern', { expr: "test(/\\'/, a) ? 'of 5' : b" }, ['5']],
  ['a plain text of a mark', { mark: { type: 'text', text: 'of 93 reports' } }, ['93']],
  ['lines of a text', { mark: { type: 'text', text: ['of 93', 'or 94'] } }, ['93', '94']],
  ['a text as a datum', { encoding: { text: { datum: 'of 93 reports' } } }, ['93']],
  [
    'a text on conditions',
    { text: { condition: [{ test: 'a > 5', value: 'of 93' }, { value: '94' }], value: 'or 95' } },
    ['93', '94', '95'],
  ],
  ['a text on a condition', { text: { condition: { param: 'a', value: 'of 93' } } }, ['93']],
  ['what is no format', { expr: "a('<5', ' 6', '#12', '7.8')" }, ['5', '6', '12', '7.8']],
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
  [
    'formats',
    { expr: "a('.2%', '<5d', '+d', '$,.2f', '~s', ' 5d', '(,.0f', '#x', '08d', '^20e') + b" },
  ],
  ['colours', { expr: "'#fff' + '#12436D80'" }],
  ['what a pattern has caught', { expr: "replace(a, b, 'the $1 of $2')" }],
  ['numbers of code', { expr: "datum.a > 71 ? 'many' : 'few'" }],
  ['a text that is never closed', { expr: "'a' + b + '71" }],
  ['values', { encoding: { x: { value: 71, datum: 71 } }, values: ['71'], text: 'a' }],
  [
    'values of other channels',
    { x: { value: 'of 71', datum: 'of 72', condition: { value: '73' } } },
  ],
  ['other texts', { name: 'a 71', text: { field: 'a 71' }, waive: 'a 71' }],
  ['no text', { title: 71, subtitle: { a: 71 } }],
  ['literals', { title: { text: 'Since {{literal "1989" because="the year of the Act"}}' } }],
])('%s are none', (_, chart) => {
  expect(typedInto(chart)).toEqual([]);
});
