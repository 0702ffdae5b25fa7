/** Turns the notes of a page into what stands at its foot: a short rule and the notes under it. */
import { must } from '../problems/must.ts';
import type { Job } from './job.ts';
import { columnsOf } from './geometry.ts';
import type { Foot } from './place.ts';
import type { NotePart } from './planned.ts';
import { EMPTY, lowered, merged } from './box.ts';
import type { Contents } from './box.ts';

const NO_FOOT: Foot = { contents: EMPTY, height: 0 };
const RULE = 72;

/** What a page's first note needs above it. */
export function aboveNotes(job: Job): number {
  return job.theme.type.body.leading;
}

/** How far down each box of each note ends, from 0 before the first. */
export function noteEnds(job: Job): Map<string, readonly number[]> {
  const ends = new Map<string, readonly number[]>();
  for (const [id, boxes] of job.noteBoxes) {
    let end = 0;
    const of = [end];
    for (const box of boxes) {
      end = end + box.space + box.height;
      of.push(end);
    }
    ends.set(id, of);
  }
  return ends;
}

/** The foot itself, from 0 down. */
export function footOf(notes: readonly NotePart[], job: Job): Foot {
  if (notes.length === 0) return NO_FOOT;
  const { x } = columnsOf(job.theme, false);
  const y = job.theme.type.body.leading * 0.75;
  const rule = {
    kind: 'line' as const,
    mark: 'layout' as const,
    x1: x,
    y1: y,
    x2: x + RULE,
    y2: y,
    width: 0.5,
    colour: job.theme.colours.secondary,
  };
  const parts: Contents[] = [{ ...EMPTY, items: [rule] }];
  let top = aboveNotes(job);
  const boxes = notes.flatMap(({ id, from, to }) =>
    must(job.noteBoxes.get(id), `boxes of note ${id}`).slice(from, to),
  );
  for (const box of boxes) {
    top += box.space;
    parts.push(lowered(box, top));
    top += box.height;
  }
  return { contents: merged(parts), height: top };
}
