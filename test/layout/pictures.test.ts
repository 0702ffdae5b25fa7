/**
 * The specimens of test/cases/layout as pictures of their pages, at 72 dots an inch. After a change that is
 * meant, `UPDATE_PICTURES=1 npx vitest run test/layout/pictures.test.ts` draws them anew: look at each.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import pixelmatch from 'pixelmatch';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../src/pdf/write.ts';
import { testFonts } from '../support/fonts.ts';
import { lay } from '../support/lay.ts';
import { pdfPixels } from '../support/pdfRaster.ts';
import type { Pixels } from '../support/pdfRaster.ts';

const root = join(import.meta.dirname, '../cases/layout');
const specimens = readdirSync(root).filter((name) => name.endsWith('specimen'));
const update = process.env['UPDATE_PICTURES'] !== undefined;
/** The share of pixels that another build of the renderer may draw in another shade. */
const LEEWAY = 0.0005;

/** Fewer shades make smaller files, and differ from each other by less than anybody sees. */
function flattened({ width, height, data }: Pixels): Pixels {
  const shades = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) shades[at] = Math.round((data[at] ?? 0) / 17) * 17;
  return { width, height, data: shades };
}

function pictureFile({ width, height, data }: Pixels): Uint8Array {
  const colours = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1)
    colours.set(data.subarray(4 * at, 4 * at + 3), 3 * at);
  return encode({ width, height, data: colours, channels: 3, depth: 8 }, { zlib: { level: 9 } });
}

function opaque(file: Uint8Array): Pixels {
  const { width, height, data, channels } = decode(file);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1) {
    for (let colour = 0; colour < 3; colour += 1) {
      pixels[4 * at + colour] = Number(data[channels * at + colour]);
    }
  }
  return { width, height, data: pixels };
}

describe('page images', () => {
  test.each(specimens)('%s', async (name) => {
    const folder = join(root, name);
    const { layout } = lay(folder);
    const bytes = await writePdf(layout, testFonts());
    const pictures = join(folder, 'pages');
    if (update) {
      rmSync(pictures, { recursive: true, force: true });
      mkdirSync(pictures);
    }
    for (const index of layout.pages.keys()) {
      const drawn = flattened(await pdfPixels(bytes, index));
      const path = join(pictures, `${index + 1}.png`);
      if (update) writeFileSync(path, pictureFile(drawn));
      const golden = opaque(readFileSync(path));
      const { width, height } = golden;
      expect([drawn.width, drawn.height]).toEqual([width, height]);
      const wrong = pixelmatch(golden.data, drawn.data, undefined, width, height, {
        threshold: 0.1,
        includeAA: true,
      });
      expect(wrong / (width * height), `page ${index + 1} looks otherwise`).toBeLessThan(LEEWAY);
    }
    expect(existsSync(join(pictures, `${layout.pages.length + 1}.png`))).toBe(false);
  });
});
