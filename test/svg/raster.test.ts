import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { inspectRaster } from '../../src/svg/raster.ts';
import { jpegSegment } from '../support/images.ts';

const SCAN = jpegSegment(0xda, 1, 1, 0, 0, 63, 0);
const png = encode({ width: 3, height: 2, channels: 3, depth: 8, data: new Uint8Array(18) });

/** A JPEG as far as its pixels: start, an optional Exif orientation, the headers of frame and scan. */
function jpeg(components: number, orientation?: number): Uint8Array {
  const exif =
    orientation === undefined
      ? []
      : Buffer.from(
          'ffe10022457869660000' +
            '4d4d002a000000080001' +
            `011200030000000100${orientation.toString(16).padStart(2, '0')}000000000000`,
          'hex',
        );
  return Uint8Array.from([
    0xff,
    0xd8,
    ...exif,
    0xff,
    0xc0,
    0,
    17,
    8,
    0,
    40,
    0,
    60,
    components,
    ...Array<number>(9).fill(0),
    ...SCAN,
  ]);
}

describe('an image that a PDF can hold', () => {
  test('PNG', () => expect(inspectRaster(png)).toEqual({ format: 'png', width: 3, height: 2 }));
  test.each([1, 3])('JPEG of %d colours', (components) => {
    expect(inspectRaster(jpeg(components))).toEqual({ format: 'jpeg', width: 60, height: 40 });
  });
  test('a JPEG on its side has its sides as they are seen', () => {
    expect(inspectRaster(jpeg(3, 6))).toEqual({ format: 'jpeg', width: 40, height: 60 });
    expect(inspectRaster(jpeg(3, 3))).toEqual({ format: 'jpeg', width: 60, height: 40 });
  });
});

/** A JPEG of a frame alone, with a byte that fills and a mark that stands alone before it. */
function frame(...body: readonly number[]): Uint8Array {
  const before = [0xff, 0xd8, 0xff, 0xff, 0xd0];
  return Uint8Array.from([...before, ...jpegSegment(0xc0, ...body)]);
}

test.each([
  ['of another program', 'XXXX0000'],
  ['that is too short', '457869660000'],
  ['whose list is elsewhere', '4578696600004d4d002a000000ff0001'],
  ['with another entry', '45786966000049492a000800000001000f0102000100000000000000'],
  ['with a turn that there is not', '45786966000049492a00080000000100120103000100000009000000'],
])('Exif %s leaves a JPEG upright', (_, exif) => {
  const parts = [
    Uint8Array.from([0xff, 0xd8]),
    jpegSegment(0xe1, ...Buffer.from(exif.replaceAll('X', 'f'), 'hex')),
    jpegSegment(0xc0, 8, 0, 2, 0, 3, 1, 0, 0, 0),
    SCAN,
  ];
  expect(inspectRaster(Buffer.concat(parts))).toEqual({ format: 'jpeg', width: 3, height: 2 });
});

describe('an image that it cannot hold', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['CMYK', jpeg(4), /not in RGB/u],
    ['a GIF', new TextEncoder().encode('GIF89a'), /neither PNG nor JPEG/u],
    ['nothing', new Uint8Array(), /neither PNG nor JPEG/u],
    ['a PNG cut short', png.subarray(0, png.length - 20), /cut short/u],
    ['a JPEG cut short', jpeg(3).subarray(0, 8), /cut short/u],
    ['a JPEG cut before its pixels', frame(8, 0, 9, 0, 9, 1, 0, 0, 0), /cut short/u],
    ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, ...SCAN]), /damaged/u],
    ['a JPEG of 12 bits', frame(12, 0, 9, 0, 9, 1, 0, 0, 0), /12 bits a colour, not 8/u],
    [
      'a JPEG without loss',
      Uint8Array.from([0xff, 0xd8, ...jpegSegment(0xc3, 8, 0, 9, 0, 9, 1, 0, 0, 0), ...SCAN]),
      /packed in a way/u,
    ],
    ['a JPEG with a frame cut short', frame(8, 0, 9), /cut short/u],
    ['a JPEG whose frame lacks colours', frame(8, 0, 9, 0, 9, 3, 0, 0, 0), /cut short/u],
    ['a JPEG without a side', frame(8, 0, 0, 0, 9, 1), /its size is 9 by 0 pixels/u],
    ['a JPEG of too many pixels', frame(8, 255, 255, 255, 255, 1), /its size is 65535 by 65535/u],
    [
      'a JPEG of other bytes',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 2, 1, 2, 3, 4]),
      /damaged/u,
    ],
    [
      'a JPEG with a segment without a length',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 1, 0]),
      /damaged/u,
    ],
    [
      'a PNG with damaged pixels',
      png.map((byte, at) => (at > 45 && at < 52 ? byte ^ 0xff : byte)),
      /damaged|fewer/u,
    ],
  ])('%s', (_, bytes, fault) => {
    const result = inspectRaster(bytes);
    expect('fault' in result ? result.fault : 'none').toMatch(fault);
  });

  test('any byte of a PNG may be wrong without an exception', () => {
    for (let at = 0; at < png.length; at += 1) {
      for (const bit of [1, 0x80, 0xff]) {
        const broken = png.map((byte, index) => (index === at ? byte ^ bit : byte));
        expect(() => inspectRaster(broken)).not.toThrow();
      }
    }
  });
});
