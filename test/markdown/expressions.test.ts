/** What expressions and blocks print, and what is told of those that print nothing. */
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/findings/types.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { filled } from './filled.ts';
import { prose } from './sample.ts';

const MORE: Partial<Findings> = {
  author: 'Policy analyst',
  recommendations: [prose('Send all.')],
  area: { id: 'north', name: 'Northtown' },
};

describe('prints', () => {
  test.each([
    ['{{title}}', 'Reports that came late'],
    ['{{this.title}} {{./title}}', 'Reports that came late Reports that came late'],
    ['{{@root.author}}', 'Policy analyst'],
    ['{{facts.late.base.count}}', '80'],
    ['{{themes.count}} {{themes.words}} {{themes.Words}}', '2 two Two'],
    ['{{recommendations.Words}} {{recommendations.words}}', 'One one'],
    ['{{themes.0.title}} {{themes.[1].title}}', 'First theme Second theme'],
    ['{{lookup facts.late "count"}} {{lookup themes.[0] "id"}}', '20 first'],
    ['{{lookup (lookup facts "late") "count"}}', '20'],
    ['{{#with (lookup themes "1")}}{{title}}{{/with}}', 'Second theme'],
    ['{{"typed"}} {{literal "12" because="a test"}}', 'typed 12'],
    ['{{#if author}}a{{else}}b{{/if}}', 'a'],
    ['{{#unless author}}a{{else}}b{{/unless}}', 'b'],
    ['{{#unless subtitle}}a{{else}}b{{/unless}}{{#unless null}}a{{/unless}}', 'aa'],
    [
      '{{#unless cases}}a{{/unless}}{{#unless sources}}b{{/unless}}{{#unless false}}c{{/unless}}',
      'abc',
    ],
    ['{{#unless ""}}a{{else}}b{{/unless}}{{#unless edition}}a{{else}}b{{/unless}}', 'ab'],
    ['{{#if status}}a{{/if}}{{#if marking}}b{{/if}}{{#if signOff}}c{{else}}d{{/if}}', 'd'],
    ['{{^if subtitle}}a{{/if}}{{^if title}}b{{else}}c{{/if}}', 'ac'],
    [
      '{{#with edition as |title|}}{{../title}}, {{title.label}}{{/with}}',
      'Reports that came late, 2023',
    ],
    ['{{area.name}}, {{#with edition}}{{area.id}}{{/with}}', 'Northtown, north'],
    ['{{#if subtitle}}a{{else}}b{{/if}}', 'b'],
    ['{{#if cases}}a{{else if themes}}b{{else}}c{{/if}}', 'b'],
    ['{{#if facts}}a{{/if}}{{#if sources}}b{{else}}c{{/if}}', 'ac'],
    ['{{#if edition}}a{{/if}}{{#if facts.late.suppressed}}b{{else}}c{{/if}}', 'ac'],
    ['{{#if null}}a{{else}}b{{/if}}{{#if undefined}}a{{else}}b{{/if}}', 'bb'],
    ['{{#if true}}a{{/if}}{{#if false}}a{{else}}b{{/if}}', 'ab'],
    ['{{#if ""}}a{{else}}b{{/if}}{{#if "x"}}a{{/if}}', 'ba'],
    ['{{#each themes}}{{@index}}{{@number}}{{@letter}} {{/each}}', '01A 12B'],
    [
      '{{#each themes}}{{#if @first}}a{{/if}}{{#if @last}}z{{/if}}{{title}}, {{/each}}',
      'aFirst theme, zSecond theme,',
    ],
    ['{{#each cases}}a{{else}}b{{/each}}{{#each themes}}{{else}}b{{/each}}', 'b'],
    ['{{#each subtitle}}a{{else}}b{{/each}}', 'b'],
    [
      '{{#each facts}}{{@key}}={{count}}; {{/each}}',
      'reports=80; late=20; lost=1; unknown=not counted;',
    ],
    [
      '{{#each facts as |one name|}}{{name}}={{one.count}}; {{/each}}',
      'reports=80; late=20; lost=1; unknown=not counted;',
    ],
    ['{{#each themes as |one place|}}{{place}}{{one.id}} {{/each}}', '0first 1second'],
    [
      '{{#each themes as |one|}}{{#each ../themes as |two|}}{{one.id}}-{{two.id}} {{/each}}{{/each}}',
      'first-first first-second second-first second-second',
    ],
    [
      '{{#each themes}}{{#each text}}{{../title}}, {{../../author}}. {{/each}}{{/each}}',
      'First theme, Policy analyst. Second theme, Policy analyst.',
    ],
    [
      '{{#with edition}}{{label}}, {{facts.late.count}}, {{tables.outcome.label}}{{/with}}',
      '2023, 20, Reports by outcome',
    ],
    ['{{#with subtitle}}a{{else}}b{{/with}}{{#with edition}}c{{else}}d{{/with}}', 'bc'],
    ['{{#with edition as |e|}}{{e.label}}, {{e.place}}{{/with}}', '2023, Nowhere'],
    ['{{#with facts.late as |title|}}{{title.count}}, {{this.count}}{{/with}}', '20, 20'],
    ['{{#with facts.late as |count|}}{{this.count}} {{count.id}}{{/with}}', '20 late'],
    [
      '{{#each themes}}{{#with edition}}{{/with}}{{/each}}{{#each themes}}{{@root.edition.label}} {{/each}}',
      '2023 2023',
    ],
    ['{{> p words="given"}}', 'given, First'],
    ['{{#with edition}}{{> q label="own"}}{{/with}}', 'own, Nowhere'],
    ['{{> q edition}}', '2023, Nowhere'],
    ['{{#each themes as |t|}}{{> r}} {{/each}}', 'first second'],
  ])('%j', (template, text) => {
    const partials = {
      p: '{{words}}, {{#each themes}}{{#if @first}}First{{/if}}{{/each}}',
      q: '{{label}}, {{place}}',
      r: '{{id}}',
    };
    const { told, text: found } = filled(template, MORE, partials);
    const edition = template.includes('with edition}}{{/with') ? ['unknown-name edition'] : [];
    expect(told).toEqual(edition);
    expect(found.trim()).toBe(text);
  });
});

describe('tells', () => {
  test.each([
    ['{{titel}}', 'unknown-name titel', 'did you mean "title"?'],
    ['{{#with edition}}{{author}}{{/with}}', 'unknown-name author', 'write @root.author'],
    [
      '{{#each themes}}{{#each text}}{{attribution}}{{/each}}{{/each}}',
      'unknown-name attribution',
      '../attribution',
    ],
    [
      '{{#each themes}}{{#with @root.edition}}{{#with @root.facts.late}}{{attribution}}{{/with}}{{/with}}{{/each}}',
      'unknown-name attribution',
      '../../attribution',
    ],
    ['{{this.facs}}', 'unknown-name this.facs', 'facts'],
    [
      '{{#with edition}}{{this.facts.late.count}}{{/with}}',
      'unknown-name this.facts.late.count',
      '@root.facts',
    ],
    ['{{facts.lat.count}}', 'unknown-name lat', 'late'],
    ['{{facts.late.cuont}}', 'unknown-name cuont', 'count'],
    ['{{facts.facts.x}}', 'unknown-name facts', ''],
    ['{{lookup facts "lat"}}', 'unknown-name {{lookup facts "lat"}}', 'late'],
    ['{{#if themes.[7]}}{{/if}}', 'no-item 7', ''],
    ['{{themes.first}}', 'unknown-name first', ''],
    ['{{themes.counts}}', 'unknown-name counts', ''],
    ['{{themes.xcount}}', 'unknown-name xcount', ''],
    ['{{title.count}}', 'unknown-name count', ''],
    ['{{facts.late.zero.x}}', 'unknown-name x', ''],
    ['{{../title}}', 'unknown-name ../title', ''],
    ['{{#with edition}}{{../../title}}{{/with}}', 'unknown-name ../../title', ''],
    ['{{@index}}', 'unknown-name @index', 'root'],
    ['{{#each themes}}{{@idx}}{{/each}}', 'unknown-name @idx', 'index'],
    ['{{#each themes}}{{@toString}}{{/each}}', 'unknown-name @toString', ''],
    ['{{#each themes}}{{@key}}{{/each}}', 'no-value {{@key}}', ''],
    ['{{subtitle}}', 'no-value {{subtitle}}', 'if subtitle'],
    ['{{subtitle.x}}', 'no-value x', ''],
    ['{{themes}}', 'not-text {{themes}}', ''],
    ['{{facts}}', 'not-text {{facts}}', ''],
    ['{{facts.late.zero}}', 'not-text {{facts.late.zero}}', ''],
    ['{{"  "}}', 'blank-value {{"  "}}', ''],
    ['{{lookup facts}}', 'helper-arguments {{lookup facts}}', 'lookup facts "children"'],
    [
      '{{lookup facts themes}}',
      'helper-arguments {{lookup facts themes}}',
      'lookup facts "children"',
    ],
    [
      '{{lookup facts "late" "lost"}}',
      'helper-arguments {{lookup facts "late" "lost"}}',
      'lookup facts "children"',
    ],
    ['{{figure}}', 'helper-arguments figure', 'figure "children"'],
    ['{{table themes}}', 'helper-arguments {{table themes}}', 'table "children"'],
    [
      '{{number-table "a" "b"}}',
      'helper-arguments {{number-table "a" "b"}}',
      'number-table "children"',
    ],
    ['{{figure "x"}}', 'unknown-reference {{figure "x"}}', ''],
    [
      '{{number-figure "known"}} {{figure "knwon"}}',
      'unknown-reference {{figure "knwon"}}',
      'known',
    ],
    ['{{number-figure "a"}} {{table "a"}}', 'unknown-reference {{table "a"}}', ''],
    ['{{number-table "a"}} {{number-table "a"}}', 'numbered-twice {{number-table "a"}}', ''],
    ['{{contents x=1}}', 'helper-arguments {{contents x=1}}', ''],
    ['{{fgure "a"}}', 'unknown-helper {{fgure "a"}}', 'figure'],
    ['{{toString "a"}}', 'unknown-helper {{toString "a"}}', ''],
    ['{{literl "5" because="x"}}', 'unknown-helper {{literl "5" because="x"}}', 'literal'],
    ['{{literal "5"}}', 'literal-without-reason {{literal "5"}}', 'because'],
    [
      '{{literal "5" because=" "}}',
      'literal-without-reason {{literal "5" because=" "}}',
      'because',
    ],
    [
      '{{literal "5" because="x" more="y"}}',
      'literal-without-reason {{literal "5" because="x" more="y"}}',
      'because',
    ],
    [
      '{{literal "5" "6" because="x"}}',
      'literal-without-reason {{literal "5" "6" because="x"}}',
      'because',
    ],
    [
      '{{literal themes because="x"}}',
      'literal-without-reason {{literal themes because="x"}}',
      'because',
    ],
    ['{{literal because="x"}}', 'literal-without-reason {{literal because="x"}}', 'because'],
    [
      '{{literal "5" because=themes}}',
      'literal-without-reason {{literal "5" because=themes}}',
      'because',
    ],
    ['{{"71"}}', 'naked-number "71"', ''],
    ['{{> q}}', 'unknown-partial {{> q}}', ''],
    ['{{> p x="a"}}', 'partial-arguments x="a"', ''],
    ['{{#each title}}{{/each}}', 'not-a-list title', ''],
    ['{{#each facts.late}}{{/each}}', 'not-a-list facts.late', ''],
    ['{{#if facts.late.count}}{{/if}}', 'figure-as-condition facts.late.count', 'zero'],
    ['{{#unless title as |x|}}{{/unless}}', 'block-arguments {{#unless title as |x|}}', ''],
    ['{{#if (title)}}{{/if}}', 'unknown-helper (title)', ''],
    ['{{#with edition}}{{../contents}}{{/with}}', 'unknown-name ../contents', ''],
    ['{{constructor}}', 'unknown-name constructor', ''],
    ['{{facts.constructor}}', 'unknown-name constructor', ''],
    ['{{edition.toString}}', 'unknown-name toString', ''],
    ['{{#unless evidence}}{{facts.late.count}}{{/unless}}', 'unsettled', 'circle'],
    // What isn't printed is checked all the same.
    ['{{#if title}}{{else}}{{titel}}{{/if}}', 'unknown-name titel', ''],
    ['{{#unless title}}{{facts.late.cuont}}{{/unless}}', 'unknown-name cuont', ''],
    ['{{#each themes}}{{else}}{{titel}}{{/each}}', 'unknown-name titel', ''],
    ['{{#with edition}}{{else}}{{titel}}{{/with}}', 'unknown-name titel', ''],
    ['{{#if false}}{{#if false}}{{titel}}{{/if}}{{/if}}', 'unknown-name titel', ''],
    ['{{#if false}}{{> q}}{{/if}}', 'unknown-partial {{> q}}', ''],
    ['{{#if false}}{{> p x="a"}}{{/if}}', 'partial-arguments x="a"', ''],
    ['{{#if false}}{{#each title}}{{/each}}{{/if}}', 'not-a-list title', ''],
  ])('%j', (template, what, hint) => {
    const { told, problems } = filled(template, MORE, { p: 'x' });
    expect(told).toEqual([what]);
    const [problem] = problems.all;
    expect(
      [problem?.message, ...(problem?.notes ?? []), ...(problem?.hints ?? [])].join('\n'),
    ).toContain(hint);
  });
});

test.each([
  ['{{#if false}}{{subtitle}}{{number-figure "a"}}{{figure "b"}}{{#each (notes)}}{{/each}}{{/if}}'],
  ['{{#unless title}}{{number-figure "a"}}{{/unless}}{{#if title}}x{{else}}{{> p}}{{/if}}'],
  ['{{#if subtitle}}{{subtitle.x}}{{/if}}'],
])('in a branch that is not printed there is no fault in %j', (template) => {
  expect(filled(template, MORE, { p: '{{subtitle}}' }).told).toEqual([]);
});

test.each([
  ['{{facts.facts.x}}', 8, 'facts'],
  ['{{facts.late.late}}', 13, 'late'],
  ['{{@root.root}}', 8, 'root'],
  ['{{themes.[1].x}}', 13, 'x'],
  ['{{title.l}}', 8, 'l'],
  ['{{edition.period.period}}', 17, 'period'],
])('the name at fault in a path is pointed at: %j', (template, at, name) => {
  const [problem] = filled(template).problems.all;
  const { start = 0, end = 0 } = problem?.span ?? {};
  expect([start, template.slice(start, end)]).toEqual([at, name]);
});

test('numbers are given to what is printed, in its order', () => {
  const template = `{{figure "b"}}, {{table "b"}}
{{#if false}}{{number-figure "z"}}{{/if}}{{number-figure "a"}}, {{number-figure "b"}}, {{number-table "b"}}`;
  const { text, told } = filled(template);
  expect(told).toEqual([]);
  expect(text).toBe('Figure 2, Table 1\nFigure 1, Figure 2, Table 1\n');
});

test('a fault in a loop, and of several passes, is told once', () => {
  expect(
    filled('{{figure "a"}}{{#each themes}}{{titel}}{{/each}}{{number-figure "a"}}').told,
  ).toEqual(['unknown-name titel']);
  expect(filled('{{titel}} {{titel}}').told).toEqual(['unknown-name titel', 'unknown-name titel']);
});

/** Partials of which each prints the next. */
function chain(depth: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: depth }, (_, index) => [
      `p${index}`,
      index + 1 < depth ? `{{> p${index + 1}}}` : 'innermost',
    ]),
  );
}

test('partials may stand in each other, but not for ever', () => {
  const most = LIMITS.partialNesting;
  expect(filled('{{> p0}}', {}, chain(most)).text).toBe('innermost\n');
  expect(filled('{{> p0}} b', {}, chain(most + 1)).told).toEqual([
    `endless-partial {{> p${most}}}`,
  ]);
});
