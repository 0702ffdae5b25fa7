/** Turns the bytes of a PNG into its parts, and its pixels into samples of eight bits. */
import { inflateSync } from 'node:zlib';
import { LIMITS } from '../problems/limits.ts';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Of a sample: 1, 2, 4, 8 or 16. */
  readonly bits: number;
  readonly colour: 'grey' | 'rgb' | 'palette' | 'grey alpha' | 'rgb alpha';
  readonly interlaced: boolean;
  /** RGB triples; empty but for a palette. */
  readonly palette: Uint8Array;
  /** Opacities of a palette's entries, or the one colour that is see-through, as the file has them. */
  readonly transparency: Uint8Array | undefined;
  /** The packed pixels. */
  readonly data: Uint8Array;
}

export interface PngFault {
  readonly fault: string;
}

const colours: Readonly<
  Record<number, { readonly name: Png['colour']; readonly bits: readonly number[] }>
> = {
  0: { name: 'grey', bits: [1, 2, 4, 8, 16] },
  2: { name: 'rgb', bits: [8, 16] },
  3: { name: 'palette', bits: [1, 2, 4, 8] },
  4: { name: 'grey alpha', bits: [8, 16] },
  6: { name: 'rgb alpha', bits: [8, 16] },
};

/** Samples of a pixel. */
export const channels: Readonly<Record<Png['colour'], number>> = {
  grey: 1,
  rgb: 3,
  palette: 1,
  'grey alpha': 2,
  'rgb alpha': 4,
};

/** The parts of a PNG, as far as they can be told without unpacking its pixels. */
export function parsePng(bytes: Uint8Array): Png | PngFault {
  const chunks = chunksOf(bytes);
  if ('fault' in chunks) return chunks;
  const [header, ...data] = [
    ...chunks.filter(({ type }) => type === 'IHDR'),
    ...chunks.filter(({ type }) => type === 'IDAT'),
  ];
  if (header?.type !== 'IHDR' || header.body.length < 13) return { fault: 'it has no header' };
  const view = new DataView(header.body.buffer, header.body.byteOffset);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0 || width * height > LIMITS.imagePixels) {
    return { fault: `its size is ${width} by ${height} pixels` };
  }
  const [bits = 0, type = -1, , , interlace] = header.body.subarray(8);
  const colour = colours[type];
  if (colour === undefined || !colour.bits.includes(bits)) {
    return { fault: 'its kind of colour is unknown' };
  }
  const palette = chunks.find((chunk) => chunk.type === 'PLTE')?.body ?? new Uint8Array();
  if (colour.name === 'palette' && (palette.length === 0 || palette.length % 3 !== 0)) {
    return { fault: 'it has no palette' };
  }
  return {
    width,
    height,
    bits,
    colour: colour.name,
    interlaced: interlace === 1,
    palette: colour.name === 'palette' ? palette : new Uint8Array(),
    transparency: chunks.find((chunk) => chunk.type === 'tRNS')?.body,
    data: Buffer.concat(data.map(({ body }) => body)),
  };
}

interface Chunk {
  readonly type: string;
  readonly body: Uint8Array;
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] | PngFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') return chunks;
    chunks.push({ type, body: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return { fault: 'the file is cut short' };
}

/** A part of an image whose rows are filtered together: the whole, or one pass of seven. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const whole: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/**
 * The samples of all pixels, eight bits each; those of a palette are its entries' numbers. Of samples of 16 bits it is
 * the higher half, or the lower one.
 */
export function samplesOf(png: Png, half: 'high' | 'low' = 'high'): Uint8Array | PngFault {
  const rows = unpacked(png);
  if ('fault' in rows) return rows;
  const count = channels[png.colour];
  const samples = new Uint8Array(png.width * png.height * count);
  let at = 0;
  for (const pass of png.interlaced ? adam7 : whole) {
    const width = Math.ceil((png.width - pass.x) / pass.dx);
    const height = Math.ceil((png.height - pass.y) / pass.dy);
    if (width <= 0 || height <= 0) continue;
    const length = Math.ceil((width * count * png.bits) / 8);
    const step = Math.max(1, (count * png.bits) / 8);
    let before: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < height; row += 1) {
      const line = rows.subarray(at + 1, at + 1 + length);
      unfilter(rows[at] ?? 0, line, before, step);
      const y = pass.y + row * pass.dy;
      for (let index = 0; index < width * count; index += 1) {
        const x = pass.x + Math.floor(index / count) * pass.dx;
        samples[(y * png.width + x) * count + (index % count)] = sampleAt(line, index, png, half);
      }
      before = line;
      at += 1 + length;
    }
  }
  return samples;
}

/** The filtered rows; a fault where they can't be unpacked or are too few. */
export function unpacked(png: Png): Uint8Array | PngFault {
  const bits = channels[png.colour] * png.bits;
  const length = (png.interlaced ? adam7 : whole).reduce((sum, { x, y, dx, dy }) => {
    const width = Math.max(0, Math.ceil((png.width - x) / dx));
    const height = Math.max(0, Math.ceil((png.height - y) / dy));
    return sum + (width === 0 ? 0 : height * (1 + Math.ceil((width * bits) / 8)));
  }, 0);
  try {
    const rows = new Uint8Array(inflateSync(png.data, { maxOutputLength: length + 65_536 }));
    return rows.length < length ? { fault: 'it holds fewer pixels than it says' } : rows;
  } catch {
    return { fault: 'its pixels are damaged' };
  }
}

/** Takes the filter off a row in place; `step` is how many bytes before stands the same sample. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return;
  for (let index = 0; index < line.length; index += 1) {
    const left = index < step ? 0 : (line[index - step] ?? 0);
    const up = above[index] ?? 0;
    const corner = index < step ? 0 : (above[index - step] ?? 0);
    line[index] = (line[index] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
  }
}

function sampleAt(
  line: Uint8Array,
  index: number,
  { bits, colour }: Png,
  half: 'high' | 'low',
): number {
  if (bits === 8) return line[index] ?? 0;
  if (bits === 16) return line[index * 2 + (half === 'high' ? 0 : 1)] ?? 0;
  const most = (1 << bits) - 1;
  const shift = 8 - bits - ((index * bits) % 8);
  const value = ((line[(index * bits) >> 3] ?? 0) >> shift) & most;
  return colour === 'palette' ? value : (value * 255) / most;
}
