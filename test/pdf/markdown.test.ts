/** Documents that are hard to set: each says in its tags what the parser alone says of it, in both themes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme, largePrint } from '../../src/layout/theme.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { drawing } from '../support/content.ts';
import { testFonts } from '../support/fonts.ts';
import { bare, said, wordsOfMarkdown } from '../support/markdownWords.ts';
import { readTags } from '../support/pdfText.ts';

const root = join(import.meta.dirname, '../cases/markdown');
const images = () => ({ kind: 'drawing', drawing: drawing(60, 40) }) as const;

describe.each([
  ['default', defaultTheme],
  ['large print', largePrint],
] as const)('set in %s', (_, theme) => {
  test.each(readdirSync(root))('%s', async (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const problems = new Problems();
    const content = readContent({ path: name, text }, { flavour: 'gfm', images }, problems);
    const layout = layOut(content, theme, testFonts(), problems);
    expect(problems.all.filter(({ severity }) => severity === 'error')).toEqual([]);
    const tags = readTags(await writePdf(layout, testFonts()));
    expect(bare(said(tags))).toBe(wordsOfMarkdown(text));
  });
});
