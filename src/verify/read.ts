/** Turns the bytes of a PDF into what verifying compares; anything but an untouched file of ours is refused. */
import { z } from 'zod';
import { checkIntact } from '../pdf/intact.ts';
import { readObjects } from '../pdf/objects.ts';
import { readDocument, type PdfDocument } from '../pdf/readDocument.ts';
import { LIMITS } from '../problems/limits.ts';
import * as messages from '../problems/messages/verify.ts';
import type { Problems } from '../problems/problems.ts';
import { RECORD } from '../published/record.ts';
import type { PdfRecord, PublishedData } from '../published/types.ts';

/** What a PDF says of itself. */
export interface PdfParts {
  readonly document: PdfDocument;
  readonly record: PdfRecord;
  readonly data: PublishedData;
}

const value = z.union([z.number(), z.string()]);
const sums = z.record(z.string(), z.string());
const passage = z.array(z.union([z.string(), z.int().min(0)]));
const evidence = z.object({
  source: z.string(),
  locator: z.string().nullable(),
  quote: z.string().nullable(),
  unquoted: z.string().nullable(),
});
const fact = z.object({
  id: z.string(),
  label: z.string().nullable(),
  value: value.nullable(),
  unit: z.string().nullable(),
  of: z.string().nullable(),
  percent: value.nullable(),
  expression: z.string().nullable(),
  evidence: z.array(evidence),
});
const table = z
  .object({
    id: z.string(),
    label: z.string().nullable(),
    columns: z.array(z.object({ id: z.string(), label: z.string().nullable(), kind: z.string() })),
    rows: z.array(z.array(z.union([value, z.boolean(), z.null()]))),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    message: 'a row has not one cell for each column',
  });
const DATA = z.object({
  format: z.literal(1),
  editions: z
    .array(
      z.object({
        name: z.string(),
        label: z.string().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        place: z.string().nullable(),
        facts: z.array(fact),
        tables: z.array(table),
      }),
    )
    .min(1),
});
const RECORD_FORM = z.object({
  format: z.literal(1),
  briefwright: z.string(),
  document: z.string(),
  title: z.string(),
  edition: z.string(),
  date: z.string(),
  status: z.string().nullable(),
  marking: z.string().nullable(),
  signOff: z.object({ role: z.string(), date: z.string() }).nullable(),
  theme: z.string(),
  data: sums,
  markdown: z.object({ path: z.string(), sha256: z.string() }),
  charts: z.array(z.object({ path: z.string(), sha256: z.string(), text: passage })),
  template: z.string(),
  libraries: sums,
  figures: z.array(
    z.union([
      z.object({ edition: z.string(), fact: z.string(), text: z.string() }),
      z.object({
        edition: z.string(),
        table: z.string(),
        row: z.int().min(0),
        column: z.string(),
        text: z.string(),
      }),
    ]),
  ),
  passages: z.array(passage),
});

/** Undefined if the file can't be verified, which is reported. */
export function readParts(bytes: Uint8Array, problems: Problems): PdfParts | undefined {
  const document = read(bytes, problems);
  if (document === undefined) return undefined;
  if (!document.attachments.has(RECORD)) {
    problems.add(messages.noRecord());
    return undefined;
  }
  const record = parse(RECORD, RECORD_FORM, document, problems);
  const data = parse('data.json', DATA, document, problems);
  if (record === undefined || data === undefined) return undefined;
  const stray = strayFigure(record);
  if (stray !== undefined) {
    problems.add(
      messages.badRecord(RECORD, `a text names figure ${stray}, which it does not list`),
    );
    return undefined;
  }
  return { document, record, data };
}

/** The first place in a text that leads to no figure. */
function strayFigure({ figures, passages, charts }: PdfRecord): number | undefined {
  return [...passages, ...charts.map(({ text }) => text)]
    .flat()
    .find((part): part is number => typeof part === 'number' && part >= figures.length);
}

function read(bytes: Uint8Array, problems: Problems): PdfDocument | undefined {
  try {
    if (bytes.length > LIMITS.pdfBytes) throw new Error('it is too large');
    const file = readObjects(bytes);
    checkIntact(bytes, file);
    return readDocument(file);
  } catch (error) {
    // Whatever a broken file makes of its reader, the file is at fault.
    problems.add(messages.unreadablePdf(reasonOf(error)));
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return 'a part of it cannot be unpacked';
  if (error instanceof RangeError) return 'its parts stand inside each other too deeply';
  return String(error).replace(/^\w*Error: /u, '');
}

function parse<Form extends z.ZodType>(
  name: string,
  form: Form,
  { attachments }: PdfDocument,
  problems: Problems,
): z.infer<Form> | undefined {
  const bytes = attachments.get(name);
  if (bytes === undefined) {
    problems.add(messages.attachmentGone(name));
    return undefined;
  }
  try {
    const result = form.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    );
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues.slice(0, 1)) {
      problems.add(messages.badRecord(name, `${path.join('.')}: ${message}`));
    }
  } catch {
    problems.add(messages.badRecord(name, 'it is not JSON'));
  }
  return undefined;
}
