/** The version of this program, as its package states it. */
import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;

const { 'fastest-levenshtein': _, ...libraries } = manifest.dependencies;

/** The libraries that shape what is written, each pinned: all but the one that guesses what was meant. */
export const LIBRARIES: Readonly<Record<string, string>> = libraries;
