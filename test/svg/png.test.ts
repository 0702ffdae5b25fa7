import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePng, samplesOf, unpacked } from '../../src/svg/png.ts';

interface Made {
  readonly width: number;
  readonly height: number;
  readonly type: 0 | 2 | 3 | 4 | 6;
  readonly bits: 1 | 2 | 4 | 8 | 16;
  readonly interlaced: boolean;
  /** The filter of each row, in turn. */
  readonly filters: readonly number[];
  /** One number a sample, from 0 to the most that its bits hold. */
  readonly samples: readonly number[];
}

const counts = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Writes a PNG the slow and plain way. Checksums are left at zero: nobody looks at them. */
function pngOf(made: Made): Uint8Array {
  const { width, height, type, bits } = made;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, made.interlaced ? 1 : 0], 8);
  const palette = Buffer.from(
    Array.from({ length: 3 * 2 ** Math.min(8, bits) }, (_, at) => at % 256),
  );
  const rows = (made.interlaced ? passes : ([[0, 0, 1, 1]] as const)).flatMap((pass) =>
    rowsOf(made, pass),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(type === 3 ? [chunk('PLTE', palette)] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
}

function rowsOf(made: Made, [x0, y0, dx, dy]: readonly [number, number, number, number]): Buffer[] {
  const count = counts[made.type];
  const step = Math.max(1, (count * made.bits) / 8);
  const rows: Buffer[] = [];
  let before: Buffer | undefined;
  for (let y = y0; y < made.height; y += dy) {
    let bitsOfRow = '';
    for (let x = x0; x < made.width; x += dx) {
      for (let channel = 0; channel < count; channel += 1) {
        const sample = made.samples[(y * made.width + x) * count + channel] ?? 0;
        bitsOfRow += sample.toString(2).padStart(made.bits, '0');
      }
    }
    if (bitsOfRow === '') return [];
    const bytes = Buffer.from(
      (bitsOfRow.match(/.{1,8}/gu) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)),
    );
    const filter = made.filters[rows.length % made.filters.length] ?? 0;
    rows.push(filtered(bytes, before ?? Buffer.alloc(bytes.length), filter, step));
    before = bytes;
  }
  return rows;
}

function filtered(row: Buffer, above: Buffer, filter: number, step: number): Buffer {
  const bytes = [...row].map((byte, index) => {
    const [left, up, corner] = [at(row, index - step), at(above, index), at(above, index - step)];
    const guess = left + up - corner;
    const nearest = [left, up, corner].reduce((best, one) =>
      Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
    );
    const prediction = [0, left, up, Math.floor((left + up) / 2), nearest][filter] ?? 0;
    return (byte - prediction + 256) % 256;
  });
  return Buffer.from([filter, ...bytes]);
}

function at(line: Buffer, index: number): number {
  return index < 0 ? 0 : (line[index] ?? 0);
}

const made = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom(
      ...([
        [0, 1],
        [0, 2],
        [0, 4],
        [0, 8],
        [0, 16],
        [2, 8],
        [2, 16],
        [3, 1],
        [3, 2],
        [3, 4],
        [3, 8],
        [4, 8],
        [4, 16],
        [6, 8],
        [6, 16],
      ] as const),
    ),
  )
  .chain(([width, height, [type, bits]]) =>
    fc.record<Made>({
      width: fc.constant(width),
      height: fc.constant(height),
      type: fc.constant(type),
      bits: fc.constant(bits),
      interlaced: fc.boolean(),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
      samples: fc.array(fc.integer({ min: 0, max: 2 ** bits - 1 }), {
        minLength: width * height * counts[type],
        maxLength: width * height * counts[type],
      }),
    }),
  );

/** A sample as it must come out: eight bits, but for the entries of a palette. */
function eightBits(sample: number, { type, bits }: Made): number {
  if (bits === 16) return sample >> 8;
  return bits === 8 || type === 3 ? sample : (sample * 255) / (2 ** bits - 1);
}

describe('a PNG', () => {
  test('gives back the samples it was made of, of every kind, filter and interlacing', () => {
    fc.assert(
      fc.property(made, (image) => {
        const png = parsePng(pngOf(image));
        if ('fault' in png) throw new Error(png.fault);
        const samples = samplesOf(png);
        if ('fault' in samples) throw new Error(samples.fault);
        expect([...samples]).toEqual(image.samples.map((sample) => eightBits(sample, image)));
      }),
      { numRuns: 300 },
    );
  });

  test('that is broken anywhere gives samples or a fault, and no exception', () => {
    fc.assert(
      fc.property(made, fc.nat(), fc.integer({ min: 1, max: 255 }), (image, place, change) => {
        const bytes = Uint8Array.from(pngOf(image));
        const at = 8 + (place % (bytes.length - 8));
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const png = parsePng(bytes);
        if ('fault' in png) expect(png.fault).not.toBe('');
        else samplesOf(png);
      }),
    );
  });
});

test('a row with a filter that does not exist is damage, told before anything is drawn', () => {
  const bytes = pngOf({
    width: 1,
    height: 2,
    type: 0,
    bits: 8,
    interlaced: false,
    filters: [0],
    samples: [1, 2],
  });
  const at = Buffer.from(bytes).indexOf('IDAT');
  const rows = deflateSync(Buffer.from([0, 1, 5, 2]));
  const broken = Buffer.concat([
    bytes.subarray(0, at - 4),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const png = parsePng(broken);
  if ('fault' in png) throw new Error(png.fault);
  expect(unpacked(png)).toEqual({ fault: 'its pixels are damaged' });
});
