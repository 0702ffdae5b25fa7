/** Texts of the data, and of a chart, whose expressions are filled: plain text, with faults at their places. */
import { expect, test } from 'vitest';
import type { Meeting } from '../../src/board/types.ts';
import type { Findings } from '../../src/findings/types.ts';
import { fillProse } from '../../src/markdown/fill.ts';
import { checkSummary } from '../../src/markdown/summary.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { prose, sampleFindings } from './sample.ts';

const MEETING: Meeting = {
  name: 'spring',
  note: undefined,
  title: undefined,
  running: undefined,
  date: undefined,
  author: undefined,
  summary: undefined,
  details: [],
  sections: [],
  appendices: [],
  source: { path: 'data/meetings/spring.yaml', text: '' },
};

/** The text as a data file holds it, its fill, and what is told of it. */
function fill(text: string, more: Partial<Findings> = {}) {
  const source = { path: 'data/a.yaml', text: `title: ${text}` };
  const prose = { text, span: { source, start: 7, end: source.text.length } };
  const problems = new Problems();
  const filled = fillProse(prose, { ...sampleFindings(), ...more }, problems);
  const told = problems.all.map(({ code, span }) => {
    expect(span?.source).toBe(source);
    return `${code} ${source.text.slice(span?.start, span?.end)}`;
  });
  return { filled, told };
}

test.each([
  ['plain *text*, [as] it is', 'plain *text*, [as] it is'],
  ['{{facts.late.of}} late', '20 of 80 reports (25%) late'],
  ['{{title}}: {{themes.0.text.[0]}}', 'Reports that came late: Of 80 reports, 20 were late.'],
  ['{{literal "1989" because="a year"}} and {{"more"}}', '1989 and more'],
  ['see {{figure "a"}} and {{table "a"}}', 'see Figure 0 and Table 0'],
  ['{{! a comment }}a{{!-- b --}}', 'a'],
])('%j', (text, filled) => {
  expect(fill(text)).toEqual({ filled, told: [] });
});

test.each([
  ['a {{titel}} b', 'a  b', ['unknown-name titel']],
  ['a {{facts.late.cuont}} b', 'a  b', ['unknown-name cuont']],
  ['{{titel}}', '{{titel}}', ['unknown-name titel']],
  ['a {{subtitle}}', 'a ', ['no-value {{subtitle}}']],
  ['{{#if title}}a{{/if}} b', ' b', ['block-in-text {{#if title}}']],
  ['a {{> p}}', 'a ', ['block-in-text {{> p}}']],
  ['a {{{title}}} b', 'a  b', ['raw-value {{{title}}}']],
  ['a {{title b', 'a {{title b', ['template-syntax {{title b']],
])('a fault in %j', (text, filled, told) => {
  const result = fill(text);
  expect(result.filled).toBe(filled);
  expect(result.told).toEqual(told);
});

test('a text is as long as it may be', () => {
  const { told } = fill('{{@root.author}}{{@root.author}}', {
    author: 'x'.repeat(LIMITS.textLength / 2),
  });
  expect(told).toEqual([]);
  const { told: beyond, filled } = fill('a{{@root.author}}{{@root.author}}', {
    author: 'x'.repeat(LIMITS.textLength / 2),
  });
  expect(beyond).toEqual(['text-too-long a']);
  expect(filled.length).toBe(LIMITS.textLength / 2 + 1);
});

test('a summary has so many words, as they are printed', () => {
  const { span } = prose('');
  const told = (count: number) => {
    const problems = new Problems();
    const summary = { text: `{{facts.late.of}}\n${'came  late '.repeat(count)}`, span };
    const view = { findings: sampleFindings(), charts: new Map() };
    checkSummary({ ...MEETING, summary }, view, problems);
    return problems.all.map(({ message }) => message);
  };
  expect(told(57)).toEqual([]);
  expect(told(58)).toEqual(['the summary has 121 words, and may have 120']);
  const problems = new Problems();
  checkSummary(MEETING, { findings: sampleFindings(), charts: new Map() }, problems);
  expect(problems.all).toEqual([]);
});

test('faults of a text that stands in a file twice are told at both places', () => {
  const written = '{{facts.nope.count}} {{{title}}}';
  const source = { path: 'data/a.yaml', text: `a: ${written}\nb: ${written}` };
  const starts = [3, source.text.lastIndexOf(written)].map((start) => {
    const problems = new Problems();
    const span = { source, start, end: start + written.length };
    fillProse({ text: written, span }, sampleFindings(), problems);
    return problems.all.map((problem) => [
      problem.span?.source,
      (problem.span?.start ?? 0) - start,
    ]);
  });
  expect(starts[0]).toEqual([
    [source, 21],
    [source, 8],
  ]);
  expect(starts[1]).toEqual(starts[0]);
});
