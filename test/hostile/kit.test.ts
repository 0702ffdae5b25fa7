/**
 * Runs the kit of hostile inputs: each line of test/cases/hostile/*.yaml says what it must do. An error has
 * the expected code and the place of what was changed, and leaves the outputs as they were; a text is in the
 * Markdown and in the PDF to the letter.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, render } from '../../src/index.ts';
import type { Problem } from '../../src/problems/types.ts';
import {
  applyChange,
  type Changed,
  discard,
  type HostileCase,
  keep,
  kitProject,
  misplaced,
  readList,
} from '../support/hostileKit.ts';
import { mustBeOrderly } from '../support/orderly.ts';
import { taggedText } from '../support/pdfText.ts';
import { type Block, blocksOfMarkdown } from '../support/blocks.ts';
import { snapshot } from '../support/project.ts';

const LISTS = ['data', 'json', 'csv', 'templates', 'charts', 'markdown'];

/** A project that was built once, so that an error can be seen to leave its outputs alone. */
let folder: string;
let output: string;
let built: ReadonlyMap<string, string>;
beforeAll(async () => {
  folder = kitProject();
  output = join(folder, 'output');
  const { problems } = await build({ folder });
  expect(codesOf(problems)).toEqual([]);
  built = snapshot(output);
});
afterAll(() => discard(folder));

describe.each(LISTS)('%s', (name) => {
  const list = readList(name);

  test.each(list.cases)('$it', async (one) => {
    const changes = [...(list.first ?? []), ...(one.also ?? [])];
    const restore = keep(folder, [...changes, one], list.file);
    try {
      for (const change of changes) applyChange(folder, change, list.file);
      const changed = applyChange(folder, one, list.file);
      const meant = { ...one, where: one.where ?? list.where };
      await (list.render === true ? renders(meant, changed) : builds(meant, changed));
    } finally {
      restore();
    }
  });
});

async function builds(one: HostileCase, changed: Changed): Promise<void> {
  // Texts are looked up in the PDF as well by the test of texts, for all of them at once.
  const passes = one.gives === undefined;
  const out = passes ? join(folder, 'other') : output;
  const { problems } = await build({ folder, out, formats: passes ? ['md'] : ['md', 'pdf'] });
  judge(one, problems, changed);
  if (one.gives !== undefined) return expect(snapshot(output)).toEqual(built);
  const markdown = readFileSync(join(out, 'findings/briefing.md'), 'utf8');
  expect(wordsOf(blocksOfMarkdown(markdown))).toContain(one.prints);
}

async function renders(one: HostileCase, changed: Changed): Promise<void> {
  const pdf = join(folder, 'paper.pdf');
  const file = join(folder, changed.file);
  rmSync(pdf, { force: true });
  const { problems } = await render(file, pdf);
  judge(one, problems, { ...changed, file });
  if (one.gives !== undefined) return expect(existsSync(pdf)).toBe(false);
  expect(wordsOfPdf(pdf)).toContain(one.prints);
}

function judge(one: HostileCase, problems: readonly Problem[], changed: Changed): void {
  mustBeOrderly(problems);
  const found = codesOf(problems);
  const told = problems.map(({ code }) => code);
  expect(told).toEqual(expect.arrayContaining([one.warns ?? []].flat()));
  if (one.gives === undefined) return expect(found).toEqual([]);
  const allowed = [one.gives].flat();
  if (allowed[0] !== 'any') {
    expect(found).toContain(allowed[0]);
    expect(allowed).toEqual(expect.arrayContaining([...found]));
  }
  expect(found.length).toBeGreaterThan(0);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const astray = errors.flatMap((problem) => misplaced(problem, changed, one.where) ?? []);
  // What follows from the fault may show elsewhere; the fault itself shows where it is.
  expect(astray.length < errors.length || allowed.length > 1 ? [] : astray).toEqual([]);
}

function codesOf(problems: readonly Problem[]): readonly string[] {
  return [
    ...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
  ];
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map(([, words]) => words).join(' ');
}

function wordsOfPdf(path: string): string {
  return taggedText(readFileSync(path))
    .map(({ text }) => text)
    .join(' ');
}
