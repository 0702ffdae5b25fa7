/** Turns what one element draws, with its transform, clipping, opacity and blending, into nodes. */
import { unusableReference, unusableValue } from '../problems/messages/svg.ts';
import type { Properties } from './attributes.ts';
import { propertiesOf } from './attributes.ts';
import { identity, isIdentity, multiply } from './matrix.ts';
import { movedPath } from './moved.ts';
import { parseTransform } from './numbers.ts';
import type { Reader } from './reader.ts';
import { outlineOf } from './shapes.ts';
import { initialStyle, parseFraction, styleOf } from './style.ts';
import type {
  DrawingGroup,
  DrawingImage,
  DrawingNode,
  DrawingPath,
  DrawingText,
  Matrix,
  PathSegment,
} from './types.ts';
import type { Element } from './xml.ts';

/** How an element as a whole is placed and composed. */
export interface Composition {
  readonly transform: Matrix;
  readonly clip: Clip | undefined;
  readonly opacity: number;
  readonly blend: string | undefined;
}

interface Clip {
  readonly segments: readonly PathSegment[];
  readonly rule: 'nonzero' | 'evenodd';
}

const blendModes: ReadonlySet<string> = new Set([
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
]);

export function compositionOf(
  element: Element,
  properties: Properties,
  reader: Reader,
): Composition {
  return {
    transform: transformOf(element, reader),
    clip: clipOf(element, properties, reader),
    opacity: opacityOf(element, properties, reader),
    blend: blendOf(element, properties, reader),
  };
}

/** The nodes as one element composes them; spliced in where it changes nothing. */
export function composed(
  children: readonly DrawingNode[],
  composition: Composition,
): readonly DrawingNode[] {
  const { transform, clip, opacity, blend } = composition;
  if (children.length === 0 || opacity === 0) return [];
  if (clip === undefined && opacity === 1 && blend === undefined && isIdentity(transform))
    return children;
  return [group(children, composition)];
}

/** One drawn node, whose own fields take up transform, opacity and blending where that is the same picture. */
export function composedLeaf(
  node: DrawingPath | DrawingText | DrawingImage,
  composition: Composition,
): readonly DrawingNode[] {
  const { transform, clip, opacity, blend } = composition;
  if (opacity === 0) return [];
  const placed = isIdentity(transform) ? node.transform : multiply(transform, node.transform);
  if (node.kind === 'image') {
    if (clip !== undefined || blend !== undefined) return [group([node], composition)];
    return [{ ...node, transform: placed, opacity: node.opacity * opacity }];
  }
  if (clip !== undefined || (opacity !== 1 && overlaps(node))) return [group([node], composition)];
  const stroke = node.stroke && { ...node.stroke, opacity: node.stroke.opacity * opacity };
  return [{ ...node, transform: placed, fillOpacity: node.fillOpacity * opacity, stroke, blend }];
}

/** Where fill and stroke overlap, thinning out each is not thinning out both together. */
function overlaps({ fill, stroke }: DrawingPath | DrawingText): boolean {
  return fill !== undefined && stroke !== undefined;
}

function group(
  children: readonly DrawingNode[],
  { transform, clip, opacity, blend }: Composition,
): DrawingGroup {
  return {
    kind: 'group',
    transform,
    clip: clip?.segments,
    ...(clip?.rule === 'evenodd' ? { clipRule: clip.rule } : {}),
    opacity,
    blend,
    children,
  };
}

function transformOf(element: Element, reader: Reader): Matrix {
  const { transform } = element.attributes;
  if (transform === undefined || transform === '') return identity;
  const matrix = parseTransform(transform);
  if (matrix !== undefined) return matrix;
  reader.report(element, 'transform', (span) =>
    unusableValue(span, {
      name: 'transform',
      value: transform,
      wanted: 'steps such as translate(10,5) rotate(-90)',
    }),
  );
  return identity;
}

function opacityOf(element: Element, { opacity }: Properties, reader: Reader): number {
  if (opacity === undefined || opacity === '') return 1;
  const value = parseFraction(opacity);
  if (value === undefined) {
    reader.report(element, 'opacity' in element.attributes ? 'opacity' : 'style', (span) =>
      unusableValue(span, { name: 'opacity', value: opacity, wanted: 'a number from 0 to 1' }),
    );
  }
  return value ?? 1;
}

function blendOf(element: Element, properties: Properties, reader: Reader): string | undefined {
  const blend = properties['mix-blend-mode'];
  if (blend === undefined || blend === '' || blend === 'normal') return undefined;
  if (blendModes.has(blend)) return blend;
  reader.report(element, 'style', (span) =>
    unusableValue(span, {
      name: 'blend mode',
      value: blend,
      wanted: 'one such as multiply or screen',
    }),
  );
  return undefined;
}

function clipOf(element: Element, properties: Properties, reader: Reader): Clip | undefined {
  const value = properties['clip-path'];
  if (value === undefined || value === '' || value === 'none') return undefined;
  const attribute = 'clip-path' in element.attributes ? 'clip-path' : 'style';
  const id = /^url\(\s*["']?#(?<id>[^\s"'()]+)["']?\s*\)$/u.exec(value)?.groups?.['id'];
  if (id === undefined) {
    reader.report(element, attribute, (span) =>
      unusableValue(span, { name: 'clipping', value, wanted: 'a reference such as url(#clip1)' }),
    );
    return undefined;
  }
  const target = reader.resolve(id, element, attribute);
  return target && outlineOfClip(target, { id, element, attribute }, reader);
}

/** The one shape of a clipPath, moved by its transform. */
function outlineOfClip(
  target: Element,
  use: { readonly id: string; readonly element: Element; readonly attribute: string },
  reader: Reader,
): Clip | undefined {
  const refuse = (reason: string) => {
    reader.report(use.element, use.attribute, (span) => unusableReference(span, use.id, reason));
    return undefined;
  };
  if (target.name !== 'clipPath') return refuse(`a <${target.name}> cuts nothing off`);
  const [shape, ...others] = target.children.filter((child) => typeof child !== 'string');
  const own = propertiesOf(target, reader);
  if (own['clipPathUnits'] === 'objectBoundingBox')
    return refuse('it is measured in parts of the shape');
  if (own['clip-path'] !== undefined || shape?.attributes['clip-path'] !== undefined)
    return refuse('it is itself cut off');
  if (shape === undefined) return { segments: [], rule: 'nonzero' };
  if (others.length > 0) return refuse('it is made of several shapes');
  const outline = outlineOf(shape, reader);
  if (outline === undefined) return refuse(`a <${shape.name}> has no outline`);
  const properties = propertiesOf(shape, reader);
  const style = styleOf(shape, properties, styleOf(target, own, initialStyle, reader), reader);
  const matrix = multiply(transformOf(target, reader), transformOf(shape, reader));
  const segments = isIdentity(matrix) ? outline : movedPath(outline, matrix);
  return { segments, rule: style.clipRule };
}
