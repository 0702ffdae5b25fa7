/** Turns what a PDF says of itself into lines for people. */
import type { VerifiedPdf } from '../index.ts';

export function verified(pdf: VerifiedPdf): readonly string[] {
  const { title, document, edition, briefwright, status, marking, signOff } = pdf;
  const { attachments, figures, passages } = pdf;
  const standing =
    status ??
    (signOff === undefined ? 'no status' : `signed off on ${signOff.date} by: ${signOff.role}`);
  return [
    title,
    `  document:    ${document}, ${edition}`,
    `  status:      ${standing}`,
    ...(marking === undefined ? [] : [`  marking:     ${marking}`]),
    `  made by:     Briefwright ${briefwright}`,
    `  attachments: ${attachments}`,
    `  figures:     ${figures}; texts and charts with figures: ${passages}`,
  ];
}
