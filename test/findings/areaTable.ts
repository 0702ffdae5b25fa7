/** The made-up data file with a table of areas, read with changes, and without a project around it. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { readFindings, readOutline } from '../../src/findings/read.ts';
import type { SpreadsheetFile } from '../../src/findings/tableParts.ts';
import { formatValue } from '../../src/findings/print.ts';
import type { Findings } from '../../src/findings/types.ts';
import { Problems } from '../../src/problems/problems.ts';
import { inputOf, told } from './read.ts';

const FOLDER = 'test/cases/areas/exampleshire/data';
export const TEXT = readFileSync(`${FOLDER}/exampleshire.yaml`, 'utf8');
export const HEADER = 'id,name,children,girls,boys\n';
export const LOCATOR = '  locator: Table 3\n';
export const ROWS = `${HEADER}north,North Town,30,12,18\nsouth,"South, Upper",45,20,25\n`;

export type Edit = readonly [find: string, write: string];

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((result, [find, write]) => {
    expect(result).toContain(find);
    return result.replace(find, () => write);
  }, text);
}

export function tablesOf(files: Readonly<Record<string, string>>): Map<string, SpreadsheetFile> {
  return new Map(
    Object.entries(files).map(([name, text]) => [
      name,
      { path: `data/${name}`, bytes: new TextEncoder().encode(text) },
    ]),
  );
}

export function outlineOf(csv: string, edits: readonly Edit[] = []) {
  const problems = new Problems();
  const tables = tablesOf({ 'areas.csv': csv });
  const outline = readOutline(
    inputOf({ 'a.yaml': edited(TEXT, edits) }, undefined, { tables }),
    problems,
  );
  return { ...outline, told: told(problems.all) };
}

/** The findings of one area; `earlier` is the text of the edition before, and `before` its table. */
export function areaOf(
  id: string,
  csv: string,
  edits: readonly Edit[] = [],
  { earlier = '', before = '' } = {},
): { readonly findings: Findings; readonly told: readonly string[] } {
  const tables = tablesOf({ 'areas.csv': csv, 'before.csv': before });
  const files = { 'a.yaml': edited(TEXT, edits), ...(earlier ? { 'before.yaml': earlier } : {}) };
  const problems = new Problems();
  const findings = readFindings(
    inputOf(files, 'a.yaml', { tables, area: { id, tables } }),
    problems,
  );
  const errors = problems.all.filter(({ severity }) => severity === 'error');
  return { findings, told: told(errors) };
}

export const figures = ({ facts }: Findings) =>
  Object.fromEntries(Array.from(facts, ([id, { value }]) => [id, formatValue(value)]));
