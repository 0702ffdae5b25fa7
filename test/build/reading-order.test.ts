/** The tag tree reads as the Markdown does: block by block, in its order, and nothing else but the contents. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { build } from '../../src/index.ts';
import { blocksOfMarkdown, blocksOfTags } from '../support/blocks.ts';
import { readTags } from '../support/pdfText.ts';
import { projectWith } from '../support/project.ts';

test('the tagged text of both documents is the Markdown, block by block', async () => {
  const folder = projectWith([]);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { problems } = await build({ folder });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const output = join(folder, 'output/ofsted-scr-2010');
  for (const [name, least] of [
    ['briefing', 100],
    ['cover', 20],
  ] as const) {
    const markdown = blocksOfMarkdown(readFileSync(join(output, `${name}.md`), 'utf8'));
    const tagged = blocksOfTags(readTags(readFileSync(join(output, `${name}.pdf`))));
    expect(markdown.length).toBeGreaterThan(least);
    expect(tagged).toEqual(markdown);
  }
});
