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
  const view = viewOf(bytes);
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
  const view = viewOf(rows);
  const count = channels[png.colour];
  const samples = new Uint8Array(png.width * png.height * count);
  let at = 0;
  for (const { pass, width, height, length } of passesOf(png)) {
    const step = Math.max(1, (count * png.bits) / 8);
    let before: Uint8Array = new Uint8Array(length);
    for (let row = 0; row < height; row += 1) {
      const line = rows.subarray(at + 1, at + 1 + length);
      unfilter(view.getUint8(at), line, before, step);
      const own = viewOf(line);
      const y = pass.y + row * pass.dy;
      for (let index = 0; index < width * count; index += 1) {
        const x = pass.x + Math.floor(index / count) * pass.dx;
        samples[(y * png.width + x) * count + (index % count)] = sampleAt(own, index, png, half);
      }
      before = line;
      at += 1 + length;
    }
  }
  return samples;
}

/** The passes that have pixels, with their sides in pixels and the length of a row in bytes. */
function passesOf(png: Png) {
  const bits = channels[png.colour] * png.bits;
  return (png.interlaced ? adam7 : whole)
    .map((pass) => {
      const width = Math.ceil((png.width - pass.x) / pass.dx);
      const height = Math.ceil((png.height - pass.y) / pass.dy);
      return { pass, width, height, length: Math.ceil((width * bits) / 8) };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** The filtered rows; a fault where they can't be unpacked, are too few, or filtered in no known way. */
export function unpacked(png: Png): Uint8Array | PngFault {
  const passes = passesOf(png);
  const length = passes.reduce((sum, pass) => sum + pass.height * (1 + pass.length), 0);
  let rows: Uint8Array;
  try {
    rows = new Uint8Array(inflateSync(png.data, { maxOutputLength: length + 65_536 }));
  } catch {
    return { fault: 'its pixels are damaged' };
  }
  if (rows.length < length) return { fault: 'it holds fewer pixels than it says' };
  const view = viewOf(rows);
  let at = 0;
  for (const pass of passes) {
    for (let row = 0; row < pass.height; row += 1) {
      if (view.getUint8(at) > 4) return { fault: 'its pixels are damaged' };
      at += 1 + pass.length;
    }
  }
  return rows;
}

/** Takes the filter off a row in place; `step` is how many bytes before stands the same sample. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return;
  const [own, before] = [viewOf(line), viewOf(above)];
  for (let index = 0; index < line.length; index += 1) {
    const left = index < step ? 0 : own.getUint8(index - step);
    const corner = index < step ? 0 : before.getUint8(index - step);
    line[index] = own.getUint8(index) + predicted(filter, left, before.getUint8(index), corner);
  }
}

/** Reads bytes, and throws beyond the last. */
function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
  line: DataView,
  index: number,
  { bits, colour }: Png,
  half: 'high' | 'low',
): number {
  if (bits === 8) return line.getUint8(index);
  if (bits === 16) return line.getUint8(index * 2 + (half === 'high' ? 0 : 1));
  const most = (1 << bits) - 1;
  const shift = 8 - bits - ((index * bits) % 8);
  const value = (line.getUint8((index * bits) >> 3) >> shift) & most;
  return colour === 'palette' ? value : (value * 255) / most;
}
