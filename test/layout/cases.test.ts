/** Each folder of test/cases/layout is a Markdown file, laid out; `large-print` in its name chooses the theme. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import type { Picture } from '../../src/content/types.ts';
import { layOut } from '../../src/layout/layout.ts';
import { printLayout, printTags } from '../../src/layout/print.ts';
import { defaultTheme, largePrint } from '../../src/layout/theme.ts';
import type { Layout } from '../../src/layout/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { testFonts } from '../support/fonts.ts';

const root = join(import.meta.dirname, '../cases/layout');

function lay(folder: string): { layout: Layout; problems: string } {
  const problems = new Problems();
  const source = { path: 'input.md', text: readFileSync(join(folder, 'input.md'), 'utf8') };
  const images = (url: string): Picture | undefined => {
    const file = join(folder, url);
    if (!existsSync(file)) return undefined;
    const drawing = readSvg({ path: url, text: readFileSync(file, 'utf8') }, problems);
    return drawing && { kind: 'drawing', drawing };
  };
  const content = readContent(source, { flavour: 'gfm', images }, problems);
  const theme = folder.includes('large-print') ? largePrint : defaultTheme;
  const layout = layOut(content, theme, testFonts(), problems);
  return { layout, problems: problems.all.map((problem) => formatProblem(problem)).join('\n') };
}

describe('layout', () => {
  test.each(readdirSync(root).sort())('%s', async (name) => {
    const folder = join(root, name);
    const { layout, problems } = lay(folder);
    await expect(printLayout(layout)).toMatchFileSnapshot(join(folder, 'layout.txt'));
    await expect(printTags(layout.tags)).toMatchFileSnapshot(join(folder, 'tags.txt'));
    if (problems !== '' || existsSync(join(folder, 'problems.txt'))) {
      await expect(problems).toMatchFileSnapshot(join(folder, 'problems.txt'));
    }
  });
});
