/** Turns figures that are written in a line into a data file, and tells which of them it hides. */
import { expect } from 'vitest';
import type { Findings } from '../../src/findings/types.ts';
import { isError, printed, readFiles } from './read.ts';

/**
 * Figures such as `girls=3/children`, of which the second is the base; sums such as `more:=boys-girls`, which are
 * derived, and with a `~` may be below 0; and identities such as `girls+boys=children`, apart from the names.
 */
export function fileOf(figures: string, identities: readonly string[], head: string): string {
  const facts: string[] = [];
  const derived: string[] = [];
  for (const [, id = '', is, value = '', base] of figures.matchAll(
    /(\w+)(:=|~=|=)([^\s/]+)(?:\/(\w+))?/gu,
  )) {
    const of = base === undefined ? '' : `, of: ${base}`;
    if (is === '=') {
      const evidence = '{ source: report, locator: Table, unquoted: From a table }';
      facts.push(
        `  ${id}: { value: ${value}, unit: child, label: ${id}${of}, evidence: ${evidence} }`,
      );
    } else {
      const signed = is === '~=' ? ', signed: true' : '';
      const expression = value.replaceAll(/[+-]/gu, ' $& ');
      derived.push(
        `  ${id}: { expression: ${expression}, unit: child, label: ${id}${of}${signed} }`,
      );
    }
  }
  return [
    'format: 1',
    'title: Made up',
    'language: en-GB',
    'date: 2024-05-01',
    'author: Policy team',
    'documents: []',
    head,
    'units: { child: { singular: child, plural: children, whole: true } }',
    `facts:\n${facts.join('\n')}`,
    derived.length === 0 ? '' : `derived:\n${derived.join('\n')}`,
    identities.length === 0 ? '' : `identities:\n  - ${identities.join('\n  - ')}`,
    'sources: { report: { title: T, author: A, published: "2024", role: R } }',
    '',
  ].join('\n');
}

const EVIDENCE = 'evidence: { source: report, locator: Top, unquoted: Known to all }';

export function editionOf(from: string, to: string, place = 'Exampleshire'): string {
  return `edition: { label: ${from}, from: ${from}, to: ${to}, place: ${place}, ${EVIDENCE} }`;
}

export const YEAR = editionOf('2023-04-01', '2024-03-31');
export const HIDE = 'disclosure: { suppress_below: 5 }';

export function readAll(files: Readonly<Record<string, string>>): Findings {
  const { findings, problems } = readFiles(files);
  expect(printed(problems.filter(isError))).toEqual([]);
  return findings;
}

export function hiddenIn({ facts }: Findings): string {
  return [...facts.values()]
    .filter(({ value }) => value.kind === 'suppressed')
    .map(({ id }) => id)
    .join(' ');
}
