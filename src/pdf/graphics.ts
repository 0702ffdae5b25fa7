/** Turns opacities and blend modes into extended graphics states, one object for each combination. */
import type { Content } from './content.ts';
import type { Pdf, Ref } from './pdfkit.ts';

export interface Transparency {
  readonly fill: number;
  readonly stroke: number;
  /** A CSS blend mode. */
  readonly blend: string | undefined;
}

export const opaque: Transparency = { fill: 1, stroke: 1, blend: undefined };

/** PDF's names for the blend modes of CSS. */
const blendModes: Readonly<Record<string, string>> = {
  normal: 'Normal',
  multiply: 'Multiply',
  screen: 'Screen',
  overlay: 'Overlay',
  darken: 'Darken',
  lighten: 'Lighten',
  'color-dodge': 'ColorDodge',
  'color-burn': 'ColorBurn',
  'hard-light': 'HardLight',
  'soft-light': 'SoftLight',
  difference: 'Difference',
  exclusion: 'Exclusion',
  hue: 'Hue',
  saturation: 'Saturation',
  color: 'Color',
  luminosity: 'Luminosity',
};

/** The graphics states of one document. */
export class GraphicsStates {
  readonly #pdf: Pdf;
  readonly #states = new Map<string, { readonly name: string; readonly ref: Ref }>();
  /** Streams in which anything is transparent: their pages need a colour space to blend in. */
  readonly #transparent = new WeakSet<Content>();

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** Makes what is painted next on `content` this transparent. */
  set(content: Content, { fill, stroke, blend }: Transparency): void {
    const mode = blend === undefined ? 'Normal' : blendModes[blend];
    if (mode === undefined) throw new Error(`no blend mode "${blend}"`);
    const ca = alpha(fill);
    const CA = alpha(stroke);
    const plain = ca === 1 && CA === 1 && mode === 'Normal';
    if (plain && content.graphicsName === '') return;
    if (!plain) this.#transparent.add(content);
    const key = `${ca} ${CA} ${mode}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      const ref = this.#pdf.ref({ Type: 'ExtGState', ca, CA, BM: mode });
      this.#pdf.end(ref);
      state = { name: `G${this.#states.size + 1}`, ref };
      this.#states.set(key, state);
    }
    content.graphics(state.name, state.ref);
  }

  isTransparent(content: Content): boolean {
    return this.#transparent.has(content);
  }

  /** Says that something on `content` is transparent that isn't set by a graphics state (a soft mask). */
  noteTransparency(content: Content): void {
    this.#transparent.add(content);
  }
}

function alpha(value: number): number {
  if (!(value >= 0 && value <= 1)) throw new Error(`an opacity of the PDF is ${value}`);
  return Math.round(value * 1000) / 1000;
}
