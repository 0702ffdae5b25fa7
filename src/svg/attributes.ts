/** Turns an element's attributes into those that draw, and reports each that would change the picture unseen. */
import { unknownAttribute, unusableValue } from '../problems/messages/svg.ts';
import { must } from '../problems/must.ts';
import { suggest } from '../problems/suggest.ts';
import type { Reader } from './reader.ts';
import { styleProperties } from './style.ts';
import type { Element } from './xml.ts';

export type Properties = Readonly<Record<string, string>>;

/** What elements of each name draw from, beside style, transform and the like. */
const geometry = new Map<string, readonly string[]>(
  Object.entries({
    svg: ['width', 'height', 'viewBox', 'preserveAspectRatio', 'x', 'y', 'overflow'],
    g: [],
    a: ['href', 'xlink:href', 'target', 'rel', 'download', 'type', 'hreflang', 'referrerpolicy'],
    defs: [],
    path: ['d'],
    rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
    circle: ['cx', 'cy', 'r'],
    ellipse: ['cx', 'cy', 'rx', 'ry'],
    line: ['x1', 'y1', 'x2', 'y2'],
    polyline: ['points'],
    polygon: ['points'],
    text: ['x', 'y', 'dx', 'dy'],
    tspan: ['x', 'y', 'dx', 'dy'],
    image: [
      'x',
      'y',
      'width',
      'height',
      'href',
      'xlink:href',
      'preserveAspectRatio',
      'image-rendering',
    ],
    clipPath: ['clipPathUnits'],
    linearGradient: [
      'x1',
      'y1',
      'x2',
      'y2',
      'gradientUnits',
      'gradientTransform',
      'spreadMethod',
      'href',
      'xlink:href',
    ],
    radialGradient: [
      'cx',
      'cy',
      'r',
      'fx',
      'fy',
      'fr',
      'gradientUnits',
      'gradientTransform',
      'spreadMethod',
      'href',
      'xlink:href',
    ],
    stop: ['offset', 'stop-color', 'stop-opacity'],
    pattern: [
      'x',
      'y',
      'width',
      'height',
      'viewBox',
      'preserveAspectRatio',
      'patternUnits',
      'patternContentUnits',
      'patternTransform',
    ],
  }),
);

/** On any element; whoever draws it takes what it needs. */
const common: ReadonlySet<string> = new Set([
  ...styleProperties,
  'transform',
  'opacity',
  'display',
  'clip-path',
  'mix-blend-mode',
  'style',
]);

/** For programs and assistive technology; the picture is the same without. */
const unseen: ReadonlySet<string> = new Set([
  'id',
  'class',
  'role',
  'lang',
  'tabindex',
  'focusable',
  'version',
  'baseProfile',
  'contentScriptType',
  'contentStyleType',
  'pointer-events',
  'cursor',
  'shape-rendering',
  'text-rendering',
  'color-rendering',
  'color-interpolation-filters',
  'enable-background',
  'zoomAndPan',
  'xmlns',
]);

/** What draws only with its default, which authors and programs write out. */
const defaults = new Map<string, readonly string[]>(
  Object.entries({
    filter: ['none'],
    mask: ['none'],
    marker: ['none'],
    'marker-start': ['none'],
    'marker-mid': ['none'],
    'marker-end': ['none'],
    'paint-order': ['normal'],
    'vector-effect': ['none', 'non-scaling-stroke'],
    isolation: ['auto'],
    overflow: ['visible'],
    'color-interpolation': ['auto', 'sRGB'],
    'font-variant': ['normal'],
    'font-stretch': ['normal'],
    'letter-spacing': ['normal', '0', '0px'],
    'word-spacing': ['normal', '0', '0px'],
    'text-decoration': ['none'],
    'dominant-baseline': ['auto', 'alphabetic'],
    'alignment-baseline': ['auto', 'baseline', 'alphabetic'],
    'baseline-shift': ['baseline', '0'],
    'writing-mode': ['lr-tb', 'horizontal-tb', 'lr'],
    'unicode-bidi': ['normal'],
    'white-space': ['normal'],
    direction: ['ltr'],
    'transform-origin': ['0 0', '0', '0px 0px'],
  }),
);

/** The elements that can be drawn or refer to what can. */
export const knownElements: readonly string[] = [...geometry.keys()];

/** The element's attributes with those of its `style` on top. */
export function propertiesOf(element: Element, reader: Reader): Properties {
  const { attributes } = element;
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'style') check(element, name, value, reader);
  }
  const { style } = attributes;
  if (style === undefined) return attributes;
  return { ...attributes, ...declarations(element, style, reader) };
}

function declarations(element: Element, style: string, reader: Reader): Properties {
  const declared: Record<string, string> = {};
  for (const declaration of style.split(';')) {
    if (declaration.trim() === '') continue;
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!important\s*$/u, '')
      .trim();
    if (colon === -1) {
      reader.report(element, 'style', (span) =>
        unusableValue(span, { name: 'style', value: declaration.trim(), wanted: 'name: value' }),
      );
    } else {
      check(element, name, value, reader);
      declared[name] = value;
    }
  }
  return declared;
}

function check(element: Element, name: string, value: string, reader: Reader): void {
  if (common.has(name) || unseen.has(name)) return;
  const own = must(geometry.get(element.name), `attributes of <${element.name}>`);
  if (own.includes(name)) return;
  if (name === 'image-rendering' || defaults.get(name)?.includes(value) === true) return;
  if (/^(?:data-|aria-|xmlns:)/u.test(name)) return;
  // Other programs' notes, such as inkscape:label; not a reference, which draws.
  if (name.includes(':') && !name.startsWith('xlink:')) return;
  reader.report(element, name in element.attributes ? name : 'style', (span) =>
    unknownAttribute(span, {
      name,
      element: element.name,
      known: defaults.has(name) ? undefined : suggest(name, [...own, ...common]),
    }),
  );
}
