/** Turns what a PDF carries into the problems of attachments and figures that disagree with each other. */
import { sha256 } from '../board/digest.ts';
import { formatNumber, formatPercent, inWords } from '../findings/print.ts';
import * as messages from '../problems/messages/verify.ts';
import type { Problems } from '../problems/problems.ts';
import { dataFiles } from '../published/files.ts';
import { RECORD } from '../published/record.ts';
import type {
  PrintedFigure,
  PublishedData,
  PublishedFact,
  PublishedValue,
} from '../published/types.ts';
import type { PdfParts } from './read.ts';

/** Each attachment is the one that the manifest names, and the CSV files say what `data.json` says. */
export function checkAttachments({ document, record, data }: PdfParts, problems: Problems): void {
  const { attachments } = document;
  for (const [name, sum] of Object.entries(record.data)) {
    const bytes = attachments.get(name);
    if (bytes === undefined) problems.add(messages.attachmentGone(name));
    else if (sha256(bytes) !== sum) problems.add(messages.attachmentChanged(name));
  }
  for (const name of attachments.keys()) {
    if (name !== RECORD && record.data[name] === undefined) {
      problems.add(messages.attachmentAdded(name));
    }
  }
  for (const [name, text] of dataFiles(data)) {
    const bytes = attachments.get(name);
    if (bytes !== undefined && name !== 'data.json') compareLines(name, bytes, text, problems);
  }
}

const MOST = 20;

function compareLines(name: string, bytes: Uint8Array, text: string, problems: Problems): void {
  const found = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  const wanted = text.split('\n');
  let told = 0;
  for (let line = 0; line < Math.max(found.length, wanted.length) && told < MOST; line += 1) {
    const [one = '', other = ''] = [found[line], wanted[line]];
    if (one === other) continue;
    told += 1;
    problems.add(messages.lineDiffers(name, line + 1, one, other));
  }
}

/** Each printed figure is one of the forms in which the data's figure prints. */
export function checkFigures({ record, data }: PdfParts, problems: Problems): void {
  for (const figure of record.figures) {
    const name = nameOf(figure, data);
    const forms = formsOf(figure, data);
    if (forms === undefined) problems.add(messages.figureUnknown(name));
    else if (!forms.includes(figure.text)) {
      problems.add(messages.figureDisagrees(name, figure.text, forms[0] ?? 'nothing'));
    }
  }
}

/** The figure's label, in quotation marks. */
export function nameOf(figure: PrintedFigure, data: PublishedData): string {
  const edition = data.editions.find(({ name }) => name === figure.edition);
  if ('fact' in figure) {
    const label = edition?.facts.find(({ id }) => id === figure.fact)?.label ?? figure.fact;
    return edition === data.editions[0]
      ? `“${label}”`
      : `“${label}” (${edition?.label ?? figure.edition})`;
  }
  const table = edition?.tables.find(({ id }) => id === figure.table);
  const column = table?.columns.find(({ id }) => id === figure.column)?.label ?? figure.column;
  return cellName(table?.label ?? figure.table, figure.row, column);
}

export function cellName(table: string, row: number, column: string): string {
  return `“${table}”, row ${row + 1}, “${column}”`;
}

/** All ways in which a figure of the data may print, its count first; undefined if there is no such figure. */
function formsOf(
  figure: PrintedFigure,
  { editions }: PublishedData,
): readonly string[] | undefined {
  const edition = editions.find(({ name }) => name === figure.edition);
  if ('fact' in figure) {
    const fact = edition?.facts.find(({ id }) => id === figure.fact);
    const base = edition?.facts.find(({ id }) => id === fact?.of);
    return fact && formsOfFact(fact, base);
  }
  const table = edition?.tables.find(({ id }) => id === figure.table);
  const row = table?.rows[figure.row];
  for (const [place, { id, kind }] of table?.columns.entries() ?? []) {
    const cell = row?.[place];
    // Null is a cell that isn't printed, and yes or no is no figure.
    if (id !== figure.column || cell === undefined || cell === null || typeof cell === 'boolean')
      continue;
    return [kind === 'percent' && typeof cell === 'number' ? formatPercent(cell) : countOf(cell)];
  }
  return undefined;
}

function formsOfFact(fact: PublishedFact, base: PublishedFact | undefined): readonly string[] {
  const { value } = fact;
  const percent = typeof fact.percent === 'number' ? formatPercent(fact.percent) : fact.percent;
  const share = percent === null ? [] : [percent];
  if (value === null) return share;
  const words = wordsOf(value);
  return [
    quantityOf(value, fact.unit),
    countOf(value),
    words,
    words.slice(0, 1).toUpperCase() + words.slice(1),
    ...share,
    ...(base === undefined ? [] : partsOf(countOf(value), base, percent)),
  ];
}

function partsOf(
  count: string,
  { value, unit }: PublishedFact,
  percent: string | null,
): readonly string[] {
  if (value === null) return [];
  const of = unit === null ? [] : [`${count} of ${countOf(value)} ${unit}`];
  const share = percent === null ? [] : of.map((whole) => `${whole} (${percent})`);
  return [`${count} of ${countOf(value)}`, ...of, ...share];
}

/** "93 children". */
export function quantityOf(value: PublishedValue, unit: string | null): string {
  return value === 'not counted' || unit === null ? countOf(value) : `${countOf(value)} ${unit}`;
}

function countOf(value: PublishedValue): string {
  return typeof value === 'number' ? formatNumber(value) : value;
}

function wordsOf(value: PublishedValue): string {
  if (typeof value !== 'number') return value;
  return value === 0 ? 'none' : inWords(value);
}
