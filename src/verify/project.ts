/** Turns a PDF and the one that its project gives now into the problems of what differs, figures first. */
import { formatNumber, formatPercent } from '../findings/print.ts';
import { firstDifference } from '../pdf/compare.ts';
import { readObjects } from '../pdf/objects.ts';
import * as messages from '../problems/messages/verify.ts';
import { nth } from '../problems/must.ts';
import type { Problems } from '../problems/problems.ts';
import type { PublishedCell, PublishedFact } from '../published/types.ts';
import { cellName, quantityOf } from './data.ts';
import type { PdfParts } from './read.ts';

export interface Compared {
  readonly bytes: Uint8Array;
  readonly parts: PdfParts;
}

/** Names each figure that differs; then what else does; and any byte where nothing else differs. */
export function compareWithProject(pdf: Compared, project: Compared, problems: Problems): void {
  if (Buffer.compare(pdf.bytes, project.bytes) === 0) return;
  const before = problems.all.length;
  compareFacts(pdf.parts, project.parts, problems);
  compareTables(pdf.parts, project.parts, problems);
  compareRecords(pdf.parts, project.parts, problems);
  if (problems.all.length > before) return;
  const where =
    firstDifference(pdf.bytes, project.bytes) ?? packedOtherwise(pdf.bytes, project.bytes);
  if (where !== undefined) problems.add(messages.bytesChanged(where));
}

function compareFacts({ data: old }: PdfParts, { data: now }: PdfParts, problems: Problems): void {
  for (const [index, { facts, label: edition, name: file }] of now.editions.entries()) {
    const before = new Map(old.editions[index]?.facts.map((fact) => [fact.id, fact]));
    const after = new Map(facts.map((fact) => [fact.id, fact]));
    for (const [id, latest] of new Map([...before, ...after])) {
      const [printed, current] = [whole(before.get(id)), whole(after.get(id))];
      if (printed === current) continue;
      const name = `“${latest.label ?? id}”${index === 0 ? '' : ` (${edition ?? file})`}`;
      problems.add(messages.figureChanged(name, printed, current));
    }
  }
}

// Cell by cell, where both print the same rows and columns; else other words of the document differ as well.
function compareTables({ data: old }: PdfParts, { data: now }: PdfParts, problems: Problems): void {
  for (const [index, { tables }] of now.editions.entries()) {
    for (const { id, label, columns, rows } of tables) {
      const before = old.editions[index]?.tables.find((table) => table.id === id);
      const isAlike =
        before?.rows.length === rows.length &&
        before.columns.map((column) => column.id).join() === columns.map((one) => one.id).join();
      if (!isAlike) continue;
      for (const [row, cells] of rows.entries()) {
        const printedCells = nth(before.rows, row);
        for (const [place, column] of columns.entries()) {
          const [printed, cell] = [nth(printedCells, place), nth(cells, place)];
          if (printed === cell) continue;
          const name = cellName(label ?? id, row, column.label ?? column.id);
          problems.add(messages.figureChanged(name, saidAs(printed), saidAs(cell)));
        }
      }
    }
  }
}

function saidAs(cell: PublishedCell): string {
  return cell === null
    ? 'not printed'
    : typeof cell === 'number'
      ? formatNumber(cell)
      : String(cell);
}

function whole(fact: PublishedFact | undefined): string {
  if (fact === undefined) return 'not printed';
  const { value, unit } = fact;
  const percent = typeof fact.percent === 'number' ? formatPercent(fact.percent) : fact.percent;
  if (value === null) return percent ?? 'not printed';
  return percent === null ? quantityOf(value, unit) : `${quantityOf(value, unit)} (${percent})`;
}

function compareRecords(
  { record: old }: PdfParts,
  { record: now }: PdfParts,
  problems: Problems,
): void {
  const parts: readonly (readonly [what: string, before: string, now: string])[] = [
    ['edition', old.edition, now.edition],
    ['date', old.date, now.date],
    ['status', standingOf(old), standingOf(now)],
    ['marking', old.marking ?? 'none', now.marking ?? 'none'],
    ['version of Briefwright', old.briefwright, now.briefwright],
    ...Object.keys({ ...old.libraries, ...now.libraries }).map(
      (name) =>
        [
          `version of ${name}`,
          old.libraries[name] ?? 'none',
          now.libraries[name] ?? 'none',
        ] as const,
    ),
  ];
  for (const [part, one, other] of parts) {
    if (one !== other) problems.add(messages.partChanged(part, one, other));
  }
  if (old.template !== now.template) problems.add(messages.contentChanged('template'));
  const hasData = Object.entries(now.data).every(([name, sum]) => old.data[name] === sum);
  if (!hasData || Object.keys(old.data).length !== Object.keys(now.data).length) {
    problems.add(messages.contentChanged('findings'));
  } else if (old.markdown.sha256 !== now.markdown.sha256) {
    problems.add(messages.contentChanged('Markdown'));
  }
}

function standingOf({ status, signOff }: PdfParts['record']): string {
  const signed = signOff && `signed off on ${signOff.date} by: ${signOff.role}`;
  return status ?? signed ?? 'no status';
}

const LARGE = 1000;

/**
 * Two files with the same objects differ in how streams are packed. Another version of zlib packs all large streams
 * otherwise. If it packs one of them alike it is the same version, and somebody altered the file.
 */
function packedOtherwise(one: Uint8Array, other: Uint8Array): string | undefined {
  const mine = readObjects(one).objects;
  const objects = [...readObjects(other).objects.values()];
  const alike = objects.some(({ id, packed, stream }) => {
    if (packed === undefined || packed === stream || packed.length <= LARGE) return false;
    const twin = mine.get(id)?.packed;
    return twin !== undefined && Buffer.compare(twin, packed) === 0;
  });
  return alike ? 'bytes were altered where no reader looks' : undefined;
}
