/** Turns the notes cited on a page into what fits at its foot, and what goes on at the next. */
import { nth } from '../problems/must.ts';
import type { NotePart, Paper } from './planned.ts';

/** A note is parted only with this many of its lines on either side. */
const LINES_EITHER_SIDE = 2;

export interface Footing {
  readonly height: number;
  readonly parts: readonly NotePart[];
  readonly rest: readonly NotePart[];
}

const NONE: Footing = { height: 0, parts: [], rest: [] };

/** The whole of a note. */
export function wholeNote(id: string, paper: Paper): NotePart {
  return { id, from: 0, to: paper.note(id).length - 1 };
}

/**
 * The least height that these notes need on the page: all of them, but for the last one's later lines. The last
 * `together` of them are cited in one place: where no page holds the whole of one, those behind it wait with its rest.
 */
export function leastFoot(parts: readonly NotePart[], paper: Paper, together = 1): number {
  let height = parts.length === 0 ? 0 : paper.aboveNotes;
  for (const [index, part] of parts.entries()) {
    const whole = partHeight(part, paper);
    const mayPart = index >= parts.length - together && whole > paper.height(false);
    if (index === parts.length - 1 || mayPart) {
      const first = { ...part, to: Math.min(part.to, part.from + LINES_EITHER_SIDE) };
      return height + partHeight(onlyIfParted(first, part), paper);
    }
    height += whole;
  }
  return height;
}

/** As much of the notes as `room` holds. At least one line is set, so that each page gets on. */
export function footing(parts: readonly NotePart[], room: number, paper: Paper): Footing {
  if (parts.length === 0) return NONE;
  const set: NotePart[] = [];
  let height = paper.aboveNotes;
  for (const [index, part] of parts.entries()) {
    const fits = fitting(part, room - height, { paper, must: index === 0 });
    const taken = fits === part.to ? part : { ...part, to: fits };
    if (fits > part.from) {
      set.push(taken);
      height += partHeight(taken, paper);
    }
    if (fits < part.to) {
      const rest = [{ ...part, from: fits }, ...parts.slice(index + 1)];
      return { height: set.length === 0 ? 0 : height, parts: set, rest };
    }
  }
  return { height, parts: set, rest: [] };
}

/** The end of the stretch of a note that fits. */
function fitting(
  part: NotePart,
  room: number,
  { paper, must }: { readonly paper: Paper; readonly must: boolean },
): number {
  const ends = paper.note(part.id);
  const start = nth(ends, part.from);
  let end = part.from;
  while (end < part.to && nth(ends, end + 1) - start <= room + 0.01) end += 1;
  if (end === part.to) return end;
  const parted = Math.min(end, part.to - LINES_EITHER_SIDE);
  if (parted - part.from >= LINES_EITHER_SIDE) return parted;
  return must ? Math.max(end, part.from + 1) : part.from;
}

function onlyIfParted(first: NotePart, whole: NotePart): NotePart {
  return whole.to - whole.from < 2 * LINES_EITHER_SIDE ? whole : first;
}

function partHeight(part: NotePart, paper: Paper): number {
  const ends = paper.note(part.id);
  return nth(ends, part.to) - nth(ends, part.from);
}
