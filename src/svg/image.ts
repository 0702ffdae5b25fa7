/** Turns an image element whose bytes are part of the file into an image of a drawing. */
import { brokenImage, outsideImage, unusableValue } from '../problems/messages/svg.ts';
import type { Properties } from './attributes.ts';
import { lengthOf } from './numbers.ts';
import { inspectRaster } from './raster.ts';
import type { Reader } from './reader.ts';
import type { DrawingImage } from './types.ts';
import type { Element } from './xml.ts';

/** The image; undefined where it draws nothing or, with a problem, where it can't be drawn. */
export function imageOf(
  element: Element,
  properties: Properties,
  reader: Reader,
): DrawingImage | undefined {
  const attribute = 'href' in properties ? 'href' : 'xlink:href';
  const { [attribute]: address = '' } = properties;
  const head = /^data:image\/(?:png|jpe?g);base64,(?=[A-Za-z0-9+/=\s]+$)/u.exec(address);
  if (head === null) {
    reader.report(element, attribute, outsideImage);
    return undefined;
  }
  const bytes = new Uint8Array(Buffer.from(address.slice(head[0].length), 'base64'));
  const info = inspectRaster(bytes);
  if ('fault' in info) {
    reader.report(element, attribute, (span) => brokenImage(span, info.fault));
    return undefined;
  }
  const width = lengthOf(element, 'width', info.width, reader);
  const height = lengthOf(element, 'height', info.height, reader);
  if (!(width > 0 && height > 0)) return undefined;
  const x = lengthOf(element, 'x', 0, reader);
  const y = lengthOf(element, 'y', 0, reader);
  return {
    kind: 'image',
    transform: [1, 0, 0, 1, x, y],
    width,
    height,
    format: info.format,
    bytes,
    opacity: 1,
    fit: fitOf(element, properties, reader),
  };
}

function fitOf(element: Element, properties: Properties, reader: Reader): DrawingImage['fit'] {
  const value = properties['preserveAspectRatio'] ?? 'xMidYMid';
  if (value === 'none') return 'none';
  if (!/^xMidYMid(?: meet)?$/u.test(value)) {
    reader.report(element, 'preserveAspectRatio', (span) =>
      unusableValue(span, {
        name: 'preserveAspectRatio of an image',
        value,
        wanted: '"none" or "xMidYMid"',
      }),
    );
  }
  return 'contain';
}
