/** Turns Markdown that couldn't be read in good time into a problem, before it is parsed. */
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/content.ts';
import type { Problem, Source } from '../problems/types.ts';

const PREFIX = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){1,999}/u;
const AFTER_MARKS = '>'.charCodeAt(0);
const FENCE = /^[ \t>]*(?<fence>`{3,}|~{3,})/u;

/**
 * The parser takes seconds for lists 500 deep and for thousands of marks in one paragraph, since it compares each
 * with each; it overflows at 10,000 quotations inside each other.
 */
export function nestingProblem(source: Source): Problem | undefined {
  if (source.text.length > LIMITS.markdownLength) {
    return messages.markdownTooLong({ source, start: 0, end: 0 }, LIMITS.markdownLength);
  }
  const block: Block = { start: 0, marks: 0, code: false, fence: undefined };
  let start = 0;
  for (const line of source.text.split('\n')) {
    const end = start + line.length;
    if (depthOf(line) > LIMITS.markdownNesting) {
      return messages.nestedTooDeep({ source, start, end }, LIMITS.markdownNesting);
    }
    countMarks(line, start, block);
    if (block.marks > LIMITS.markdownMarks) {
      return messages.tooManyMarks({ source, start: block.start, end }, LIMITS.markdownMarks);
    }
    start = end + 1;
  }
  return undefined;
}

function depthOf(line: string): number {
  // Marks and white space stand no further back in Unicode than this; letters and bars do.
  if (line.charCodeAt(0) > AFTER_MARKS) return 0;
  const prefix = PREFIX.exec(line)?.[0];
  if (prefix === undefined) return 0;
  const marks = prefix.replaceAll(/[^>*+\-.)]/gu, '').length;
  // Each level of a list is indented by two columns at least.
  const indent = prefix.length - prefix.replace(/^ +/u, '').length;
  return marks + Math.floor(indent / 2);
}

/** The lines since the last blank one. */
interface Block {
  start: number;
  marks: number;
  /** Whether it starts with the indent of a code block, where marks are text. */
  code: boolean;
  fence: string | undefined;
}

function countMarks(line: string, start: number, block: Block): void {
  const mark = FENCE.exec(line)?.groups?.['fence'];
  if (block.fence === undefined && mark !== undefined) block.fence = mark;
  else if (block.fence !== undefined) {
    if (mark?.startsWith(block.fence) === true) block.fence = undefined;
    return;
  }
  if (/^[\s>]*$/u.test(line)) {
    block.marks = 0;
    block.start = start + line.length + 1;
    return;
  }
  if (start === block.start) block.code = /^(?: {4}|\t)/u.test(line);
  // The cells of a table are read one by one.
  if (block.code || line.includes('|')) return;
  block.marks += line.match(/\*+|_+|~+|\[/gu)?.length ?? 0;
}
