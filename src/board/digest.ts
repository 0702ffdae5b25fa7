/** Turns what a sign-off is about into SHA-256 digests: the findings as published, and what prints them. */
import { createHash } from 'node:crypto';
import type { Findings } from '../findings/types.ts';
import type { Source } from '../problems/types.ts';
import type { Meeting } from './types.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The digest of all that a document prints of the data: figures and texts, those of earlier editions and of the
 * meeting as well. Only what is published goes in, so that no suppressed number can be found by trying. Comments and
 * the order of lines make no difference.
 */
export function digestOfFindings(
  findings: Findings,
  meeting: Meeting | undefined,
  marking: string | undefined,
): string {
  const data = { findings: plainFindings(findings), meeting: plain(meeting, NONE), marking };
  return sha256(JSON.stringify(data));
}

/** The digest of a template, the partials that it prints and the charts that it names. */
export function digestOfSources(sources: readonly Source[]): string {
  return sha256(JSON.stringify(sources.map(({ path, text }) => [path, text])));
}

const NONE: ReadonlySet<object> = new Set();
/** What says nothing of the data: where it stands, and which documents are made from it. */
const LEFT_OUT = new Set(['source', 'documents', 'span']);

function plainFindings(findings: Findings): unknown {
  const { facts, units, caveats, themes, sources } = findings;
  // What is declared once and named in many places goes in once, and its name in the other places.
  const declared = new Set<object>(
    [facts, units, caveats, sources].flatMap((map): object[] => [...map.values()]).concat(themes),
  );
  return Object.entries(findings)
    .filter(([key, value]) => value !== undefined && !LEFT_OUT.has(key))
    .map(([key, value]) => {
      if (key === 'previous') return [key, findings.previous && plainFindings(findings.previous)];
      if (value === themes) return [key, themes.map((one) => entriesOf(one, declared))];
      if (value instanceof Map) {
        const entries = Array.from(value, ([name, one]: [string, object]) => [
          name,
          declared.has(one) ? entriesOf(one, declared) : plain(one, declared),
        ]);
        return [key, entries];
      }
      return [key, plain(value, declared)];
    });
}

function plain(value: unknown, declared: ReadonlySet<object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (declared.has(value) && 'id' in value) return { named: value.id };
  if (Array.isArray(value)) return value.map((item) => plain(item, declared));
  if (value instanceof Map) {
    return Array.from(value, ([key, item]) => [key, plain(item, declared)]);
  }
  if (value instanceof Set) return [...value].map((item) => plain(item, declared));
  return entriesOf(value, declared);
}

function entriesOf(value: object, declared: ReadonlySet<object>): unknown {
  return Object.entries(value)
    .filter(([key, item]) => item !== undefined && !isPlace(key, item))
    .map(([key, item]) => [key, plain(item, declared)]);
}

function isPlace(key: string, value: unknown): boolean {
  if (/(?:^span|Span)$/u.test(key)) return true;
  return typeof value === 'object' && value !== null && 'path' in value && 'text' in value;
}
