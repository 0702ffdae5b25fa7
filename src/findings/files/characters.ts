/** Turns a data file, or a text decoded from it, into problems: the characters that have no place in one. */
import { LIMITS } from '../../problems/limits.ts';
import { forbiddenCharacter, textTooLong } from '../../problems/messages/dataFiles.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Source } from '../../problems/types.ts';
import { spanWithin } from './spans.ts';
import type { Prose } from '../types.ts';

// Controls, separators, direction overrides and isolates, halves of surrogates, noncharacters, and what
// decoders put in the place of a broken byte. A carriage return is fine only before a line feed.
const FORBIDDEN =
  /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Reports forbidden characters of the file as it stands, comments included. */
export function checkFileCharacters(source: Source, problems: Problems): void {
  for (const match of source.text.matchAll(FORBIDDEN)) {
    // A byte order mark at the start says no more than that the file is UTF-8.
    if (match.index === 0 && match[0] === '\uFEFF') continue;
    const span = { source, start: match.index, end: match.index + match[0].length };
    problems.add(forbiddenCharacter(span, match[0]));
  }
}

/** Reports a text beyond the limit, and forbidden characters that an escape of a quoted text made. */
export function checkText(prose: Prose, problems: Problems): void {
  if (prose.text.length > LIMITS.textLength) {
    problems.add(textTooLong(prose.span, prose.text.length));
    return;
  }
  for (const match of prose.text.matchAll(FORBIDDEN)) {
    const span = spanWithin(prose, match.index, match.index + match[0].length);
    // What stands in the file as itself is reported by the check of the file.
    if (span.source.text.slice(span.start, span.end) === match[0]) continue;
    problems.add(forbiddenCharacter(span, match[0]));
  }
}
