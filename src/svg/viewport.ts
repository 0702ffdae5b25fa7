/** Turns the size attributes of the root element into the picture's size and the way its content is fitted in. */
import { svgSize } from '../problems/messages/svg.ts';
import type { Problems } from '../problems/problems.ts';
import { identity } from './matrix.ts';
import { parseLength, parseNumbers } from './numbers.ts';
import type { Matrix } from './types.ts';
import { spanOf } from './xml.ts';
import type { Element } from './xml.ts';

export interface Viewport {
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** Maps user space to the picture. */
  readonly transform: Matrix;
  /** The size of user space, of which percentages are parts. */
  readonly user: { readonly width: number; readonly height: number };
}

/** Larger pictures don't fit on any page. */
const longest = 100_000;

export function viewportOf(root: Element, problems: Problems): Viewport | undefined {
  const { attributes } = root;
  const fail = (reason: string) => {
    problems.add(svgSize(spanOf(root), reason));
    return undefined;
  };
  const box = attributes['viewBox'] === undefined ? undefined : parseNumbers(attributes['viewBox']);
  const [left = 0, top = 0, boxWidth, boxHeight] = box ?? [];
  if (
    attributes['viewBox'] !== undefined &&
    (box?.length !== 4 || !(boxWidth && boxWidth > 0 && boxHeight && boxHeight > 0))
  ) {
    return fail(`its viewBox is "${attributes['viewBox']}"`);
  }
  const ratio =
    boxWidth === undefined || boxHeight === undefined ? undefined : boxWidth / boxHeight;
  const own = {
    width: sideOf(attributes['width'], boxWidth),
    height: sideOf(attributes['height'], boxHeight),
  };
  const width =
    own.width ?? (own.height !== undefined && ratio !== undefined ? own.height * ratio : boxWidth);
  const height =
    own.height ?? (own.width !== undefined && ratio !== undefined ? own.width / ratio : boxHeight);
  if (width === undefined || height === undefined) {
    return fail('it has neither width and height nor a viewBox');
  }
  if (Number.isNaN(width)) return fail(`its width is "${attributes['width']}"`);
  if (Number.isNaN(height)) return fail(`its height is "${attributes['height']}"`);
  if (!(width > 0 && height > 0 && width <= longest && height <= longest)) {
    return fail(`it is ${width} by ${height} px`);
  }
  if (boxWidth === undefined || boxHeight === undefined) {
    return { width, height, transform: identity, user: { width, height } };
  }
  const transform = fitted(
    { left, top, width: boxWidth, height: boxHeight },
    { width, height },
    attributes['preserveAspectRatio'] ?? '',
  );
  if (transform === undefined)
    return fail(`its preserveAspectRatio is "${attributes['preserveAspectRatio']}"`);
  return { width, height, transform, user: { width: boxWidth, height: boxHeight } };
}

/** A side in px; a percentage is of the viewBox, since a picture has no page around it. */
function sideOf(text: string | undefined, whole: number | undefined): number | undefined {
  return text === undefined || text === 'auto'
    ? undefined
    : (parseLength(text, whole) ?? Number.NaN);
}

function fitted(
  box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  },
  size: { readonly width: number; readonly height: number },
  preserve: string,
): Matrix | undefined {
  const [sx, sy] = [size.width / box.width, size.height / box.height];
  if (preserve === 'none') return [sx, 0, 0, sy, -box.left * sx, -box.top * sy];
  const groups = /^(?:x(?<x>Min|Mid|Max)Y(?<y>Min|Mid|Max))?\s*(?<slice>meet|slice)?$/u.exec(
    preserve.trim(),
  )?.groups;
  if (groups === undefined) return undefined;
  const scale = groups['slice'] === 'slice' ? Math.max(sx, sy) : Math.min(sx, sy);
  const x = (size.width - box.width * scale) * shareBefore(groups['x']);
  const y = (size.height - box.height * scale) * shareBefore(groups['y']);
  return [scale, 0, 0, scale, x - box.left * scale, y - box.top * scale];
}

/** How much of the room that is left goes before the picture. */
function shareBefore(side: string | undefined): number {
  return side === 'Min' ? 0 : side === 'Max' ? 1 : 0.5;
}
