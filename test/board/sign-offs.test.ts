/**
 * Each folder of test/cases/sign-offs holds the records of a project; how its briefing then stands is the golden.
 * FINDINGS and TEMPLATE stand for the digests that match.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boardOf } from '../../src/board/board.ts';
import { readFindings } from '../../src/findings/read.ts';
import type { Findings } from '../../src/findings/types.ts';
import { formatProblem } from '../../src/problems/format.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Source } from '../../src/problems/types.ts';

const root = join(import.meta.dirname, '../cases/sign-offs');
const DATA = readFileSync(join(import.meta.dirname, '../cases/templates/data.yaml'), 'utf8');
const TEMPLATE = '# {{title}}\n';

function findingsOf(text: string): Findings {
  const source = { path: 'data/data.yaml', text };
  const none = { tables: new Map(), snapshots: new Map(), requireSources: false };
  return readFindings({ name: 'data', source, others: new Map(), ...none }, new Problems());
}

function board(signOffs: ReadonlyMap<string, Source>, data = DATA, template = TEMPLATE) {
  const source = { path: 'templates/briefing.md.hbs', text: template };
  const problems = new Problems();
  const found = boardOf(
    {
      findings: findingsOf(data),
      template: 'briefing',
      sources: [source],
      files: {
        meetings: new Map(),
        profiles: new Map(),
        signOffs,
        data: new Map([['data', source]]),
        templates: new Map([
          ['briefing', source],
          ['cover', source],
        ]),
      },
    },
    problems,
  );
  return { ...found, problems: problems.all };
}

const { signed } = board(new Map());

function digest(data: string): string {
  return board(new Map(), data).signed.findings;
}

describe('a sign-off', () => {
  test.each(readdirSync(root))('%s', async (name) => {
    const files = readdirSync(join(root, name)).filter((file) => file.endsWith('.yaml'));
    const records = files.map((file): [string, Source] => {
      const text = readFileSync(join(root, name, file), 'utf8')
        .replace('FINDINGS', signed.findings)
        .replace('TEMPLATE', signed.template);
      return [file, { path: `data/sign-offs/${file}`, text }];
    });
    const { standing, problems } = board(new Map(records));
    const { status, signOff } = standing;
    const lines = [
      `status: ${status ?? '-'}`,
      `signed off by: ${signOff?.role ?? '-'}`,
      ...problems.map((problem) => formatProblem(problem)),
    ];
    const golden = `${lines.join('\n')}\n`
      .replaceAll(signed.findings, 'FINDINGS')
      .replaceAll(signed.template, 'TEMPLATE');
    await expect(golden).toMatchFileSnapshot(join(root, name, 'standing.txt'));
  });
});

describe('the digest of the findings', () => {
  test('changes with every word and figure of the data', () => {
    const lines = DATA.split('\n');
    const same: string[] = [];
    for (const [index, line] of lines.entries()) {
      // Texts only: other changes are faults, or change the names of things.
      const changed = line.replace(
        /(?<=\b(?:label|text|title|now|note|locator|role|author|published): )(?=\p{L})/u,
        'Other ',
      );
      if (changed === line) continue;
      const text = lines.with(index, changed).join('\n');
      if (digest(text) === signed.findings) same.push(line);
    }
    expect(same).toEqual([]);
  });

  test('does not change with comments and blank lines', () => {
    expect(digest(`# a comment\n${DATA}\n\n# another\n`)).toBe(signed.findings);
  });

  test('and that of the template changes with a space', () => {
    expect(board(new Map(), DATA, `${TEMPLATE} `).signed.template).not.toBe(signed.template);
  });
});
