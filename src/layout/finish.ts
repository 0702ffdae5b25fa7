/** Turns a placed page into a finished one: page numbers with their leaders, head and foot. */
import { must } from '../problems/must.ts';
import { furniture } from './furniture.ts';
import type { PageOf } from './furniture.ts';
import type { Job } from './job.ts';
import type { PlacedPage } from './place.ts';
import type { PageNumber } from './box.ts';
import type { Destination, Item, Page } from './types.ts';

export interface Known extends PageOf {
  readonly places: ReadonlyMap<string, Destination>;
}

/** Coordinates are kept to a thousandth of a point, so that no machine's last bit shows. */
export function finishPage(page: PlacedPage, known: Known, job: Job): Page {
  const items: Item[] = furniture(known, page.box, job).map((item) => rounded(item));
  for (const item of page.items) {
    if (item.kind !== 'page number') items.push(rounded(item));
    else items.push(...pageNumber(item, known, job).map((part) => rounded(part)));
  }
  const { width, height } = page.box;
  const links = page.links.map((link) => ({ ...link, ...roundedBox(link) }));
  return { width, height, items, links };
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

function rounded(item: Item): Item {
  // V8 copies objects of few shapes at one place fast, and of many shapes slowly.
  switch (item.kind) {
    case 'text':
      return { ...item, x: round(item.x), y: round(item.y), width: round(item.width) };
    case 'line': {
      const { x1, y1, x2, y2 } = item;
      return { ...item, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) };
    }
    case 'box':
    case 'raster':
      return { ...item, ...roundedBox(item) };
    case 'drawing':
      return { ...item, x: round(item.x), y: round(item.y) };
  }
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function roundedBox({ x, y, width, height }: Area): Area {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
