/** What a text is set as depends on the text and its font, and on no text or document before it. */
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme } from '../../src/layout/theme.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { inFaces } from '../../src/text/measure.ts';
import type { Fonts } from '../../src/text/types.ts';
import { content, para } from '../support/content.ts';
import { unusedFonts } from '../support/fonts.ts';

/** Characters that share a glyph, become others, join or change places. */
const TEXTS = [
  '9⁄10',
  '9⁄10 and 1⁄2, 3∕4',
  'µm and μm, Ω and Ω, φ and ϕ, ∆ and Δ',
  'co‐operate co‑operate co-operate co\u00ADoperate',
  'a\u200Bb a\u2060b a\u00A0b',
  'é e\u0301 x\u0301 x̂',
  'ﬁ fi ffi ﬃ',
  'مُحَمَّد لأن (قلم) ١٢٣',
  'שָׁלוֹם (כאן)',
  'क्षेत्र र्क कर्तव्य',
  'ক্ষমতা স্কুল',
  'ਸਿੱਖਿਆ ਹਾਂ',
  '👨‍👩‍👧 🏳️‍🌈',
];
const styles = [
  { family: 'sans', weight: 400, italic: false, size: 12 },
  { family: 'sans', weight: 600, italic: true, size: 12 },
  { family: 'serif', weight: 400, italic: false, size: 12 },
  { family: 'mono', weight: 400, italic: false, size: 12 },
] as const;
const turned = <T>(list: readonly T[], by: number): T[] => [
  ...list.slice(by),
  ...list.slice(0, by),
];
const orders = [TEXTS, TEXTS.toReversed(), ...[3, 5, 8, 11].map((by) => turned(TEXTS, by))];

const widths = (text: string, fonts: Fonts) =>
  styles.map((style) => inFaces(text, style, fonts).width);

async function written(text: string, fonts: Fonts): Promise<string> {
  const problems = new Problems();
  const pdf = await writePdf(layOut(content([para(text)]), defaultTheme, fonts, problems), fonts);
  expect(problems.all).toEqual([]);
  return Buffer.from(pdf).toString('latin1');
}

describe('texts of one process', () => {
  const alone = TEXTS.map((text) => widths(text, unusedFonts()));

  it.each(orders.map((order, at) => [at, order] as const))(
    'measure as alone, order %i',
    (_, order) => {
      const fonts = unusedFonts();
      const measured = new Map(order.map((text) => [text, widths(text, fonts)]));
      expect(TEXTS.map((text) => measured.get(text))).toEqual(alone);
    },
  );

  it('give the bytes that they give alone, in documents of any order', async () => {
    const single: string[] = [];
    for (const text of TEXTS) single.push(await written(text, unusedFonts()));
    for (const order of orders.slice(0, 3)) {
      const fonts = unusedFonts();
      const files = new Map<string, string>();
      for (const text of order) files.set(text, await written(text, fonts));
      const differing = TEXTS.filter((text, at) => files.get(text) !== single[at]);
      expect(differing).toEqual([]);
    }
  });

  it('measure the same once their glyphs were embedded', async () => {
    const fonts = unusedFonts();
    await written(TEXTS.join(' ').replaceAll('⁄', ' '), fonts);
    expect(TEXTS.map((text) => widths(text, fonts))).toEqual(alone);
  });
});
