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
  /** Goes before each id. */
  readonly name: string;
  /** What assistive technology reads instead of the picture; undefined if there is no such text. */
  readonly label: string | undefined;
}

const TOKEN =
  /<(?<closing>\/?)(?<tag>[\w:-]+)(?<attributes>(?:\s+[\w:-]+="[^"]*")*)\s*(?<empty>\/?)>|[^<]+/gu;
const ATTRIBUTE = /(?<key>[\w:-]+)="(?<value>[^"]*)"/gu;
const REFERENCE = /url\(#(?<id>[^)]*)\)/gu;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu;

/** In an attribute, that is: what a text says is its own affair. */
const UNSOUND =
  /<[^<>]*\s(?:d|transform|x|y|x1|y1|x2|y2|width|height|r|font-size)="[^"<>]*(?:NaN|Infinity)/u;

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
export function finishSvg(raw: string, { name, label }: SvgName): Finished {
  const digits = raw.includes('scale(') ? 6 : 3;
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    const known = ids.get(id) ?? `${name}-${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const size = { width: 0, height: 0 };
  const lines: string[] = [];
  let text = '';
  let clipping = false;
  for (const { groups, 0: token } of raw.matchAll(TOKEN)) {
    const { closing, tag, attributes = '', empty } = groups ?? {};
    if (tag === undefined) {
      text += token;
      continue;
    }
    const own = closing === '/' ? [] : cleaned(tag, attributes, { digits, idOf });
    if (tag === 'clipPath') clipping = closing !== '/';
    if (closing !== '/' && !clipping && isInvisible(tag, own, empty === '/')) continue;
    const root = tag === 'svg' && closing !== '/';
    if (root) Object.assign(size, sizeOf(own));
    const all = root ? [...own, ...rootAttributes(label)] : own;
    const line = `<${closing ?? ''}${tag}${all.map(([key, value]) => ` ${key}="${value}"`).join('')}${empty ?? ''}>`;
    text += line;
    // White space counts inside a text, and nowhere else.
    if (tag === 'tspan' || (tag === 'text' && closing !== '/' && empty !== '/')) continue;
    lines.push(text);
    text = '';
  }
  const svg = `${lines.join('\n')}\n`;
  return { svg, ...size, sound: !UNSOUND.test(svg) };
}

type Attribute = readonly [key: string, value: string];

interface Cleaning {
  readonly digits: number;
  readonly idOf: (id: string) => string;
}

function cleaned(
  tag: string,
  attributes: string,
  { digits, idOf }: Cleaning,
): readonly Attribute[] {
  const kept: Attribute[] = [];
  for (const { groups } of attributes.matchAll(ATTRIBUTE)) {
    const { key = '', value = '' } = groups ?? {};
    if (DROPPED.test(key)) continue;
    if (key === 'id') kept.push([key, idOf(value)]);
    else if (key === 'font-family')
      kept.push([key, fontList(familyOf(value.replaceAll('&quot;', '')))]);
    else if (NUMERIC.has(key))
      kept.push([key, value.replaceAll(NUMBER, (number) => rounded(number, digits))]);
    else if (tag !== 'text')
      kept.push([key, value.replaceAll(REFERENCE, (_, id: string) => `url(#${idOf(id)})`)]);
    else kept.push([key, value]);
  }
  return kept;
}

function rounded(number: string, digits: number): string {
  const scale = 10 ** digits;
  const value = Math.round(Number(number) * scale) / scale;
  // Adding 0 turns -0 into 0.
  return String(value + 0);
}

/** Vega writes the hidden half of each group's frame, and frames without paint. */
function isInvisible(tag: string, attributes: readonly Attribute[], empty: boolean): boolean {
  if (tag !== 'path' || !empty) return false;
  const has = (key: string) => attributes.some(([name]) => name === key);
  return has('display') || !(has('fill') || has('stroke') || has('style'));
}

function sizeOf(attributes: readonly Attribute[]): { width: number; height: number } {
  const number = (key: string) =>
    Number(attributes.find(([name]) => name === key)?.[1] ?? Number.NaN);
  return { width: number('width'), height: number('height') };
}

function rootAttributes(label: string | undefined): readonly Attribute[] {
  return label === undefined
    ? [['role', 'img']]
    : [
        ['role', 'img'],
        ['aria-label', escaped(label)],
      ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
