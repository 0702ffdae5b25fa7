/** What a PDF says of itself, altered part by part: each is told by its name, and nothing is taken for granted. */
import { expect, test } from 'vitest';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { PrintedFigure } from '../../src/published/types.ts';
import { checkFigures } from '../../src/verify/data.ts';
import { checkPassages } from '../../src/verify/pages.ts';
import { compareWithProject } from '../../src/verify/project.ts';
import { readParts, type PdfParts } from '../../src/verify/read.ts';
import { DATA, dataWith, partsWith, pdfCarrying, RECORD } from '../support/pdfParts.ts';

function told(check: (problems: Problems) => unknown): readonly string[] {
  const problems = new Problems();
  check(problems);
  return problems.all.map(({ message }) => message);
}

const printed = (figure: PrintedFigure, data = DATA) =>
  told((problems) => checkFigures(partsWith({ record: { figures: [figure] }, data }), problems));

const on = (text: string, record: Partial<PdfParts['record']> = {}) =>
  told((problems) => checkPassages(partsWith({ text, record }), problems));

const refused = (files: Readonly<Record<string, string>>) => {
  const problems = new Problems();
  expect(readParts(pdfCarrying(files), problems)).toBeUndefined();
  return problems.all.map(({ message }) => message);
};

test('parts that agree say nothing', () => {
  const parts = partsWith();
  expect(told((problems) => checkFigures(parts, problems))).toEqual([]);
  expect(told((problems) => checkPassages(parts, problems))).toEqual([]);
});

test('each form in which a figure of the data may print', () => {
  const known = { edition: 'exampleshire', fact: 'known' };
  for (const text of ['10', 'ten', 'Ten', '25%', '10 of 40', '10 of 40 children (25%)']) {
    expect(printed({ ...known, text })).toEqual([]);
  }
  expect(printed({ ...known, fact: 'few', text: '[c]' })).toEqual([]);
  const ages = { edition: 'exampleshire', table: 'ages', column: 'count' };
  expect(printed({ ...ages, row: 0, text: '30' })).toEqual([]);
  expect(printed({ ...ages, row: 1, text: '[c]' })).toEqual([]);
  const [all] = DATA.editions[0]?.facts ?? [];
  if (all === undefined) throw new Error('no fact');
  const none = dataWith({ facts: [{ ...all, value: 0, percent: '[c]' }] });
  expect(printed({ ...known, fact: 'all', text: 'None' }, none)).toEqual([]);
  expect(printed({ ...known, fact: 'all', text: '[c]' }, none)).toEqual([]);
  // A base that isn't printed, or has no unit, is part of no form.
  const [, part] = DATA.editions[0]?.facts ?? [];
  if (part === undefined) throw new Error('no fact');
  const bare = dataWith({ facts: [{ ...all, unit: null }, part] });
  expect(printed({ ...known, text: '10 of 40 (25%)' }, bare)).toHaveLength(1);
  expect(printed({ ...known, text: '10 of 40' }, bare)).toEqual([]);
  const unsaid = dataWith({ facts: [{ ...all, value: null }, part] });
  expect(printed({ ...known, text: '10 of 40' }, unsaid)).toEqual([
    '“Known before” is printed as 10 of 40, and the data say 10 children',
  ]);
});

test('a figure that the data lack is named as well as it can be', () => {
  const ages = { edition: 'exampleshire', table: 'ages', row: 0, column: 'count', text: '30' };
  expect(printed({ edition: 'elsewhere', fact: 'all', text: '40' })).toEqual([
    '“all” (elsewhere) is printed, and the data have no such figure',
  ]);
  expect(printed({ edition: 'exampleshire-2025', fact: 'all', text: '40' })).toEqual([
    '“All children” (exampleshire-2025) is printed as 40, and the data say 38 children',
  ]);
  expect(printed({ ...ages, edition: 'elsewhere' })).toEqual([
    '“ages”, row 1, “count” is printed, and the data have no such figure',
  ]);
  expect(printed({ ...ages, table: 'sizes' })).toEqual([
    '“sizes”, row 1, “count” is printed, and the data have no such figure',
  ]);
  expect(printed({ ...ages, row: 7 })).toEqual([
    '“ages”, row 8, “count” is printed, and the data have no such figure',
  ]);
  expect(printed({ ...ages, row: 1, column: 'share' })).toEqual([
    '“ages”, row 2, “Share” is printed, and the data have no such figure',
  ]);
  expect(printed({ ...ages, column: 'fits' })).toEqual([
    '“ages”, row 1, “Fits” is printed, and the data have no such figure',
  ]);
});

test('a fact of which neither value nor share is printed says nothing', () => {
  const [all] = DATA.editions[0]?.facts ?? [];
  if (all === undefined) throw new Error('no fact');
  const data = dataWith({ facts: [{ ...all, value: null }] });
  expect(printed({ edition: 'exampleshire', fact: 'all', text: '40' }, data)).toEqual([
    '“All children” is printed as 40, and the data say nothing',
  ]);
});

test('of figures that follow each other the first that differs is named', () => {
  expect(on('Of them 10 41 were known, 75%.')).toEqual([
    '“All children” is 40 in the manifest, and page 1 says 41',
  ]);
  expect(on('Of them 10 410 were known, 75%.')).toEqual([
    '“All children” is 40 in the manifest, and page 1 says 410',
  ]);
  expect(on('Of them were known, 7%.')).toEqual([
    '“Known before” is 10 in the manifest, and page 1 says nothing',
    '“ages”, row 1, “Share” is 75% in the manifest, and page 1 says 7%',
  ]);
  expect(on('Of nobody.')).toEqual([
    'a text with these figures is not on the pages as it was made: “Known before” 10, “All children” 40, “ages”, row 1, “Share” 75%',
  ]);
  // A figure that stands alone has no words around it to find it by.
  expect(on('11', { passages: [[0]] })).toEqual([
    'a text with these figures is not on the pages as it was made: “Known before” 10',
  ]);
  expect(on('11 children', { passages: [[0, 'children']] })).toEqual([
    '“Known before” is 10 in the manifest, and page 1 says 11',
  ]);
  // Words that stand far from each other aren't one text.
  expect(on(`Of them ${'x'.repeat(200)} were known, 75%.`)).toEqual([
    'a text with these figures is not on the pages as it was made: “Known before” 10, “All children” 40, “ages”, row 1, “Share” 75%',
  ]);
});

test('a record that is broken is refused', () => {
  const [record, data] = [JSON.stringify(RECORD), JSON.stringify(DATA)];
  expect(refused({ 'manifest.json': record })).toEqual(['the attachment data.json is missing']);
  expect(refused({ 'manifest.json': '{', 'data.json': data })).toEqual([
    'its attachment manifest.json is broken: it is not JSON',
  ]);
  expect(refused({ 'manifest.json': '{"format":2}', 'data.json': data })).toEqual([
    'its attachment manifest.json is broken: format: Invalid input: expected 1',
  ]);
  const stray = JSON.stringify({ ...RECORD, passages: [['Ofthem', 3]] });
  expect(refused({ 'manifest.json': stray, 'data.json': data })).toEqual([
    'its attachment manifest.json is broken: a text names figure 3, which it does not list',
  ]);
  const nothing = JSON.stringify({ format: 1, editions: [] });
  expect(refused({ 'manifest.json': record, 'data.json': nothing })).toEqual([
    'its attachment data.json is broken: editions: Too small: expected array to have >=1 items',
  ]);
  const ragged = data.replace('[30,75,true]', '[30,75]');
  expect(refused({ 'manifest.json': record, 'data.json': ragged })).toEqual([
    'its attachment data.json is broken: editions.0.tables.0: a row has not one cell for each column',
  ]);
});

test('a file beyond the limit is not read', () => {
  const bytes = new Uint8Array(LIMITS.pdfBytes + 1);
  expect(told((problems) => readParts(bytes, problems))).toEqual([
    'the file cannot be verified: it is too large',
  ]);
});

test('each cell and fact that the project gives otherwise is named', () => {
  const versus = (data: PdfParts['data'], record: Partial<PdfParts['record']> = {}) =>
    told((problems) =>
      compareWithProject(
        { bytes: new Uint8Array(1), parts: partsWith() },
        { bytes: new Uint8Array(2), parts: partsWith({ data, record }) },
        problems,
      ),
    );
  const [now, then] = DATA.editions;
  const [ages] = now?.tables ?? [];
  const [all] = then?.facts ?? [];
  if (now === undefined || then === undefined || ages === undefined || all === undefined) {
    throw new Error('the made-up data lack a part');
  }
  const rows = [
    [31, 75, false],
    ['[c]', 10, false],
  ];
  expect(versus(dataWith({ tables: [{ ...ages, rows }] }))).toEqual([
    '“ages”, row 1, “count” is 30 in the PDF, and 31 in the project',
    '“ages”, row 1, “Fits” is true in the PDF, and false in the project',
    '“ages”, row 2, “Share” is not printed in the PDF, and 10 in the project',
  ]);
  const facts = [{ ...all, value: 39 }];
  expect(versus({ format: 1, editions: [now, { ...then, facts }] })).toEqual([
    '“All children” (exampleshire-2025) is 38 children in the PDF, and 39 children in the project',
  ]);
  const few = { ...now.facts[2], value: 3 } as typeof all;
  expect(versus(dataWith({ facts: now.facts.with(2, few) }))).toEqual([
    '“few” is [c] in the PDF, and 3 in the project',
  ]);
  // Other rows or columns make another document, and no figure is compared with one that it isn't.
  const data = { 'data.json': 'other' };
  expect(versus(dataWith({ tables: [{ ...ages, rows: rows.slice(1) }] }), { data })).toEqual([
    'the findings of the project would give another document',
  ]);
  const signOff = { role: 'Chair', date: '2026-02-01' };
  expect(versus(DATA, { signOff, marking: 'OFFICIAL', libraries: { yaml: '2' } })).toEqual([
    'status: no status in the PDF, and signed off on 2026-02-01 by: Chair in the project',
    'marking: none in the PDF, and OFFICIAL in the project',
    'version of yaml: none in the PDF, and 2 in the project',
  ]);
  expect(
    told((problems) =>
      compareWithProject(
        { bytes: new Uint8Array(1), parts: partsWith({ record: { libraries: { yaml: '2' } } }) },
        { bytes: new Uint8Array(2), parts: partsWith() },
        problems,
      ),
    ),
  ).toEqual(['version of yaml: 2 in the PDF, and none in the project']);
});
