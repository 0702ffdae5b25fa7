/** Turns what is printed into the caveats that must be printed with it. */
import type { Caveat, Fact } from '../findings/types.ts';
import type { FactForm, FactUse, Piece } from './values.ts';

const NONE: readonly Caveat[] = [];

/** Each caveat once, in order: those of the piece's facts, of what they are computed from, and of its own. */
export function caveatsOf(piece: Piece): readonly Caveat[] {
  // A note is not noted upon.
  if (piece.note !== undefined) return NONE;
  if (piece.use === undefined && piece.about === undefined) return piece.caveats ?? NONE;
  const uses = [...(piece.use === undefined ? [] : [piece.use]), ...(piece.about ?? [])];
  return [...new Set([...uses.flatMap(caveatsOfUse), ...(piece.caveats ?? [])])];
}

const WITH_BASE: ReadonlySet<FactForm> = new Set(['percent', 'of', 'part']);

function caveatsOfUse({ fact, form }: FactUse): readonly Caveat[] {
  const base = WITH_BASE.has(form) && fact.of !== undefined ? caveatsOfFact(fact.of) : [];
  return [...caveatsOfFact(fact), ...base];
}

function caveatsOfFact({ caveats, origin }: Fact): readonly Caveat[] {
  const terms = origin.kind === 'derived' ? origin.terms.flatMap(caveatsOfFact) : [];
  return [...caveats, ...terms];
}

const keys = new WeakMap<Caveat, string>();

/** The same for caveats of two editions that say the same. */
export function caveatKey(caveat: Caveat): string {
  const known = keys.get(caveat);
  if (known !== undefined) return known;
  const key = JSON.stringify([caveat.title.text, caveat.text.text]);
  keys.set(caveat, key);
  return key;
}
