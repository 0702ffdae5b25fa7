/** Files that aren't PDFs of ours, or were broken on purpose, end in one clear error, soon. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Problems } from '../../src/problems/problems.ts';
import { checkPassages } from '../../src/verify/pages.ts';
import { readParts } from '../../src/verify/read.ts';
import { verifyPdf } from '../../src/verify/verify.ts';
import { file, fileOf, stream } from '../support/pdfObjects.ts';

const PDF = new Uint8Array(readFileSync('output/ofsted-scr-2010/cover.pdf'));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Contents 4 0 R /Resources << >> >>';
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R >>';

const CASES: readonly (readonly [name: string, bytes: Uint8Array, message: RegExp])[] = [
  ['an empty file', new Uint8Array(), /this is no PDF/u],
  ['a text', file('# A briefing\n'), /this is no PDF/u],
  [
    'a PDF of another program',
    file('%PDF-1.4\n1 0 obj\n<< >>\nendobj\nxref\n0 1\n'),
    /no table of its objects/u,
  ],
  [
    'a truncated file',
    PDF.subarray(0, PDF.length - 500),
    /at byte \d|has no end|cannot be unpacked/u,
  ],
  [
    'an addition behind the end',
    file(`${text(PDF)}9 0 obj\n<< >>\nendobj\n`),
    /added behind its end/u,
  ],
  [
    'a table that leads elsewhere',
    file(text(PDF).replace('%PDF-1.7\n', '%PDF-1.7 \n')),
    /leads elsewhere/u,
  ],
  [
    'a table of another form',
    file(text(PDF).replace('/W [1 4 2]', '/W [1 3 3]')),
    /table of objects was written by another program/u,
  ],
  [
    'a table before this one',
    file(text(fileOf([CATALOGUE])).replace('/Root 1 0 R', '/Root 1 0 R\n/Prev 9')),
    /table of objects was written by another program/u,
  ],
  [
    'an object that the table does not list',
    file(text(fileOf([CATALOGUE])).replace('1 0 obj', '7 0 obj\n<< >>\nendobj\n1 0 obj')),
    /does not list its objects/u,
  ],
  [
    'an object beyond the end of the table',
    file(text(fileOf([CATALOGUE])).replace('1 0 obj', '9 0 obj')),
    /leads elsewhere for object 9/u,
  ],
  [
    'an object that stands twice',
    file(text(fileOf([CATALOGUE])).replace('1 0 obj', '1 0 obj\n<< >>\nendobj\n1 0 obj')),
    /stands twice/u,
  ],
  [
    'lists inside each other',
    fileOf([`${'['.repeat(200_000)}${']'.repeat(200_000)}`]),
    /too deeply/u,
  ],
  [
    'more packed objects than there are bytes',
    fileOf([stream('/Type /ObjStm /N 4000000000 /First 10', Buffer.from('1 0'))]),
    /packed objects is broken/u,
  ],
  [
    'a stream that unpacks to far more',
    fileOf([stream('/Type /X', Buffer.alloc(65_000_000))]),
    /cannot be unpacked/u,
  ],
  ['no pages', fileOf(['<< /Type /Catalog >>']), /a part of it is missing/u],
  [
    'tags in a circle',
    fileOf([
      CATALOGUE,
      PAGES,
      PAGE,
      stream('', Buffer.from('q Q')),
      '<< /K 6 0 R >>',
      '<< /S /P /Pg 3 0 R /K [6 0 R] >>',
    ]),
    /stands twice/u,
  ],
  [
    'pictures in a circle',
    fileOf([
      CATALOGUE,
      PAGES,
      '<< /Type /Page /Contents 4 0 R /Resources << /XObject << /F 7 0 R >> >> >>',
      stream('', Buffer.from('/P <</MCID 0>> BDC /F Do EMC')),
      '<< /K 6 0 R >>',
      '<< /S /P /Pg 3 0 R /K 0 >>',
      stream('/Subtype /Form /Resources << /XObject << /F 7 0 R >> >>', Buffer.from('/F Do /F Do')),
    ]),
    /inside each other without end/u,
  ],
  [
    'text of another program',
    fileOf([
      CATALOGUE,
      PAGES,
      PAGE,
      stream('', Buffer.from('/P <</MCID 0>> BDC (70) Tj EMC')),
      '<< /K 6 0 R >>',
      '<< /S /P /Pg 3 0 R /K 0 >>',
    ]),
    /drawn by another program/u,
  ],
  [
    'no record',
    fileOf([
      CATALOGUE,
      PAGES,
      PAGE,
      stream('', Buffer.from('q Q')),
      '<< /K 6 0 R >>',
      '<< /S /P /Pg 3 0 R >>',
    ]),
    /carries no record/u,
  ],
];

describe('a file that cannot be verified', () => {
  test.each(CASES)('%s', (_, bytes, message) => {
    const problems = new Problems();
    expect(verifyPdf(bytes, problems)).toBeUndefined();
    expect(problems.all).toHaveLength(1);
    expect(problems.all[0]?.message).toMatch(message);
  });
});

test('a manifest of texts that all look alike, or stand in the wrong order, is given up soon', () => {
  const found = readParts(PDF, new Problems());
  if (found === undefined) throw new Error('the cover sheet cannot be read');
  const { document, record } = found;
  for (const [passage, text] of [
    [['a'], 'a'.repeat(200_000)],
    [['b', 0], `b${record.figures[0]?.text}${'a'.repeat(200_000)}`],
  ] as const) {
    const passages = Array.from({ length: 200_000 }, () => passage);
    const problems = new Problems();
    checkPassages(
      {
        ...found,
        document: { ...document, text: [{ page: 1, text }] },
        record: { ...record, passages },
      },
      problems,
    );
    expect(problems.all.length).toBeLessThanOrEqual(200_000);
  }
});
