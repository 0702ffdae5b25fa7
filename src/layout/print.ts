/** Turns a layout into text, for people to read and for tests to compare. */
import type { Item, Layout, LinkArea, Page, Tag } from './types.ts';

/** Each page's items in drawing order, one a line, with places in points. */
export function printLayout(layout: Layout): string {
  const head = [
    `title: ${layout.title}`,
    `language: ${layout.language}`,
    ...layout.bookmarks.flatMap((bookmark) => printBookmark(bookmark, '')),
    ...layout.destinations.map(
      ({ name, page, x, y }) => `destination ${name}: page ${page + 1} ${at(x, y)}`,
    ),
  ];
  return [...head, ...layout.pages.map((page, index) => printPage(page, index)), ''].join('\n');
}

function printBookmark(bookmark: Layout['bookmarks'][number], indent: string): string[] {
  return [
    `bookmark ${indent}${bookmark.title}: page ${bookmark.page + 1} ${number(bookmark.y)}`,
    ...bookmark.children.flatMap((child) => printBookmark(child, `${indent}  `)),
  ];
}

function printPage(page: Page, index: number): string {
  return [
    '',
    `page ${index + 1} ${number(page.width)} x ${number(page.height)}`,
    ...page.items.map((item) => `  ${printItem(item)}`),
    ...page.links.map((link) => `  ${printLink(link)}`),
  ].join('\n');
}

function printItem(item: Item): string {
  const mark = `[${item.mark}]`;
  switch (item.kind) {
    case 'text': {
      const style = `${item.face} ${number(item.size)} ${item.colour}`;
      const turned = item.rightToLeft === true ? ' from right to left' : '';
      return `text ${at(item.x, item.y)} ${style} ${mark} ${JSON.stringify(item.text)}${turned}`;
    }
    case 'line':
      return `line ${at(item.x1, item.y1)} to ${at(item.x2, item.y2)} ${number(item.width)} ${item.colour} ${mark}`;
    case 'box':
      return `box ${at(item.x, item.y)} ${number(item.width)} x ${number(item.height)} ${item.fill ?? 'none'} ${mark}`;
    case 'drawing':
      return `drawing ${at(item.x, item.y)} scale ${number(item.scale)} ${number(item.drawing.width)} x ${number(item.drawing.height)} ${mark}`;
    case 'raster':
      return `raster ${at(item.x, item.y)} ${number(item.width)} x ${number(item.height)} ${item.format} ${mark}`;
  }
}

function printLink(link: LinkArea): string {
  const target = link.target.kind === 'url' ? link.target.url : link.target.name;
  return `link ${at(link.x, link.y)} ${number(link.width)} x ${number(link.height)} ${target} ${JSON.stringify(link.contents)}`;
}

/** The tree of tags, one a line, with each tag's own content as its numbers. */
export function printTags(tag: Tag): string {
  return `${tagLines(tag, '').join('\n')}\n`;
}

function tagLines(tag: Tag, indent: string): string[] {
  const { role, children, bbox, ...attributes } = tag;
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  const box =
    bbox &&
    ` page ${bbox.page + 1} ${at(bbox.x, bbox.y)} ${number(bbox.width)} x ${number(bbox.height)}`;
  return [
    `${indent}${role}${said.join('')}${box ?? ''}`,
    ...children.flatMap((child) =>
      typeof child === 'number' ? [`${indent}  [${child}]`] : tagLines(child, `${indent}  `),
    ),
  ];
}

function at(x: number, y: number): string {
  return `${number(x)},${number(y)}`;
}

/** Two decimals are enough to see what moved, and few enough to be the same everywhere. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
