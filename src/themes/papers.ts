/** The sizes of paper that a theme may name, in points, upright. */
export const PAPERS: Readonly<Record<string, { readonly width: number; readonly height: number }>> =
  {
    A3: { width: 841.89, height: 1190.55 },
    A4: { width: 595.28, height: 841.89 },
    A5: { width: 419.53, height: 595.28 },
    B5: { width: 498.9, height: 708.66 },
    'US Letter': { width: 612, height: 792 },
    'US Legal': { width: 612, height: 1008 },
  };
