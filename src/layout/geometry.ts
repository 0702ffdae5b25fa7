/** Turns a theme's page into the boxes that text is set in, upright and turned. */
import type { Theme } from './theme.ts';

export interface PageBox {
  readonly width: number;
  readonly height: number;
  /** The text area. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function pageBox(theme: Theme, landscape: boolean): PageBox {
  const { page } = theme;
  const width = landscape ? page.height : page.width;
  const height = landscape ? page.width : page.height;
  return {
    width,
    height,
    left: page.left,
    top: page.top,
    right: width - page.right,
    bottom: height - page.bottom,
  };
}

export interface Columns {
  readonly x: number;
  readonly width: number;
  readonly wideX: number;
  readonly wideWidth: number;
  readonly height: number;
}

/** The text column, the grid, and the height of the text area. */
export function columnsOf(theme: Theme, landscape: boolean): Columns {
  const { left, right, top, bottom } = pageBox(theme, landscape);
  const wideWidth = right - left;
  return {
    x: left + theme.side,
    width: Math.min(theme.measure, wideWidth - theme.side),
    wideX: left,
    wideWidth,
    height: bottom - top,
  };
}
