/** Turns a span into the one line of its source that a diagnostic shows, and the columns to mark in it. */
import { lineStart, lineText, positionAt } from './sources.ts';
import type { Span } from './types.ts';
import { columnsOf, visible } from './visible.ts';

export interface Frame {
  readonly text: string;
  /** Columns before the mark. */
  readonly indent: number;
  /** Columns of the mark: 1 at least. */
  readonly width: number;
}

const MOST_BEFORE = 60;
const MOST_MARKED = 60;
const MOST_AFTER = 30;
/** Characters that are looked at on each side; many more than fit. */
const MOST_READ = 2_000;
const CUT = '…';

/**
 * The first line of the span. Of a data file nothing is shown but the field at fault, since the rest of
 * the line may be somebody's record; long lines are cut around the span.
 */
export function frameOf(span: Span): Frame {
  const { line } = positionAt(span.source, span.start);
  const whole = lineText(span.source, line);
  const from = Math.min(span.start - lineStart(span.source, line), whole.length);
  const to = Math.min(Math.max(from, span.end - lineStart(span.source, line)), whole.length);
  const isData = DATA_FILE.test(span.source.path) && !CHART_FILE.test(span.source.path);
  const { path } = span.source;
  const start = isData ? ownField(whole.slice(0, from), path) : whole.slice(0, from);
  const end = isData ? restOfField(whole, to, path) : whole.slice(to);
  const before = visible(start.slice(-MOST_READ));
  const marked = visible(whole.slice(from, Math.min(to, from + MOST_READ)));
  const after = visible(end.slice(0, MOST_READ));
  const shownBefore = columnsOf(before) > MOST_BEFORE ? CUT + last(before, MOST_BEFORE) : before;
  const shownMarked = columnsOf(marked) > MOST_MARKED ? first(marked, MOST_MARKED) + CUT : marked;
  const shownAfter = columnsOf(after) > MOST_AFTER ? first(after, MOST_AFTER) + CUT : after;
  return {
    text: shownBefore + shownMarked + (marked === shownMarked ? shownAfter : ''),
    indent: columnsOf(shownBefore),
    width: Math.max(1, columnsOf(shownMarked)),
  };
}

const DATA_FILE = /\.(?:ya?ml|json|csv|tsv)$/iu;
const CHART_FILE = /\.v[lg]\.json$/iu;
const FLOW_LINE = /^\s*(?:- +){0,99}(?:"(?:[^"\\]|\\.){0,999}"\s*:\s*|[\w-]+:\s+)?(?:\[|\{(?!\{))/u;

/** Leaves out of the text before a field what belongs to other fields on the same line. */
function ownField(before: string, path: string): string {
  if (/\.[ct]sv$/iu.test(path)) return before === '' ? '' : CUT;
  if (!FLOW_LINE.test(before)) return before;
  const cut = Math.max(before.lastIndexOf(','), before.lastIndexOf('{'), before.lastIndexOf('['));
  return CUT + before.slice(cut + 1);
}

/** On a line of one key and one value the field ends with the line; a key alone is at fault without its value. */
function restOfField(line: string, to: number, path: string): string {
  const after = line.slice(to);
  if (!/\.ya?ml$/iu.test(path) || FLOW_LINE.test(line) || /^\s*:/u.test(after)) return '';
  return after.replace(/(?<!\s)\s+#\s.*$/u, '');
}

function first(text: string, columns: number): string {
  return Array.from(text).slice(0, columns).join('');
}

function last(text: string, columns: number): string {
  return Array.from(text).slice(-columns).join('');
}
