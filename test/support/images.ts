/** Writes small images byte by byte, of kinds that no encoder at hand writes. */

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A part of a PNG. Its checksum is left at zero. */
export function pngChunk(name: string, body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)]);
}

/** A segment of a JPEG: its marker, its length, its body. */
export function jpegSegment(marker: number, ...body: readonly number[]): Buffer {
  const length = body.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...body]);
}

export interface GreyJpeg {
  /** 8 at most, since it holds one block. */
  readonly width: number;
  readonly height: number;
  /** As in Exif, from 1 to 8. */
  readonly orientation: number;
  /** The coded block; 0x1f is a tone in the middle between black and white. */
  readonly code: number;
}

/** A grey JPEG of one tone. */
export function greyJpeg({ width, height, orientation, code }: GreyJpeg): Uint8Array {
  const exif = [...Buffer.from('4578696600004d4d002a000000080001', 'hex')];
  const turned = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe1, ...exif, ...turned),
    jpegSegment(0xdb, 0, ...Array.from({ length: 64 }, () => 8)),
    jpegSegment(0xc0, 8, 0, height, 0, width, 1, 1, 0x11, 0),
    // Codes of two bits for a difference of none or of one bit, and one of a bit for the end of a block.
    jpegSegment(0xc4, 0x00, 0, 2, ...Buffer.alloc(14), 0, 1),
    jpegSegment(0xc4, 0x10, 1, ...Buffer.alloc(15), 0),
    jpegSegment(0xda, 1, 1, 0, 0, 63, 0),
    Buffer.from([code, 0xff, 0xd9]),
  ]);
}
