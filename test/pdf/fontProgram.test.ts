import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { describe as describeFont, postScriptName } from '../../src/pdf/fontFacts.ts';
import { fontProgram } from '../../src/pdf/fontProgram.ts';
import { FontTables } from '../../src/text/tables.ts';
import { scriptFonts } from '../support/fonts.ts';

/** What of fontkit cuts a font to some of its glyphs, and tells of it. */
interface Reference {
  readonly postscriptName: string;
  readonly numGlyphs: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
  readonly post: { readonly isFixedPitch: number };
  readonly loca: { readonly version: number; readonly offsets: readonly number[] };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  createSubset(): Subset;
}

interface Subset {
  readonly glyphs: number[];
  includeGlyph(glyph: number): number;
  encode(): Uint8Array;
}

const faces = [...scriptFonts().faces.values()];

function reference(bytes: Uint8Array): Reference {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the program's types of fontkit leave these out
  return create(bytes) as unknown as Reference;
}

function cutByFontkit(font: Reference, glyphs: readonly number[]): Uint8Array {
  const subset = font.createSubset();
  // A glyph that stands for several texts is there several times.
  for (const glyph of glyphs) {
    if (subset.glyphs.includes(glyph)) subset.glyphs.push(glyph);
    else subset.includeGlyph(glyph);
  }
  return subset.encode();
}

describe.each(faces.map((face) => [face.id, face] as const))('the face %s', (_, { bytes }) => {
  const font = reference(bytes);
  const tables = new FontTables(bytes);

  it('is cut to any glyphs as fontkit cuts it', () => {
    const glyph = fc.nat(font.numGlyphs - 1);
    fc.assert(
      fc.property(fc.array(glyph, { maxLength: 60 }), (glyphs) => {
        const cut = fontProgram(tables, [0, ...glyphs]);
        expect(Buffer.compare(cut, cutByFontkit(font, glyphs))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('is described as fontkit reads it', () => {
    const { minX, minY, maxX, maxY } = font.bbox;
    const { Flags, ...facts } = describeFont(tables, 1);
    expect(postScriptName(tables)).toBe(font.postscriptName);
    expect(facts).toEqual({
      FontBBox: [minX, minY, maxX, maxY],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.capHeight || font.ascent,
      XHeight: font.xHeight,
    });
    expect([(Flags & 1) !== 0, (Flags & 64) !== 0]).toEqual([
      font.post.isFixedPitch !== 0,
      font.head.macStyle.italic,
    ]);
  });
});

describe('a font whose glyphs outgrow short offsets', () => {
  it('gets long ones', () => {
    const file = '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf';
    const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
    const tables = new FontTables(bytes);
    // The same few glyphs as often as texts want them.
    const glyphs = Array.from({ length: 3000 }, (_, at) => at % 100);
    const { loca } = reference(fontProgram(tables, glyphs));
    expect(loca.version).toBe(1);
    expect(loca.offsets.at(-1)).toBeGreaterThan(0x1_fffe);
    expect(loca.offsets[101]).toBe((loca.offsets[1] ?? 0) + (loca.offsets[100] ?? 0));
  });
});
