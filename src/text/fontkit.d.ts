/** The part of fontkit that this floor uses; the package has no types of its own. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
  }

  export interface GlyphPosition {
    readonly xAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
    /** In units of the em. */
    readonly advanceWidth: number;
  }

  export interface Positioner {
    applyAnchor(
      mark: { readonly markAnchor: object | null },
      anchor: object | null,
      base: number,
    ): void;
  }

  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly xHeight: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** A glyph, and the characters that it stands for; null where the font has no outlines. */
    getGlyph: (id: number, characters?: readonly number[]) => Glyph | null;
    layout: (text: string, ...more: unknown[]) => GlyphRun;
    /** Not part of the interface; missing where the font has no tables for advanced layout. */
    readonly _layoutEngine?: { readonly engine?: { readonly GPOSProcessor?: Positioner | null } };
  }

  export function create(bytes: Uint8Array): Font;
}
