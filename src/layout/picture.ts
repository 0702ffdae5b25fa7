/** Turns one drawing into a Layout of a single page of its size. */
import type { Drawing } from '../svg/types.ts';
import type { Layout, Tag } from './types.ts';

/** What stands in for the picture where it isn't seen; `alt` must not be blank. */
export interface PictureWords {
  readonly title: string;
  readonly alt: string;
}

/** The page is as large as the drawing, a px as a point. */
export function layOutPicture(drawing: Drawing, { title, alt }: PictureWords): Layout {
  const { width, height } = drawing;
  const figure: Tag = {
    role: 'Figure',
    alt,
    bbox: { page: 0, x: 0, y: 0, width, height },
    placement: 'Block',
    children: [1],
  };
  return {
    title,
    language: 'en-GB',
    author: undefined,
    subject: undefined,
    date: undefined,
    pages: [
      {
        width,
        height,
        links: [],
        items: [{ kind: 'drawing', mark: 1, x: 0, y: 0, scale: 1, drawing }],
      },
    ],
    tags: { role: 'Document', children: [figure] },
    bookmarks: [],
    destinations: [],
  };
}
