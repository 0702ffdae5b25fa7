/** Turns SVG's basic shapes and paths into path segments. */
import { unusableValue } from '../problems/messages/svg.ts';
import { lengthOf, parseNumbers } from './numbers.ts';
import { parsePath } from './pathData.ts';
import type { Reader } from './reader.ts';
import type { PathSegment } from './types.ts';
import type { Element } from './xml.ts';

/** How far a quarter circle's handles reach, in radii. */
const quarter = (4 / 3) * Math.tan(Math.PI / 8);

/** The outline of a shape; undefined for an element that is none. An empty outline draws nothing. */
export function outlineOf(element: Element, reader: Reader): readonly PathSegment[] | undefined {
  const length = (name: string, absent = 0) => lengthOf(element, name, absent, reader);
  switch (element.name) {
    case 'path':
      return pathOf(element, reader);
    case 'rect':
      return rectangle(element, reader);
    case 'circle':
      return ellipse(length('cx'), length('cy'), length('r'), length('r'));
    case 'ellipse':
      return ellipse(length('cx'), length('cy'), length('rx'), length('ry'));
    case 'line':
      return [
        { op: 'M', x: length('x1'), y: length('y1') },
        { op: 'L', x: length('x2'), y: length('y2') },
      ];
    case 'polyline':
      return polygon(element, reader);
    case 'polygon': {
      const segments = polygon(element, reader);
      return segments.length === 0 ? segments : [...segments, { op: 'Z' }];
    }
    default:
      return undefined;
  }
}

function pathOf(element: Element, reader: Reader): readonly PathSegment[] {
  const { d = '' } = element.attributes;
  const segments = parsePath(d);
  if (Array.isArray(segments)) return segments;
  const { at } = segments;
  reader.report(element, 'd', (span) =>
    unusableValue(
      { ...span, start: Math.min(span.end, span.start + at) },
      {
        name: 'path',
        value: d.slice(Math.max(0, at - 10), at + 10),
        wanted: 'commands and finite numbers, such as "M0,0L10,5Z"',
      },
    ),
  );
  return [];
}

function rectangle(element: Element, reader: Reader): readonly PathSegment[] {
  const length = (name: string, absent: number) => lengthOf(element, name, absent, reader);
  const [x, y, width, height] = [
    length('x', 0),
    length('y', 0),
    length('width', 0),
    length('height', 0),
  ];
  if (!(width > 0 && height > 0)) return [];
  const { rx: ownX = 'auto', ry: ownY = 'auto' } = element.attributes;
  const rx = Math.min(
    width / 2,
    ownX === 'auto' ? (ownY === 'auto' ? 0 : length('ry', 0)) : length('rx', 0),
  );
  const ry = Math.min(
    height / 2,
    ownY === 'auto' ? (ownX === 'auto' ? 0 : length('rx', 0)) : length('ry', 0),
  );
  const [right, bottom] = [x + width, y + height];
  if (!(rx > 0 && ry > 0)) {
    return [
      { op: 'M', x, y },
      { op: 'L', x: right, y },
      { op: 'L', x: right, y: bottom },
      { op: 'L', x, y: bottom },
      { op: 'Z' },
    ];
  }
  const [hx, hy] = [rx * (1 - quarter), ry * (1 - quarter)];
  return [
    { op: 'M', x: x + rx, y },
    { op: 'L', x: right - rx, y },
    { op: 'C', x1: right - hx, y1: y, x2: right, y2: y + hy, x: right, y: y + ry },
    { op: 'L', x: right, y: bottom - ry },
    { op: 'C', x1: right, y1: bottom - hy, x2: right - hx, y2: bottom, x: right - rx, y: bottom },
    { op: 'L', x: x + rx, y: bottom },
    { op: 'C', x1: x + hx, y1: bottom, x2: x, y2: bottom - hy, x, y: bottom - ry },
    { op: 'L', x, y: y + ry },
    { op: 'C', x1: x, y1: y + hy, x2: x + hx, y2: y, x: x + rx, y },
    { op: 'Z' },
  ];
}

function ellipse(cx: number, cy: number, rx: number, ry: number): readonly PathSegment[] {
  if (!(rx > 0 && ry > 0)) return [];
  const [hx, hy] = [rx * quarter, ry * quarter];
  return [
    { op: 'M', x: cx + rx, y: cy },
    { op: 'C', x1: cx + rx, y1: cy + hy, x2: cx + hx, y2: cy + ry, x: cx, y: cy + ry },
    { op: 'C', x1: cx - hx, y1: cy + ry, x2: cx - rx, y2: cy + hy, x: cx - rx, y: cy },
    { op: 'C', x1: cx - rx, y1: cy - hy, x2: cx - hx, y2: cy - ry, x: cx, y: cy - ry },
    { op: 'C', x1: cx + hx, y1: cy - ry, x2: cx + rx, y2: cy - hy, x: cx + rx, y: cy },
    { op: 'Z' },
  ];
}

function polygon(element: Element, reader: Reader): readonly PathSegment[] {
  const { points = '' } = element.attributes;
  const segments: PathSegment[] = [];
  const numbers = parseNumbers(points);
  let x: number | undefined;
  for (const number of numbers ?? []) {
    if (x === undefined) x = number;
    else {
      segments.push({ op: segments.length === 0 ? 'M' : 'L', x, y: number });
      x = undefined;
    }
  }
  if (numbers === undefined || x !== undefined) {
    reader.report(element, 'points', (span) =>
      unusableValue(span, {
        name: 'list of points',
        value: points,
        wanted: 'pairs such as "0,0 10,5"',
      }),
    );
    return [];
  }
  return segments;
}
