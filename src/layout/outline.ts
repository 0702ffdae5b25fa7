/** Turns headings and their places into bookmarks. */
import type { HeadingRecord } from './job.ts';
import type { Bookmark, Destination } from './types.ts';

interface Entry extends Bookmark {
  readonly children: Entry[];
}

/** Nests each heading under the last one of a higher rank. */
export function outline(
  headings: readonly HeadingRecord[],
  places: ReadonlyMap<string, Destination>,
): Bookmark[] {
  const top: Entry[] = [];
  const open: { level: number; entry: Entry }[] = [];
  for (const { title, level, destination } of headings) {
    const place = places.get(destination);
    if (place === undefined || title === '') continue;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const entry: Entry = { title, page: place.page, y: place.y, children: [] };
    (open.at(-1)?.entry.children ?? top).push(entry);
    open.push({ level, entry });
  }
  return top;
}
