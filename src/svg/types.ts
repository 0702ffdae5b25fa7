/** Drawing: a vector picture with real text, free of SVG's syntax. Lengths in px, y down. */

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawingNode[];
}

/** `[a, b, c, d, e, f]` as in SVG's `matrix()`. */
export type Matrix = readonly [number, number, number, number, number, number];

export type DrawingNode = DrawingGroup | DrawingPath | DrawingText | DrawingImage;

export interface DrawingGroup {
  readonly kind: 'group';
  readonly transform: Matrix;
  readonly clip: readonly PathSegment[] | undefined;
  /** What counts as inside where the clip crosses itself; `nonzero` if absent. */
  readonly clipRule?: 'nonzero' | 'evenodd';
  readonly opacity: number;
  readonly blend: string | undefined;
  readonly children: readonly DrawingNode[];
}

/** Arcs are turned into curves on reading. */
export type PathSegment =
  | { readonly op: 'M' | 'L'; readonly x: number; readonly y: number }
  | {
      readonly op: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly op: 'Z' };

export interface Colour {
  /** 0 to 255 each. */
  readonly rgb: readonly [number, number, number];
  /** 0 to 1. */
  readonly alpha: number;
}

export type Paint = { readonly kind: 'colour'; readonly colour: Colour } | Gradient;

export interface GradientStop {
  readonly offset: number;
  readonly colour: Colour;
}

/** Coordinates in the user space of the shape. Stops stand at 0 and 1 at least. */
export interface Gradient {
  readonly kind: 'linear' | 'radial';
  /** Linear: x1 y1 x2 y2. Radial: x1 y1 r1 x2 y2 r2. */
  readonly coordinates: readonly number[];
  readonly transform: Matrix;
  /**
   * Set where all of this is in parts of a text's box, which only a font knows: `stretch` takes the box
   * itself for the unit square, `cover` the square around its middle that is as wide as its longer side.
   */
  readonly textBox?: 'stretch' | 'cover';
  readonly stops: readonly GradientStop[];
}

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  readonly opacity: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  readonly dash: readonly number[];
  readonly dashOffset: number;
}

export interface DrawingPath {
  readonly kind: 'path';
  readonly transform: Matrix;
  readonly segments: readonly PathSegment[];
  readonly fill: Paint | undefined;
  readonly fillOpacity: number;
  /** What counts as inside where a path crosses itself; `nonzero` if absent. */
  readonly fillRule?: 'nonzero' | 'evenodd';
  readonly stroke: Stroke | undefined;
  readonly blend: string | undefined;
}

export interface DrawingText {
  readonly kind: 'text';
  /** Maps the baseline's start (after anchoring) to the picture. */
  readonly transform: Matrix;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly family: 'sans' | 'serif' | 'mono';
  readonly size: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly fill: Paint | undefined;
  readonly fillOpacity: number;
  readonly stroke: Stroke | undefined;
  readonly blend: string | undefined;
}

export interface DrawingImage {
  readonly kind: 'image';
  readonly transform: Matrix;
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly opacity: number;
  /** `none` stretches, `contain` keeps the picture's proportions in the middle of the box. */
  readonly fit: 'none' | 'contain';
}
