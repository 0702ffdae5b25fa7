/** Reads data files that a test holds as texts. */
import { readFileSync } from 'node:fs';
import { type FindingsInput, readFindings } from '../../src/findings/read.ts';
import type { Findings } from '../../src/findings/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import { positionAt } from '../../src/problems/sources.ts';
import type { Problem } from '../../src/problems/types.ts';

export interface Reading {
  readonly findings: Findings;
  readonly problems: readonly Problem[];
}

export type Extras = Partial<
  Pick<FindingsInput, 'tables' | 'snapshots' | 'requireSources' | 'area'>
>;

/** Reads `main` (the first file, if left out) among files given by name and text. */
export function readFiles(
  files: Readonly<Record<string, string>>,
  main?: string,
  extras: Extras = {},
): Reading {
  const problems = new Problems();
  const findings = readFindings(inputOf(files, main, extras), problems);
  return { findings, problems: problems.all };
}

/** What is handed over to read `main`. */
export function inputOf(
  files: Readonly<Record<string, string>>,
  main?: string,
  extras: Extras = {},
): FindingsInput {
  const sources = new Map(
    Object.entries(files).map(([file, text]) => [
      file.replace(/\.(?:ya?ml|json)$/u, ''),
      { path: `data/${file}`, text },
    ]),
  );
  const [name = ''] = main === undefined ? sources.keys() : [main.replace(/\.\w+$/u, '')];
  const source = sources.get(name);
  if (source === undefined) throw new Error(`no file ${name}`);
  return {
    name,
    source,
    others: sources,
    tables: new Map(),
    snapshots: new Map(),
    requireSources: false,
    ...extras,
  };
}

/** The shipped data file `ofsted-scr-2010`, with its text changed. */
export function readShipped(
  change: (text: string) => string = (text) => text,
  extras: Extras = {},
): Reading {
  const files = {
    'ofsted-scr-2010.yaml': change(shippedText()),
    'ofsted-scr-2009-10.yaml': readFileSync('data/ofsted-scr-2009-10.yaml', 'utf8'),
  };
  return readFiles(files, 'ofsted-scr-2010.yaml', extras);
}

export function shippedText(): string {
  return readFileSync('data/ofsted-scr-2010.yaml', 'utf8');
}

export function printed(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => formatProblem(problem));
}

/** Each problem in a line: its code, where it is, and what stands there. */
export function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, span }) => {
    if (span === undefined) return code;
    const { source, start, end } = span;
    const { line, column } = positionAt(source, start);
    return `${code} ${source.path}:${line}:${column} ${source.text.slice(start, end)}`.trimEnd();
  });
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

export function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code }) => code);
}
