/** Turns a misspelt name into the known name that was probably meant. */
import { distance } from 'fastest-levenshtein';

/**
 * The nearest of the `known` names, or undefined if none is near enough to be worth suggesting.
 * Case, spaces, hyphens and underscores are forgiven; ties go to the name that comes first.
 */
export function suggest(wrong: string, known: Iterable<string>): string | undefined {
  const plain = bare(wrong);
  // One letter in three may be wrong: more, and short names suggest each other at random.
  const limit = Math.min(4, Math.floor(Math.max(3, plain.length) / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  const longer: string[] = [];
  for (const name of known) {
    const candidate = bare(name);
    if (candidate === plain) return name;
    if (plain.length >= 4 && candidate.startsWith(plain)) longer.push(name);
    if (plain.length < 3 || Math.abs(candidate.length - plain.length) >= bestDistance) continue;
    // Letters in the wrong order are the likeliest slip of all.
    const found = letters(plain) === letters(candidate) ? 0.5 : distance(plain, candidate);
    if (found < bestDistance) {
      bestDistance = found;
      best = name;
    }
  }
  // "known" for "known_at_the_time": a beginning counts only if it can't mean two names.
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/gu, '');
}

function letters(name: string): string {
  return Array.from(name).sort().join('');
}
