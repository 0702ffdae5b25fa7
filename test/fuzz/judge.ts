/** Says what is wrong with what a build or a render did, whatever its input was. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseMarkdown } from '../../src/content/parse.ts';
import type { Problem } from '../../src/problems/types.ts';
import { type Block, blocksOfMarkdown, blocksOfTags } from '../support/blocks.ts';
import { mustBeOrderly } from '../support/orderly.ts';
import { readTags, taggedText } from '../support/pdfText.ts';

export interface Claims {
  /** Breaches of PDF/UA-1 and PDF/A-3a in a PDF. */
  readonly breaches: (pdf: Uint8Array) => readonly string[];
}

interface Finding {
  readonly clause: string;
  readonly what: string;
}

/** The checker of claims, where it lies beside the project; without it only our own reading of tags. */
export async function openClaims(root: string, scratch: string): Promise<Claims> {
  const path = join(root, '../shared/tools/pdfcheck.mjs');
  if (!existsSync(path)) return { breaches: () => [] };
  const source = readFileSync(path, 'utf8').replace(/\nprocess\.exitCode = main\(.*\);\s*$/u, '\n');
  const copy = join(scratch, 'pdfcheck.mjs');
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, `${source}\nexport { checkDocument };\n`);
  const { checkDocument } = (await import(pathToFileURL(copy).href)) as {
    checkDocument: (bytes: Uint8Array, wanted: object) => { report: { findings: Finding[] } };
  };
  return {
    breaches: (pdf) =>
      checkDocument(Buffer.from(pdf), { ua: true, part: 3, a: true }).report.findings.map(
        ({ clause, what }) => `${clause}: ${what}`,
      ),
  };
}

/** @throws Error for a PDF that breaks a claim or can't be read back. */
export function mustBeSound(pdf: Uint8Array, claims: Claims): void {
  const breaches = claims.breaches(pdf);
  if (breaches.length > 0) throw new Error(`the PDF breaks its claims: ${breaches.join('; ')}`);
  readTags(pdf);
}

/** @throws Error where a project's PDF says another thing than its Markdown. */
export function mustAgree(markdown: string, pdf: Uint8Array): void {
  const wanted = blocksOfMarkdown(markdown).map(drawn);
  const got = blocksOfTags(readTags(pdf)).map(drawn);
  const at = wanted.findIndex((block, index) => block !== got[index]);
  if (at === -1 && wanted.length === got.length) return;
  const place = at === -1 ? wanted.length : at;
  throw new Error(
    `the PDF says other words than the Markdown:\n${wanted[place] ?? '(end)'}\n${got[place] ?? '(end)'}`,
  );
}

/** @throws Error where a paper lacks a word of its Markdown. */
export function mustHoldWords(markdown: string, pdf: Uint8Array): void {
  const said = bag(
    taggedText(pdf)
      .map(({ text }) => text)
      .join(''),
  );
  const lost: string[] = [];
  for (const [character, count] of bag(wordsIn(parseMarkdown(markdown, 'gfm')))) {
    if ((said.get(character) ?? 0) < count) lost.push(character);
  }
  if (lost.length > 0)
    throw new Error(`the PDF has lost characters: ${JSON.stringify(lost.join(''))}`);
}

type Tree = ReturnType<typeof parseMarkdown>['children'][number] | ReturnType<typeof parseMarkdown>;

function wordsIn(node: Tree): string {
  if (node.type === 'yaml' || node.type === 'definition' || node.type === 'html') return '';
  if (node.type === 'image' || node.type === 'imageReference') return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => wordsIn(child as Tree)).join('') : '';
}

// What has no shape, and what is written in another way by design, is left out: marks, spaces, numbers of notes.
function bag(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const plain = text.normalize('NFC').replaceAll(/\[![A-Z]+\]|[^\p{L}\p{N}]/gu, '');
  for (const character of plain) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function drawn([role, words]: Block): string {
  const seen = words.normalize('NFC').replaceAll(/[\p{Cf}\p{Variation_Selector}]/gu, '');
  return `${role}: ${seen.replaceAll(/\s+/gu, ' ').trim()}`;
}

/** @throws Error for errors that a user shouldn't see so, and for outputs in spite of errors. */
export function mustRefuse(problems: readonly Problem[], written: boolean): void {
  mustBeOrderly(problems);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  if (hasErrors === written) {
    throw new Error(
      hasErrors ? 'there are outputs in spite of errors' : 'neither output nor error',
    );
  }
}
