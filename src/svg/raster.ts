/** Turns the bytes of a PNG or JPEG into its format and size, or says why a PDF can't hold it. */
import { inflateSync } from 'node:zlib';

export interface RasterInfo {
  readonly format: 'png' | 'jpeg';
  /** In pixels, as they are shown. */
  readonly width: number;
  readonly height: number;
}

export interface RasterFault {
  readonly fault: string;
}

/** Beyond this an image can't be unpacked in reasonable memory. */
const mostPixels = 100_000_000;

/** Looks into an image as far as needed to be sure that it can be embedded. */
export function inspectRaster(bytes: Uint8Array): RasterInfo | RasterFault {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return inspectPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return inspectJpeg(bytes);
  return { fault: 'it is neither PNG nor JPEG' };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Channels of a pixel by PNG's colour type. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function inspectPng(bytes: Uint8Array): RasterInfo | RasterFault {
  const view = viewOf(bytes);
  const data: Uint8Array[] = [];
  let header: { width: number; height: number; bits: number; interlaced: boolean } | undefined;
  let palette = false;
  let colourType = 0;
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) return { fault: 'the file is cut short' };
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return { fault: 'the file is cut short' };
    if (type === 'IHDR' && length >= 13) {
      colourType = bytes[at + 17] ?? 255;
      const samples = channels[colourType];
      if (samples === undefined) return { fault: 'its kind of colour is unknown' };
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      header = {
        width,
        height,
        bits: samples * (bytes[at + 16] ?? 0),
        interlaced: bytes[at + 20] === 1,
      };
    }
    if (type === 'PLTE') palette = true;
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end));
    if (type === 'IEND') break;
    at = end + 4;
  }
  if (header === undefined) return { fault: 'it has no header' };
  const { width, height } = header;
  if (width === 0 || height === 0 || width * height > mostPixels) {
    return { fault: `its size is ${width} by ${height} pixels` };
  }
  if (colourType === 3 && !palette) return { fault: 'it has no palette' };
  return pixelsFault(data, header) ?? { format: 'png', width, height };
}

function pixelsFault(
  data: readonly Uint8Array[],
  header: {
    readonly width: number;
    readonly height: number;
    readonly bits: number;
    readonly interlaced: boolean;
  },
): RasterFault | undefined {
  const rows = header.height * (1 + Math.ceil((header.width * header.bits) / 8));
  try {
    // Interlacing adds a filter byte for each row of each pass.
    const pixels = inflateSync(Buffer.concat(data), { maxOutputLength: rows * 2 + 64 });
    if (header.interlaced ? pixels.length > 0 : pixels.length >= rows) return undefined;
    return { fault: 'it holds fewer pixels than it says' };
  } catch {
    return { fault: 'its pixels are damaged' };
  }
}

/** Markers that stand alone, without a length. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function inspectJpeg(bytes: Uint8Array): RasterInfo | RasterFault {
  const view = viewOf(bytes);
  let turned = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return { fault: 'its structure is damaged' };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1) turned ||= isTurned(bytes.subarray(at + 4, at + 2 + length));
    if (isFrame(marker)) {
      if (at + 10 > bytes.length) break;
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      const components = bytes[at + 9];
      if (components !== 1 && components !== 3) return { fault: 'it is not in RGB or grey' };
      if (width === 0 || height === 0) return { fault: `its size is ${width} by ${height} pixels` };
      return turned
        ? { format: 'jpeg', width: height, height: width }
        : { format: 'jpeg', width, height };
    }
    if (length < 2) return { fault: 'its structure is damaged' };
    at += 2 + length;
  }
  return { fault: 'the file is cut short' };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Whether the camera noted that the picture lies on its side: Exif orientation 5 to 8. */
function isTurned(segment: Uint8Array): boolean {
  if (!startsWith(segment, [0x45, 0x78, 0x69, 0x66, 0, 0]) || segment.length < 16) return false;
  const view = viewOf(segment.subarray(6));
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return false;
  const count = view.getUint16(start, little);
  for (
    let entry = start + 2;
    entry < start + 2 + count * 12 && entry + 12 <= view.byteLength;
    entry += 12
  ) {
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) > 4;
  }
  return false;
}
