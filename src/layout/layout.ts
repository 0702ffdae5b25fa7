/** Turns Content into Layout: pages of items at absolute coordinates, and the tag tree. */
import type { Content } from '../content/types.ts';
import { LIMITS } from '../problems/limits.ts';
import { tooManyPages } from '../problems/messages/layout.ts';
import type { Problems } from '../problems/problems.ts';
import type { Fonts } from '../text/types.ts';
import { checkCharacters } from './characters.ts';
import { jobFor, setDocument } from './document.ts';
import { finishPage } from './finish.ts';
import { coverSheetTheme, isCoverSheet } from './coverSheet.ts';
import { withNotesOfNotes } from './notes.ts';
import { aboveNotes, footOf, noteEnds } from './foot.ts';
import { columnsOf, pageBox } from './geometry.ts';
import type { Job } from './job.ts';
import { outline } from './outline.ts';
import { overLimit, pageLimitOf } from './pageLimit.ts';
import { planPages } from './tighten.ts';
import { placePages } from './place.ts';
import { assertOneParent, prune } from './tags.ts';
import type { Theme } from './theme.ts';
import type { ContentId, Layout, Page } from './types.ts';

/**
 * Sets a document in a theme. All lengths in points. Characters that no font has are problems (errors), and
 * nothing is laid out then: the layout that comes back has no pages. Throws only where a rule of our own is
 * broken, such as a piece of content with two parents.
 */
export function layOut(content: Content, theme: Theme, fonts: Fonts, problems: Problems): Layout {
  const suited = isCoverSheet(content) ? coverSheetTheme(theme) : theme;
  const job = jobFor(content, { theme: suited, fonts, problems });
  const before = problems.all.length;
  checkCharacters(content, theme, fonts, problems);
  const failed = problems.all.slice(before).some((problem) => problem.severity === 'error');
  return failed ? blank(job) : laidOut(job);
}

const NO_NOTE: readonly number[] = [0];

function laidOut(job: Job): Layout {
  const { theme } = job;
  const strip = setDocument(job);
  const notes = noteEnds(job);
  const [upright, turned] = [columnsOf(theme, false).height, columnsOf(theme, true).height];
  const paper = {
    height: (landscape: boolean) => (landscape ? turned : upright),
    aboveNotes: aboveNotes(job),
    note: (id: string) => notes.get(id) ?? NO_NOTE,
  };
  const limit = pageLimitOf(job.content);
  const held = theme.holdsPageLimits ? limit?.pages : undefined;
  const planned = planPages(withNotesOfNotes(strip.boxes, job), paper, held);
  const over = limit && overLimit(planned, limit, { paper, theme });
  if (over !== undefined) job.problems.add(over);
  if (planned.length > LIMITS.pages) {
    job.problems.add(tooManyPages(job.content.blocks[0]?.span, planned.length));
    return blank(job);
  }
  // A document without words is one page without words: a file must have a page.
  const plans = planned.length === 0 ? [{ boxes: [], notes: [], landscape: false }] : planned;
  const placed = placePages(plans, {
    box: (landscape) => pageBox(theme, landscape),
    foot: (notes) => footOf(notes, job),
  });
  const places = new Map(placed.destinations.map((place) => [place.name, place]));
  const pages = placed.pages.map((page, index) =>
    finishPage(page, { page: index + 1, pages: placed.pages.length, places }, job),
  );
  prune(job.tags.document);
  assertOneParent(job.tags.document, drawnOn(pages));
  return {
    ...blank(job),
    pages,
    bookmarks: outline([...job.places.values()], places),
    destinations: placed.destinations,
  };
}

function blank(job: Job): Layout {
  const { title, language, author, subject, date } = job.content;
  const tags = job.tags.document;
  return {
    title,
    language,
    author,
    subject,
    date,
    pages: [],
    tags,
    bookmarks: [],
    destinations: [],
  };
}

function drawnOn(pages: readonly Page[]): Set<ContentId> {
  const marks = new Set<ContentId>();
  for (const { items } of pages) {
    for (const { mark } of items) if (typeof mark === 'number') marks.add(mark);
  }
  return marks;
}
