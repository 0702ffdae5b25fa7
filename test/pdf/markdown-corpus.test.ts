/**
 * Other people's Markdown: every fifth of the examples of CommonMark and GFM is set, and says in its tags what
 * the parser alone says of it. `ALL_MARKDOWN=1` takes all of them.
 */
import { existsSync, readFileSync } from 'node:fs';
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

const CORPUS = join(import.meta.dirname, '../../../shared/corpora/commonmark-gfm.jsonl');
const STEP = process.env['ALL_MARKDOWN'] === undefined ? 5 : 1;

interface Example {
  readonly id: string;
  readonly md: string;
}

const examples: Example[] = existsSync(CORPUS)
  ? readFileSync(CORPUS, 'utf8')
      .split('\n')
      .filter((line, index) => line !== '' && index % STEP === 0)
      .map((line): Example => JSON.parse(line))
  : [];

const images = () => ({ kind: 'drawing', drawing: drawing(60, 40) }) as const;

describe.skipIf(examples.length === 0)(
  'the examples of CommonMark and GFM (skipped where ../shared/corpora is not there)',
  () => {
    test.each(examples)('$id', async ({ md }) => {
      const problems = new Problems();
      const source = { path: 'example.md', text: md };
      const content = readContent(source, { flavour: 'gfm', images }, problems);
      const theme = md.length % 2 === 0 ? defaultTheme : largePrint;
      const layout = layOut(content, theme, testFonts(), problems);
      const refused = problems.all.filter(({ severity }) => severity === 'error');
      if (refused.length > 0) {
        for (const { code } of refused)
          expect(code).toMatch(/^(?:missing-(?:character|script)|control-character)$/u);
        return;
      }
      const tags = readTags(await writePdf(layout, testFonts()));
      expect(bare(said(tags))).toBe(wordsOfMarkdown(md));
    });
  },
);
