/** The parser of Markdown is held against another, the reference one: the same tree, each node at the same place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/content/parse.ts';
import { printTree, referenceTree } from '../support/referenceTree.ts';

const texts = ['.', 'docs', 'output', 'test/cases'].flatMap((place) =>
  readdirSync(place, { recursive: place !== '.', encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => [join(place, name), readFileSync(join(place, name), 'utf8')] as const),
);

test.each(['gfm', 'template'] as const)('documents have the same trees: %s', (flavour) => {
  expect(texts.length).toBeGreaterThan(20);
  for (const [name, text] of texts) {
    const tree = printTree(parseMarkdown(text, flavour));
    expect(tree, name).toBe(printTree(referenceTree(text, flavour)));
  }
});

// Without what the two are known to read otherwise: letters beyond the BMP beside marks, and tags right after a table.
const PIECES = [
  'a',
  ' b',
  '\n',
  '\n\n',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```\n',
  '[',
  ']',
  '(b)',
  '![',
  '> ',
  '# ',
  '- ',
  '1. ',
  '    ',
  '\\',
  '&amp;',
  '|',
  '\n|-|\n',
  '\n\n---\n\n',
  '[^1]',
  '\n\n[^1]: c\n\n',
  '\n\n[d]: /e "f"\n\n',
  '[d]',
  '<!-- g -->',
  '<h@i.jk>',
  '“',
  'é',
  '\0',
];

test.each(['gfm', 'template'] as const)('any text has the same tree: %s', (flavour) => {
  assert(
    property(array(constantFrom(...PIECES), { minLength: 1, maxLength: 30 }), (parts) => {
      const text = `x${parts.join('')}`;
      expect(printTree(parseMarkdown(text, flavour))).toBe(printTree(referenceTree(text, flavour)));
    }),
    { numRuns: 2_000, seed: 2011 },
  );
});

const TABLE = '| a | b |\n|---|---|\n';

test.each([
  ['a bar after a literal link parts cells', `${TABLE}|http://x.y|2|\n|www.x.y/z|3|\n`],
  ['also in the header', '|http://x.y|b|\n|---|---|\n|1|2|\n'],
  ['after a byte order mark', `\uFEFF${TABLE}|http://x.y|**2**|\n`],
  ['after one, at the end of the text', `\uFEFF${TABLE}|2|http://x.y|`],
  ['and several in a row', `${TABLE}|http://x.y|http://z.y|\n|**c**|d|\n\n> e\n`],
  ['an escaped bar is a part of the link', `${TABLE}|http://x.y/\\|z|2|\n`],
  ['outside of tables it is one as well', `http://x.y|2|\n\n${TABLE}|www.x.y|*2*|\n\n*c*\n`],
])('%s', (_, text) => {
  expect(printTree(parseMarkdown(text, 'gfm'))).toBe(printTree(referenceTree(text, 'gfm')));
});

test('a letter beyond the BMP is one letter beside marks', () => {
  // The reference takes a half of the sign for a letter, where CommonMark asks for the whole one.
  expect(printTree(parseMarkdown('*£*a *𞋿*b', 'gfm'))).not.toContain('emphasis');
});
