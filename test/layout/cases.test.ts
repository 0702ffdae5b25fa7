/** Each folder of test/cases/layout is a Markdown file, laid out; `large-print` in its name chooses the theme. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { printLayout, printTags } from '../../src/layout/print.ts';
import { lay } from '../support/lay.ts';

const root = join(import.meta.dirname, '../cases/layout');

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
