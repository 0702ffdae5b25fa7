/** Turns Vega's SVG into a file of its own: named, rounded, with ids that collide with no other chart's. */
import { familyOf, fontList } from './families.ts';

export interface Finished {
  readonly svg: string;
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** Whether all coordinates are numbers. */
  readonly sound: boolean;
}

export interface SvgName {
  /** The chart's; goes before each id. */
  readonly name: string;
  /** What assistive technology reads instead of the picture; undefined if there is no such text. */
  readonly label: string | undefined;
  /** How much larger than drawn the picture is printed; 1 if left out. */
  readonly enlarge?: number;
}

// Vega escapes both signs everywhere else, so a tag ends at the first of them.
const TAG = /<(\/?)([\w:-]+)([^<>]*?)(\/?)>/gu;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/gu;
const REFERENCE = /url\(#([^()]*)\)/gu;
/** Whole numbers need no rounding. */
const FRACTION = /-?(?:(?<!\d)\d+)?\.\d+(?:e[-+]?\d+)?|-?(?<!\d)\d+\.?e[-+]?\d+/giu;

/** A per-datum label may say more than the chart shows, and the rest is for scripts on a page. */
const DROPPED = /^(?:aria-.*|role|class|pointer-events)$/u;
const NUMERIC = new Set(
  `d transform x y x1 y1 x2 y2 cx cy r fx fy fr dx dy width height font-size offset opacity fill-opacity
   stroke-opacity stroke-width stroke-dasharray stroke-dashoffset stroke-miterlimit viewBox`.split(
    /\s+/u,
  ),
);

/**
 * Finishes the SVG that Vega wrote. Coordinates keep three decimals, so that the last bits in which
 * versions of Node differ are gone; a picture that scales its marks keeps six.
 */
export function finishSvg(raw: string, { name, label, enlarge = 1 }: SvgName): Finished {
  const state: State = {
    name: idStart(name),
    scale: raw.includes('scale(') ? 1e6 : 1e3,
    ids: new Map(),
    fonts: new Map(),
    sound: true,
  };
  let clipping = false;
  const finished = raw.replaceAll(TAG, (...[, closing, tag, attributes, empty]: Found) => {
    // Vega wraps what had a link, though the link itself is gone.
    if (tag === 'a') return '';
    if (tag === 'clipPath') clipping = closing === '';
    const own = attributes === '' ? '' : cleaned(attributes, state);
    if (tag === 'path' && empty !== '' && !clipping && isInvisible(own)) return '';
    const root = tag === 'svg' && closing === '' ? rootAttributes(label) : '';
    const opensText = tag === 'text' && closing === '' && empty === '';
    // White space counts inside a text, and nowhere else.
    const end = tag === 'tspan' || opensText ? '' : '\n';
    return `<${closing}${tag}${own}${root}${empty}>${end}`;
  });
  const drawn = sizeOf(finished);
  const printed = (side: number) => Math.round(side * enlarge * 1e3) / 1e3;
  const [width, height] = [printed(drawn.width), printed(drawn.height)];
  const svg = enlarge === 1 ? finished : resized(finished, width, height);
  return { svg, width, height, sound: state.sound };
}

/** What `TAG` finds: all of the tag, its slash if it closes, its name, its attributes, its slash if it is empty. */
type Found = readonly [string, string, string, string, string];

/** An id starts with a letter, and holds no white space. */
function idStart(name: string): string {
  const plain = name.replaceAll(/[^\w-]+/gu, '-');
  return /^[a-z]/iu.test(plain) ? plain : `chart-${plain}`;
}

interface State {
  readonly name: string;
  /** How many steps a px has. */
  readonly scale: number;
  readonly ids: Map<string, string>;
  /** Font lists by what Vega wrote. */
  readonly fonts: Map<string, string>;
  sound: boolean;
}

function cleaned(attributes: string, state: State): string {
  return attributes.replaceAll(ATTRIBUTE, (all: string, key: string, value: string) => {
    if (NUMERIC.has(key)) return ` ${key}="${roundedAll(value, state)}"`;
    if (DROPPED.test(key)) return '';
    if (key === 'id') return ` id="${idOf(value, state)}"`;
    if (key === 'font-family') return ` font-family="${fontsOf(value, state)}"`;
    if (!value.startsWith('url(#')) return all;
    return ` ${key}="${value.replaceAll(REFERENCE, (_, id: string) => `url(#${idOf(id, state)})`)}"`;
  });
}

function roundedAll(value: string, state: State): string {
  const text = value.replaceAll(FRACTION, (number) => rounded(number, state.scale));
  if (text.includes('N') || text.includes('I')) state.sound = false;
  return text;
}

function rounded(number: string, scale: number): string {
  // Adding 0 turns -0 into 0.
  return String(Math.round(Number(number) * scale) / scale + 0);
}

function idOf(id: string, { name, ids }: State): string {
  const known = ids.get(id) ?? `${name}-${ids.size + 1}`;
  ids.set(id, known);
  return known;
}

function fontsOf(value: string, { fonts }: State): string {
  const known = fonts.get(value) ?? fontList(familyOf(value.replaceAll('&quot;', '')));
  fonts.set(value, known);
  return known;
}

/** Vega writes the hidden half of each group's frame, and frames without paint. */
function isInvisible(attributes: string): boolean {
  if (attributes.includes(' display="')) return true;
  return !/ (?:fill|stroke|style)="/u.test(attributes);
}

const SIZE = /(?<=<svg[^>]*) width="([^"]*)" height="([^"]*)"/u;

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = SIZE.exec(svg) ?? [undefined, Number.NaN, Number.NaN];
  return { width: Number(width), height: Number(height) };
}

/** The viewBox stays, so that all in it grows. */
function resized(svg: string, width: number, height: number): string {
  return svg.replace(SIZE, ` width="${width}" height="${height}"`);
}

function rootAttributes(label: string | undefined): string {
  return label === undefined ? ' role="img"' : ` role="img" aria-label="${escaped(label)}"`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
