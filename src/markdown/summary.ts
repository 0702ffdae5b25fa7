/** Turns the summary of a paper into the problem of one that is too long, its figures filled in. */
import type { Meeting } from '../board/types.ts';
import { longSummary } from '../problems/messages/board.ts';
import { Problems } from '../problems/problems.ts';
import { filler } from './prose.ts';
import type { View } from './types.ts';
import { plainText } from './values.ts';

const MOST_WORDS = 120;

/** Faults of the summary's text are reported where it is printed. */
export function checkSummary({ summary }: Meeting, view: View, problems: Problems): void {
  if (summary === undefined) return;
  const words = plainText(filler(view, new Problems()).fill(summary)).trim().split(/\s+/u).length;
  if (words > MOST_WORDS) problems.add(longSummary(summary.span, words, MOST_WORDS));
}
