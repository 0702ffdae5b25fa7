/** Turns a filled document into the problems of figures that stand without their caveats. */
import { caveatDropped } from '../problems/messages/words.ts';
import type { Problems } from '../problems/problems.ts';
import { caveatKey, caveatsOf } from './caveats.ts';
import { placed } from './found.ts';
import { headingsIn, type HeadingLine } from './headings.ts';
import type { FilledMarkdown } from './types.ts';
import type { Piece } from './values.ts';

/** Each section (level 2) must print a note, in full or in brief, of each caveat of what it prints. */
export function checkNotes({ text, printed }: FilledMarkdown, problems: Problems): void {
  const all = placed(printed, headingsIn(text));
  const noted = new Map<HeadingLine | undefined, Set<string>>();
  for (const { piece, section } of all) {
    if (piece.note === undefined) continue;
    const keys = noted.get(section) ?? new Set<string>();
    noted.set(section, keys.add(caveatKey(piece.note.caveat)));
  }
  for (const { piece, section, span } of all) {
    const keys = noted.get(section) ?? new Set<string>();
    for (const caveat of caveatsOf(piece)) {
      if (keys.has(caveatKey(caveat))) continue;
      // One figure of the section is named for each caveat that it lacks.
      noted.set(section, keys.add(caveatKey(caveat)));
      const what = {
        figure: nameOf(piece),
        caveat: caveat.id,
        section: section?.plain ?? 'before the first heading',
      };
      problems.add(caveatDropped(span, what));
    }
  }
}

function nameOf({ use, about }: Piece): string {
  if (use !== undefined) return `"${use.fact.id}"`;
  return about === undefined ? 'this' : 'the chart';
}
