/** Remembers how texts were broken: documents of a batch, and chapters of a long one, have many in common. */
import { breakParagraph, extremes } from './lines.ts';
import type { Fonts, Line, Run } from './types.ts';

/** How many texts are kept; the memory is twice that at most, whatever the number of documents. */
const MOST = 2_000;
/** Longer texts seldom come twice. */
const LONGEST = 4_000;

interface Memory {
  readonly lines: Recent<readonly Line<number>[]>;
  readonly widths: Recent<{ least: number; most: number }>;
}

const memories = new WeakMap<Fonts, Memory>();

/**
 * As `breakParagraph`, which is asked once for texts in the same faces and sizes. Pieces hold their run's number instead
 * of its data.
 */
export function brokenLines(
  runs: readonly Run<unknown>[],
  room: number,
  fonts: Fonts,
): readonly Line<number>[] {
  const key = keyOf(runs);
  const make = (): readonly Line<number>[] =>
    breakParagraph(
      runs.map((run, index) => ({ ...run, data: index })),
      room,
      fonts,
    );
  return key === undefined ? make() : memoryOf(fonts).lines.get(`${room} ${key}`, make);
}

/** As `extremes`, which is asked once for texts in the same faces and sizes. */
export function widthsOf<T>(
  runs: readonly Run<T>[],
  fonts: Fonts,
): { readonly least: number; readonly most: number } {
  const key = keyOf(runs);
  if (key === undefined) return extremes(runs, fonts);
  return memoryOf(fonts).widths.get(key, () => extremes(runs, fonts));
}

function memoryOf(fonts: Fonts): Memory {
  let memory = memories.get(fonts);
  if (memory === undefined) {
    memory = { lines: new Recent(), widths: new Recent() };
    memories.set(fonts, memory);
  }
  return memory;
}

// All of a run but its data. Texts may hold any character, so their lengths come before them.
function keyOf(runs: readonly Run<unknown>[]): string | undefined {
  let key = '';
  for (const { text, face, size, objectWidth = '' } of runs) {
    key += `${face} ${size} ${objectWidth} ${text.length} ${text}`;
    if (key.length > LONGEST) return undefined;
  }
  return key;
}

// When one generation is full the one before it is forgotten; what is asked for again moves to the newer one.
class Recent<V> {
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  get(key: string, make: () => V): V {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const value = this.#old.get(key) ?? make();
    if (this.#young.size === MOST) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
