/** Turns planned pages into the problem of a document that runs over the pages that its template allows. */
import { nth } from '../problems/must.ts';
import type { Content, PageLimit } from '../content/types.ts';
import { pageLimit, pageLimitNotHeld } from '../problems/messages/layout.ts';
import type { Problem } from '../problems/types.ts';
import { closedHeight, put } from './pile.ts';
import type { Pile } from './pile.ts';
import type { PagePlan, Paper } from './planned.ts';
import type { Theme } from './theme.ts';

/** The limit that the document states, if it states one. */
export function pageLimitOf({ blocks }: Content): PageLimit | undefined {
  return blocks.find((block) => block.kind === 'hint' && block.hint === 'pages');
}

/**
 * The problem of pages beyond the limit, counted in lines of the document's running text. Where the theme doesn't
 * hold limits it is a warning.
 */
export function overLimit(
  pages: readonly PagePlan[],
  limit: PageLimit,
  { paper, theme }: { readonly paper: Paper; readonly theme: Theme },
): Problem | undefined {
  if (pages.length <= limit.pages) return undefined;
  if (!theme.holdsPageLimits) {
    return pageLimitNotHeld(limit.span, { allowed: limit.pages, pages: pages.length });
  }
  const beyond = pages.slice(limit.pages).reduce((sum, page) => sum + heightOf(page), 0);
  const last = nth(pages, limit.pages - 1);
  // What the last allowed page leaves empty, because a heading must not stand alone at its foot, is no room lost.
  const spare = paper.height(last.landscape) - heightOf(last);
  const lines = Math.max(1, Math.ceil((beyond - Math.max(0, spare)) / theme.type.body.leading));
  return pageLimit(limit.span, { pages: limit.pages, lines });
}

function heightOf({ boxes }: PagePlan): number {
  let pile: Pile | undefined;
  for (const box of boxes) pile = put(pile, box).pile;
  const first = boxes[0];
  return closedHeight(pile) + (first?.space ?? 0);
}
