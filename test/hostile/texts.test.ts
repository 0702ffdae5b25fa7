/** Texts that break other programs, in each place of the data that takes text: to the letter, or refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, type Format } from '../../src/index.ts';
import type { Problem } from '../../src/problems/types.ts';
import { type Block, blocksOfMarkdown, blocksOfTags } from '../support/blocks.ts';
import { discard, KIT } from '../support/hostileKit.ts';
import { mustBeOrderly } from '../support/orderly.ts';
import { readTags } from '../support/pdfText.ts';
import { textProject } from '../support/textProject.ts';

interface Refused {
  readonly text: string;
  readonly gives: string | readonly string[];
}

const { prints, refuses } = parse(readFileSync(join(KIT, 'texts.yaml'), 'utf8')) as {
  readonly prints: readonly string[];
  readonly refuses: readonly Refused[];
};

interface Built {
  readonly markdown: readonly Block[];
  readonly pdf: readonly Block[];
}

async function builtWith(texts: readonly string[], formats: readonly Format[]): Promise<Built> {
  const folder = textProject(texts);
  try {
    const { problems } = await build({ folder, formats });
    mustBeOrderly(problems);
    expect(problems.filter(({ severity }) => severity === 'error').map(shown)).toEqual([]);
    const output = join(folder, 'output/findings/briefing');
    return {
      markdown: blocksOfMarkdown(readFileSync(`${output}.md`, 'utf8')),
      pdf: formats.includes('pdf') ? blocksOfTags(readTags(readFileSync(`${output}.pdf`))) : [],
    };
  } finally {
    discard(folder);
  }
}

function shown({ code, message }: Problem): string {
  return `${code}: ${message}`;
}

let hostile: Built;
let neutral: Built;
beforeAll(async () => {
  hostile = await builtWith(prints, ['md', 'pdf']);
  neutral = await builtWith(
    prints.map(
      (_, index) => `word${String.fromCodePoint(0x61 + (index >> 4), 0x61 + (index & 15))}`,
    ),
    ['md'],
  );
});

/** As a PDF gives words back: without what has no width. */
function drawn(text: string): string {
  return folded(text.replaceAll(/[\u00AD\u200B\u2060]/gu, ''));
}

function allDrawn(blocks: readonly Block[]): readonly Block[] {
  return blocks.map(([role, words]) => [role, drawn(words)]);
}

function rolesOf(blocks: readonly Block[]): string {
  return blocks.map(([role]) => role).join('\n');
}

/** Letters in one part or two are the same letters. */
function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

test.each(prints)('%s is printed to the letter', (text) => {
  const index = prints.indexOf(text);
  // Headings, paragraphs, quotation, list, tables, caveat, case, terms, question, sources, evidence.
  for (const { of, read } of [
    { of: hostile.markdown, read: folded },
    { of: hostile.pdf, read: drawn },
  ]) {
    const wanted = read(text);
    const places = of.filter(([, words]) => read(words).includes(wanted));
    expect(places.length).toBeGreaterThanOrEqual(index === 0 ? 30 : 20);
  }
});

test('the PDF says what the Markdown says, block by block', () => {
  expect(allDrawn(hostile.pdf)).toEqual(allDrawn(hostile.markdown));
});

test('the structure is that of neutral words', () => {
  expect(rolesOf(hostile.markdown)).toBe(rolesOf(neutral.markdown));
});

let folder = '';
afterAll(() => discard(folder));

test.each(refuses)('$text is refused by its place', async ({ text, gives }) => {
  discard(folder);
  folder = textProject(['word', text]);
  const { problems, written } = await build({ folder });
  mustBeOrderly(problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(written).toEqual([]);
  expect(errors.length).toBeGreaterThan(0);
  for (const { code, span } of errors) {
    expect([gives].flat()).toContain(code);
    expect(span?.source.text.slice(span.start, span.end)).not.toBe('');
  }
});
