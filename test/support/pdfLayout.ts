/** Makes small layouts by hand, for tests of what is written and not of how it is laid out. */
import type { Item, Layout, LinkArea, Mark, Page, Tag, TextItem } from '../../src/layout/types.ts';
import type { Drawing } from '../../src/svg/types.ts';

/** A text at a place, in the body face. */
export function textAt(
  mark: Mark,
  [x, y]: readonly [number, number],
  text: string,
  rest: Partial<TextItem> = {},
): TextItem {
  return {
    kind: 'text',
    mark,
    x,
    y,
    text,
    face: 'sans',
    size: 12.8,
    colour: '#0b0c0c',
    width: 0,
    ...rest,
  };
}

export function pageOf(items: readonly Item[], links: readonly LinkArea[] = []): Page {
  return { width: 595.28, height: 841.89, items, links };
}

export function tag(role: Tag['role'], children: Tag['children'], rest: Partial<Tag> = {}): Tag {
  return { role, children, ...rest };
}

export function layoutOf(
  pages: readonly Page[],
  tags: readonly Tag[],
  rest: Partial<Layout> = {},
): Layout {
  return {
    title: 'A made-up document',
    language: 'en-GB',
    author: undefined,
    subject: undefined,
    date: '2011-04-14',
    pages,
    tags: tag('Document', tags),
    bookmarks: [],
    destinations: [],
    ...rest,
  };
}

/** A page just as large as a picture. */
export function layoutOfDrawing(drawing: Drawing, alt = 'A picture'): Layout {
  const [width, height] = [Math.ceil(drawing.width), Math.ceil(drawing.height)];
  const item: Item = { kind: 'drawing', mark: 1, x: 0, y: 0, scale: 1, drawing };
  const figure = tag('Figure', [1], {
    alt,
    placement: 'Block',
    bbox: { page: 0, x: 0, y: 0, width, height },
  });
  return layoutOf([{ width, height, items: [item], links: [] }], [figure]);
}
