/** Turns an SVG file into a Drawing: all that Vega writes, and simple pictures by hand. */
import { notSvg, outOfRangeSvg, unknownElement } from '../problems/messages/svg.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { suggest } from '../problems/suggest.ts';
import { knownElements, propertiesOf } from './attributes.ts';
import { boundsOf } from './bounds.ts';
import { imageOf } from './image.ts';
import { composed, composedLeaf, compositionOf } from './leaf.ts';
import type { Composition } from './leaf.ts';
import { identity } from './matrix.ts';
import { withUnscaledStroke } from './moved.ts';
import { paintOf, strokeOf } from './paint.ts';
import { outOfRange } from './range.ts';
import { Reader } from './reader.ts';
import { outlineOf } from './shapes.ts';
import { initialStyle, styleOf } from './style.ts';
import type { Style } from './style.ts';
import { textsOf } from './text.ts';
import type { Drawing, DrawingNode, DrawingPath, PathSegment } from './types.ts';
import { viewportOf } from './viewport.ts';
import { readXml, spanOf } from './xml.ts';
import type { Element } from './xml.ts';

/**
 * Reads a picture. What can't be drawn (style sheets, masks, filters, symbols, images outside the file) is
 * a located error and never skipped; undefined is returned if there is any.
 */
export function readSvg(source: Source, problems: Problems): Drawing | undefined {
  const root = readXml(source, problems);
  if (root === undefined) return undefined;
  if (root.name !== 'svg') {
    problems.add(notSvg(spanOf(root), root.name));
    return undefined;
  }
  const viewport = viewportOf(root, problems);
  if (viewport === undefined) return undefined;
  const reader = new Reader(root, viewport.user, problems);
  const properties = propertiesOf(root, reader);
  const children = childrenOf(root, styleOf(root, properties, initialStyle, reader), reader);
  const placed: Composition = {
    ...compositionOf(root, properties, reader),
    transform: viewport.transform,
  };
  const nodes = composed(children, placed);
  if (reader.failed) return undefined;
  const drawing = { width: viewport.width, height: viewport.height, nodes };
  const far = outOfRange(drawing);
  if (far === undefined) return drawing;
  problems.add(outOfRangeSvg(spanOf(root), far));
  return undefined;
}

function childrenOf(
  element: Element,
  style: Readonly<Style>,
  reader: Reader,
): readonly DrawingNode[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : nodesOf(child, style, reader),
  );
}

function nodesOf(
  element: Element,
  parent: Readonly<Style>,
  reader: Reader,
): readonly DrawingNode[] {
  switch (element.name) {
    case 'title':
    case 'desc':
    case 'metadata':
    case 'clipPath':
    case 'linearGradient':
    case 'radialGradient':
    case 'pattern':
      return [];
    case 'defs':
      refuseStyleSheets(element, reader);
      return [];
    case 'g':
    case 'a':
    case 'path':
    case 'rect':
    case 'circle':
    case 'ellipse':
    case 'line':
    case 'polyline':
    case 'polygon':
    case 'text':
    case 'image':
      return drawn(element, parent, reader);
    default:
      refuse(element, reader);
      return [];
  }
}

function drawn(element: Element, parent: Readonly<Style>, reader: Reader): readonly DrawingNode[] {
  const properties = propertiesOf(element, reader);
  if (properties['display'] === 'none') return [];
  const style = styleOf(element, properties, parent, reader);
  const composition = compositionOf(element, properties, reader);
  switch (element.name) {
    case 'g':
    case 'a':
      return composed(childrenOf(element, style, reader), composition);
    case 'text': {
      const texts = textsOf(element, style, reader).filter(isPainted);
      const [only, ...others] = texts;
      if (only !== undefined && others.length === 0) return composedLeaf(only, composition);
      return composed(texts, composition);
    }
    case 'image': {
      const image = style.visible ? imageOf(element, properties, reader) : undefined;
      return image === undefined ? [] : composedLeaf(image, composition);
    }
    default: {
      const path = style.visible ? pathOf(element, style, reader) : undefined;
      if (path === undefined) return [];
      if (properties['vector-effect'] !== 'non-scaling-stroke')
        return composedLeaf(path, composition);
      const unscaled = withUnscaledStroke(path, composition);
      return composedLeaf(unscaled.path, unscaled.composition);
    }
  }
}

function pathOf(element: Element, style: Readonly<Style>, reader: Reader): DrawingPath | undefined {
  const segments = outlineOf(element, reader);
  if (segments === undefined || segments.length === 0) return undefined;
  const shape = { element, reader, bounds: () => boundsOf(segments) };
  const node: DrawingPath = {
    kind: 'path',
    transform: identity,
    segments,
    // A line has no inside.
    fill: element.name === 'line' ? undefined : paintOf(style.fill, 'fill', shape),
    fillOpacity: style.fillOpacity,
    ...(style.fillRule === 'evenodd' ? { fillRule: style.fillRule } : {}),
    stroke: strokeOf(style, shape),
    blend: undefined,
  };
  return isPainted(node) && hasLine(segments) ? node : undefined;
}

function isPainted(node: { readonly fill: unknown; readonly stroke: unknown }): boolean {
  return node.fill !== undefined || node.stroke !== undefined;
}

/** A path of mere moves draws nothing. */
function hasLine(segments: readonly PathSegment[]): boolean {
  return segments.some(({ op }) => op !== 'M');
}

/** A style sheet or script changes the picture wherever it stands. */
function refuseStyleSheets(element: Element, reader: Reader): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'style' || child.name === 'script') refuse(child, reader);
    else refuseStyleSheets(child, reader);
  }
}

function refuse(element: Element, reader: Reader): void {
  const { name } = element;
  // Other programs' notes, such as sodipodi:namedview.
  if (name.includes(':')) return;
  reader.report(element, undefined, (span) =>
    unknownElement(
      span,
      name,
      knownElements.includes(name) ? undefined : suggest(name, knownElements),
    ),
  );
}
