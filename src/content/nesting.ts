/** Turns Markdown that is too long or nested too deeply to be read in good time into a problem. */
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/content.ts';
import type { Problem, Source } from '../problems/types.ts';

const PREFIX = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u;

/** Looked for before parsing: the parser takes seconds for lists 500 deep and overflows at 10,000 quotations. */
export function nestingProblem(source: Source): Problem | undefined {
  if (source.text.length > LIMITS.markdownLength) {
    return messages.markdownTooLong({ source, start: 0, end: 0 }, LIMITS.markdownLength);
  }
  let start = 0;
  for (const line of source.text.split('\n')) {
    const prefix = PREFIX.exec(line)?.[0] ?? '';
    const marks = prefix.replaceAll(/[^>*+\-.)]/gu, '').length;
    // Each level of a list is indented by two columns at least.
    const levels =
      marks === 0 ? 0 : marks + Math.floor((/^[ ]*/u.exec(prefix)?.[0].length ?? 0) / 2);
    if (levels > LIMITS.markdownNesting) {
      return messages.nestedTooDeep(
        { source, start, end: start + prefix.length },
        LIMITS.markdownNesting,
      );
    }
    start += line.length + 1;
  }
  return undefined;
}
