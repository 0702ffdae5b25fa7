/** Findings as text: each value that later floors are handed, with the place of each word as `line:column`. */
import { stringify } from 'yaml';
import { formatValue, isoDate } from '../../src/findings/print.ts';
import type { Findings, PlainDate, Prose, Value } from '../../src/findings/types.ts';
import { positionAt } from '../../src/problems/sources.ts';
import type { Span } from '../../src/problems/types.ts';

/** Below these keys things are named only, as they are written out in a section of their own. */
const NAMED = new Set(['of', 'terms', 'rowFacts', 'source', 'unit', 'caveats', 'themes']);

export function findingsText(findings: Findings): string {
  const { source: _, previous, ...rest } = findings;
  const sections = Object.entries({ ...rest, previous: previous?.name }).map(([key, value]) => [
    key,
    written(value, false),
  ]);
  return stringify(Object.fromEntries(sections), { lineWidth: 0 });
}

function written(value: unknown, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => written(item, named));
  if (value instanceof Map) return written(Object.fromEntries(value), false);
  if (value instanceof Set) return [...value];
  if (typeof value !== 'object' || value === null) return value;
  if (isSpan(value)) return place(value);
  if (isProse(value)) return `${value.text} @ ${place(value.span)}`;
  if (isDate(value)) return isoDate(value);
  if (isValue(value)) return formatValue(value);
  if (named && 'id' in value) return value.id;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, written(part, NAMED.has(key))]),
  );
}

function place({ source, start, end }: Span): string {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return `${from.line}:${from.column}-${to.line === from.line ? '' : `${to.line}:`}${to.column}`;
}

function isSpan(value: object): value is Span {
  return 'source' in value && 'start' in value && 'end' in value;
}

function isProse(value: object): value is Prose {
  return Object.keys(value).sort().join(' ') === 'span text';
}

function isDate(value: object): value is PlainDate {
  return 'year' in value && 'month' in value && 'day' in value;
}

function isValue(value: object): value is Value {
  const { kind } = Object(value);
  return kind === 'number' || kind === 'not counted' || kind === 'suppressed';
}
