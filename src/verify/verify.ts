/** Turns a PDF into the problems of what in it disagrees: attachments, manifest and printed figures. */
import type { Problems } from '../problems/problems.ts';
import { checkAttachments, checkFigures } from './data.ts';
import { checkCharts, checkFurniture, checkPassages } from './pages.ts';
import { readParts, type PdfParts } from './read.ts';

/** Undefined if the file can't be verified at all, which is reported. */
export function verifyPdf(bytes: Uint8Array, problems: Problems): PdfParts | undefined {
  const parts = readParts(bytes, problems);
  if (parts !== undefined) verifyParts(parts, problems);
  return parts;
}

export function verifyParts(parts: PdfParts, problems: Problems): void {
  checkAttachments(parts, problems);
  checkFigures(parts, problems);
  checkPassages(parts, problems);
  checkCharts(parts, problems);
  checkFurniture(parts, problems);
}
