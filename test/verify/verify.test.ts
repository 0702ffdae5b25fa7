/** A PDF agrees with itself as it was built; whatever is altered in it is found, and figures are named. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { assert, integer, nat, property } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { readObjects } from '../../src/pdf/objects.ts';
import { Problems } from '../../src/problems/problems.ts';
import { compareWithProject } from '../../src/verify/project.ts';
import { readParts, type PdfParts } from '../../src/verify/read.ts';
import { verifyParts, verifyPdf } from '../../src/verify/verify.ts';
import { projectWith } from '../support/project.ts';

const MARKED = {
  file: 'data/ofsted-scr-2010.yaml',
  find: 'documents:\n',
  write: 'marking: OFFICIAL-SENSITIVE\ndocuments:\n',
};
let folder = '';
let briefing = new Uint8Array();
let cover = new Uint8Array();
let parts: PdfParts;

beforeAll(async () => {
  folder = projectWith([MARKED]);
  await build({ folder });
  const read = (name: string) =>
    new Uint8Array(readFileSync(join(folder, 'output/ofsted-scr-2010', name)));
  briefing = read('briefing.pdf');
  cover = read('cover.pdf');
  const found = readParts(briefing, new Problems());
  if (found === undefined) throw new Error('the briefing cannot be read');
  parts = found;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function told(altered: PdfParts): readonly string[] {
  const problems = new Problems();
  verifyParts(altered, problems);
  return problems.all.map(({ message }) => message);
}

type Document = PdfParts['document'];

function withDocument(change: Partial<Document>): PdfParts {
  return { ...parts, document: { ...parts.document, ...change } };
}

function replaced(texts: Document['text'], find: string, write: string, nth = 0): Document['text'] {
  let left = nth;
  const result = texts.map((one) => {
    if (!one.text.includes(find)) return one;
    left -= 1;
    return left === -1 ? { ...one, text: one.text.replace(find, write) } : one;
  });
  expect(left).toBeLessThan(0);
  return result;
}

test('both documents agree with themselves', () => {
  for (const bytes of [briefing, cover]) {
    const problems = new Problems();
    expect(verifyPdf(bytes, problems)?.record.marking).toBe('OFFICIAL-SENSITIVE');
    expect(problems.all).toEqual([]);
  }
});

test('the cover sheet carries what it prints, and says of it what the briefing says', () => {
  const other = readParts(cover, new Problems());
  expect(Object.keys(other?.record.data ?? {})).toEqual(['data.json', 'facts.csv']);
  expect(other?.record.figures.length).toBeGreaterThan(5);
  const known = new Map(parts.data.editions[0]?.facts.map((fact) => [fact.id, fact]));
  const facts = other?.data.editions.flatMap((edition) => edition.facts) ?? [];
  expect(facts.map(({ id }) => id)).toEqual([
    'reviews',
    'reviews_children',
    'children',
    'died',
    'known_at_the_time',
  ]);
  for (const { id, value, unit } of facts) expect(known.get(id)).toMatchObject({ value, unit });
});

test('every printed figure stands in a passage or a chart', () => {
  const { figures, passages, charts } = parts.record;
  const held = new Set([...passages, ...charts.map(({ text }) => text)].flat());
  expect(figures.map((_, place) => place).filter((place) => !held.has(place))).toEqual([]);
  expect(figures.length).toBeGreaterThan(60);
});

describe('what is altered on the pages', () => {
  test('each figure of the text is named with what stands there', () => {
    const { text } = parts.document;
    expect(told(withDocument({ text: replaced(text, '70', '71') }))).toEqual([
      '“Known to social services at the time” is 70 in the manifest, and page 1 says 71',
    ]);
    expect(told(withDocument({ text: replaced(text, 'Sixty-five', 'Sixty-six') }))).toEqual([
      '“About children” is Sixty-five in the manifest, and page 1 says Sixty-six',
    ]);
    expect(told(withDocument({ text: replaced(text, '75%', '7%') }))).toEqual([
      '“Known to social services at the time” is 75% in the manifest, and page 1 says 7%',
    ]);
  });

  test('every text that holds a digit is guarded, if it holds a figure of the data', () => {
    const { text } = parts.document;
    const silent = text.flatMap(({ text: words, page }, index) => {
      if (!/^\d+$/u.test(words.trim())) return [];
      const altered = text.with(index, { page, text: `${Number(words) + 1}` });
      return told(withDocument({ text: altered })).length === 0 ? [`${page}: ${words}`] : [];
    });
    // The page numbers of the contents, and a telephone number, are no figures of the data.
    const others = silent.filter((one) => !/^[12]: \d{1,2}$/u.test(one));
    expect(others.map((one) => one.replace(/^\d+: /u, ''))).toEqual(['999']);
  });

  test('a label of a chart is named by its table', () => {
    const figures = replaced(parts.document.figures, '70 known', '71 known');
    const [message, ...more] = told(withDocument({ figures }));
    expect(message).toMatch(
      /^“Children .+”, row 1, “Children” is 70 in the manifest, and page \d says 71$/u,
    );
    expect(more).toEqual([]);
    expect(told(withDocument({ figures: figures.slice(1) }))[0]).toContain('4 charts');
  });

  test('a lost status or marking is found on its page', () => {
    const artifacts = parts.document.artifacts.with(2, 'Page 3 of 15');
    expect(told(withDocument({ artifacts }))).toEqual([
      'page 3 does not say "DRAFT"',
      'page 3 does not say "OFFICIAL-SENSITIVE"',
    ]);
  });
});

function attachment(name: string, change: (text: string) => string) {
  const bytes = parts.document.attachments.get(name);
  const text = change(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return new Map([...parts.document.attachments, [name, new TextEncoder().encode(text)]]);
}

describe('what is altered in the attachments', () => {
  test('a CSV file', () => {
    const attachments = attachment('facts.csv', (text) =>
      text.replace(',70,children', ',71,children'),
    );
    expect(told(withDocument({ attachments }))).toEqual([
      'the attachment facts.csv is not the one that the manifest names',
      expect.stringMatching(/^line \d+ of facts.csv disagrees with data.json$/u),
    ]);
  });

  test('the data, so that the printed figures disagree with them', () => {
    const [edition, ...earlier] = parts.data.editions;
    if (edition === undefined) throw new Error('no edition');
    const facts = edition.facts.map((fact) => (fact.id === 'died' ? { ...fact, value: 40 } : fact));
    const messages = told({
      ...parts,
      data: { format: 1, editions: [{ ...edition, facts }, ...earlier] },
    });
    expect(messages).toContain('“Died” is printed as 39, and the data say 40 children');
  });

  test('one that is gone, and one that is added', () => {
    const gone = new Map(parts.document.attachments);
    gone.delete('facts.csv');
    gone.set('more.csv', new Uint8Array());
    expect(told(withDocument({ attachments: gone }))).toEqual([
      'the attachment facts.csv is missing',
      'the attachment "more.csv" is not in the manifest',
    ]);
  });
});

describe('any byte', () => {
  test('that differs from the project’s file is found, and none breaks the reader', () => {
    const own = readParts(cover, new Problems());
    if (own === undefined) throw new Error('the cover sheet cannot be read');
    assert(
      property(nat(cover.length - 1), integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = cover.slice();
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const problems = new Problems();
        const found = verifyPdf(bytes, problems);
        if (found !== undefined) {
          compareWithProject({ bytes, parts: found }, { bytes: cover, parts: own }, problems);
        }
        return problems.hasErrors;
      }),
      { numRuns: 150, seed: 6 },
    );
  });

  test('may be packed by another zlib', () => {
    // As another version would: no stream is packed alike, all hold the same.
    const other = repacked(cover);
    const own = readParts(cover, new Problems());
    const problems = new Problems();
    const found = verifyPdf(other, problems);
    if (found === undefined || own === undefined) throw new Error(problems.all[0]?.message);
    compareWithProject({ bytes: other, parts: found }, { bytes: cover, parts: own }, problems);
    expect(Buffer.compare(other, cover)).not.toBe(0);
    expect(problems.all).toEqual([]);
  });
});

function repacked(bytes: Uint8Array): Uint8Array {
  const file = readObjects(bytes);
  const tops = file.places.filter(({ packed }) => packed === undefined);
  const chunks: Buffer[] = [Buffer.from(bytes.subarray(0, tops[0]?.at))];
  const moved = new Map<number, number>();
  let length = chunks[0]?.length ?? 0;
  for (const [index, { id, at }] of tops.entries()) {
    moved.set(id, length);
    const table = index === tops.length - 1 ? moved : undefined;
    const chunk = repackedObject(
      Buffer.from(bytes.subarray(at, tops[index + 1]?.at ?? file.end)),
      table,
    );
    chunks.push(chunk);
    length += chunk.length;
  }
  const start = moved.get(tops.at(-1)?.id ?? 0);
  return Buffer.concat([...chunks, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
}

function repackedObject(chunk: Buffer, table: ReadonlyMap<number, number> | undefined): Buffer {
  const text = chunk.toString('latin1');
  const head = /^[^]*?\nstream\n/u.exec(text)?.[0];
  if (head === undefined || !head.includes('/FlateDecode')) return chunk;
  const size = Number(/\/Length (?<size>\d+)/u.exec(head)?.groups?.['size']);
  const data = inflateSync(chunk.subarray(head.length, head.length + size));
  for (const [id, at] of table ?? []) if (data[id * 7] === 1) data.writeUInt32BE(at, id * 7 + 1);
  const packed = deflateSync(data, { level: 1, memLevel: 1 });
  return Buffer.concat([
    Buffer.from(head.replace(/\/Length \d+/u, `/Length ${packed.length}`), 'latin1'),
    packed,
    chunk.subarray(head.length + size),
  ]);
}
