/** Turns a placed page into a finished one: page numbers with their leaders, head and foot. */
import { must } from '../problems/must.ts';
import { furniture } from './furniture.ts';
import type { PageOf } from './furniture.ts';
import type { Job } from './job.ts';
import type { PlacedPage } from './place.ts';
import type { PageNumber } from './box.ts';
import { placedItem } from './rounding.ts';
import type { Destination, Item, Page } from './types.ts';

export interface Known extends PageOf {
  readonly places: ReadonlyMap<string, Destination>;
}

/** Adds what is known last. All but the page numbers of entries is at its place. */
export function finishPage(page: PlacedPage, known: Known, job: Job): Page {
  const items: Item[] = furniture(known, page.box, job).map((item) => placedItem(item, 0));
  for (const item of page.items) {
    if (item.kind !== 'page number') items.push(item);
    else items.push(...pageNumber(item, known, job).map((part) => placedItem(part, 0)));
  }
  const { width, height } = page.box;
  return { width, height, items, links: page.links };
}

const DOT = 0.8;
const DOT_GAP = 3.2;

/** The number at the right edge, and a dotted line from the entry to it. */
function pageNumber(item: PageNumber, { places }: Known, job: Job): Item[] {
  const place = must(places.get(item.destination), `place for "${item.destination}"`);
  const text = String(place.page + 1);
  const { face, size, colour } = item.style;
  const width = job.fonts.face(face).width(text, size);
  const x = item.x - width;
  const { mark, y } = item;
  const number: Item = { kind: 'text', mark, x, y, text, face, size, colour, width };
  // Leaders of all entries share one raster, so that their dots stand under each other.
  const step = DOT + DOT_GAP;
  const x1 = Math.ceil((item.from + size * 0.4) / step) * step;
  const x2 = Math.floor((x - size * 0.4) / step) * step;
  if (x2 - x1 < 2 * step) return [number];
  const leader: Item = {
    kind: 'line',
    mark: 'layout',
    x1,
    y1: y,
    x2,
    y2: y,
    width: DOT,
    colour: job.theme.colours.secondary,
    dash: [DOT, DOT_GAP],
  };
  return [leader, number];
}
