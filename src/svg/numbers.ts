/** Turns the numbers, lengths and transforms of SVG attributes into numbers in px and matrices. */
import { unusableValue } from '../problems/messages/svg.ts';
import { nth } from '../problems/must.ts';
import { multiply } from './matrix.ts';
import type { Reader } from './reader.ts';
import type { Matrix } from './types.ts';
import type { Element } from './xml.ts';

/** px in one of each unit. */
const units = new Map(
  Object.entries({
    '': 1,
    px: 1,
    pt: 4 / 3,
    pc: 16,
    in: 96,
    cm: 96 / 2.54,
    mm: 96 / 25.4,
  }),
);

const numberPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu;
/** The number of a length, before its unit. */
const numberOfLength = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?=(?:%|[a-z]*)$)/iu;

/** A number as SVG writes it; undefined for anything else, NaN and Infinity included. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (!numberPattern.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** A length in px; a percentage is a part of `whole`. Undefined if it is none, or in an unknown unit. */
export function parseLength(text: string, whole: number | undefined): number | undefined {
  const trimmed = text.trim();
  const number = numberOfLength.exec(trimmed)?.[0];
  if (number === undefined) return undefined;
  const value = Number(number);
  if (!Number.isFinite(value)) return undefined;
  const unit = trimmed.slice(number.length).toLowerCase();
  if (unit === '%') return whole === undefined ? undefined : (value / 100) * whole;
  const factor = units.get(unit);
  return factor === undefined ? undefined : value * factor;
}

/** The numbers of a list such as `viewBox` or `points`; undefined if anything else stands in it. */
export function parseNumbers(text: string): number[] | undefined {
  const parts = text.trim().split(/\s*,\s*|\s+/u);
  if (text.trim() === '') return [];
  const numbers: number[] = [];
  for (const part of parts) {
    const value = parseNumber(part);
    if (value === undefined) return undefined;
    numbers.push(value);
  }
  return numbers;
}

/** Which side of the viewport a percentage of an attribute is a part of. */
function wholeOf(name: string, { viewport }: Reader): number {
  if (/^(?:x|cx|fx|x1|x2|dx|width|rx)$/u.test(name)) return viewport.width;
  if (/^(?:y|cy|fy|y1|y2|dy|height|ry)$/u.test(name)) return viewport.height;
  return Math.hypot(viewport.width, viewport.height) / Math.SQRT2;
}

/** An attribute's length, `absent` if it isn't there; reports a value that is no length. */
export function lengthOf(element: Element, name: string, absent: number, reader: Reader): number {
  const text = element.attributes[name];
  if (text === undefined) return absent;
  const value = parseLength(text, wholeOf(name, reader));
  if (value !== undefined) return value;
  reader.report(element, name, (span) =>
    unusableValue(span, {
      name: `length for ${name}`,
      value: text,
      wanted: 'a number such as 12.5',
    }),
  );
  return absent;
}

const call = /\s*([a-zA-Z]+)\s*\(([^()]*)\)\s*,?/uy;

/** The matrix of a transform list; undefined if it is none. */
export function parseTransform(text: string): Matrix | undefined {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  call.lastIndex = 0;
  let end = 0;
  for (let found = call.exec(text); found !== null; found = call.exec(text)) {
    const numbers = parseNumbers(nth(found, 2));
    const step = numbers && transformStep(nth(found, 1), numbers);
    if (step === undefined) return undefined;
    matrix = multiply(matrix, step);
    end = call.lastIndex;
  }
  return text.slice(end).trim() === '' ? matrix : undefined;
}

function transformStep(name: string, values: readonly number[]): Matrix | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  const count = values.length;
  switch (name) {
    case 'translate':
      return count === 1 || count === 2 ? [1, 0, 0, 1, a, b] : undefined;
    case 'scale':
      return count === 1 || count === 2 ? [a, 0, 0, count === 1 ? a : b, 0, 0] : undefined;
    case 'rotate':
      return count === 1 || count === 3 ? rotation(a, b, c) : undefined;
    case 'skewX':
      return count === 1 ? [1, 0, Math.tan(radians(a)), 1, 0, 0] : undefined;
    case 'skewY':
      return count === 1 ? [1, Math.tan(radians(a)), 0, 1, 0, 0] : undefined;
    case 'matrix':
      return count === 6 ? [a, b, c, d, e, f] : undefined;
    default:
      return undefined;
  }
}

function rotation(degrees: number, x: number, y: number): Matrix {
  const cos = degrees % 180 === 90 || degrees % 180 === -90 ? 0 : Math.cos(radians(degrees));
  const sin = degrees % 180 === 0 ? 0 : Math.sin(radians(degrees));
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
