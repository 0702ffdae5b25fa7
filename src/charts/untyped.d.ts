/** What vega exports and its own types leave out. */
declare module 'vega' {
  /** The hook by which texts are measured. */
  export const textMetrics: {
    width: (item: Readonly<Record<string, unknown>>, text: unknown) => number;
  };
  export function resetSVGDefIds(): void;
  export function setRandom(generator: () => number): void;
  export function randomLCG(seed: number): () => number;
  export function parseExpression(text: string): unknown;
}
