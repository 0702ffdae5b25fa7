/** A small made-up PDF as it is read back: one sentence with figures of each kind, and its data. */
import type { PublishedData } from '../../src/published/types.ts';
import type { PdfParts } from '../../src/verify/read.ts';
import { fileOf, stream } from './pdfObjects.ts';

const fact = { unit: 'children', of: null, percent: null, expression: null, evidence: [] };
const NOW = {
  name: 'exampleshire',
  label: 'Exampleshire, 2026',
  from: null,
  to: null,
  place: null,
  facts: [
    { ...fact, id: 'all', label: 'All children', value: 40 },
    { ...fact, id: 'known', label: 'Known before', value: 10, of: 'all', percent: 25 },
    { ...fact, id: 'few', label: null, value: '[c]', unit: null },
  ],
  tables: [
    {
      id: 'ages',
      label: null,
      columns: [
        { id: 'count', label: null, kind: 'integer' },
        { id: 'share', label: 'Share', kind: 'percent' },
        { id: 'fits', label: 'Fits', kind: 'boolean' },
      ],
      rows: [
        [30, 75, true],
        ['[c]', null, false],
      ],
    },
  ],
};
const THEN = {
  ...NOW,
  name: 'exampleshire-2025',
  label: null,
  facts: [{ ...fact, id: 'all', label: 'All children', value: 38 }],
  tables: [],
};

export const DATA: PublishedData = { format: 1, editions: [NOW, THEN] };

export const RECORD: PdfParts['record'] = {
  format: 1,
  briefwright: '1.0.0',
  document: 'exampleshire/briefing',
  title: 'A made-up briefing',
  edition: 'Exampleshire, 2026',
  date: '2026-01-01',
  status: null,
  marking: null,
  signOff: null,
  theme: 'default',
  data: {},
  markdown: { path: 'briefing.md', sha256: '' },
  charts: [],
  template: '',
  libraries: {},
  figures: [
    { edition: 'exampleshire', fact: 'known', text: '10' },
    { edition: 'exampleshire', fact: 'all', text: '40' },
    { edition: 'exampleshire', table: 'ages', row: 0, column: 'share', text: '75%' },
  ],
  passages: [['Ofthem', 0, 1, 'wereknown,', 2, '.']],
};

/** The parts as they agree with each other, but for the changes. */
export function partsWith({
  text = 'Of them 10 40 were known, 75%.',
  record = {},
  data = DATA,
}: {
  readonly text?: string;
  readonly record?: Partial<PdfParts['record']>;
  readonly data?: PublishedData;
} = {}): PdfParts {
  const pages = [{ page: 1, text }];
  const document = { text: pages, figures: [], artifacts: [''], attachments: new Map() };
  return { document, record: { ...RECORD, ...record }, data };
}

/** The data with another first edition. */
export function dataWith(change: Partial<PublishedData['editions'][number]>): PublishedData {
  return { format: 1, editions: [{ ...NOW, ...change }, THEN] };
}

/** A PDF without text that carries files. */
export function pdfCarrying(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files);
  const names = entries.map(([name], index) => `(${name}) << /EF << /F ${index + 7} 0 R >> >>`);
  return fileOf([
    `<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Contents 4 0 R /Resources << >> >>',
    stream('', Buffer.from('q Q')),
    '<< /K 6 0 R >>',
    '<< /S /P /Pg 3 0 R >>',
    ...entries.map(([, text]) => stream('', Buffer.from(text))),
  ]);
}
