/** Texts in scripts that join, reorder or run from right to left: what is extracted is what was written. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme } from '../../src/layout/theme.ts';
import type { Item, Layout } from '../../src/layout/types.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import { content, para } from '../support/content.ts';
import { scriptFonts } from '../support/fonts.ts';
import { labelsOf } from '../support/labels.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';
import { readTags, unpackedText, wholeText } from '../support/pdfText.ts';

const fonts = scriptFonts();

function lay(...paragraphs: readonly string[]): Layout {
  const problems = new Problems();
  const blocks = paragraphs.map((text) => para(text));
  const layout = layOut(content(blocks), defaultTheme, fonts, problems);
  expect(problems.all).toEqual([]);
  return layout;
}

async function extracted(...paragraphs: readonly string[]): Promise<string> {
  return wholeText(readTags(await writePdf(lay(...paragraphs), fonts))).trim();
}

/** The words of a paragraph's one line as they are seen, from left to right. */
function seen(text: string): string[] {
  const items = lay(text).pages[0]?.items ?? [];
  return items
    .filter((item): item is Extract<Item, { kind: 'text' }> => item.kind === 'text')
    .filter(({ mark }) => typeof mark === 'number')
    .toSorted((a, b) => a.x - b.x)
    .map((item) => item.text.trim())
    .filter((word) => word !== '');
}

const SAMPLES = {
  Arabic: 'هذه فقرة كاملة، وفيها رقم 2023 وكلمة England (كما نرى هنا) مُحَمَّد لأن.',
  Hebrew: 'זוהי פסקה שלמה בעברית, ובה 42 והמילה London (כמו כאן) שָׁלוֹם.',
  Devanagari: 'हिन्दी में क्षेत्र की स्थिति अच्छी है। शक्ति और कर्तव्य, किन्तु यह नहीं।',
  Bengali: 'বাংলা ভাষায় একটি বাক্য: শিশুটি স্কুলে যায় না। কিন্তু ক্ষমতা আছে।',
  Gurmukhi: 'ਪੰਜਾਬੀ ਵਿੱਚ ਇੱਕ ਵਾਕ: ਬੱਚਾ ਸਕੂਲ ਨਹੀਂ ਜਾਂਦਾ। ਸਿੱਖਿਆ ਤੇ ਕਿਤਾਬ।',
  mixed: 'Child فاطمة aged 5 (known as שלום) said «السلام عليكم، رقم 123» twice.',
  digits: 'In Arabic ٥٪ and in Persian ۱۲۳ are numbers: قلم ۴۵۶ قلم.',
  'letters of several families': 'Ӓ Ԁ Ꙁ ὐ ᾧ ∀ ↔ ⓘ ① ♜ ✂ ┌─┐ ℋ 𝔘 😀',
  'pictures of several characters': '👍🏽 and 👨‍👩‍👧‍👦 and 🇬🇧 and 🏳️‍🌈, keycap 1⃣ and x⃗ y.',
} as const;

describe('scripts', () => {
  test.each(Object.entries(SAMPLES))('%s extracts as it was written', async (_, text) => {
    expect(await extracted(text)).toBe(text.normalize('NFC'));
  });

  test('a word whose glyphs change places is said apart as well', async () => {
    const file = unpackedText(await writePdf(lay('हिन्दी'), fonts));
    const hex = Buffer.from('\uFEFFहिन्दी', 'utf16le').swap16().toString('hex');
    expect(file).toContain(`/ActualText <${hex}>`);
  });

  test('a mark is set in a face that has its letter too', () => {
    const items = lay('keycap 1⃣ then').pages[0]?.items ?? [];
    const texts = items.flatMap((item) =>
      item.kind === 'text' && typeof item.mark === 'number' ? [[item.face, item.text]] : [],
    );
    expect(texts).toEqual([
      ['sans', 'keycap '],
      ['emoji', '1⃣'],
      ['sans', ' then'],
    ]);
  });

  test('any words of any script, side by side, extract as they were written', async () => {
    const words = Object.values(SAMPLES).flatMap((text) => text.normalize('NFC').split(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }),
        async (chosen) => {
          expect(await extracted(chosen.join(' '))).toBe(chosen.join(' '));
        },
      ),
      { numRuns: 25, seed: 4 },
    );
  });

  test('any letters of a script are shaped, in whatever row', async () => {
    const letters = [
      ...Array.from({ length: 0x4a }, (_, at) => 0x621 + at),
      ...Array.from({ length: 0x7d }, (_, at) => 0x981 + at),
      ...Array.from({ length: 0x70 }, (_, at) => 0xa02 + at),
      ...Array.from({ length: 0x6f }, (_, at) => 0x901 + at),
    ]
      .map((code) => String.fromCodePoint(code))
      .filter((letter) => fonts.faceFor(letter.codePointAt(0) ?? 0, 'sans') !== undefined);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }),
        async (chosen) => {
          const word = chosen.join('').normalize('NFC');
          expect(await extracted(`x ${word}`)).toBe(`x ${word}`.trim());
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });
});

describe('directions', () => {
  test('words from right to left stand in the other order within an English line', () => {
    expect(seen('somebody said السلام عليكم، رقم 12 twice or more')).toEqual([
      'somebody said',
      '12',
      'رقم',
      '،',
      'عليكم',
      'السلام',
      'twice or more',
    ]);
  });

  test('a paragraph mostly from right to left starts at the right', () => {
    expect(seen('אחת London שתיים 42.')).toEqual(['.', '42', 'שתיים', 'London', 'אחת']);
    const [first] =
      lay('אחת שתיים').pages[0]?.items.filter(({ mark }) => typeof mark === 'number') ?? [];
    const edge = defaultTheme.page.left + defaultTheme.side + defaultTheme.measure;
    expect(first?.kind === 'text' ? first.x + first.width : 0).toBeCloseTo(edge, 1);
  });

  test('an English sentence that opens with an Arabic name stays one', () => {
    expect(seen('فاطمة is aged five')).toEqual(['فاطمة', 'is aged five']);
  });

  test('marks of direction turn the text and are not drawn', () => {
    expect(seen('a\u200E b')).toEqual(['a b']);
    expect(seen('a \u200F(!)\u200F b')).toEqual(['a', '(!)', 'b']);
  });

  test('the pen goes from each word to the next, for readers that find words by gaps', async () => {
    const layout = lay('somebody said (שלום רב) twice');
    const items = (layout.pages[0]?.items ?? []).flatMap((item) =>
      item.kind === 'text' && typeof item.mark === 'number' ? [item] : [],
    );
    const drawn = unpackedText(await writePdf(layout, fonts));
    const starts = items.map(({ x, width, rightToLeft }) => (rightToLeft === true ? x + width : x));
    const places = drawn.matchAll(/1 0 0 -1 (?<x>[\d.]+) [\d.]+ Tm/gu);
    const seen = Array.from(places, ({ groups }) => Number(groups?.['x']));
    for (const start of starts) expect(seen.some((x) => Math.abs(x - start) < 0.001)).toBe(true);
    // Nothing but a move: where the line turns, and where it turns back.
    const moves = Array.from(drawn.matchAll(/^\[(?<by>-?[\d.]+)\] TJ$/gmu), ({ groups }) =>
      Number(groups?.['by']),
    );
    const leaps = items.flatMap((item, index) => {
      const [next, start] = [items[index + 1], starts[index + 1]];
      if (next === undefined || start === undefined || next.rightToLeft === item.rightToLeft)
        return [];
      const end = item.rightToLeft === true ? item.x : item.x + item.width;
      return [((end - start) / item.size) * 1000];
    });
    expect(leaps).toHaveLength(2);
    expect(moves).toHaveLength(2);
    for (const [index, leap] of leaps.entries()) expect(moves[index]).toBeCloseTo(leap, 2);
  });

  test('a label from right to left stands where its anchor says', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="sans-serif">
      <text x="120" y="20" font-size="12" text-anchor="end">שלום</text></svg>`;
    const drawing = readSvg({ path: 'label.svg', text: svg }, new Problems());
    if (drawing === undefined) throw new Error('a drawing');
    const { labels } = await labelsOf(await writePdf(layoutOfDrawing(drawing), fonts));
    expect(Math.max(...labels.map(({ right }) => right))).toBeCloseTo(120, 1);
  });

  test('on each line the words of that line are turned', async () => {
    const long = Array.from({ length: 40 }, (_, at) => `קטע${at}`).join(' ');
    expect(await extracted(long)).toBe(long);
  });
});
