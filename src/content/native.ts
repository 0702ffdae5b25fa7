/** Finds the compiled parser of Markdown for this machine: a package of its own for each kind. */
import { createRequire } from 'node:module';
import { errorOf } from '../problems/must.ts';

/** What is used of the parser as compiled. It is what its own JavaScript calls, and knows all options apart. */
export interface Native {
  /** Parses a text; `options` are bits. Positions count UTF-16 units, without a byte order mark. */
  readonly createMdastHandle: (text: string, options: number, positions: boolean) => object;
  readonly serializeHandle: (handle: object) => Uint8Array;
  readonly dropHandle: (handle: object) => void;
}

// Of Linux there are two kinds of C library; only the package for one of them loads.
const ENDINGS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['-gnu', '-musl'],
  darwin: [''],
  win32: ['-msvc'],
};

let loaded: Native | undefined;

/** Loads the parser once a thread. An error says if there is none for this kind of machine. */
export function native(): Native {
  return (loaded ??= load());
}

function load(): Native {
  const { arch, platform } = process;
  // The packages belong to satteri, and need not be in reach of anybody else.
  const own = createRequire(createRequire(import.meta.url).resolve('satteri'));
  const reasons: string[] = [];
  for (const ending of ENDINGS[platform] ?? []) {
    try {
      // eslint-disable-next-line typescript/no-unsafe-type-assertion -- the version is locked.
      return own(`@bruits/satteri-${platform}-${arch}${ending}`) as Native;
    } catch (error) {
      reasons.push(errorOf(error).message.split('\n', 1).join(''));
    }
  }
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  throw new Error(
    `the parser of Markdown is missing for ${platform} on ${arch}${why}. Install again with optional packages.`,
  );
}
