/** Rules about what can be told apart: shapes from the ground and from their neighbours, texts from both. */
import { rgb } from 'd3-color';
import { paleShape, paleText, sameNeighbours } from '../../problems/messages/chartRules.ts';
import type { Problem } from '../../problems/types.ts';
import type { Box, DrawnItem, DrawnMark, DrawnText } from '../scene.ts';
import { markPlace, overlap, shapes, type Linted } from './input.ts';

/** WCAG's ratios: for shapes that carry meaning, and for text. */
const SHAPE = 3;
const TEXT = 4.5;
const GROUND: Luminous = { colour: '#ffffff', luminance: 1 };

/** 3:1 for shapes and their neighbours, unless an outline tells them apart, and 4.5:1 for text. */
export function contrast(chart: Linted): readonly Problem[] {
  return [...paleShapes(chart), ...neighbours(chart), ...texts(chart)];
}

/** Vega's names of marks, and Vega-Lite's. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  rect: ['bar', 'rect'],
  symbol: ['point', 'circle', 'square'],
};

function placeOf(chart: Linted, { type }: DrawnMark) {
  return markPlace(chart, ...(NAMES[type] ?? [type]));
}

function paleShapes(chart: Linted): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const mark of shapes(chart)) {
    for (const item of mark.items) {
      const { fill, stroke } = paintsOf(item);
      const paints = [fill, stroke].filter((paint) => paint !== undefined);
      const [first] = paints;
      if (first === undefined || paints.some((paint) => ratio(paint, GROUND) >= SHAPE)) continue;
      found.set(
        first.colour,
        paleShape(placeOf(chart, mark), first.colour, shown(ratio(first, GROUND))),
      );
    }
  }
  return [...found.values()];
}

function neighbours(chart: Linted): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const mark of chart.scene.marks.filter(({ type }) => type === 'rect')) {
    const sorted = [...mark.items].sort((a, b) => a.box.left - b.box.left || a.box.top - b.box.top);
    for (const [index, item] of sorted.entries()) {
      for (const other of sorted.slice(index + 1)) {
        if (other.box.left > item.box.right + 1) break;
        const [a, b] = [paintsOf(item).fill, paintsOf(other).fill];
        if (
          a === undefined ||
          b === undefined ||
          a.colour === b.colour ||
          !touch(item.box, other.box)
        )
          continue;
        if (ratio(a, b) >= SHAPE || isParted(item, b) || isParted(other, a)) continue;
        const pair = [a.colour, b.colour].sort();
        found.set(pair.join(), sameNeighbours(placeOf(chart, mark), pair, shown(ratio(a, b))));
      }
    }
  }
  return [...found.values()];
}

function touch(a: Box, b: Box): boolean {
  const grown = {
    left: a.left - 0.6,
    top: a.top - 0.6,
    right: a.right + 0.6,
    bottom: a.bottom + 0.6,
  };
  const { across, down } = overlap(grown, b);
  return across > 0 && down > 0 && Math.max(across, down) > 2;
}

/** An outline parts a shape from its neighbour if it stands out from either. */
function isParted(item: DrawnItem, other: Luminous): boolean {
  const { fill, stroke } = paintsOf(item);
  if (stroke === undefined || fill === undefined) return false;
  return ratio(stroke, fill) >= SHAPE || ratio(stroke, other) >= SHAPE;
}

function texts(chart: Linted): readonly Problem[] {
  const solid = chart.scene.marks
    .filter(({ type }) => type === 'rect')
    .flatMap(({ items }) => items);
  const problems = new Map<string, Problem>();
  for (const text of chart.scene.texts) {
    const colour = luminous(text.fill, 1);
    if (colour === undefined) continue;
    const [first, ...others] = groundsOf(text, solid);
    const worse = (one: Luminous, other: Luminous) =>
      ratio(colour, other) < ratio(colour, one) ? other : one;
    const ground = others.reduce(worse, first);
    const found = ratio(colour, ground);
    if (found >= TEXT) continue;
    const paints = { text: colour.colour, ground: ground.colour, found: shown(found) };
    const pair = `${paints.text} ${paints.ground}`;
    if (problems.has(pair)) continue;
    problems.set(pair, paleText(markPlace(chart, 'text'), text.text, paints));
  }
  return [...problems.values()];
}

/** All that a text stands on: each bar under a part of it, and the page where no bar is under all of it. */
function groundsOf(
  { box }: DrawnText,
  solid: readonly DrawnItem[],
): readonly [Luminous, ...Luminous[]] {
  const under = solid.filter((item) => {
    const { across, down } = overlap(item.box, box);
    return across > 1 && down > 1;
  });
  const covered = under.some(
    (item) => item.box.left <= box.left + 1 && item.box.right >= box.right - 1,
  );
  const fills = under.flatMap((item) => paintsOf(item).fill ?? []);
  const [first, ...others] = fills;
  return covered && first !== undefined ? [first, ...others] : [GROUND, ...fills];
}

interface Luminous {
  /** `#rrggbb` as seen on white. */
  readonly colour: string;
  /** WCAG's relative luminance, 0 to 1. */
  readonly luminance: number;
}

function paintsOf(item: DrawnItem): { fill: Luminous | undefined; stroke: Luminous | undefined } {
  return {
    fill: luminous(item.fill, item.fillOpacity),
    stroke: item.strokeWidth > 0 ? luminous(item.stroke, item.strokeOpacity) : undefined,
  };
}

/** A colour as it looks on white paper; undefined for what is no colour, such as a gradient's address. */
function luminous(colour: string | undefined, opacity: number): Luminous | undefined {
  if (colour === undefined) return undefined;
  const { r, g, b, opacity: own } = rgb(colour);
  const alpha = own * opacity;
  if (!(alpha > 0)) return undefined;
  const seen = (part: number) => 255 - (255 - part) * alpha;
  const [red, green, blue] = [seen(r), seen(g), seen(b)];
  return {
    colour: rgb(red, green, blue).formatHex(),
    luminance: 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue),
  };
}

/** The light of a channel of sRGB. */
function linear(part: number): number {
  const unit = part / 255;
  return unit <= 0.04045 ? unit / 12.92 : ((unit + 0.055) / 1.055) ** 2.4;
}

function ratio(a: Luminous, b: Luminous): number {
  const [dark, light] = a.luminance < b.luminance ? [a, b] : [b, a];
  return (light.luminance + 0.05) / (dark.luminance + 0.05);
}

/** Rounded down, so that no fault reads as if it were none. */
function shown(found: number): string {
  return `${(Math.floor(found * 10) / 10).toFixed(1)}:1`;
}
