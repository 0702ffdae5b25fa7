/** Which charts and files a template names, and which names a partial asks for. */
import { describe, expect, test } from 'vitest';
import { chartsNamed, sourcesPrinted } from '../../src/markdown/charts.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import type { Source } from '../../src/problems/types.ts';

function source(name: string, text: string): Source {
  return { path: `templates/${name}.md.hbs`, text };
}

function sources(texts: Readonly<Record<string, string>>): ReadonlyMap<string, Source> {
  return new Map(
    Object.entries(texts).map(([name, text]) => [name, source(`partials/${name}`, text)] as const),
  );
}

/** The charts that a template names, and where. */
function named(text: string, partials: Readonly<Record<string, string>> = {}): readonly string[] {
  const template = { name: 't', source: source('t', text) };
  return chartsNamed(template, sources(partials)).map(
    ({ name, span }) => `${name}: ${span.source.text.slice(span.start, span.end)}`,
  );
}

describe('charts', () => {
  test.each<readonly [string, readonly string[]]>([
    ['{{charts.a.title}}', ['a: charts.a.title']],
    ['{{@root.charts.a.title}}', ['a: @root.charts.a.title']],
    ['{{@first.charts.a}}', []],
    ['{{root.charts.a}}', []],
    ['{{facts.charts.a}} {{charts}}', []],
    [
      '{{#if charts.a}}{{charts.b.alt}}{{else}}{{charts.c.alt}}{{/if}}',
      ['a: charts.a', 'b: charts.b.alt', 'c: charts.c.alt'],
    ],
    ['{{#each x}}{{#with y}}{{charts.a.alt}}{{/with}}{{/each}}', ['a: charts.a.alt']],
    [
      '{{charts.b.alt}} {{charts.a.alt}} {{charts.b.title}}',
      ['b: charts.b.alt', 'a: charts.a.alt'],
    ],
    ['{{lookup charts "a"}}', ['a: "a"']],
    ['{{#with (lookup charts "a")}}{{/with}}', ['a: "a"']],
    ['{{lookup facts "a"}} {{lookup charts name}} {{lookup charts 5}}', []],
    ['{{figure charts "a"}}', []],
    ['{{lookup (lookup charts "a") charts.b.name}}', ['a: "a"', 'b: charts.b.name']],
    ['{{literal "x" because=charts.a.title}}', ['a: charts.a.title']],
    ['{{> p charts.a}}', ['a: charts.a']],
    ['{{> p chart=charts.a}}', ['a: charts.a']],
    ['{{"charts.a"}} {{> p}}', []],
  ])('%j', (text, told) => {
    expect(named(text)).toEqual(told);
  });

  test('of partials, where they are printed first', () => {
    const partials = {
      one: '{{charts.b.alt}}{{> two}}',
      two: '{{charts.c.alt}}{{> one}}',
      unused: '{{charts.z.alt}}',
    };
    const text = '{{charts.a.alt}}{{#if x}}{{> one}}{{/if}}{{> two}}{{charts.d.alt}}';
    expect(named(text, partials)).toEqual([
      'a: charts.a.alt',
      'b: charts.b.alt',
      'c: charts.c.alt',
      'd: charts.d.alt',
    ]);
  });
});

test('the files that a template prints are it and the partials that it calls, by their paths', () => {
  const template = {
    name: 't',
    source: source('t', '{{> two}}{{#if x}}{{> one}}{{else}}{{> missing}}{{/if}}'),
  };
  const partials = sources({
    zero: '{{> two}}',
    one: 'x',
    two: '{{#each x}}y{{else}}{{> three}}{{/each}}',
    three: '{{> two}}',
  });
  expect(sourcesPrinted(template, partials).map(({ path }) => path)).toEqual([
    'templates/partials/one.md.hbs',
    'templates/partials/three.md.hbs',
    'templates/partials/two.md.hbs',
    'templates/t.md.hbs',
  ]);
});

test.each<readonly [string, readonly string[]]>([
  ['{{words}} {{chart.title}} {{chart.alt}}', ['words', 'chart']],
  ['{{../a}} {{this.b}} {{./c}} {{@d}} {{this}} {{.}}', []],
  ['{{lookup a "b"}} {{literal "1" because=c}}', ['a', 'c']],
  ['{{lookup (lookup a b) c}}', ['a', 'b', 'c']],
  ['{{#if a}}{{b}}{{else}}{{c}}{{/if}}', ['a', 'b', 'c']],
  ['{{#each a as |x|}}{{x}}{{/each}}', ['a', 'x']],
  ['{{> p a b=c}}{{> q}}', ['a', 'c']],
  ['a "b" {{"c"}}', []],
])('the names that a call may give to %j', (text, names) => {
  expect([...parseSource(source('p', text)).names]).toEqual(names);
});
