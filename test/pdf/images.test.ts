import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import type { ImageData } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/layout/types.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { testFonts } from '../support/fonts.ts';
import { greyJpeg, PNG_SIGNATURE, pngChunk } from '../support/images.ts';
import { layoutOf, pageOf, tag } from '../support/pdfLayout.ts';
import { pdfPixels } from '../support/pdfRaster.ts';

/** A picture of four flat quarters, large enough that their middles have one colour. */
function quarters(channels: 1 | 2 | 3 | 4, depth: 8 | 16): ImageData {
  const size = 32;
  const most = depth === 16 ? 65_535 : 255;
  const data =
    depth === 16 ? new Uint16Array(size * size * channels) : new Uint8Array(size * size * channels);
  for (let at = 0; at < size * size; at += 1) {
    const quarter = (at % size < size / 2 ? 0 : 1) + (at < (size * size) / 2 ? 0 : 2);
    const colour =
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ][quarter] ?? [];
    const grey = quarter / 4;
    const values = channels < 3 ? [grey] : colour;
    const alpha = quarter === 3 ? 0.5 : 1;
    for (const [channel, value] of [...values, ...(channels % 2 === 0 ? [alpha] : [])].entries()) {
      data[at * channels + channel] = Math.round(value * most);
    }
  }
  return { width: size, height: size, channels, depth, data };
}

function picture(bytes: Uint8Array, x: number, mark: number, format: 'png' | 'jpeg' = 'png'): Item {
  return { kind: 'raster', mark, x, y: 0, width: 32, height: 32, format, bytes };
}

const figure = (mark: number, x: number) =>
  tag('Figure', [mark], {
    alt: 'Four quarters',
    placement: 'Block',
    bbox: { page: 0, x, y: 0, width: 32, height: 32 },
  });

/** The colours in the middles of the four quarters. */
async function middles(pdf: Uint8Array): Promise<number[][]> {
  const { data, width } = await pdfPixels(pdf);
  return [
    [8, 8],
    [24, 8],
    [8, 24],
    [24, 24],
  ].map(([x = 0, y = 0]) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)]);
}

describe('a PNG is drawn as it is', () => {
  const colours = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ];
  const greys = [
    [0, 0, 0],
    [64, 64, 64],
    [128, 128, 128],
  ];
  test.each<[string, ImageData, number[][]]>([
    ['grey', quarters(1, 8), [...greys, [191, 191, 191]]],
    ['grey with opacity', quarters(2, 8), [...greys, [223, 223, 223]]],
    ['colour', quarters(3, 8), [...colours, [0, 0, 0]]],
    ['colour with opacity', quarters(4, 8), [...colours, [128, 128, 128]]],
    ['colour of 16 bits', quarters(3, 16), [...colours, [0, 0, 0]]],
    ['colour of 16 bits with opacity', quarters(4, 16), [...colours, [128, 128, 128]]],
  ])('%s', async (_, image, expected) => {
    const layout = layoutOf([pageOf([picture(encode(image), 0, 1)])], [figure(1, 0)]);
    const found = await middles(await writePdf(layout, testFonts()));
    for (const [index, colour] of expected.entries()) {
      for (const [channel, value] of colour.entries()) {
        expect(Math.abs((found[index]?.[channel] ?? -99) - value)).toBeLessThanOrEqual(3);
      }
    }
  });
});

/** Quarters whose samples are these numbers, in a PNG of a kind that the encoder above doesn't write. */
function handmade(
  colour: 0 | 2 | 3,
  bits: 2 | 4 | 8 | 16,
  samples: readonly (readonly number[])[],
  parts: Readonly<Record<string, readonly number[]>>,
): Uint8Array {
  const size = 32;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([bits, colour], 8);
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Array.from(
      { length: size },
      (_, x) => samples[(x < 16 ? 0 : 1) + (y < 16 ? 0 : 2)] ?? [],
    );
    const digits = row
      .flat()
      .map((value) => value.toString(2).padStart(bits, '0'))
      .join('');
    return [0, ...(digits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2))];
  });
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    ...Object.entries(parts).map(([name, body]) => pngChunk(name, Uint8Array.from(body))),
    pngChunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

const PALETTE = [255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0];
const RED_TO_BLACK = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
];
const WHITE = [255, 255, 255];
const entries = [[0], [1], [2], [3]];

describe('a PNG with a palette, or with a colour that is see-through, is drawn as it is', () => {
  test.each<[string, Uint8Array, number[][]]>([
    ['palette', handmade(3, 8, entries, { PLTE: PALETTE }), [...RED_TO_BLACK, [0, 0, 0]]],
    ['palette of 2 bits', handmade(3, 2, entries, { PLTE: PALETTE }), [...RED_TO_BLACK, [0, 0, 0]]],
    [
      'palette with opacity',
      handmade(3, 4, entries, { PLTE: PALETTE, tRNS: [255, 255, 0, 128] }),
      [[255, 0, 0], [0, 255, 0], WHITE, [127, 127, 127]],
    ],
    [
      'grey of 4 bits without one of its tones',
      handmade(0, 4, [[0], [5], [10], [15]], { tRNS: [0, 5] }),
      [[0, 0, 0], WHITE, [170, 170, 170], WHITE],
    ],
    [
      'grey of 16 bits without one of its tones',
      handmade(0, 16, [[0x5554], [0x5555], [0xaaaa], [0xffff]], { tRNS: [0x55, 0x55] }),
      [[85, 85, 85], WHITE, [170, 170, 170], WHITE],
    ],
    [
      'colour without one of its colours',
      handmade(
        2,
        8,
        [
          [255, 0, 0],
          [0, 255, 0],
          [0, 0, 255],
          [0, 0, 0],
        ],
        { tRNS: [0, 0, 0, 255, 0, 0] },
      ),
      [[255, 0, 0], WHITE, [0, 0, 255], [0, 0, 0]],
    ],
  ])('%s', async (_, bytes, expected) => {
    const layout = layoutOf([pageOf([picture(bytes, 0, 1)])], [figure(1, 0)]);
    const found = await middles(await writePdf(layout, testFonts()));
    for (const [index, colour] of expected.entries()) {
      for (const [channel, value] of colour.entries()) {
        expect(Math.abs((found[index]?.[channel] ?? -99) - value)).toBeLessThanOrEqual(3);
      }
    }
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a JPEG that is turned as %d fills its place',
  async (orientation) => {
    const bytes = greyJpeg({ width: 8, height: 4, orientation, code: 0x1f });
    const layout = layoutOf([pageOf([picture(bytes, 0, 1, 'jpeg')])], [figure(1, 0)]);
    const pdf = await writePdf(layout, testFonts());
    for (const colour of await middles(pdf)) {
      for (const value of colour) expect(Math.abs(value - 128)).toBeLessThanOrEqual(3);
    }
  },
);

test('several pictures with opacity give the same bytes each time', async () => {
  const images = [quarters(4, 8), quarters(2, 8), quarters(4, 16)].map((image) => encode(image));
  const write = () =>
    writePdf(
      layoutOf(
        [pageOf(images.map((bytes, index) => picture(bytes, 40 * index, index)))],
        images.map((_, index) => figure(index, 40 * index)),
      ),
      testFonts(),
    );
  const first = await write();
  for (let run = 0; run < 5; run += 1) expect(Buffer.compare(first, await write())).toBe(0);
});

test('a picture that is drawn twice is embedded once', async () => {
  const bytes = encode(quarters(3, 8));
  const layout = layoutOf(
    [pageOf([picture(bytes, 0, 1), picture(bytes, 40, 2)])],
    [figure(1, 0), figure(2, 40)],
  );
  const file = Buffer.from(await writePdf(layout, testFonts())).toString('latin1');
  expect(file.match(/\/Subtype \/Image/gu)).toHaveLength(1);
});
