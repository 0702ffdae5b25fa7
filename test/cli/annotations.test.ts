/** What GitHub Actions is told: annotations that can't be broken out of, and a summary in plain words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotations, jobSummary, type Outcome } from '../../src/cli/annotations.ts';
import { changesOf } from '../../src/cli/changes.ts';
import { makeProject } from '../../src/scaffold/scaffold.ts';
import type { Problem } from '../../src/problems/types.ts';
import { briefwright } from '../support/cli.ts';

const places = {
  input: (path: string) => `in/${path}`,
  output: (path: string) => `out/${path}`,
};
const problem = (message: string, path = 'data/x.yaml'): Problem => ({
  severity: 'error',
  code: 'a-code',
  message,
  span: { source: { path, text: 'one\ntwo three\n' }, start: 8, end: 13 },
  notes: ['why'],
  hints: ['what'],
});
const outcome = (parts: Partial<Outcome>): Outcome => ({
  command: 'check',
  problems: [],
  stale: [],
  documents: 1,
  ...parts,
});

describe('annotations', () => {
  test('a problem names its place, and escapes what would end the command', () => {
    const [line] = annotations(
      outcome({ problems: [problem('50% of\nit', 'a,b:c.yaml')] }),
      places,
    );
    expect(line).toBe(
      '::error file=in/a%2Cb%3Ac.yaml,line=2,col=5,title=a-code::50%25 of%0Ait%0Awhy%0Ahint: what',
    );
  });

  test('a stale file names the line of its first difference', () => {
    const stale = [
      { path: 'd/briefing.md', state: 'different', detail: 'first at line 22:\n    it says: x' },
    ] as const;
    const [line] = annotations(outcome({ stale }), places);
    expect(line).toMatch(
      /^::error file=out\/d\/briefing\.md,line=22,col=1,title=stale::different: out\/d\/briefing\.md%0Afirst/u,
    );
  });

  test('no text of an input begins a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, path) => {
        const lines = annotations(outcome({ problems: [problem(message, path)] }), places);
        expect(lines.length).toBe(1);
        expect(lines[0]).not.toMatch(/[\r\n]/u);
        const properties = (lines[0] ?? '').split('::')[1] ?? '';
        expect(properties.split(',').map((part) => part.split('=')[0])).toEqual([
          'error file',
          'line',
          'col',
          'title',
        ]);
      }),
    );
  });

  test('errors stand before stale files, and both before warnings', () => {
    const warning: Problem = { ...problem('w'), severity: 'warning' };
    const stale = [{ path: 'd/briefing.pdf', state: 'missing', detail: '' }] as const;
    const lines = annotations(outcome({ problems: [warning, problem('e')], stale }), places);
    expect(lines.map((line) => /title=(?<title>[a-z-]+)/u.exec(line)?.[1])).toEqual([
      'a-code',
      'stale',
      'a-code',
    ]);
    expect(lines[2]).toMatch(/^::warning /u);
  });
});

describe('the job summary', () => {
  test('says that all is well', () => {
    expect(jobSummary(outcome({ documents: 2 }), places)).toBe(
      '## Briefwright check\n\n2 documents checked. Nothing is stale.\n\n',
    );
  });

  test('shows words of the data as text, never as Markup', () => {
    const text = jobSummary(outcome({ problems: [problem('<img src=x> [a](b) `c`')] }), places);
    expect(text).toContain(String.raw`\<img src=x\> \[a\]\(b\) \`c\``);
  });

  test.each([
    [{ command: 'build', documents: 1 }, '## Briefwright build\n\n1 document built.\n\n'],
    [
      { documents: 0 },
      '## Briefwright check\n\n0 documents checked. Nothing is stale.\n\nThe project lists no documents.\n\n',
    ],
  ] as const)('of %j', (parts, text) => {
    expect(jobSummary(outcome(parts), places)).toBe(text);
  });

  test('names files without a difference to show, and faults without a place', () => {
    const stale = [{ path: '`d.pdf`', state: 'missing', detail: '' }] as const;
    const { span: _, ...fault } = problem('no findings');
    const found = outcome({ problems: [fault, { ...fault, severity: 'warning' }], stale });
    expect(jobSummary(found, { ...places, output: (path) => path })).toBe(
      [
        '## Briefwright check',
        '**1 error in the input and 1 stale file.**',
        '### What is wrong',
        '- no findings (`a-code`)',
        'Documents with errors keep their earlier outputs. Mend the data or the template, then run `briefwright check`.',
        '### What is stale',
        'These files differ from what a build would write now:',
        '- `` `d.pdf` ``: missing',
        'Run `briefwright build`, read the difference in the Markdown, and commit what was written.',
        '### Warnings',
        '- no findings (`a-code`)',
        '',
        '',
      ]
        .join('\n\n')
        .slice(0, -2),
    );
    expect(annotations(found, places)[0]).toBe(
      '::error title=a-code::no findings%0Awhy%0Ahint: what',
    );
  });

  test('lists fifty faults and counts the rest', () => {
    const problems = Array.from({ length: 53 }, (_, index) => problem(`fault ${index}`));
    const text = jobSummary(outcome({ problems }), places);
    expect(text).toContain('fault 49');
    expect(text).not.toContain('fault 50');
    expect(text).toContain('- and 3 more');
  });
});

test('figures that changed, are new or are gone are told from the annex of evidence', () => {
  const before = '**A: 1 child.** x\n**B \\*: 2 children.**\n**C: 3.** That is 4%.\n';
  const after = '**B \\*: 5 children.**\n**C: 3.** That is 5%.\n**D: 6.**\n';
  expect(changesOf({ before, after })).toEqual([
    '“B *” was 2 children and is now 5 children.',
    '“D” is new: 6.',
    '“A” is no longer printed; it was 1 child.',
  ]);
  expect(changesOf({ before, after: before })).toEqual([]);
});

const withStatus = (status: string) => `---\ntitle: T\n${status}---\nText.\n`;

test.each([
  ['status: DRAFT\n', '', '“T” is no longer DRAFT.'],
  ['', 'status: DRAFT\n', '“T” is DRAFT again.'],
  ['status: DRAFT\n', 'status: "FINAL"\n', '“T” was DRAFT and is now FINAL.'],
])('the status %j that becomes %j is told', (was, is, told) => {
  expect(changesOf({ before: withStatus(was), after: withStatus(is) })).toEqual([told]);
  const untitled = (status: string) => withStatus(status).replace('title: T\n', '');
  expect(changesOf({ before: untitled(was), after: untitled(is) })).toEqual([
    told.replace('“T”', '“The document”'),
  ]);
});

describe('a run under GitHub Actions', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'briefwright-')), 'project');
  const workspace = dirname(folder);
  const summary = join(workspace, 'summary.md');
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_STEP_SUMMARY: summary,
  };
  const data = join(folder, 'data/training.yaml');
  const run = async (args: readonly string[], more = env) => {
    writeFileSync(summary, 'before\n');
    const { status, stdout } = await briefwright(args, workspace, more);
    return { status, stdout, told: readFileSync(summary, 'utf8') };
  };
  beforeAll(async () => {
    makeProject(folder);
    await briefwright(['build', folder], workspace);
  }, 60_000);
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

  test('a changed figure is told in a sentence, at paths of the repository', async () => {
    const text = readFileSync(data, 'utf8');
    writeFileSync(data, text.replaceAll('84', '85'));
    const { status, stdout, told } = await run(['check', basename(folder)]);
    writeFileSync(data, text);
    expect(status).toBe(3);
    expect(stdout).toContain('::error file=project/output/training/briefing.md,line=');
    expect(told).toMatch(/^before\n## Briefwright check\n\n\*\*5 stale files\.\*\*/u);
    expect(told).toContain('- “Attended” was 84 people and is now 85 people.');
    expect(told).toContain('Run `briefwright build`');
  });

  test('an error is told with its line, by build too', async () => {
    const text = readFileSync(data, 'utf8');
    writeFileSync(data, text.replace('value: 84', 'value: 85'));
    const { status, stdout, told } = await run(['build', basename(folder), '--quiet']);
    writeFileSync(data, text);
    expect(status).toBe(1);
    const line = text.slice(0, text.indexOf('value: 84')).split('\n').length;
    expect(stdout).toContain(`::error file=project/data/training.yaml,line=${line},col=12,`);
    expect(told).toContain(`- \`project/data/training.yaml:${line}\`: `);
  });

  test('paths outside of the repository stay as they are, and a summary is written if wanted', async () => {
    const text = readFileSync(data, 'utf8');
    writeFileSync(data, text.replace('value: 84', 'value: 85'));
    const elsewhere = {
      ...env,
      GITHUB_WORKSPACE: join(workspace, 'other'),
      GITHUB_STEP_SUMMARY: '',
    };
    const { stdout, told } = await run(['check', basename(folder)], elsewhere);
    writeFileSync(data, text);
    expect(stdout).toContain(`::error file=project/data/training.yaml,line=`);
    expect(told).toBe('before\n');
  });

  test('nothing is told elsewhere', async () => {
    const { stdout, told } = await run(['check', basename(folder)], { ...env, GITHUB_ACTIONS: '' });
    expect(stdout).toBe('2 documents checked; nothing is stale\n');
    expect(told).toBe('before\n');
  });
});
