import { array, assert, constantFrom, oneof, property } from 'fast-check';
import type * as mdast from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/content/parse.ts';
import { structureOf } from '../../src/content/structure.ts';
import { foldSpace } from '../../src/markdown/escape.ts';
import { fillTemplate } from '../../src/markdown/fill.ts';
import { Problems } from '../../src/problems/problems.ts';
import { sampleFindings } from './sample.ts';

const CONTEXTS = {
  paragraph: '{{author}}\n',
  'before text': '{{author}} after\n',
  'after text': 'before {{author}}\n',
  'inside a word': 'be{{author}}af\n',
  'before punctuation': '{{author}}. Then\n',
  'before a bracket': '{{author}}[link](https://example.org)\n',
  'after a bracket': '[note]{{author}}\n',
  'before parentheses': '[{{author}}](https://example.org) (x)\n',
  'after an ampersand': 'a &{{author}}; b\n',
  'after the start of a reference': 'a &am{{author}} b\n',
  'after a backslash': String.raw`a \\{{author}} b` + '\n',
  'after digits': '{{literal "12" because="a test"}}{{author}}\n',
  'second line': 'first line\n{{author}}\nthird line\n',
  'line before dashes': 'x {{author}}\n\n---\n',
  heading: '## {{author}}\n',
  'closed heading': '## {{author}} ##\n',
  'list item': '- {{author}}\n- b\n',
  'numbered item': '1. {{author}}\n2. b\n',
  'task item': '- [ ] {{author}}\n',
  quotation: '> {{author}}\n>\n> b\n',
  alert: '> [!NOTE]\n> {{author}}\n',
  emphasis: 'a *{{author}}* b\n',
  strong: '**{{author}}**\n',
  'strong and more': '**{{author}}**, *{{author}}* and ~~{{author}}~~.\n',
  'emphasis in brackets': '(*{{author}}*)\n',
  'link words': 'see [{{author}}](https://example.org "t") b\n',
  'alternative text': '![{{author}}](a.svg)\n',
  'link title': '[x](https://example.org "a {{author}}") b\n',
  table: '| a | b |\n| - | - |\n| {{author}} | {{author}} |\n| {{author}} | c |\n',
  'table header': '| {{author}} | b |\n| - | - |\n| c | d |\n',
  'bare table': 'a | b\n- | -\n{{author}} | c\n',
  twice: '{{author}}{{author}}\n',
  'twice with a mark': '{{author}} * {{author}} _ {{author}}\n',
  footnote: 'a[^1]\n\n[^1]: {{author}}\n',
  caption: '**{{number-figure "a"}}. {{author}}**\\\n{{author}}\n',
} as const;

function filled(template: string, author: string): { text: string; problems: Problems } {
  const problems = new Problems();
  const findings = { ...sampleFindings(), author };
  const source = { path: 'templates/t.md.hbs', text: template };
  const { text } = fillTemplate(
    { name: 't', source },
    new Map(),
    { findings, charts: new Map() },
    problems,
  );
  return { text, problems };
}

// Texts, titles and alternative texts, each node's apart.
function words(node: mdast.Nodes): string {
  const own = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
  const title = 'title' in node ? `"${node.title ?? ''}"` : '';
  const inside = 'children' in node ? node.children.map(words).join('') : '';
  return `${own}${title}${inside}`;
}

const pieces = oneof(
  constantFrom(...Array.from('*_`~[](){}<>#+-=|\\!&;:"\'$.,%@^/ \t\n')),
  constantFrom(
    'a',
    'B',
    '1',
    '23',
    'é',
    'word',
    '  ',
    '\n\n',
    '---',
    '***',
    '```',
    '~~~',
    '===',
    '- ',
    '1. ',
    '> ',
    '# ',
  ),
  constantFrom(
    '&amp;',
    '&#35;',
    '<b>',
    '</b>',
    '<!-- x -->',
    '<https://x.y>',
    '![a](b)',
    '[a](b)',
    '[^1]',
    '[!NOTE]',
    '| a |',
    ':--',
  ),
  constantFrom(
    '\u00A0',
    '\u2003',
    '\u2028',
    '“',
    '’',
    '👨‍👩‍👧',
    'ﬁ',
    'e\u0301',
    'שלום',
    '\u200D',
    '\\\\',
    '\\*',
    '$x$',
    'https://x.y',
  ),
);
const hostile = array(pieces, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''))
  .filter((text) => foldSpace(text).trim() !== '');

test.each(Object.entries(CONTEXTS))('any text in this place stays text: %s', (_, template) => {
  const plain = filled(template, 'WORD').text;
  const tree = parseMarkdown(plain, 'template');
  const expected = words(tree);
  assert(
    property(hostile, (value) => {
      const { text, problems } = filled(template, value);
      expect(problems.all).toEqual([]);
      expect(words(parseMarkdown(text, 'template'))).toBe(
        expected.replaceAll('WORD', () => foldSpace(value)),
      );
      expect(structureOf(parseMarkdown(text, 'template'))).toBe(structureOf(tree));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['70 of 93 children (75%)', '70 of 93 children (75%)'],
  [
    'Black African, black Caribbean or “black other”',
    'Black African, black Caribbean or “black other”',
  ],
  ['snake_case and 5 - 3 = 2', 'snake_case and 5 - 3 = 2'],
  ['Smith & Sons: a < b > c!', 'Smith & Sons: a < b > c!'],
])('what needs no escape gets none: %s', (value, markdown) => {
  expect(filled('Text: {{author}}\n', value).text).toBe(`Text: ${markdown}\n`);
});

test('the front matter holds any text', () => {
  assert(
    property(hostile, (value) => {
      const { text } = filled(
        '---\ntitle: {{author}}\nsubject: "a: {{author}}"\n---\n\nx\n',
        value,
      );
      const [yaml] = parseMarkdown(text, 'template').children;
      const lines = yaml?.type === 'yaml' ? yaml.value.split('\n') : [];
      expect(lines).toHaveLength(2);
      const title = lines[0]?.slice('title: '.length) ?? '';
      expect(title.startsWith('"') ? JSON.parse(title) : title).toBe(foldSpace(value));
      expect(JSON.parse(lines[1]?.slice('subject: '.length) ?? '')).toBe(`a: ${foldSpace(value)}`);
    }),
    { numRuns: 200 },
  );
});

test('an address holds any text', () => {
  assert(
    property(hostile, (value) => {
      const { text } = filled('see [x](https://example.org/{{author}}) b\n', value);
      const [paragraph] = parseMarkdown(text, 'template').children;
      const link = paragraph?.type === 'paragraph' ? paragraph.children[1] : undefined;
      const url = link?.type === 'link' ? link.url : '';
      expect(url).toMatch(/^https:\/\/example\.org\/[!-~]+$/u);
      const wanted = foldSpace(value);
      // What is percent-encoded already stays, so only other texts come back as they were.
      if (!wanted.includes('%'))
        expect(decodeURIComponent(url)).toBe(`https://example.org/${wanted}`);
    }),
    { numRuns: 200 },
  );
});
