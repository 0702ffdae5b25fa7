/** Turns what a run found into the annotations and the job summary of GitHub Actions. */
import { positionAt } from '../problems/sources.ts';
import { changesOf } from './changes.ts';
import type { Problem } from '../problems/types.ts';
import type { Stale } from '../stale.ts';

/** What a run of `build` or `check` found. */
export interface Outcome {
  readonly command: 'build' | 'check';
  readonly problems: readonly Problem[];
  /** Empty for a build, which renews what was stale. */
  readonly stale: readonly Stale[];
  /** The number of documents that were built, or compared. */
  readonly documents: number;
}

/** Where a file stands in the repository: `input` from the project folder, `output` from the output folder. */
export interface Places {
  readonly input: (path: string) => string;
  readonly output: (path: string) => string;
}

// GitHub shows a summary of up to a megabyte, and a reader far less.
const MOST_LISTED = 50;

/** One workflow command a problem and a stale file, errors first: GitHub shows ten of a step. */
export function annotations({ problems, stale }: Outcome, places: Places): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return [
    ...errors.map((problem) => ofProblem(problem, places)),
    ...stale.map((file) => ofStale(file, places)),
    ...warnings.map((problem) => ofProblem(problem, places)),
  ];
}

function ofProblem(problem: Problem, places: Places): string {
  const { severity, code, message, span, notes, hints } = problem;
  const text = [message, ...notes, ...hints.map((hint) => `hint: ${hint}`)].join('\n');
  if (span === undefined) return command(severity, [['title', code]], text);
  const { line, column } = positionAt(span.source, span.start);
  const place: readonly Property[] = [
    ['file', places.input(span.source.path)],
    ['line', String(line)],
    ['col', String(column)],
  ];
  return command(severity, [...place, ['title', code]], text);
}

function ofStale(stale: Stale, places: Places): string {
  const file = places.output(stale.path);
  const line = /^first at line (?<line>\d+)/u.exec(stale.detail)?.groups?.['line'] ?? '1';
  const detail = stale.detail === '' ? '' : `\n${stale.detail}`;
  return command(
    'error',
    [
      ['file', file],
      ['line', line],
      ['col', '1'],
      ['title', 'stale'],
    ],
    `${stale.state}: ${file}${detail}\nhint: run briefwright build, and commit what it writes`,
  );
}

type Property = readonly [name: string, value: string];

function command(name: string, properties: readonly Property[], message: string): string {
  const listed = properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',');
  return `::${name} ${listed}::${escapeMessage(message)}`;
}

// A line break would end the command, and what follows could begin another.
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The job summary: Markdown in plain words on what was found, and what to run. */
export function jobSummary(outcome: Outcome, places: Places): string {
  const { problems, stale, documents } = outcome;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const parts = [`## Briefwright ${outcome.command}`, verdict(outcome, errors.length)];
  if (errors.length > 0) {
    parts.push('### What is wrong', list(errors.map((problem) => shortly(problem, places))));
    parts.push(
      'Documents with errors keep their earlier outputs. Mend the data or the template, then run `briefwright check`.',
    );
  }
  if (stale.length > 0) parts.push(...staleParts(stale, places));
  if (warnings.length > 0) {
    parts.push('### Warnings', list(warnings.map((problem) => shortly(problem, places))));
  }
  if (errors.length === 0 && stale.length === 0 && documents === 0) {
    parts.push('The project lists no documents.');
  }
  return `${parts.join('\n\n')}\n\n`;
}

function verdict({ command: name, stale, documents }: Outcome, errors: number): string {
  const found = [
    ...(errors > 0 ? [`${counted(errors, 'error')} in the input`] : []),
    ...(stale.length > 0 ? [counted(stale.length, 'stale file')] : []),
  ];
  if (found.length > 0) return `**${found.join(' and ')}.**`;
  return name === 'check'
    ? `${counted(documents, 'document')} checked. Nothing is stale.`
    : `${counted(documents, 'document')} built.`;
}

function staleParts(stale: readonly Stale[], places: Places): readonly string[] {
  const figures = stale.flatMap(({ texts }) => (texts === undefined ? [] : changesOf(texts)));
  const files = stale.map(({ path, state }) => `${inCode(places.output(path))}: ${state}`);
  const first = stale.find(({ texts }) => texts !== undefined);
  return [
    ...(figures.length === 0
      ? []
      : ['### What changed', list([...new Set(figures)].map((text) => escaped(text)))]),
    '### What is stale',
    'These files differ from what a build would write now:',
    list(files),
    ...(first === undefined
      ? []
      : [`The first difference in ${inCode(places.output(first.path))}:`, fenced(first.detail)]),
    'Run `briefwright build`, read the difference in the Markdown, and commit what was written.',
  ];
}

function shortly({ message, span, code }: Problem, places: Places): string {
  if (span === undefined) return `${escaped(message)} (${inCode(code)})`;
  const { line } = positionAt(span.source, span.start);
  const place = `${places.input(span.source.path)}:${line}`;
  return `${inCode(place)}: ${escaped(message)} (${inCode(code)})`;
}

function list(items: readonly string[]): string {
  const more = items.length - MOST_LISTED;
  const shown = items.slice(0, MOST_LISTED).map((item) => `- ${item}`);
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

// Names and words of the data are shown as they are, and never as Markdown or HTML of the summary.
function escaped(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>()#|~&!]/gu, String.raw`\$&`);
}

function inCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replaceAll(/\s+/gu, ' ')}${space}${fence}`;
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
}
