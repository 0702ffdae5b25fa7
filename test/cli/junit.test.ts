/** JUnit XML of a run: well-formed whatever the texts hold, one case a document, no fault left out. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { junit } from '../../src/cli/junit.ts';
import type { Problem } from '../../src/problems/types.ts';
import { makeProject } from '../../src/scaffold/scaffold.ts';
import { briefwright } from '../support/cli.ts';

/** Names of the cases, and of those that fail. @throws if the XML is not well-formed. */
function read(xml: string) {
  const cases: string[] = [];
  const failed: string[] = [];
  const counts: Record<string, string> = {};
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite') Object.assign(counts, attributes);
    if (name === 'testcase') cases.push(String(attributes['name']));
    if (name === 'failure') failed.push(cases.at(-1) ?? '');
  });
  parser.write(xml).close();
  return { cases, failed, tests: counts['tests'], failures: counts['failures'] };
}

const problem = (message: string, severity: Problem['severity'] = 'error'): Problem => ({
  severity,
  code: 'a-code',
  message,
  notes: [],
  hints: [],
});
const nothing = { command: 'check', problems: [], stale: [], documents: 0 } as const;

describe('cases', () => {
  test('a document passes, fails for its errors, or fails for its stale files', () => {
    const error = problem('wrong');
    const stale = [
      { path: 'a/three.pdf', state: 'missing', detail: '' },
      { path: 'a/stray.md', state: 'superfluous', detail: 'no build wrote it' },
    ] as const;
    const results = [
      { id: 'a/one', problems: [problem('w', 'warning')], files: ['a/one.md'] },
      { id: 'a/two', problems: [error], files: [] },
      { id: 'a/three', problems: [], files: ['a/three.md', 'a/three.pdf'] },
    ];
    const xml = junit({ ...nothing, problems: [error], stale }, results);
    expect(read(xml)).toEqual({
      cases: ['a/one', 'a/two', 'a/three', 'output folder'],
      failed: ['a/two', 'a/three', 'output folder'],
      tests: '4',
      failures: '3',
    });
  });

  test('a fault of the project is a case, and a data file with only warnings is none', () => {
    const fault = problem('no data');
    const warning = problem('w', 'warning');
    const results = [{ id: 'a', problems: [warning], files: [] }];
    const xml = junit({ ...nothing, problems: [fault, warning] }, results);
    expect(read(xml)).toMatchObject({ cases: ['project'], failed: ['project'] });
    expect(xml).toContain('<system-out>warning[a-code]: w</system-out>');
  });
});

test('any text gives well-formed XML', () => {
  const texts = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(texts, texts, (message, id) => {
      const error = problem(message);
      const xml = junit({ ...nothing, problems: [error] }, [{ id, problems: [error], files: [] }]);
      expect(read(xml).failed.length).toBe(1);
    }),
  );
  expect(() =>
    read(junit({ ...nothing, problems: [problem('\u0000\uD800\uFFFF')] }, [])),
  ).not.toThrow();
});

test('--junit writes the file, and one that cannot be written is a failure of the system', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwright-'));
  makeProject(join(folder, 'p'));
  const stale = await briefwright(['check', 'p', '--junit', 'check.xml'], folder);
  expect(stale.status).toBe(3);
  const xml = readFileSync(join(folder, 'check.xml'), 'utf8');
  const documents = ['training/briefing', 'training/cover'];
  expect(read(xml)).toMatchObject({ cases: documents, failed: documents });
  expect((await briefwright(['build', 'p', '--junit', 'none/build.xml'], folder)).status).toBe(4);
  expect(existsSync(join(folder, 'none'))).toBe(false);
  expect((await briefwright(['build', 'p', '--junit='], folder)).status).toBe(2);
  rmSync(folder, { recursive: true });
});
