/**
 * Each folder of test/cases/drawings holds a specification. Its SVG and its PDF are rendered by two programs
 * that know nothing of each other; `baseline.txt` is the share of pixels, in per cent, that differed when
 * somebody last looked.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { difference, drawTwice } from '../support/likeness.ts';
import { figureText } from '../support/pdfText.ts';
import { readerWords, sortedWords } from '../support/readerText.ts';

const root = join(import.meta.dirname, '../cases/drawings');
const load = () => Promise.reject(new Error('a case has its data in itself'));

for (const name of readdirSync(root).sort()) {
  test(`the PDF shows ${name} as the SVG does`, async () => {
    const folder = join(root, name);
    const file = readdirSync(folder).find((one) => one.startsWith('spec.')) ?? '';
    const source = { path: file, text: readFileSync(join(folder, file), 'utf8') };
    const twin = await drawTwice(source, load);
    expect(twin.problems).toEqual([]);

    const share = await difference(twin);
    const path = join(folder, 'baseline.txt');
    if (process.env['UPDATE_BASELINES'] !== undefined) writeFileSync(path, `${share.toFixed(3)}\n`);
    expect(share).toBeLessThanOrEqual(Number(readFileSync(path, 'utf8')) + 0.05);
    expect(figureText(twin.pdf)).toBe(twin.texts.map((text) => `${text} `).join(''));
    expect(await readerWords(twin.pdf)).toEqual(sortedWords(twin.texts.join(' ')));
  });
}
