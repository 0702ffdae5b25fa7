/** Turns a list of links into a table of contents with page numbers and dotted leaders. */
import { must } from '../problems/must.ts';
import type { Link, List, ListItem } from '../content/types.ts';
import { setInlines } from './inlines.ts';
import type { Job, Place } from './job.ts';
import { setLines } from './lines.ts';
import { halfLine } from './paragraphs.ts';
import { FORBIDDEN, TERMS } from './box.ts';
import type { Contents } from './box.ts';
import type { TagNode } from './tags.ts';

const WITHIN_CONTENTS = 15;

/**
 * Sets the entries. The room for a page number is the same whatever the number, so that the numbers, which
 * are known last, never move a line: one pass is enough.
 */
export function setContents(list: List, place: Place, job: Job): void {
  const toc = job.tags.add('TOC', place.parent);
  place.strip.gap(halfLine(place));
  const from = place.strip.boxes.length;
  for (const item of list.items) setEntry(item, toc, place, job);
  place.strip.keepEnds(from);
  place.strip.gap(halfLine(place));
}

function setEntry(item: ListItem, toc: TagNode, place: Place, job: Job): void {
  const tag = job.tags.add('TOCI', toc);
  for (const block of item.blocks) {
    if (block.kind === 'list') {
      const indent = place.type.size * 1.25;
      const inner = { ...place, x: place.x + indent, width: place.width - indent };
      const nested = job.tags.add('TOC', tag);
      for (const entry of block.items) setEntry(entry, nested, inner, job);
    } else if (block.kind === 'paragraph') {
      const [link] = block.inlines;
      const target = link?.kind === 'link' ? job.places.get(link.url.slice(1)) : undefined;
      if (link?.kind === 'link' && block.inlines.length === 1 && target !== undefined) {
        setLine(link, { tag, destination: target.destination }, place, job);
      } else job.setBlocks([block], { ...place, parent: tag });
    } else job.setBlocks([block], { ...place, parent: tag });
  }
}

function setLine(
  link: Link,
  { tag, destination }: { readonly tag: TagNode; readonly destination: string },
  place: Place,
  job: Job,
): void {
  const { type } = place;
  const digits = job.fonts.face(type.face).width('00000', type.size);
  const right = place.wideX + place.wideWidth;
  const leading = type.leading + Math.round(type.leading * 0.08);
  const column = {
    x: place.x,
    width: right - digits - place.x,
    align: 'left' as const,
    type: { ...type, leading },
  };
  const room = { width: column.width, height: leading };
  const reference = job.tags.add('Reference', tag);
  const lines = setLines(
    setInlines([link], { tag: reference, type, room }, job),
    column,
    job.fonts,
  );
  const linkTag = must(
    reference.children.find((child) => typeof child === 'object'),
    'tag of a link of the contents',
  );
  lines.forEach((line, index) => {
    const plain = entryInk(line.contents, type.colour);
    const area = line.contents.links[0];
    const last = index === lines.length - 1;
    const links = area === undefined ? [] : [{ ...area, width: right - area.x }];
    const baseline = line.contents.items.find((one) => one.kind === 'text')?.y ?? 0;
    const number = {
      kind: 'page number' as const,
      mark: job.tags.text(linkTag),
      x: right,
      y: baseline,
      style: type,
      destination,
      from: column.x + line.width,
    };
    const items = last && area !== undefined ? [...plain, number] : plain;
    const contents = { ...line.contents, items, links };
    const price = index === 0 ? WITHIN_CONTENTS : FORBIDDEN;
    place.strip.add({ height: line.height, contents }, place, { ...TERMS, price });
  });
}

/** Contents need no underline: the leader and the number say where they lead. */
function entryInk(contents: Contents, colour: string): Contents['items'] {
  return contents.items
    .filter((item) => item.kind !== 'line')
    .map((item) => (item.kind === 'text' ? { ...item, colour } : item));
}
