/** Turns CSS colours into numbers. */
import { color } from 'd3-color';
import type { Colour } from './types.ts';

/** A colour; undefined for what is none. `known` remembers those of a picture. */
export function parseColour(
  text: string,
  known: Map<string, Colour | undefined>,
): Colour | undefined {
  if (known.has(text)) return known.get(text);
  const colour = read(text);
  known.set(text, colour);
  return colour;
}

function read(text: string): Colour | undefined {
  const parsed = color(text)?.rgb();
  if (parsed === undefined) return undefined;
  if (!(parsed.opacity > 0)) return { rgb: hiddenRgb(text), alpha: 0 };
  return {
    rgb: [channel(parsed.r), channel(parsed.g), channel(parsed.b)],
    alpha: Math.min(1, parsed.opacity),
  };
}

function channel(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** d3 forgets the colour of what is fully see-through, but gradients run through it. */
function hiddenRgb(text: string): readonly [number, number, number] {
  const solid = text
    .trim()
    .replace(/^(?<hex>#[0-9a-f]{6})[0-9a-f]{2}$/iu, '$<hex>')
    .replace(/^(?<hex>#[0-9a-f]{3})[0-9a-f]$/iu, '$<hex>')
    .replace(
      /^(?<kind>rgb|hsl)a?\((?<channels>[^,]+,[^,]+,[^,]+),[^,]+\)$/iu,
      '$<kind>($<channels>)',
    );
  const parsed = color(solid)?.rgb();
  if (parsed === undefined || !(parsed.opacity > 0)) return [0, 0, 0];
  return [Math.round(parsed.r), Math.round(parsed.g), Math.round(parsed.b)];
}
