/** Turns links, destinations and bookmarks into annotations, named places and the outline. */
import { nth } from '../problems/must.ts';
import type { Bookmark, Destination, LinkArea, Page, Tag } from '../layout/types.ts';
import type { Pdf, Ref, Value } from './pdfkit.ts';
import { text } from './pdfkit.ts';
import type { Annotation } from './structure.ts';

/** A page as places on it need it. */
interface PageSize {
  readonly dictionary: Ref;
  readonly height: number;
}

/**
 * Makes the annotations of all pages, by the tag that owns them; the structure writer ties them to it,
 * and `endAnnotations` writes them. Throws for a link to a destination that isn't there, and for one whose
 * tag is no Link.
 */
export function makeAnnotations(
  pages: readonly Page[],
  destinations: readonly Destination[],
  pdf: Pdf,
): Map<Tag, Annotation[]> {
  const names = new Set(destinations.map(({ name }) => name));
  const annotations = new Map<Tag, Annotation[]>();
  for (const [index, page] of pages.entries()) {
    for (const link of page.links) {
      const { target, tag } = link;
      if (tag.role !== 'Link')
        throw new Error(`a link belongs to a ${tag.role} tag, not to a Link`);
      if (link.contents.trim() === '') throw new Error(`a link on page ${index} has no contents`);
      if (target.kind === 'destination' && !names.has(target.name)) {
        throw new Error(`a link goes to "${target.name}", which the layout doesn't have`);
      }
      const annotation = { page: index, ref: pdf.ref(annotationData(link, page.height)) };
      const owned = annotations.get(tag);
      if (owned === undefined) annotations.set(tag, [annotation]);
      else owned.push(annotation);
    }
  }
  return annotations;
}

/** Lists the annotations on their pages and writes them. Throws for one whose tag isn't in the tree. */
export function endAnnotations(
  annotations: ReadonlyMap<Tag, readonly Annotation[]>,
  pages: readonly PageSize[],
  pdf: Pdf,
): void {
  const all = [...annotations.values()].flat().sort((a, b) => a.ref.id - b.ref.id);
  const byPage = new Map<number, Ref[]>();
  for (const { page, ref } of all) {
    const here = byPage.get(page);
    if (here === undefined) byPage.set(page, [ref]);
    else here.push(ref);
  }
  for (const [page, here] of byPage) nth(pages, page).dictionary.data['Annots'] = here;
  for (const { ref } of all) {
    if (ref.data['StructParent'] === undefined) {
      throw new Error("a link's tag is not in the tag tree");
    }
    pdf.end(ref);
  }
}

function annotationData(link: LinkArea, height: number): Record<string, Value> {
  const top = height - link.y;
  const rectangle = [link.x, top - link.height, link.x + link.width, top].map(round);
  if (!rectangle.every(Number.isFinite)) throw new Error('a link has no finite rectangle');
  const { target } = link;
  const data: Record<string, Value> = {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: rectangle,
    Border: [0, 0, 0],
    // Printed with the page, as PDF/A wants of every annotation.
    F: 4,
    Contents: text(link.contents),
  };
  if (target.kind === 'url') data['A'] = { S: 'URI', URI: text(asciiUrl(target.url)) };
  else data['Dest'] = text(target.name);
  return data;
}

/** A PDF's address holds ASCII only; the rest is percent-encoded as browsers do. */
function asciiUrl(url: string): string {
  return url.replace(/[^\u0021-\u007e]/gu, (character) => encodeURIComponent(character));
}

/** Writes the named places. Throws if two have one name. */
export function writeDestinations(
  destinations: readonly Destination[],
  pages: readonly PageSize[],
  pdf: Pdf,
): void {
  const sorted = [...destinations].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.flatMap((destination, index): Value[] => {
    if (destination.name === sorted[index - 1]?.name) {
      throw new Error(`two destinations are named "${destination.name}"`);
    }
    const place = placeOn(destination.page, pages, destination);
    return [text(destination.name), place];
  });
  if (names.length > 0) pdf.names.data['Dests'] = { Names: names };
}

/** Writes the outline, the first level open. */
export function writeBookmarks(
  bookmarks: readonly Bookmark[],
  pages: readonly PageSize[],
  pdf: Pdf,
): void {
  if (bookmarks.length === 0) return;
  const root = pdf.ref({ Type: 'Outlines' });
  writeItems(bookmarks, root, pages, pdf);
  root.data['Count'] = bookmarks.length;
  pdf.end(root);
  pdf.catalogue['Outlines'] = root;
  pdf.catalogue['PageMode'] = 'UseOutlines';
}

function writeItems(
  bookmarks: readonly Bookmark[],
  parent: Ref,
  pages: readonly PageSize[],
  pdf: Pdf,
): void {
  const items = bookmarks.map((bookmark) =>
    pdf.ref({
      Title: text(bookmark.title),
      Parent: parent,
      Dest: placeOn(bookmark.page, pages, { x: 0, y: bookmark.y }),
    }),
  );
  for (const [index, item] of items.entries()) {
    const { children } = bookmarks[index] ?? { children: [] };
    const previous = items[index - 1];
    const next = items[index + 1];
    if (previous !== undefined) item.data['Prev'] = previous;
    if (next !== undefined) item.data['Next'] = next;
    if (children.length > 0) {
      writeItems(children, item, pages, pdf);
      // Negative: closed, with this many entries when opened.
      item.data['Count'] = -children.length;
    }
    pdf.end(item);
  }
  const first = items[0];
  const last = items.at(-1);
  if (first !== undefined && last !== undefined)
    Object.assign(parent.data, { First: first, Last: last });
}

function placeOn(
  index: number,
  pages: readonly PageSize[],
  { x, y }: { readonly x: number; readonly y: number },
): Value {
  const page = pages[index];
  if (page === undefined) throw new Error(`a destination is on page ${index}, which isn't there`);
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Error('a destination is nowhere');
  return [page.dictionary, 'XYZ', round(x), round(page.height - y), null];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
