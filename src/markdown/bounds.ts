/** Turns the text of a template into a problem if it is too long or too deeply nested to be parsed. */
import { LIMITS } from '../problems/limits.ts';
import { tooDeep, tooLong } from '../problems/messages/template.ts';
import { must } from '../problems/must.ts';
import type { Problem } from '../problems/types.ts';
import type { TemplateText } from './syntax.ts';

// One backslash before braces escapes them; of two, the first escapes the second.
const TAGS =
  /(?<comment>\{\{~?!--)|(?<!(?<!\\)\\)\{\{~?\s*(?<block>#|\/|\^(?=\s*[^\s}~])|else\s+(?=[^\s}~]))?|\}\}|[()]/gu;
const COMMENT_END = /--~?\}\}/gu;

/** The parser, and all that walks its tree, takes its time and its stack from the nesting. */
export function beyondLimits({ text, place }: TemplateText): Problem | undefined {
  if (text.length > LIMITS.templateLength) {
    return tooLong(place(0, 0), LIMITS.templateLength);
  }
  // Each open block with its chain of {{else if}}, which the parser nests as well.
  const open: number[] = [];
  let blocks = 0;
  let calls = 0;
  let inside = false;
  // One past the comment that was met last, or the end of the text if that is never closed.
  let commentEnd = 0;
  for (const { 0: found, index, groups } of text.matchAll(TAGS)) {
    if (index < commentEnd) continue;
    if (groups?.['comment'] !== undefined) {
      COMMENT_END.lastIndex = index + found.length;
      commentEnd = COMMENT_END.test(text) ? COMMENT_END.lastIndex : text.length;
      continue;
    }
    const block = groups?.['block']?.trim();
    if (found === '}}' || found.startsWith('{{')) {
      inside = found !== '}}';
      calls = 0;
    }
    if (block === '#' || block === '^') {
      open.push(1);
      blocks += 1;
    } else if (block === 'else' && open.length > 0) {
      open.push(must(open.pop(), 'open block') + 1);
      blocks += 1;
    } else if (block === '/') blocks -= open.pop() ?? 0;
    else if (inside && found === '(') calls += 1;
    else if (inside && found === ')') calls -= 1;
    if (Math.max(blocks, calls) > LIMITS.templateNesting) {
      return tooDeep(place(index, index + found.length), LIMITS.templateNesting);
    }
  }
  return undefined;
}
