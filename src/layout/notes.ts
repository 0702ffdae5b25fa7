/** Turns footnotes into boxes for the foot of a page, and hangs their tags after the block that cites them. */
import { must, nth } from '../problems/must.ts';
import type { Box } from './box.ts';
import { plainRuns } from './inlines.ts';
import type { Job, NoteRecord, Place } from './job.ts';
import { columnsOf } from './geometry.ts';
import { setLines } from './lines.ts';
import { Strip } from './strip.ts';

/** Where a note was cited: the tag around it, and the level of its section's heading. */
type Cited = Pick<Place, 'parent' | 'heading'>;

/** Sets the notes that are owed a tag, at the end of the tag; a note may cite further notes. */
export function hangNotes(cited: Cited, job: Job): void {
  if (job.owed.length === 0) return;
  // What a note cites is owed after its own block, and not before the notes that stand here.
  for (const id of job.owed.splice(0)) {
    setNote(must(job.notes.get(id), `note ${id}`), cited, job);
  }
}

/** A note: its number, which links back to the citation, and its blocks beside it. */
function setNote(record: NoteRecord, { parent, heading }: Cited, job: Job): void {
  const { theme, fonts, tags } = job;
  const { note: type } = theme.type;
  const tag = tags.add('Note', parent, { id: record.destination });
  const columns = columnsOf(theme, false);
  const strip = new Strip();
  const indent = fonts.face(type.face).width('00. ', type.size);
  const x = columns.x + indent;
  const width = columns.width - indent;
  const place: Place = {
    ...columns,
    strip,
    parent: tag,
    x,
    width,
    wideX: x,
    wideWidth: width,
    frames: [],
    landscape: false,
    type,
    loose: false,
    depth: 1,
    heading,
  };
  const label = String(record.number);
  const link = tags.add('Link', tags.add('Lbl', tag));
  const column = { x: columns.x, width: 1e4, align: 'left' as const, type };
  const runs = plainRuns(label, { ...type, colour: theme.colours.accent }, tags.text(link), fonts);
  const line = nth(setLines(runs, column, fonts), 0);
  strip.hang(line.contents.items);
  const area = {
    x: columns.x,
    y: 0,
    width: line.width,
    height: type.leading,
    target: { kind: 'destination' as const, name: record.citation },
    contents: theme.words.fromNote.replace('{number}', label),
    tag: link,
  };
  job.setBlocks(must(job.content.footnotes.get(record.id), 'footnote').blocks, place);
  strip.flush(type.leading, place);
  job.noteBoxes.set(
    record.id,
    strip.boxes.map((box, index) =>
      index > 0
        ? box
        : {
            ...box,
            space: 0,
            links: [...box.links, area],
            anchors: [...box.anchors, { name: record.destination, x: columns.x, y: 0 }],
          },
    ),
  );
}

/** The boxes with the notes that their notes cite first: those stand at the foot of the same page. */
export function withNotesOfNotes(boxes: readonly Box[], job: Job): readonly Box[] {
  return boxes.map((box) => {
    if (box.notes.length === 0) return box;
    const notes = new Set(box.notes);
    // What is added while the set is walked is walked as well.
    for (const id of notes) {
      for (const { notes: cited } of must(job.noteBoxes.get(id), `boxes of note ${id}`)) {
        for (const further of cited) notes.add(further);
      }
    }
    return { ...box, notes: [...notes] };
  });
}
