/** Turns short headings into heads in the side column, on the line of the paragraph under them. */
import { must } from '../problems/must.ts';
import type { Block, Heading } from '../content/types.ts';
import { isCoverSheet } from './coverSheet.ts';
import { lowered } from './box.ts';
import type { Job, Place } from './job.ts';
import { headingRole, textLines } from './paragraphs.ts';

/** Between a head and the text beside it, in points. */
const GUTTER = 8;

/**
 * The headings that a `side-heads` hint speaks of: those below its section, to the section's end, if a
 * paragraph or a list stands right under them to stand beside. On a cover sheet, all but its title.
 */
export function sideHeads(blocks: readonly Block[]): ReadonlySet<Heading> {
  const heads = new Set<Heading>();
  const cover = isCoverSheet({ blocks });
  let level = 0;
  let section: number | undefined;
  blocks.forEach((block, index) => {
    if (block.kind === 'hint' && block.hint === 'side-heads') section = level;
    if (block.kind !== 'heading') return;
    level = block.level;
    if (section !== undefined && level <= section) section = undefined;
    const next = blocks[index + 1];
    const beside = section !== undefined || (cover && level > 1);
    if (beside && isText(next)) heads.add(block);
  });
  return heads;
}

function isText(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' || (block?.kind === 'list' && block.role === 'text');
}

/** Sets the heading beside what follows; false where it must stand above: it is too long, or has links. */
export function setSideHead(heading: Heading, place: Place, job: Job): boolean {
  const width = place.x - place.wideX - GUTTER;
  if (!job.sideHeads.has(heading) || width <= 0 || !isShort(heading, width, job)) return false;
  const { minor } = job.theme.type;
  const tag = job.tags.add(headingRole(place.heading), place.parent);
  const [line] = textLines(
    heading.inlines,
    { tag, type: minor },
    { ...place, x: place.wideX, width },
    job,
  );
  if (line === undefined) return false;
  place.strip.gap(place.type.leading / 2);
  place.strip.hang(lowered(line.contents, place.type.leading - minor.leading).items);
  const { destination } = must(job.places.get(heading.slug), 'place of a heading');
  place.strip.anchor(destination, place.wideX);
  return true;
}

function isShort({ inlines }: Heading, width: number, job: Job): boolean {
  const { minor } = job.theme.type;
  const plain = inlines.every((inline) => inline.kind === 'text');
  const text = inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  return plain && text.trim() !== '' && job.fonts.face(minor.face).width(text, minor.size) <= width;
}
