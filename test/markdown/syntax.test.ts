/** How deeply a template may be nested, what in it is left open, and where a fault of its syntax is told. */
import { describe, expect, test } from 'vitest';
import { beyondLimits } from '../../src/markdown/bounds.ts';
import { parseSource, parseTemplate } from '../../src/markdown/parse.ts';
import { unclosedIn } from '../../src/markdown/unclosed.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { filled } from './filled.ts';

const MOST = LIMITS.templateNesting;

function times(text: string, count: number): string {
  return text.repeat(count);
}

/** What is told of a template, and the text from there to the end of the tag. */
function beyond(text: string): string | undefined {
  const source = { path: 'a.hbs', text };
  const problem = beyondLimits({ text, place: (start, end) => ({ source, start, end }) });
  if (problem === undefined) return undefined;
  const { start = 0, end = 0 } = problem.span ?? {};
  return `${problem.code} ${start} ${text.slice(start, end)}`;
}

describe('what nests a template', () => {
  test.each([
    ['blocks', '{{#if a}}', '{{#'],
    ['blocks that take away white space', '{{~#if a}}', '{{~#'],
    ['blocks behind a space', '{{ #if a}}', '{{ #'],
    ['turned blocks', '{{^if a}}', '{{^'],
    ['blocks behind a backslash that is escaped', String.raw`\\{{#if a}}`, '{{#'],
    ['blocks behind three backslashes', String.raw`\\\{{#if a}}`, '{{#'],
  ])('%s', (_, open, told) => {
    expect(beyond(times(open, MOST))).toBeUndefined();
    const at = MOST * open.length + open.indexOf('{');
    expect(beyond(times(open, MOST + 1))).toBe(`nested-too-deep ${at} ${told}`);
  });

  test('each further condition of a block', () => {
    const text = `{{#if a}}${times('{{else if b}}', MOST)}{{/if}}`;
    expect(beyond(text.replace('{{else if b}}', ''))).toBeUndefined();
    expect(beyond(text)).toBe(`nested-too-deep ${9 + 13 * (MOST - 1)} {{else `);
    expect(beyond(`{{#if a}}${times('{{~else if b}}', MOST)}`)).toContain('{{~else ');
  });

  test('calls', () => {
    expect(beyond(`{{a ${times('(b ', MOST)}c${times(')', MOST)}}}`)).toBeUndefined();
    expect(beyond(`{{a ${times('(b ', MOST + 1)}c`)).toBe(`nested-too-deep ${4 + 3 * MOST} (`);
  });
});

test.each([
  ['blocks beside each other', times('{{#if a}}x{{/if}}', MOST + 1)],
  ['turned blocks beside each other', times('{{^if a}}x{{/if}}', MOST + 1)],
  [
    'conditions beside each other',
    times('{{#if a}}{{else if b}}{{else if c}}{{else}}{{/if}}', MOST),
  ],
  ['the other branch', `{{#if a}}${times('{{else}}', MOST)}`],
  ['the other branch, as a mark', `{{#if a}}${times('{{^}}', MOST)}${times('{{~^~}}', MOST)}`],
  ['a condition that follows no block', times('{{else if b}}', MOST + 1)],
  ['closing tags', `${times('{{/if}}', MOST)}${times('{{#if a}}', MOST)}`],
  ['calls beside each other', `{{a ${times('(b) ', MOST + 1)}}}`],
  ['calls of other tags', times('{{a (b (c}}', MOST)],
  ['brackets in the text', times('(', MOST + 1)],
  ['brackets behind a tag', `{{a}}${times('(', MOST + 1)}`],
  ['brackets that close in the text', `${times(')', 9)}{{a ${times('(b ', MOST)}}}`],
  ['escaped braces', times(String.raw`\{{#if a}}`, MOST + 1)],
  ['a comment', `{{!-- ${times('{{#if a}}', MOST + 1)} --}}`],
  ['a comment that takes away white space', `{{~!-- ${times('{{#if a}}', MOST + 1)} --~}}`],
  ['a comment that is never closed', `{{!-- }}${times('{{#if a}}', MOST + 1)}`],
  ['a text as long as it may be', times('x', LIMITS.templateLength)],
])('%s: does not nest', (_, text) => {
  expect(beyond(text)).toBeUndefined();
});

test.each([
  ['behind a comment', '{{!-- a --}}'],
  ['behind a comment that takes away white space', '{{~!-- a --~}}'],
  ['behind a closed block', '{{#if a}}{{/if}}'],
])('%s blocks count', (_, before) => {
  expect(beyond(before + times('{{#if a}}', MOST))).toBeUndefined();
  expect(beyond(before + times('{{#if a}}', MOST + 1))).toBe(
    `nested-too-deep ${before.length + 9 * MOST} {{#`,
  );
});

test('a template that is too long is told so at its start', () => {
  expect(beyond(times('x', LIMITS.templateLength + 1))).toBe('template-too-long 0 ');
});

describe('what is left open', () => {
  test.each<readonly [string, readonly string[]]>([
    ['{{#if a}}x', ['if {{#if a}}']],
    ['{{#if a}}{{#each b}}x', ['if {{#if a}}', 'each {{#each b}}']],
    ['{{#if a}}{{#each b}}x{{/each}}', ['if {{#if a}}']],
    ['{{#if a}}{{/if}}{{#with b}}', ['with {{#with b}}']],
    ['{{~#if a}}', ['if {{~#if a}}']],
    ['{{# if a}}', ['if {{# if a}}']],
    ['{{#*inline "a"}}', ['inline {{#*inline "a"}}']],
    ['{{#> a}}', ['a {{#> a}}']],
    ['{{^if a}}', ['if {{^if a}}']],
    ['{{#if a}}{{^}}{{/if}}', []],
    ['{{#if a}}{{else}}{{/if}}', []],
    ['{{#if a}}{{~/if~}}', []],
    ['{{/if}}{{#if a}}', ['if {{#if a}}']],
    ['{{!-- {{#if a}} --}}', []],
    ['{{~!-- {{#if a}} --~}}', []],
    ['{{! {{#if a}}', []],
    [String.raw`\{{#if a}}`, []],
    [String.raw`\\{{#if a}}`, ['if {{#if a}}']],
    ['{{#if "}}"}}', ['if {{#if "}}"}}']],
    ["{{#if '}}'}}", ["if {{#if '}}'}}"]],
    ['{{a', ['expression {{a']],
    ['x {{a}} {{b\nc}', ['expression {{b']],
    ['{{#if a}}{{b', ['expression {{b']],
    ['{{#if a', ['expression {{#if a']],
    ['{{a}}', []],
    ['{{{a}}}', []],
    ['x', []],
  ])('%j', (text, told) => {
    const found = unclosedIn(text).map(({ start, end, ...one }) => {
      const what = one.kind === 'block' ? one.name : one.kind;
      return `${what} ${text.slice(start, end)}`;
    });
    expect(found).toEqual(told);
  });
});

describe('a fault of the syntax is told where it is', () => {
  const BLOCKS = 'each {{#if}}, {{#each}} and {{#with}} needs its {{/if}}, {{/each}} or {{/with}}';
  const EXPRESSION =
    'an expression is a name such as {{facts.children.count}}, between two braces on each side';
  const cannot = "the template can't be read: ";
  test.each([
    [
      'a\n{{#if title}}\nb',
      '{{#if}} is not closed',
      '{{#if title}}',
      'write {{/if}} where it ends',
    ],
    ['a\nb {{title\nc', 'the braces that open here are not closed', '{{title', EXPRESSION],
    ['a\n{{!-- b\nc', 'the braces that open here are not closed', '{{!-- b', EXPRESSION],
    [
      'a\n{{title "b}} c\nd',
      `${cannot}a character stands where none may stand inside {{ }}`,
      '{{title "b}} c',
      EXPRESSION,
    ],
    [
      'a\nb {{title, c\n{{title}}',
      'the braces that open here are not closed',
      '{{title, c',
      EXPRESSION,
    ],
    [
      'a\n{{{{title}}}} b',
      `${cannot}the expression is not complete, or a part of it is out of place`,
      '{{{{title}}}} b',
      EXPRESSION,
    ],
    [
      "a\n{{title 's}} b\nc",
      `${cannot}a character stands where none may stand inside {{ }}`,
      "{{title 's}} b",
      EXPRESSION,
    ],
    [
      'a\n{{#if title}}x{{/each}}\nb',
      '{{#if}} is closed by {{/each}}',
      'if',
      'write {{/if}} at its end',
    ],
    ['a\n{{/if}}\nb', `${cannot}a block is closed that was not opened`, '{{/if}}', BLOCKS],
    ['a\nb {{else}}\nc', `${cannot}{{else}} stands outside a block`, 'b {{else}}', BLOCKS],
    [
      'a\nb {{title ,}} x\nc',
      `${cannot}a character stands where none may stand inside {{ }}`,
      'b {{title ,}} x',
      EXPRESSION,
    ],
    [
      '{{title = 1}}',
      `${cannot}the expression is not complete, or a part of it is out of place`,
      '{{title = 1}}',
      EXPRESSION,
    ],
    [
      '\r\n{{}}\r\n',
      `${cannot}the expression is not complete, or a part of it is out of place`,
      '{{}}\r',
      EXPRESSION,
    ],
    ['a\n{{title/../b}}\nc', `${cannot}Invalid path: title/..`, '{{title/../b}}', EXPRESSION],
  ])('%j', (template, message, place, hint) => {
    const { problems } = filled(template);
    const [problem] = problems.all;
    expect(problems.all).toHaveLength(1);
    expect(problem?.message).toBe(message);
    expect(problem?.hints).toEqual([hint]);
    expect(problem?.span?.source.text.slice(problem.span.start, problem.span.end)).toBe(place);
  });
});

test('nothing of a template that is nested too deep is printed', () => {
  const text = `a${times('{{#if title}}', MOST + 1)}b${times('{{/if}}', MOST + 1)}`;
  expect(filled(text)).toMatchObject({ text: '\n', told: ['nested-too-deep {{#'] });
});

test('a template is read once for all that ask, and another of the same text by itself', () => {
  const source = { path: 'a.md.hbs', text: '{{title}}' };
  expect(parseSource(source)).toBe(parseSource(source));
  expect(parseSource({ ...source })).not.toBe(parseSource(source));
});

/** Each part of a template's tree, with the text that its place holds. */
function parts(text: string): readonly string[] {
  const source = { path: 'a.hbs', text };
  const nodes = parseTemplate(
    { text, place: (start, end) => ({ source, start, end }) },
    new Problems(),
  );
  return nodes.map(
    (node) => `${node.kind} ${JSON.stringify(text.slice(node.span.start, node.span.end))}`,
  );
}

test.each([
  ['a{{title}}b', ['static "a"', 'print "{{title}}"', 'static "b"']],
  ['  {{~a~}}  ', ['print "{{~a~}}"']],
  ['{{!-- c --}}{{! d }}b', ['static "b"']],
  ['a\n  {{#if b}}  \n c\n{{/if}}\nd', ['static "a\\n"', 'block "{{#if b}}"', 'static "d"']],
  [
    '\r\n{{a}}\r{{b}}\n{{c}}',
    [
      'static "\\r\\n"',
      'print "{{a}}"',
      'static "\\r"',
      'print "{{b}}"',
      'static "\\n"',
      'print "{{c}}"',
    ],
  ],
  ['x\\{{a}} y {{b}}', ['static "x"', 'static "{{a}} y "', 'print "{{b}}"']],
  ['{{> p a=b}} c', ['partial "{{> p a=b}}"', 'static " c"']],
])('places of the parts of %j', (template, told) => {
  expect(parts(template)).toEqual(told);
});
