/** Turns the pieces of a value into pieces as Markdown prints them: white space folded, edges trimmed. */
import type { Piece } from './values.ts';
import { foldSpace } from './escape.ts';

/** The address of what is behind a piece, or undefined if it is no link. */
export type LinkOf = (piece: Piece) => string | undefined;

// Beyond single spaces, and letters and marks that Unicode's normal form leaves alone.
const UNSETTLED = /[^ -\u02FF\u2010-\u2027]| {2}/u;

/** Pieces that are empty then are left out. */
export function foldPieces(pieces: readonly Piece[]): readonly Piece[] {
  return isFolded(pieces) ? pieces : folded(pieces);
}

// Most values are: then no piece is made anew.
function isFolded(pieces: readonly Piece[]): boolean {
  let atSpace = true;
  for (const { text } of pieces) {
    if (text === '' || UNSETTLED.test(text) || (atSpace && text.startsWith(' '))) return false;
    atSpace = text.endsWith(' ');
  }
  return !atSpace || pieces.length === 0;
}

function folded(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    // Marks keep the inner edges, where a space parts two pieces.
    const text = UNSETTLED.test(piece.text)
      ? foldSpace(`x${piece.text}x`).slice(1, -1)
      : piece.text;
    const before = kept.at(-1)?.text ?? ' ';
    const joined = before.endsWith(' ') ? text.replace(/^ /u, '') : text;
    if (joined !== '') kept.push({ ...piece, text: joined });
  }
  const last = kept.pop();
  const end = last?.text.replace(/ $/u, '') ?? '';
  return last === undefined || end === '' ? kept : [...kept, { ...last, text: end }];
}

/**
 * The same pieces with a word for each link, and one for all that stands between two links; the others become empty,
 * so that what is behind them isn't forgotten.
 */
export function neutralPieces(pieces: readonly Piece[], linkOf: LinkOf): readonly Piece[] {
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    const starts = before === undefined || linkOf(before) !== undefined;
    return { ...piece, text: starts || linkOf(piece) !== undefined ? 'word' : '' };
  });
}
