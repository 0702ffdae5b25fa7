/** Turns presentation attributes into the style that an element draws with, inherited where SVG says so. */
import { unusableValue } from '../problems/messages/svg.ts';
import { parseColour } from './colour.ts';
import { parseLength, parseNumber, parseNumbers } from './numbers.ts';
import type { Reader } from './reader.ts';
import type { Colour, Stroke } from './types.ts';
import type { Element } from './xml.ts';

/** A paint before it is known which shape it fills. */
export type PaintSource =
  | { readonly kind: 'none' }
  | { readonly kind: 'colour'; readonly colour: Colour }
  | { readonly kind: 'reference'; readonly id: string };

/** What elements inherit. */
export interface Style {
  fill: PaintSource;
  fillOpacity: number;
  fillRule: 'nonzero' | 'evenodd';
  clipRule: 'nonzero' | 'evenodd';
  stroke: PaintSource;
  strokeOpacity: number;
  strokeWidth: number;
  cap: Stroke['cap'];
  join: Stroke['join'];
  miterLimit: number;
  dash: readonly number[];
  dashOffset: number;
  colour: Colour;
  visible: boolean;
  anchor: 'start' | 'middle' | 'end';
  families: string;
  size: number;
  weight: number;
  italic: boolean;
  preserve: boolean;
}

const black: Colour = { rgb: [0, 0, 0], alpha: 1 };

export const initialStyle: Readonly<Style> = {
  fill: { kind: 'colour', colour: black },
  fillOpacity: 1,
  fillRule: 'nonzero',
  clipRule: 'nonzero',
  stroke: { kind: 'none' },
  strokeOpacity: 1,
  strokeWidth: 1,
  cap: 'butt',
  join: 'miter',
  miterLimit: 4,
  dash: [],
  dashOffset: 0,
  colour: black,
  visible: true,
  anchor: 'start',
  families: 'sans-serif',
  size: 16,
  weight: 400,
  italic: false,
  preserve: false,
};

/** Sets one property from its text; undefined if the text is no value of it, else what to write. */
type Setter = (style: Style, value: string, reader: Reader) => boolean;

const setters = new Map<string, { readonly set: Setter; readonly wanted: string }>(
  Object.entries({
    fill: {
      set: (style, value, reader) => setPaint(style, 'fill', value, reader),
      wanted: 'a colour such as #12436d',
    },
    stroke: {
      set: (style, value, reader) => setPaint(style, 'stroke', value, reader),
      wanted: 'a colour such as #12436d',
    },
    color: {
      set: (style, value, reader) => {
        const colour = parseColour(value, reader.colours);
        if (colour !== undefined) style.colour = colour;
        return colour !== undefined;
      },
      wanted: 'a colour such as #12436d',
    },
    'fill-opacity': { set: fraction('fillOpacity'), wanted: 'a number from 0 to 1' },
    'stroke-opacity': { set: fraction('strokeOpacity'), wanted: 'a number from 0 to 1' },
    'fill-rule': { set: choice('fillRule', ['nonzero', 'evenodd']), wanted: 'nonzero or evenodd' },
    'clip-rule': { set: choice('clipRule', ['nonzero', 'evenodd']), wanted: 'nonzero or evenodd' },
    'stroke-width': { set: length('strokeWidth', 0), wanted: 'a length such as 1.5' },
    'stroke-linecap': {
      set: choice('cap', ['butt', 'round', 'square']),
      wanted: 'butt, round or square',
    },
    'stroke-linejoin': {
      set: choice('join', ['miter', 'round', 'bevel']),
      wanted: 'miter, round or bevel',
    },
    'stroke-miterlimit': { set: length('miterLimit', 1), wanted: 'a number from 1' },
    'stroke-dasharray': { set: setDash, wanted: 'lengths such as 4,2' },
    'stroke-dashoffset': { set: length('dashOffset', -Infinity), wanted: 'a length such as 2' },
    'text-anchor': {
      set: choice('anchor', ['start', 'middle', 'end']),
      wanted: 'start, middle or end',
    },
    'font-family': {
      set: (style, value) => {
        style.families = value;
        return value.trim() !== '';
      },
      wanted: 'a family such as sans-serif',
    },
    'font-size': { set: setSize, wanted: 'a length such as 12px' },
    'font-weight': { set: setWeight, wanted: 'normal, bold or a number from 100 to 900' },
    'font-style': {
      set: (style, value) => {
        style.italic = value === 'italic' || value.startsWith('oblique');
        return style.italic || value === 'normal';
      },
      wanted: 'normal or italic',
    },
    visibility: {
      set: (style, value) => {
        style.visible = value === 'visible';
        return ['visible', 'hidden', 'collapse'].includes(value);
      },
      wanted: 'visible or hidden',
    },
    'xml:space': {
      set: (style, value) => {
        style.preserve = value === 'preserve';
        return style.preserve || value === 'default';
      },
      wanted: 'default or preserve',
    },
  }),
);

export const styleProperties: ReadonlySet<string> = new Set(setters.keys());

/** The element's style; the parent's own object where nothing changes. Reports values that can't be used. */
export function styleOf(
  element: Element,
  properties: Readonly<Record<string, string>>,
  parent: Readonly<Style>,
  reader: Reader,
): Readonly<Style> {
  let style: Style | undefined;
  // The size comes first, since other lengths may be parts of it; the colour, since paints may name it.
  for (const name of orderedNames(properties)) {
    const text = properties[name];
    const setter = setters.get(name);
    // An empty value is a value left out, as in Vega's "fill".
    if (text === undefined || setter === undefined || text === '' || text === 'inherit') continue;
    style ??= { ...parent };
    const value = name === 'font-family' ? text : text.trim();
    if (setter.set(style, value, reader)) continue;
    reader.report(element, name in element.attributes ? name : 'style', (span) =>
      unusableValue(span, { name, value: text, wanted: setter.wanted }),
    );
  }
  return style ?? parent;
}

function orderedNames(properties: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(properties);
  if (!('color' in properties) && !('font-size' in properties)) return names;
  return [
    'font-size',
    'color',
    ...names.filter((name) => name !== 'font-size' && name !== 'color'),
  ];
}

function setPaint(style: Style, key: 'fill' | 'stroke', value: string, reader: Reader): boolean {
  const reference = /^url\(\s*(?<quote>["']?)#(?<id>[^\s"'()]+)\k<quote>\s*\)/u.exec(value)
    ?.groups?.['id'];
  if (reference !== undefined) {
    style[key] = { kind: 'reference', id: reference };
    return true;
  }
  if (value === 'none' || value === 'transparent') {
    style[key] = { kind: 'none' };
    return true;
  }
  const colour = value === 'currentColor' ? style.colour : parseColour(value, reader.colours);
  if (colour !== undefined) style[key] = { kind: 'colour', colour };
  return colour !== undefined;
}

function fraction(key: 'fillOpacity' | 'strokeOpacity'): Setter {
  return (style, value) => {
    const parsed = parseFraction(value);
    if (parsed !== undefined) style[key] = parsed;
    return parsed !== undefined;
  };
}

/** An opacity or offset, as a number or per cent, cut to 0..1 as SVG does. */
export function parseFraction(value: string): number | undefined {
  const parsed = parseLength(value, 1);
  return parsed === undefined || /[a-z]$/iu.test(value)
    ? undefined
    : Math.min(1, Math.max(0, parsed));
}

function length(key: 'strokeWidth' | 'miterLimit' | 'dashOffset', least: number): Setter {
  return (style, value, { viewport }) => {
    const parsed = parseLength(value, Math.hypot(viewport.width, viewport.height) / Math.SQRT2);
    if (parsed === undefined || parsed < least) return false;
    style[key] = parsed;
    return true;
  };
}

function choice<K extends 'fillRule' | 'clipRule' | 'cap' | 'join' | 'anchor'>(
  key: K,
  choices: readonly Style[K][],
): Setter {
  return (style, value) => {
    const chosen = choices.find((one) => one === value);
    if (chosen !== undefined) style[key] = chosen;
    return chosen !== undefined;
  };
}

function setDash(style: Style, value: string): boolean {
  const lengths = value === 'none' ? [] : parseNumbers(value.replaceAll('px', ''));
  if (lengths === undefined || lengths.some((one) => one < 0)) return false;
  const pairs = lengths.length % 2 === 1 ? [...lengths, ...lengths] : lengths;
  // A dash whose gaps are nothing is a line.
  style.dash = pairs.every((one, index) => index % 2 === 0 || one === 0) ? [] : pairs;
  return true;
}

function setSize(style: Style, value: string): boolean {
  const em = /^(?<number>[\d.]+)em$/u.exec(value)?.groups?.['number'];
  const size = em === undefined ? parseLength(value, style.size) : Number(em) * style.size;
  if (size === undefined || !(size >= 0)) return false;
  style.size = size;
  return true;
}

function setWeight(style: Style, value: string): boolean {
  const named = new Map([
    ['normal', 400],
    ['bold', 700],
    ['bolder', Math.min(900, style.weight + 300)],
    ['lighter', Math.max(100, style.weight - 300)],
  ]);
  const weight = named.get(value) ?? parseNumber(value);
  if (weight === undefined || weight < 1 || weight > 1000) return false;
  style.weight = weight;
  return true;
}
