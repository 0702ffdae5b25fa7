/** The compiled program reads Markdown by stretches, the packages letter by letter: the trees must be the same. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { array, assert, constantFrom, property } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { packages } from '../../scripts/packages.mjs';
import { parseMarkdown } from '../../src/content/parse.ts';

const folder = mkdtempSync(resolve('node_modules/.compiled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const outfile = join(folder, 'parse.mjs');
await build({
  entryPoints: ['src/content/parse.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  plugins: [packages],
});
// eslint-disable-next-line typescript/no-unsafe-type-assertion -- the same module, compiled.
const compiled = (await import(pathToFileURL(outfile).href)) as {
  readonly parseMarkdown: typeof parseMarkdown;
};

const texts = ['docs', 'output', 'test/cases'].flatMap((place) =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(place, name), 'utf8')),
);

test.each(['gfm', 'template'] as const)('documents have the same trees: %s', (flavour) => {
  expect(texts.length).toBeGreaterThan(20);
  for (const text of texts) {
    expect(json(compiled.parseMarkdown(text, flavour))).toBe(json(parseMarkdown(text, flavour)));
  }
});

const pieces = constantFrom(
  'a',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\r',
  '\0',
  '*',
  '_',
  '~~',
  '`',
  '[',
  ']',
  '(b)',
  '![',
  '<',
  '>',
  '# ',
  '- ',
  '1. ',
  '    ',
  '\\',
  '&amp;',
  '|',
  '\n|-|\n',
  '---',
  '[^1]',
  '[^1]: ',
  ': c',
  '😀',
);

test('any text has the same tree', () => {
  assert(
    property(array(pieces, { minLength: 1, maxLength: 40 }), (parts) => {
      const text = parts.join('');
      expect(json(compiled.parseMarkdown(text, 'gfm'))).toBe(json(parseMarkdown(text, 'gfm')));
    }),
    { numRuns: 500 },
  );
});

function json(tree: ReturnType<typeof parseMarkdown>): string {
  return JSON.stringify(tree);
}
