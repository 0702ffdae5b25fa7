/** A PDF is held against the project that it was made from: one that no longer makes it is told from one that differs. */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, verify } from '../../src/index.ts';
import { Problems } from '../../src/problems/problems.ts';
import { compareWithProject } from '../../src/verify/project.ts';
import { readParts, type PdfParts } from '../../src/verify/read.ts';
import { areasProject, edit } from '../support/areas.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = areasProject();
  await build({ folder, formats: ['pdf'] });
  file = join(folder, 'northtown.pdf');
  copyFileSync(join(folder, 'output/exampleshire/northtown/briefing.pdf'), file);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function codes(project?: string): Promise<readonly string[]> {
  const { problems } = await verify(file, { project });
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/** What is told while a file of the project is otherwise. */
async function whileEdited(changes: Parameters<typeof edit>[1]): Promise<readonly string[]> {
  const before = changes.map(
    ({ file: name = '' }) => [name, readFileSync(join(folder, name))] as const,
  );
  edit(folder, changes);
  try {
    return await codes(folder);
  } finally {
    for (const [name, bytes] of before) writeFileSync(join(folder, name), bytes);
  }
}

test('the briefing of an area agrees with its project', async () => {
  expect(await codes()).toEqual([]);
  expect(await codes(folder)).toEqual([]);
});

test('a file that is not there is a failure of the system', async () => {
  await expect(verify(join(folder, 'nowhere.pdf'))).rejects.toThrow('there is no such file');
});

test('a file that is no PDF says nothing of itself', async () => {
  const other = join(folder, 'other.pdf');
  writeFileSync(other, 'no PDF');
  expect(await verify(other)).toMatchObject({
    pdf: undefined,
    problems: [{ code: 'unreadable-pdf' }],
  });
});

describe('a project that no longer makes the document', () => {
  const data = 'data/exampleshire.yaml';

  test('since its data file is gone', async () => {
    expect(await whileEdited([{ file: data }])).toEqual(['no-data']);
  });

  test('since its area is gone', async () => {
    expect(existsSync(join(folder, 'data/areas.csv'))).toBe(true);
    expect(
      await whileEdited([{ file: 'data/areas.csv', find: 'northtown,', write: 'newtown,' }]),
    ).toEqual(['not-in-project']);
  });

  test('since its template is gone', async () => {
    expect(await whileEdited([{ file: 'templates/briefing.md.hbs' }])).toEqual(['not-in-project']);
  });

  test('since its data have errors, which are told', async () => {
    const told = await whileEdited([{ file: data, find: 'format: 1', write: 'format: 3' }]);
    expect(told).not.toContain('not-in-project');
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('what differs is named, as far as it is printed', () => {
  let parts: PdfParts;
  beforeAll(() => {
    const found = readParts(new Uint8Array(readFileSync(file)), new Problems());
    if (found === undefined) throw new Error('the PDF cannot be read');
    parts = found;
  });

  function told(
    change: (edition: PdfParts['data']['editions'][number]) => object,
    record: object = {},
  ) {
    const [edition, ...others] = parts.data.editions;
    if (edition === undefined) throw new Error('no edition');
    const data = { ...parts.data, editions: [{ ...edition, ...change(edition) }, ...others] };
    const problems = new Problems();
    const old = { ...parts, data, record: { ...parts.record, ...record } };
    compareWithProject(
      { bytes: new Uint8Array(1), parts: old },
      { bytes: new Uint8Array(2), parts },
      problems,
    );
    return problems.all.map(({ message }) => message);
  }

  test('a fact that was not printed then, or only as a share', () => {
    const [first] = parts.data.editions[0]?.facts ?? [];
    if (first === undefined) throw new Error('no fact');
    expect(told(({ facts }) => ({ facts: facts.slice(1) }))[0]).toMatch(
      /^“.+” is not printed in the PDF, and .+ in the project$/u,
    );
    const shared = { ...first, value: null, percent: 12 };
    expect(told(({ facts }) => ({ facts: [shared, ...facts.slice(1)] }))[0]).toMatch(
      /^“.+” is 12% in the PDF, and .+ in the project$/u,
    );
    const unsaid = { ...first, value: null, percent: null, label: null };
    expect(told(({ facts }) => ({ facts: [unsaid, ...facts.slice(1)] }))[0]).toContain(
      ' is not printed in the PDF',
    );
  });

  test('a template, data and texts of another version', () => {
    expect(told(() => ({}), { template: 'x' })).toEqual([
      'the template of the project would give another document',
    ]);
    expect(told(() => ({}), { data: {} })).toEqual([
      'the findings of the project would give another document',
    ]);
    expect(told(() => ({}), { markdown: { path: 'x', sha256: 'x' } })).toEqual([
      'the Markdown of the project would give another document',
    ]);
    expect(told(() => ({}), { libraries: { pdfkit: '0.0.1' }, status: null })).toEqual(
      expect.arrayContaining([
        expect.stringContaining('status: no status in the PDF'),
        expect.stringContaining('version of pdfkit: 0.0.1 in the PDF'),
        expect.stringContaining('version of yaml: none in the PDF'),
      ]),
    );
  });
});
