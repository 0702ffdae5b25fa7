/** Turns a CSS list of font families into one of the theme's families. */
import type { DrawingText } from './types.ts';

type Family = DrawingText['family'];

const known: readonly (readonly [Family, RegExp])[] = [
  [
    'mono',
    /\bmono(?:space)?\b|^(?:ui-monospace|courier|consolas|menlo|monaco)|\bcode\b|typewriter|\bmono$/u,
  ],
  [
    'sans',
    /\bsans\b|^(?:sans-serif|system-ui|ui-sans-serif|arial|helvetica|verdana|tahoma|calibri|carlito|segoe|roboto|inter|lato|open sans|trebuchet|liberation sans|public sans)/u,
  ],
  [
    'serif',
    /\bserif\b|^(?:times|georgia|garamond|palatino|cambria|charter|libertinus|computer modern|minion|baskerville)/u,
  ],
];

/** The family of the first name in the list that is known; undefined if none is. */
export function familyOf(families: string): Family | undefined {
  for (const part of families.split(',')) {
    const name = part.replace(/["']/gu, '').trim().toLowerCase();
    for (const [family, pattern] of known) {
      if (pattern.test(name)) return family;
    }
  }
  return undefined;
}
