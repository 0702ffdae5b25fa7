/** Turns a document and what its pages must say into the problems of a status or marking that it drops. */
import { statusDropped } from '../problems/messages/board.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { inlineText } from './inlines.ts';
import { textsOf } from './texts.ts';
import type { Content } from './types.ts';

export interface Said {
  readonly status: string | undefined;
  readonly marking: string | undefined;
}

/**
 * Status and marking stand on each page, from the front matter, and once in the text, since heads and feet aren't
 * read aloud. `template` is where a fault is reported.
 */
export function checkStanding(
  content: Content,
  said: Said,
  template: Span,
  problems: Problems,
): void {
  if (content.blocks.length === 0) return;
  for (const what of ['status', 'marking'] as const) {
    const text = said[what];
    if (text === undefined) continue;
    const on = { what, text, key: what };
    if (content.running?.[what] !== text) {
      problems.add(statusDropped(template, { ...on, where: 'front matter' }));
    }
    if (!textsOf(content).some((inlines) => inlineText(inlines).includes(text))) {
      problems.add(statusDropped(template, { ...on, where: 'text' }));
    }
  }
}
