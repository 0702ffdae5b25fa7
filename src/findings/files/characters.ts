/** Turns a data file, or a text decoded from it, into problems: the characters that have no place in one. */
import { LIMITS } from '../../problems/limits.ts';
import { forbiddenCharacter, textTooLong } from '../../problems/messages/dataFiles.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Source } from '../../problems/types.ts';
import { spanWithin } from './spans.ts';
import type { Prose } from '../types.ts';

// Controls, separators, direction overrides and isolates, halves of surrogates, noncharacters, and what
// decoders put in the place of a broken byte. A carriage return is fine only before a line feed. Which characters
// these are is settled for good, so they stand here by their numbers: a name V8 looks up in all of Unicode.
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are what it looks for.
  /[\0-\x08\v\f\x0E-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF\uFDD0-\uFDEF\uFEFF\uFFFD-\uFFFF\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]|\r(?!\n)/gu;

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
