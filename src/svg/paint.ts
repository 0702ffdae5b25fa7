/** Turns a fill or stroke, and the gradient that it names, into a paint in the shape's own space. */
import { unusableReference, unusableValue } from '../problems/messages/svg.ts';
import { propertiesOf } from './attributes.ts';
import { parseColour } from './colour.ts';
import { identity, multiply } from './matrix.ts';
import type { Bounds } from './matrix.ts';
import { parseLength, parseTransform } from './numbers.ts';
import type { Reader } from './reader.ts';
import { parseFraction } from './style.ts';
import type { PaintSource, Style } from './style.ts';
import type { GradientStop, Matrix, Paint, Stroke } from './types.ts';
import type { Element } from './xml.ts';

/** A shape whose paint is wanted. */
export interface Painted {
  readonly element: Element;
  readonly reader: Reader;
  /** Reckons the shape's box, of which gradients are parts. */
  readonly bounds: () => Bounds;
  /** Whether the shape is a text, whose box isn't known here; `bounds` gives the unit square then. */
  readonly isText?: boolean;
}

/** The paint; undefined where nothing is painted. Reports a gradient that can't be drawn. */
export function paintOf(
  source: PaintSource,
  use: 'fill' | 'stroke',
  shape: Painted,
): Paint | undefined {
  if (source.kind === 'none') return undefined;
  if (source.kind === 'colour') return source;
  const attribute = use in shape.element.attributes ? use : 'style';
  const target = shape.reader.resolve(source.id, shape.element, attribute);
  return target && referencedPaint(target, { id: source.id, attribute }, shape);
}

/** The stroke; undefined where none is drawn. */
export function strokeOf(style: Readonly<Style>, shape: Painted): Stroke | undefined {
  if (style.stroke.kind === 'none' || style.strokeWidth === 0) return undefined;
  const paint = paintOf(style.stroke, 'stroke', shape);
  if (paint === undefined) return undefined;
  return {
    paint,
    width: style.strokeWidth,
    opacity: style.strokeOpacity,
    cap: style.cap,
    join: style.join,
    miterLimit: style.miterLimit,
    dash: style.dash,
    dashOffset: style.dashOffset,
  };
}

function referencedPaint(
  target: Element,
  use: { readonly id: string; readonly attribute: string },
  shape: Painted,
): Paint | undefined {
  const refuse = (reason: string) => {
    shape.reader.report(shape.element, use.attribute, (span) =>
      unusableReference(span, use.id, reason),
    );
    return undefined;
  };
  switch (target.name) {
    case 'linearGradient':
    case 'radialGradient':
      return gradient(target, undefined, { ...shape, refuse });
    case 'pattern':
      return pattern(target, { ...shape, refuse });
    default:
      return refuse(`a <${target.name}> is no paint`);
  }
}

interface Refusing extends Painted {
  readonly refuse: (reason: string) => undefined;
}

/**
 * The one pattern that Vega writes: a radial gradient kept round, as wide as the longer side of the shape.
 * Any other is refused.
 */
function pattern(target: Element, shape: Refusing): Paint | undefined {
  const [rect, ...others] = target.children.filter((child) => typeof child !== 'string');
  const { viewBox, width, height, preserveAspectRatio, ...rest } = target.attributes;
  const own = Object.keys(rest).filter((name) => name !== 'id');
  const id = /^url\(#(?<id>.+)\)$/u.exec(rect?.attributes['fill'] ?? '')?.groups?.['id'];
  const known =
    viewBox === '0,0,1,1' &&
    width === '100%' &&
    height === '100%' &&
    preserveAspectRatio === 'xMidYMid slice' &&
    own.length === 0 &&
    others.length === 0 &&
    rect?.name === 'rect' &&
    Number(rect.attributes['width']) === 1 &&
    Number(rect.attributes['height']) === 1;
  if (!known || id === undefined) return shape.refuse('it is a pattern');
  const radial = shape.reader.resolve(id, rect, 'fill');
  if (radial === undefined) return undefined;
  const bounds = shape.bounds();
  const side = Math.max(bounds.width, bounds.height);
  const x = bounds.x + (bounds.width - side) / 2;
  const y = bounds.y + (bounds.height - side) / 2;
  return gradient(radial, [side, 0, 0, side, x, y], shape);
}

/** A gradient with what it inherits; `unit` maps its unit square, by default to the shape's box. */
function gradient(target: Element, unit: Matrix | undefined, shape: Refusing): Paint | undefined {
  const chain = ancestry(target, shape.reader);
  if (chain === undefined) return shape.refuse('it refers to itself');
  const get = (name: string) =>
    chain.find(({ attributes }) => name in attributes)?.attributes[name];
  const stops = chain
    .map((element) => stopsOf(element, shape.reader))
    .find((found) => found.length > 0);
  const last = stops?.at(-1);
  if (stops === undefined || last === undefined) return undefined;
  if (!['pad', undefined].includes(get('spreadMethod'))) return shape.refuse('it repeats');
  const local = get('gradientUnits') === 'userSpaceOnUse';
  const { reader, isText = false } = shape;
  let space = unit ?? identity;
  if (!local && unit === undefined) {
    const { x, y, width, height } = shape.bounds();
    // SVG leaves a gradient out on a shape without width or height, such as a level line.
    if (width === 0 || height === 0) return undefined;
    space = [width, 0, 0, height, x, y];
  }
  const own = parseTransform(get('gradientTransform') ?? '');
  if (own === undefined) return shape.refuse('its gradientTransform is malformed');
  const { width, height } = reader.viewport;
  const whole = local
    ? { x: width, y: height, r: Math.hypot(width, height) / Math.SQRT2 }
    : { x: 1, y: 1, r: 1 };
  const coordinate = (name: string, side: 'x' | 'y' | 'r', absent: string) =>
    parseLength(get(name) ?? absent, whole[side]) ?? Number.NaN;
  const coordinates =
    target.name === 'linearGradient' ? linear(coordinate) : radial(coordinate, get);
  if (!coordinates.every(Number.isFinite)) return shape.refuse('its coordinates are malformed');
  if (isPoint(coordinates)) return { kind: 'colour', colour: last.colour };
  const transform = multiply(space, own);
  const kind = target.name === 'linearGradient' ? 'linear' : 'radial';
  return stops.length === 1
    ? { kind: 'colour', colour: last.colour }
    : {
        kind,
        coordinates,
        transform,
        ...(isText && !local ? { textBox: unit === undefined ? 'stretch' : 'cover' } : {}),
        stops: padded(stops),
      };
}

type Coordinate = (name: string, side: 'x' | 'y' | 'r', absent: string) => number;

function linear(coordinate: Coordinate): number[] {
  return [
    coordinate('x1', 'x', '0%'),
    coordinate('y1', 'y', '0%'),
    coordinate('x2', 'x', '100%'),
    coordinate('y2', 'y', '0%'),
  ];
}

function radial(coordinate: Coordinate, get: (name: string) => string | undefined): number[] {
  const [cx, cy] = [coordinate('cx', 'x', '50%'), coordinate('cy', 'y', '50%')];
  return [
    get('fx') === undefined ? cx : coordinate('fx', 'x', '50%'),
    get('fy') === undefined ? cy : coordinate('fy', 'y', '50%'),
    coordinate('fr', 'r', '0%'),
    cx,
    cy,
    coordinate('r', 'r', '50%'),
  ];
}

/** Such a gradient is its last colour all over. */
function isPoint(coordinates: readonly number[]): boolean {
  const [a, b, c, d] = coordinates;
  return coordinates.length === 4 ? a === c && b === d : coordinates[5] === 0;
}

/** A gradient and those it refers to for what it doesn't say; undefined if they run in a circle. */
function ancestry(target: Element, reader: Reader): readonly Element[] | undefined {
  const chain: Element[] = [];
  for (let current: Element | undefined = target; current !== undefined;) {
    if (chain.includes(current)) return undefined;
    chain.push(current);
    const attribute: string = 'href' in current.attributes ? 'href' : 'xlink:href';
    const reference: string | undefined = current.attributes[attribute];
    current =
      reference === undefined
        ? undefined
        : reader.resolve(reference.replace(/^#/u, ''), current, attribute);
  }
  return chain;
}

function stopsOf(element: Element, reader: Reader): readonly GradientStop[] {
  const stops: GradientStop[] = [];
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'stop') continue;
    const properties = propertiesOf(child, reader);
    const texts = { offset: '0', 'stop-color': 'black', 'stop-opacity': '1', ...properties };
    const offset = parseFraction(texts.offset);
    const colour = parseColour(texts['stop-color'], reader.colours);
    const opacity = parseFraction(texts['stop-opacity']);
    if (offset === undefined || colour === undefined || opacity === undefined) {
      const name =
        offset === undefined ? 'offset' : colour === undefined ? 'stop-color' : 'stop-opacity';
      reader.report(child, name, (span) =>
        unusableValue(span, {
          name,
          value: texts[name],
          wanted: 'an offset and an opacity from 0 to 1, and a colour such as #12436d',
        }),
      );
      continue;
    }
    // An offset below the one before it counts as that one.
    const least = stops.at(-1)?.offset ?? 0;
    stops.push({
      offset: Math.max(least, offset),
      colour: { rgb: colour.rgb, alpha: colour.alpha * opacity },
    });
  }
  return stops;
}

/** The first and last colours reach to the ends. */
function padded(stops: readonly GradientStop[]): readonly GradientStop[] {
  const [first, last] = [stops[0], stops.at(-1)];
  return [
    ...(first !== undefined && first.offset > 0 ? [{ ...first, offset: 0 }] : []),
    ...stops,
    ...(last !== undefined && last.offset < 1 ? [{ ...last, offset: 1 }] : []),
  ];
}
