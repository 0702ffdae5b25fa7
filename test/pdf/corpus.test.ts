/**
 * The examples of Vega-Lite that lie beside a developer's checkout; elsewhere this is skipped. Their SVG and
 * PDF are compared as in drawing.test.ts; `test/cases/corpus.json` has the share of pixels that differed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { difference, drawTwice, usualDifference } from '../support/likeness.ts';
import { figureText } from '../support/pdfText.ts';
import { readerWords, sortedWords } from '../support/readerText.ts';

const CORPUS = join(import.meta.dirname, '../../../shared/corpora/vega-lite');
const BASELINES = join(import.meta.dirname, '../cases/corpus.json');
const baselines: Readonly<Record<string, number>> = JSON.parse(readFileSync(BASELINES, 'utf8'));
const names = existsSync(CORPUS)
  ? readdirSync(CORPUS).filter((file) => file.endsWith('.vl.json'))
  : [];
const found = new Map<string, number>();
const usual: number[] = [];

describe.skipIf(names.length === 0)(
  'the examples of Vega-Lite (skipped where ../shared/corpora is not there)',
  () => {
    test.each(names)('%s', async (name) => {
      const source = { path: name, text: readFileSync(join(CORPUS, name), 'utf8') };
      const twin = await drawTwice(source, (path) => readFile(join(CORPUS, path)));
      expect(twin.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(figureText(twin.pdf)).toBe(twin.texts.map((text) => `${text} `).join(''));
      expect(await readerWords(twin.pdf)).toEqual(sortedWords(twin.texts.join(' ')));
      const share = await difference(twin);
      found.set(name, share);
      usual.push(await usualDifference(twin));
      if (process.env['UPDATE_BASELINES'] === undefined) {
        expect(share).toBeLessThanOrEqual((baselines[name] ?? 0) + 0.05);
      }
    });

    test('differ by little as a whole', () => {
      const shares = [...found.values()];
      expect(shares.filter((share) => share <= 0.005).length / shares.length).toBeGreaterThan(0.9);
      expect(Math.max(...shares)).toBeLessThan(0.1);
    });

    test('differ as little in the usual comparison, at four times the size', () => {
      expect(usual).toHaveLength(names.length);
      expect(usual.filter((share) => share <= 0.1).length / usual.length).toBeGreaterThan(0.95);
      expect(Math.max(...usual)).toBeLessThan(0.5);
    });
  },
);

afterAll(() => {
  if (process.env['UPDATE_BASELINES'] === undefined || found.size === 0) return;
  const rounded = [...found].map(([name, share]) => [name, Number(share.toFixed(3))]);
  writeFileSync(BASELINES, `${JSON.stringify(Object.fromEntries(rounded), undefined, 2)}\n`);
});
