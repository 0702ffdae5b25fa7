/** Turns the printed values into those whose neighbours are marks of emphasis that their text could break. */
import { must } from '../problems/must.ts';
import type { Span } from '../problems/types.ts';
import { hasLetterOrDigit, hasMark } from './letters.ts';

/** A value that stands where inline Markdown is read, as a whole, with its links. Offsets are UTF-16, `end` is exclusive. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/**
 * The values in `**{{a}}**{{b}}` and the like: whether such marks open or close depends on the first letters of
 * the values, and no escape changes that. Marks are safe where white space or the template's own punctuation
 * stands on their other side.
 */
export function tightMarks(text: string, values: readonly Placed[]): readonly Placed[] {
  return values.filter(
    (value, index) =>
      isTight(before(text, value), values[index - 1]) ||
      isTight(after(text, value), values[index + 1]),
  );
}

/** What stands on the far side of the marks beside a value. */
interface Neighbour {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

function before(text: string, value: Placed): Neighbour | undefined {
  let at = value.start;
  while (isMark(text[at - 1])) at -= 1;
  if (at === value.start || at === 0 || text[at - 1] === '\\') return undefined;
  const character = must(Array.from(text.slice(Math.max(0, at - 2), at)).at(-1), 'character');
  return { character, start: at - character.length, end: at };
}

function after(text: string, value: Placed): Neighbour | undefined {
  let at = value.end;
  while (isMark(text[at])) at += 1;
  const character = Array.from(text.slice(at, at + 2))[0];
  if (at === value.end || character === undefined) return undefined;
  return { character, start: at, end: at + character.length };
}

function isMark(character: string | undefined): boolean {
  return character === '*' || character === '_' || character === '~';
}

function isTight(outer: Neighbour | undefined, neighbour: Placed | undefined): boolean {
  if (outer === undefined) return false;
  const ofValue =
    neighbour !== undefined && outer.start < neighbour.end && outer.end > neighbour.start;
  return ofValue || hasLetterOrDigit(outer.character) || hasMark(outer.character);
}
