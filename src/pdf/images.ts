/** Turns PNG and JPEG bytes into image objects, each embedded once and drawn where it is wanted. */
import { nth } from '../problems/must.ts';
import { deflateSync } from 'node:zlib';
import { channels, parsePng, samplesOf } from '../svg/png.ts';
import type { Png } from '../svg/png.ts';
import { parseJpeg } from '../svg/raster.ts';
import type { Matrix } from '../svg/types.ts';
import type { Content } from './content.ts';
import type { Pdf, Ref, Value } from './pdfkit.ts';

interface Embedded {
  readonly name: string;
  readonly ref: Ref;
  /** In pixels, as they are shown. */
  readonly width: number;
  readonly height: number;
  readonly upright: Matrix;
}

/** Where the unit square of an image goes, by Exif orientation: turned upright in a square, y down. */
const orientations: readonly Matrix[] = [
  [1, 0, 0, -1, 0, 1],
  [-1, 0, 0, -1, 1, 1],
  [-1, 0, 0, 1, 1, 0],
  [1, 0, 0, 1, 0, 0],
  [0, 1, -1, 0, 1, 0],
  [0, 1, 1, 0, 0, 0],
  [0, -1, 1, 0, 0, 1],
  [0, -1, -1, 0, 1, 1],
];

/** The images of one document. */
export class Images {
  readonly #pdf: Pdf;
  readonly #images = new Map<Uint8Array, Embedded>();

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** Draws an image into a box, stretched, or with its proportions kept in the middle of it. */
  draw(
    content: Content,
    bytes: Uint8Array,
    box: { x: number; y: number; width: number; height: number },
    fit: 'none' | 'contain',
  ): void {
    const image = this.#embedded(bytes);
    const scale = Math.min(box.width / image.width, box.height / image.height);
    const [width, height] =
      fit === 'contain' ? [image.width * scale, image.height * scale] : [box.width, box.height];
    const x = box.x + (box.width - width) / 2;
    const y = box.y + (box.height - height) / 2;
    content.resources.xobjects[image.name] = image.ref;
    content.save();
    content.transform([width, 0, 0, height, x, y]);
    content.transform(image.upright);
    content.paint(`/${image.name} Do`);
    content.restore();
  }

  #embedded(bytes: Uint8Array): Embedded {
    let image = this.#images.get(bytes);
    if (image === undefined) {
      const name = `I${this.#images.size + 1}`;
      image = { name, ...(bytes[0] === 0xff ? this.#jpeg(bytes) : this.#png(bytes)) };
      this.#images.set(bytes, image);
    }
    return image;
  }

  /** A JPEG as it stands: PDF readers unpack it themselves. */
  #jpeg(bytes: Uint8Array): Omit<Embedded, 'name'> {
    const jpeg = sound(parseJpeg(bytes));
    const ref = this.#pdf.ref({
      ...imageData(jpeg),
      BitsPerComponent: jpeg.bits,
      ColorSpace: jpeg.components === 1 ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'DCTDecode',
    });
    ref.end(bytes);
    const upright = nth(orientations, jpeg.orientation - 1);
    const { width, height } = jpeg;
    return jpeg.orientation > 4
      ? { ref, upright, width: height, height: width }
      : { ref, upright, width, height };
  }

  #png(bytes: Uint8Array): Omit<Embedded, 'name'> {
    const png = sound(parsePng(bytes));
    const { width, height } = png;
    const ref = isPlain(png) ? this.#packed(png) : this.#unpacked(png);
    return { ref, width, height, upright: [1, 0, 0, -1, 0, 1] };
  }

  /** A PNG's pixels as they stand, packed and filtered: PDF knows both. */
  #packed(png: Png): Ref {
    const { transparency } = png;
    const ref = this.#pdf.ref({
      ...imageData(png),
      BitsPerComponent: png.bits,
      ColorSpace: colourSpace(png),
      Filter: 'FlateDecode',
      DecodeParms: {
        Predictor: 15,
        Colors: channels[png.colour],
        BitsPerComponent: png.bits,
        Columns: png.width,
      },
      ...(transparency === undefined ? {} : { Mask: seeThrough(transparency) }),
    });
    ref.end(png.data);
    return ref;
  }

  /** Pixels unpacked, their opacity apart: PDF wants it in an image of its own. */
  #unpacked(png: Png): Ref {
    const samples = sound(samplesOf(png));
    const { colour, opacity } = split(png, samples);
    const mask = opacity && this.#samples(png, opacity, { ColorSpace: 'DeviceGray' });
    return this.#samples(png, colour, {
      ColorSpace: colourSpace(png),
      ...(mask === undefined ? {} : { SMask: mask }),
    });
  }

  #samples(png: Png, samples: Uint8Array, rest: Record<string, Value>): Ref {
    const ref = this.#pdf.ref({
      ...imageData(png),
      BitsPerComponent: 8,
      ...rest,
      Filter: 'FlateDecode',
    });
    ref.end(deflateSync(samples));
    return ref;
  }
}

function imageData({ width, height }: { readonly width: number; readonly height: number }) {
  return { Type: 'XObject', Subtype: 'Image', Width: width, Height: height };
}

/**
 * Whether PDF can take the pixels as they stand: no opacity but one colour left out, and in one pass. Of 16 bits
 * readers leave out no colour.
 */
function isPlain(png: Png): boolean {
  if (png.interlaced || png.colour.endsWith('alpha')) return false;
  return png.transparency === undefined || (png.colour !== 'palette' && png.bits < 16);
}

function colourSpace({ colour, palette }: Png): Value {
  if (colour === 'palette') return ['Indexed', 'DeviceRGB', palette.length / 3 - 1, palette];
  return colour.startsWith('grey') ? 'DeviceGray' : 'DeviceRGB';
}

/** The one colour that is left out, as the range that a mask wants. */
function seeThrough(transparency: Uint8Array): number[] {
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength);
  return Array.from({ length: view.byteLength >> 1 }, (_, index) =>
    view.getUint16(2 * index),
  ).flatMap((value) => [value, value]);
}

function split(
  png: Png,
  samples: Uint8Array,
): { colour: Uint8Array; opacity: Uint8Array | undefined } {
  const count = channels[png.colour];
  const pixels = png.width * png.height;
  if (!png.colour.endsWith('alpha')) return { colour: samples, opacity: opacityOf(png, samples) };
  const colour = new Uint8Array(pixels * (count - 1));
  const opacity = new Uint8Array(pixels);
  samples.forEach((sample, at) => {
    const channel = at % count;
    const pixel = (at - channel) / count;
    if (channel === count - 1) opacity[pixel] = sample;
    else colour[pixel * (count - 1) + channel] = sample;
  });
  return { colour, opacity };
}

/** What of an image without opacities of its own is see-through: entries of the palette, or one colour. */
function opacityOf(png: Png, samples: Uint8Array): Uint8Array | undefined {
  const { transparency } = png;
  if (transparency === undefined) return undefined;
  if (png.colour === 'palette') return samples.map((entry) => transparency[entry] ?? 255);
  const count = channels[png.colour];
  const key = seeThrough(transparency).filter((_, index) => index % 2 === 0);
  const isKey = (half: Uint8Array, wanted: readonly number[], pixel: number) =>
    wanted.every((value, channel) => half[pixel * count + channel] === value);
  if (png.bits < 16) {
    const scale = png.bits < 8 ? 255 / ((1 << png.bits) - 1) : 1;
    const scaled = key.map((value) => value * scale);
    return Uint8Array.from({ length: png.width * png.height }, (_, pixel) =>
      isKey(samples, scaled, pixel) ? 0 : 255,
    );
  }
  const low = sound(samplesOf(png, 'low'));
  const [highs, lows] = [key.map((value) => value >> 8), key.map((value) => value & 0xff)];
  return Uint8Array.from({ length: png.width * png.height }, (_, pixel) =>
    isKey(samples, highs, pixel) && isKey(low, lows, pixel) ? 0 : 255,
  );
}

/** What was read of a picture, which was checked before. */
function sound<T extends object>(read: T | { readonly fault: string }): T {
  if ('fault' in read) throw new Error(`a picture was not checked: ${read.fault}`);
  return read;
}
