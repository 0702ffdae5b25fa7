/** Turns the bytes of a PNG or JPEG into its format and size, or says why a PDF can't hold it. */
import { LIMITS } from '../problems/limits.ts';
import { parsePng, unpacked } from './png.ts';

export interface RasterInfo {
  readonly format: 'png' | 'jpeg';
  /** In pixels, as they are shown. */
  readonly width: number;
  readonly height: number;
}

export interface RasterFault {
  readonly fault: string;
}

/** What the frame of a JPEG says; its sides as they are stored. */
export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly components: number;
  /** As in Exif: 1 is upright, 5 to 8 lie on their side. */
  readonly orientation: number;
}

/** Looks into an image as far as needed to be sure that it can be embedded. */
export function inspectRaster(bytes: Uint8Array): RasterInfo | RasterFault {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    const png = parsePng(bytes);
    if ('fault' in png) return png;
    const pixels = unpacked(png);
    return 'fault' in pixels ? pixels : { format: 'png', width: png.width, height: png.height };
  }
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return { fault: 'it is neither PNG nor JPEG' };
  const jpeg = parseJpeg(bytes);
  if ('fault' in jpeg) return jpeg;
  const { width, height } = jpeg;
  return jpeg.orientation > 4
    ? { format: 'jpeg', width: height, height: width }
    : { format: 'jpeg', width, height };
}

export function parseJpeg(bytes: Uint8Array): Jpeg | RasterFault {
  const view = viewOf(bytes);
  let orientation = 1;
  let frame: Omit<Jpeg, 'orientation'> | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return { fault: 'its structure is damaged' };
    const marker = view.getUint8(at + 1);
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return { fault: 'its structure is damaged' };
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation;
    if (isFrame(marker)) {
      if (marker > 0xc2) return { fault: 'it is packed in a way that readers of PDF do not know' };
      const found = frameOf(segment);
      if ('fault' in found) return found;
      frame = found;
    }
    // Pixels begin here. A file that is cut before them would be an empty picture.
    if (marker === SCAN) {
      return frame === undefined
        ? { fault: 'its structure is damaged' }
        : { ...frame, orientation };
    }
    at += 2 + length;
  }
  return { fault: 'the file is cut short' };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Markers that stand alone, without a length. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

const SCAN = 0xda;

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function frameOf(segment: Uint8Array): Omit<Jpeg, 'orientation'> | RasterFault {
  if (segment.length < 6) return { fault: 'the file is cut short' };
  const view = viewOf(segment);
  const [bits, height, width, components] = [
    view.getUint8(0),
    view.getUint16(1),
    view.getUint16(3),
    view.getUint8(5),
  ];
  // Readers of PDF unpack 8 bits, and no more.
  if (bits !== 8) return { fault: `it has ${bits} bits a colour, not 8` };
  if (components !== 1 && components !== 3) return { fault: 'it is not in RGB or grey' };
  if (width === 0 || height === 0 || width * height > LIMITS.imagePixels) {
    return { fault: `its size is ${width} by ${height} pixels` };
  }
  if (segment.length < 6 + 3 * components) return { fault: 'the file is cut short' };
  return { width, height, bits, components };
}

/** How the camera was held, if an Exif segment says so. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (!startsWith(segment, [0x45, 0x78, 0x69, 0x66, 0, 0]) || segment.length < 16) return undefined;
  const view = viewOf(segment.subarray(6));
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return undefined;
  const end = Math.min(view.byteLength, start + 2 + view.getUint16(start, little) * 12);
  for (let entry = start + 2; entry + 12 <= end; entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const orientation = view.getUint16(entry + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
}
