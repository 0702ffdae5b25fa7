/** Turns a range of a decoded text back into its place in the data file. */
import type { Span } from '../../problems/types.ts';
import { decodeScalar, type Decoded } from './scalars.ts';
import type { Prose } from '../types.ts';

const decodedOf = new WeakMap<Prose, Decoded>();

/**
 * Where the characters from `start` to `end` (UTF-16 offsets in `prose.text`, `end` exclusive) stand in the
 * file. Exact for plain, quoted, folded and literal texts; the whole text where the file doesn't
 * read as expected.
 */
export function spanWithin(prose: Prose, start: number, end: number): Span {
  const { source } = prose.span;
  const { starts, ends } = decoded(prose);
  const from = starts[start] ?? (start === prose.text.length ? ends[start - 1] : undefined);
  const to = end > start ? ends[end - 1] : from;
  if (from === undefined || to === undefined) return prose.span;
  return { source, start: from, end: Math.max(from, to) };
}

function decoded(prose: Prose): Decoded {
  const known = decodedOf.get(prose);
  if (known !== undefined) return known;
  const { source, start, end } = prose.span;
  const read = decodeScalar(source.text, start, end);
  // The decoder is a second reading of the scalar: where the two disagree, no position is better than a wrong one.
  const result = read.text === prose.text ? read : { text: prose.text, starts: [], ends: [] };
  decodedOf.set(prose, result);
  return result;
}
