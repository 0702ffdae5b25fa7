/** Cuts lines out of paragraphs in which some text runs from right to left. */
import { must } from '../problems/must.ts';
import { shapeable, withoutMarks } from './bidi.ts';
import type { Directions } from './bidi.ts';
import type { Fonts, Line, Piece, Run } from './types.ts';

/** A stretch of a line in one run and one direction; from right to left it is a single word. */
interface Stretch<T> {
  readonly run: Run<T>;
  readonly start: number;
  readonly text: string;
  readonly rightToLeft: boolean;
}

/**
 * Gives the pieces of the runs between two offsets: in the order in which they are read, each at the place
 * where it is seen.
 */
export function mixedCutter<T>(
  runs: readonly Run<T>[],
  directions: Directions,
  fonts: Fonts,
): (start: number, end: number, hard: boolean) => Line<T> {
  const text = runs.map((run) => run.text).join('');
  return (start, end, hard) => {
    let edge = end;
    while (edge > start && /[ \n]/.test(text.charAt(edge - 1))) edge -= 1;
    const places = directions.places(start, edge);
    const stretches = stretchesOf(runs, { start, end: edge, directions });
    const seen = stretches
      .map((stretch) => ({
        piece: shaped(stretch, fonts),
        place: must(places.get(stretch.start), 'place on the line'),
      }))
      .filter(({ piece }) => piece.text !== '');
    let x = 0;
    for (const { piece } of seen.toSorted((a, b) => a.place - b.place)) {
      piece.x = x;
      x += piece.width;
    }
    const pieces = seen.map(({ piece }) => piece);
    const { rightToLeft } = directions;
    const rest = trailing(runs, { start: edge, end, x: rightToLeft ? 0 : x }, fonts);
    return { pieces: [...pieces, ...rest], width: x, hard, rightToLeft };
  };
}

/** The piece, whose place on the line is still to come. */
function shaped<T>({ run, text, rightToLeft }: Stretch<T>, fonts: Fonts): Piece<T> & { x: number } {
  const seen = run.objectWidth === undefined ? withoutMarks(text) : text;
  const { face, size, data } = run;
  const width = run.objectWidth ?? fonts.face(face).width(shapeable(seen, rightToLeft), size);
  const piece = { text: seen, face, size, x: 0, width, data };
  return rightToLeft ? { ...piece, rightToLeft } : piece;
}

/** The white space at which a line breaks stands beyond the line's end and takes no room. */
function trailing<T>(
  runs: readonly Run<T>[],
  { start, end, x }: { readonly start: number; readonly end: number; readonly x: number },
  fonts: Fonts,
): Piece<T>[] {
  const [part] = partsOf(runs, start, end);
  if (part === undefined) return [];
  const { face, size, data } = part.run;
  const text = ' '.repeat(end - start);
  const back = x === 0 ? fonts.face(face).width(text, size) : 0;
  return [{ text, face, size, x: x - back, width: 0, data }];
}

function stretchesOf<T>(
  runs: readonly Run<T>[],
  line: { readonly start: number; readonly end: number; readonly directions: Directions },
): Stretch<T>[] {
  const { start, end, directions } = line;
  return partsOf(runs, start, end).flatMap((part) => {
    const stretches: Stretch<T>[] = [];
    let from = 0;
    for (let at = 1; at <= part.text.length; at += 1) {
      const level = directions.level(part.start + from);
      const rightToLeft = level % 2 === 1;
      const goesOn =
        at < part.text.length &&
        directions.level(part.start + at) === level &&
        !(rightToLeft && part.text[at - 1] === ' ' && part.text[at] !== ' ');
      if (goesOn) continue;
      const text = part.text.slice(from, at).replaceAll('\n', ' ');
      stretches.push({ run: part.run, start: part.start + from, text, rightToLeft });
      from = at;
    }
    return stretches;
  });
}

function partsOf<T>(
  runs: readonly Run<T>[],
  start: number,
  end: number,
): { readonly run: Run<T>; readonly start: number; readonly text: string }[] {
  let base = 0;
  return runs.flatMap((run) => {
    const from = Math.max(start, base);
    const text = run.text.slice(from - base, Math.max(0, end - base));
    base += run.text.length;
    return text === '' ? [] : [{ run, start: from, text }];
  });
}
