/** Turns the font of a text in a specification into one of the theme's families, and into its name in an SVG. */
import type { TextStyle } from './types.ts';

type Family = TextStyle['family'];

/** What an SVG names: the face whose widths were used, then what a viewer without it should take. */
const IN_SVG: Readonly<Record<Family, string>> = {
  sans: "'Source Sans 3', sans-serif",
  serif: "'Source Serif 4', serif",
  mono: "'Source Code Pro', monospace",
};

const SERIF =
  /^(?:georgia|garamond|cambria|baskerville|didot|charter|lora|merriweather)$|^times|\bserif\b|palatino|bodoni/u;
const MONO = /^(?:monospace|ui-monospace|consolas|menlo|monaco)$|^courier|\bmono\b|\bcode\b/u;
const SANS =
  /^(?:system-ui|verdana|tahoma|calibri|roboto|inter|lato)$|^(?:arial|helvetica|segoe|trebuchet)|\bsans\b/u;

/** The theme's family for a CSS list of fonts; the first name that is known decides, sans if none is. */
export function familyOf(fonts: string | undefined): Family {
  for (const entry of (fonts ?? '').split(',')) {
    const name = entry.trim().replaceAll(/["']/gu, '').toLowerCase();
    if (SANS.test(name)) return 'sans';
    if (MONO.test(name)) return 'mono';
    if (SERIF.test(name)) return 'serif';
  }
  return 'sans';
}

/** The font list that an SVG carries for a family. */
export function fontList(family: Family): string {
  return IN_SVG[family];
}

/** The part of a Vega item that says how its text is set. */
export interface TextItem {
  readonly font?: unknown;
  readonly fontSize?: unknown;
  readonly fontWeight?: unknown;
  readonly fontStyle?: unknown;
  readonly limit?: unknown;
}

/** How an item's text is set; Vega's default size is 11 px. */
export function styleOf(item: TextItem): TextStyle {
  const size = item.fontSize === undefined || item.fontSize === null ? 11 : Number(item.fontSize);
  return {
    family: familyOf(typeof item.font === 'string' ? item.font : undefined),
    size: Number.isFinite(size) ? size : 0,
    weight: weightOf(item.fontWeight),
    italic: item.fontStyle === 'italic' || item.fontStyle === 'oblique',
  };
}

function weightOf(weight: unknown): number {
  switch (weight) {
    case 'bold':
    case 'bolder':
      return 700;
    case 'lighter':
      return 300;
    default: {
      const number = Number(weight);
      return Number.isFinite(number) && number >= 1 ? number : 400;
    }
  }
}
