/** Turns attachments into embedded files that belong to the whole document. */
import { createHash } from 'node:crypto';
import type { Pdf, Ref, Value } from './pdfkit.ts';
import { text } from './pdfkit.ts';
import type { Attachment } from './types.ts';

/**
 * Embeds files. `date` is the document's PDF date, if it has one. Throws if two have one name, or a type is
 * no MIME type.
 */
export function attach(
  attachments: readonly Attachment[],
  date: string | undefined,
  pdf: Pdf,
): void {
  if (attachments.length === 0) return;
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = sorted.map((attachment, index) => {
    if (attachment.name === sorted[index - 1]?.name) {
      throw new Error(`two attachments are named "${attachment.name}"`);
    }
    return { name: attachment.name, ref: embed(attachment, date, pdf) };
  });
  pdf.catalogue['AF'] = files.map(({ ref }) => ref);
  pdf.names.data['EmbeddedFiles'] = { Names: files.flatMap(({ name, ref }) => [text(name), ref]) };
}

function embed(attachment: Attachment, date: string | undefined, pdf: Pdf): Ref {
  if (!/^[a-z]+\/[a-z0-9.+-]+$/u.test(attachment.type)) {
    throw new Error(`"${attachment.type}" is no MIME type`);
  }
  const parameters: Record<string, Value> = {
    Size: attachment.bytes.length,
    CheckSum: createHash('md5').update(attachment.bytes).digest(),
  };
  // PDF/A-3 wants the date of the last change; without one, none is invented.
  if (date !== undefined) parameters['ModDate'] = text(date);
  const file = pdf.ref({
    Type: 'EmbeddedFile',
    Subtype: attachment.type.replace('/', '#2F'),
    Params: parameters,
  });
  file.end(attachment.bytes);
  const specification = pdf.ref({
    Type: 'Filespec',
    F: text(attachment.name),
    UF: text(attachment.name),
    Desc: text(attachment.description),
    AFRelationship: attachment.relationship,
    EF: { F: file, UF: file },
  });
  pdf.end(specification);
  return specification;
}
