/** Turns the text of a chart's file into a tree in which each value knows its place. */
import { type JsonPair, readJsonAs } from '../json/read.ts';
import {
  brokenJson,
  duplicateKey,
  hugeNumber,
  tooDeep,
  tooLong,
  unusableKey,
} from '../problems/messages/chartFiles.ts';
import { LIMITS } from '../problems/limits.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import type { JsonEntry, JsonNode } from './tree.ts';

/**
 * Reads strict JSON. What it takes for wrong is what `JSON.parse` lets pass as well: a key that stands
 * twice, a number beyond what a double holds. Returns undefined after reporting a broken file.
 */
export function readJson(source: Source, problems: Problems): JsonNode | undefined {
  if (source.text.length > LIMITS.chartLength) {
    problems.add(tooLong({ source, start: 0, end: 1 }, source.text.length, LIMITS.chartLength));
    return undefined;
  }
  const { value, fault } = readJsonAs<JsonNode>(
    source,
    {
      string: (text, span) => ({ kind: 'string', value: text, span }),
      number: (digits, span) => {
        const number = Number(digits);
        if (!Number.isFinite(number)) problems.add(hugeNumber(span, digits));
        return { kind: 'number', value: number, span };
      },
      word: (word, span) => ({ kind: 'word', value: word, span }),
      array: (items, span) => ({ kind: 'array', items, span }),
      object: (pairs, span) => ({ kind: 'object', entries: entriesOf(pairs, problems), span }),
    },
    LIMITS.chartNesting,
  );
  if (fault !== undefined) {
    problems.add(
      fault.kind === 'too-deep'
        ? tooDeep(fault.span, LIMITS.chartNesting)
        : brokenJson(fault.span, fault.label),
    );
  }
  return value;
}

function entriesOf(
  pairs: readonly JsonPair<JsonNode>[],
  problems: Problems,
): ReadonlyMap<string, JsonEntry> {
  const entries = new Map<string, JsonEntry>();
  for (const { key, keySpan, value } of pairs) {
    const earlier = entries.get(key);
    if (earlier !== undefined) problems.add(duplicateKey(keySpan, key, earlier.key));
    else if (key === '__proto__') problems.add(unusableKey(keySpan, key));
    else entries.set(key, { key: keySpan, value });
  }
  return entries;
}
