/** Moves what is drawn to its place. Coordinates are kept to a thousandth of a point, so that no machine's last bit shows. */
import type { Drawn } from './box.ts';
import type { Item, LinkArea } from './types.ts';

/** An item moved down by `top`. The number of a page is kept exact until it is known. */
export function placedItem(item: Item, top: number): Item;
export function placedItem(item: Drawn, top: number): Drawn;
export function placedItem(item: Drawn, top: number): Drawn {
  // V8 copies objects of few shapes at one place fast, and of many shapes slowly.
  switch (item.kind) {
    case 'text':
      return { ...item, x: round(item.x), y: round(item.y + top), width: round(item.width) };
    case 'line': {
      const { x1, y1, x2, y2 } = item;
      return { ...item, x1: round(x1), y1: round(y1 + top), x2: round(x2), y2: round(y2 + top) };
    }
    case 'box':
    case 'raster': {
      const { x, y, width, height } = item;
      const size = { width: round(width), height: round(height) };
      return { ...item, x: round(x), y: round(y + top), ...size };
    }
    case 'drawing':
      return { ...item, x: round(item.x), y: round(item.y + top) };
    case 'page number':
      return { ...item, y: item.y + top };
  }
}

/** The area of a link moved down by `top`. */
export function placedLink(link: LinkArea, top: number): LinkArea {
  const { x, y, width, height, target, contents, tag } = link;
  return {
    x: round(x),
    y: round(y + top),
    width: round(width),
    height: round(height),
    target,
    contents,
    tag,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
