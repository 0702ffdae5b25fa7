/** Turns a document's printed data into the attachments of its PDF, with the record that ties all together. */
import { sha256 } from '../board/digest.ts';
import type { Board } from '../board/board.ts';
import { isoDate } from '../findings/print.ts';
import type { Findings } from '../findings/types.ts';
import type { Attachment } from '../pdf/types.ts';
import { LIBRARIES, VERSION } from '../version.ts';
import { dataFiles } from './files.ts';
import type { Passage, PdfRecord, PrintedFigure, PublishedChart, PublishedData } from './types.ts';

export interface RecordInput {
  /** The document's id. */
  readonly document: string;
  readonly title: string;
  readonly theme: string;
  readonly findings: Findings;
  readonly board: Board;
  readonly markdown: { readonly path: string; readonly text: string };
  readonly charts: readonly PublishedChart[];
  readonly figures: readonly PrintedFigure[];
  readonly passages: readonly Passage[];
  readonly data: PublishedData;
}

export const RECORD = 'manifest.json';

export function recordOf(input: RecordInput): PdfRecord {
  const { document, title, theme, findings, board, markdown, data } = input;
  const { status, marking, signOff } = board.standing;
  return {
    format: 1,
    briefwright: VERSION,
    document,
    title,
    edition: findings.edition.label,
    date: isoDate(findings.date),
    status: status ?? null,
    marking: marking ?? null,
    signOff: signOff === undefined ? null : { role: signOff.role, date: isoDate(signOff.date) },
    theme,
    data: Object.fromEntries(Array.from(dataFiles(data), ([name, text]) => [name, sha256(text)])),
    markdown: { path: markdown.path, sha256: sha256(markdown.text) },
    charts: input.charts,
    template: board.signed.template,
    libraries: LIBRARIES,
    figures: input.figures,
    passages: input.passages,
  };
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'data.json': 'The facts and tables that the document prints, for programs',
  'facts.csv': 'The facts that the document prints, for spreadsheets',
};

/** The attachments of a PDF: what its figures were made from, and the record. */
export function attachmentsOf(record: PdfRecord, data: PublishedData): readonly Attachment[] {
  const files = Array.from(dataFiles(data), ([name, text]): Attachment => {
    const json = name.endsWith('.json');
    return {
      name,
      bytes: new TextEncoder().encode(text),
      type: json ? 'application/json' : 'text/csv',
      description: DESCRIPTIONS[name] ?? `A table that the document prints: ${name}`,
      relationship: 'Data',
    };
  });
  return [
    ...files,
    {
      name: RECORD,
      bytes: new TextEncoder().encode(recordText(record)),
      type: 'application/json',
      description: 'What the document was made from, with digests, for briefwright verify',
      relationship: 'Supplement',
    },
  ];
}

/** One line a figure and a passage, so that differences are readable. */
export function recordText(record: PdfRecord): string {
  const { figures, passages, ...rest } = record;
  const head = JSON.stringify(rest, undefined, 1).replace(/\n\}$/u, '');
  return `${head},\n "figures": [\n${lines(figures)}\n],\n "passages": [\n${lines(passages)}\n]\n}\n`;
}

function lines(items: readonly unknown[]): string {
  return items.map((item) => JSON.stringify(item)).join(',\n');
}
