/** Turns what a run found into JUnit XML: one test case a document. */
import { formatProblem } from '../problems/format.ts';
import type { Outcome } from './annotations.ts';
import type { DocumentResult } from '../collected.ts';
import type { Problem } from '../problems/types.ts';
import type { Stale } from '../stale.ts';

interface Case {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly stale: readonly Stale[];
}

/**
 * The XML of a run. A data file that can't be read stands for its documents; what belongs to no document
 * is a case of its own, so that no fault is missing. No times are given: the same input gives the same file.
 */
export function junit(outcome: Outcome, results: readonly DocumentResult[]): string {
  const cases = casesOf(outcome, results);
  const failures = cases.filter((entry) => failureOf(entry) !== undefined).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
  const warnings = outcome.problems.filter(({ severity }) => severity === 'warning');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="briefwright" ${counts}>`,
    `  <testsuite name="briefwright ${outcome.command}" ${counts} skipped="0">`,
    ...cases.map(printCase),
    ...(warnings.length === 0 ? [] : [`    <system-out>${texts(warnings)}</system-out>`]),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf({ problems, stale }: Outcome, results: readonly DocumentResult[]): Case[] {
  const ofDocuments = new Set(results.flatMap((result) => result.problems));
  const project = problems.filter(
    (problem) => problem.severity === 'error' && !ofDocuments.has(problem),
  );
  const files = new Set(results.flatMap((result) => result.files));
  const others = stale.filter(({ path }) => !files.has(path));
  return [
    ...(project.length === 0 ? [] : [{ name: 'project', problems: project, stale: [] }]),
    ...results
      .filter((result) => result.files.length > 0 || result.problems.some(isError))
      .map((result) => ({
        name: result.id,
        problems: result.problems.filter(isError),
        stale: stale.filter(({ path }) => result.files.includes(path)),
      })),
    ...(others.length === 0 ? [] : [{ name: 'output folder', problems: [], stale: others }]),
  ];
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function printCase(entry: Case): string {
  const start = `    <testcase classname="briefwright" name="${escaped(entry.name)}"`;
  const failure = failureOf(entry);
  if (failure === undefined) return `${start}/>`;
  const { type, message, text } = failure;
  return [
    `${start}>`,
    `      <failure type="${type}" message="${escaped(message)}">${text}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function failureOf({ problems, stale }: Case) {
  const [first] = problems;
  if (first !== undefined) {
    return { type: first.code, message: first.message, text: texts(problems) };
  }
  if (stale.length === 0) return undefined;
  const lines = stale.map(
    ({ path, state, detail }) => `${state}: ${path}${detail === '' ? '' : `: ${detail}`}`,
  );
  const message = `stale: ${stale.map(({ path }) => path).join(', ')}`;
  return { type: 'stale', message, text: escaped(lines.join('\n')) };
}

function texts(problems: readonly Problem[]): string {
  return escaped(problems.map((problem) => formatProblem(problem)).join('\n\n'));
}

/** Text as it may stand in XML 1.0, which has no way to write most control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
