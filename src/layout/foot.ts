/** Turns the notes of a page into what stands at its foot: a short rule and the notes under it. */
import type { Job } from './job.ts';
import { columnsOf } from './geometry.ts';
import type { Foot } from './place.ts';
import { EMPTY, lowered, merged } from './strip.ts';
import type { Contents } from './strip.ts';

const NO_FOOT: Foot = { contents: EMPTY, height: 0 };
const RULE = 72;

/** The height of the foot that bears these notes. */
export function footHeight(ids: readonly string[], job: Job): number {
  if (ids.length === 0) return 0;
  return ids.reduce((sum, id) => sum + noteHeight(id, job), aboveNotes(job));
}

/** The foot itself, from 0 down. */
export function footOf(ids: readonly string[], job: Job): Foot {
  if (ids.length === 0) return NO_FOOT;
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
  for (const box of ids.flatMap((id) => job.noteBoxes.get(id) ?? [])) {
    top += box.space;
    parts.push(lowered(box, top));
    top += box.height;
  }
  return { contents: merged(parts), height: top };
}

function aboveNotes(job: Job): number {
  return job.theme.type.body.leading;
}

function noteHeight(id: string, job: Job): number {
  return (job.noteBoxes.get(id) ?? []).reduce((sum, box) => sum + box.space + box.height, 0);
}
