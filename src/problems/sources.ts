/** Turns offsets in a source into the lines and columns that people and editors count in. */
import { nth } from './must.ts';
import type { Source, Span } from './types.ts';

/** Both from 1; the column counts code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

// A run may report thousands of problems in one large file: its lines are found once.
const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Where an UTF-16 offset stands. An offset beyond the end counts as the end. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const line = lineIndex(starts, offset);
  const before = source.text.slice(nth(starts, line), Math.max(0, offset));
  return { line: line + 1, column: Array.from(before).length + 1 };
}

/** The text of a line, counted from 1, without its line break; empty beyond the last. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/\r?\n$/u, '');
}

/** The offset at which a line, counted from 1, starts; the end of the text beyond the last. */
export function lineStart(source: Source, line: number): number {
  return lineStarts(source)[line - 1] ?? source.text.length;
}

/** The line, counted from 1, on which a span starts. */
export function lineOf(span: Span): number {
  return lineIndex(lineStarts(span.source), span.start) + 1;
}

function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nth(starts, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  lineStartsOf.set(source, starts);
  return starts;
}
