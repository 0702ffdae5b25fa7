/** Lays out a case of test/cases/layout: its `input.md`, in the theme that its name asks for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../src/content/read.ts';
import type { Picture } from '../../src/content/types.ts';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme, largePrint } from '../../src/layout/theme.ts';
import type { Layout } from '../../src/layout/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { inspectRaster } from '../../src/svg/raster.ts';
import { readSvg } from '../../src/svg/read.ts';
import { testFonts } from './fonts.ts';

/** The layout, and the problems as a user reads them. `large-print` in the folder's name chooses the theme. */
export function lay(folder: string): { layout: Layout; problems: string } {
  const problems = new Problems();
  const source = { path: 'input.md', text: readFileSync(join(folder, 'input.md'), 'utf8') };
  const images = (url: string): Picture | undefined => {
    const file = join(folder, url);
    if (!existsSync(file)) return undefined;
    if (url.endsWith('.png')) {
      const bytes = new Uint8Array(readFileSync(file));
      const raster = inspectRaster(bytes);
      return 'fault' in raster ? undefined : { kind: 'raster', ...raster, bytes };
    }
    const drawing = readSvg({ path: url, text: readFileSync(file, 'utf8') }, problems);
    return drawing && { kind: 'drawing', drawing };
  };
  const content = readContent(source, { flavour: 'gfm', images }, problems);
  const theme = folder.includes('large-print') ? largePrint : defaultTheme;
  const layout = layOut(content, theme, testFonts(), problems);
  return { layout, problems: problems.all.map((problem) => formatProblem(problem)).join('\n') };
}
