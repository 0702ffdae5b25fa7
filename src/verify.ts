/** Verifies a PDF that was sent: that it agrees with itself, and with the project that it was made from. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded, isFile, readBytes, SystemFailure } from './effects.ts';
import { notInProject } from './problems/messages/verify.ts';
import { Problems } from './problems/problems.ts';
import type { Problem } from './problems/types.ts';
import { build } from './projects.ts';
import { compareWithProject } from './verify/project.ts';
import { readParts, type PdfParts } from './verify/read.ts';
import { verifyPdf } from './verify/verify.ts';

export interface VerifyOptions {
  /** The project folder that the PDF was made from: then any byte that differs is found. */
  readonly project?: string | undefined;
  /** A folder with the texts of the project's sources. */
  readonly sources?: string | undefined;
}

/** What a PDF says of itself. */
export interface VerifiedPdf {
  /** Such as `ofsted-scr-2010/briefing`. */
  readonly document: string;
  readonly title: string;
  readonly edition: string;
  /** `DRAFT`, or undefined if it was signed off. */
  readonly status: string | undefined;
  readonly marking: string | undefined;
  readonly signOff: { readonly role: string; readonly date: string } | undefined;
  /** The version of Briefwright that wrote it. */
  readonly briefwright: string;
  readonly attachments: number;
  /** How many different figures it prints, and in how many stretches of text and charts. */
  readonly figures: number;
  readonly passages: number;
}

export interface VerifyResult {
  /** What disagrees, each figure named; empty of errors if all agrees. */
  readonly problems: readonly Problem[];
  /** Undefined if the file isn't a PDF as Briefwright wrote it. */
  readonly pdf: VerifiedPdf | undefined;
}

/**
 * Verifies a PDF that a build wrote: that its attachments, its manifest and its printed figures agree with each other,
 * number by number. With `project`, that it is the very file which the project gives. What disagrees comes back as
 * problems. Whoever changes a PDF with care can make it agree with itself; only the project finds that.
 * @throws SystemFailure if a file can't be read.
 */
export async function verify(file: string, options: VerifyOptions = {}): Promise<VerifyResult> {
  if (!isFile(file)) throw new SystemFailure(file, `cannot read ${file}: there is no such file`);
  const bytes = readBytes(file);
  const problems = new Problems();
  const parts = verifyPdf(bytes, problems);
  if (parts === undefined) return { problems: problems.all, pdf: undefined };
  const { project } = options;
  if (project === undefined) return { problems: problems.all, pdf: saidOf(parts) };
  const found = await inProject(parts, { ...options, project });
  const other = new Problems();
  const theirs = found.bytes === undefined ? undefined : readParts(found.bytes, other);
  if (found.bytes !== undefined && theirs !== undefined) {
    compareWithProject({ bytes, parts }, { bytes: found.bytes, parts: theirs }, problems);
  } else if (found.problems.every(({ severity }) => severity !== 'error')) {
    problems.add(notInProject(parts.record.document));
  }
  // Warnings about the project's own data are for those who build it.
  const faults = found.problems.filter(({ severity }) => severity === 'error');
  return { problems: [...faults, ...problems.all], pdf: saidOf(parts) };
}

// Built in a folder of its own, so that nothing of the project changes.
async function inProject(
  { record }: PdfParts,
  { project, sources }: VerifyOptions & { readonly project: string },
): Promise<{ readonly problems: readonly Problem[]; readonly bytes: Uint8Array | undefined }> {
  const out = guarded(tmpdir(), 'write', () => mkdtempSync(join(tmpdir(), 'briefwright-')));
  try {
    const { document, theme } = record;
    const [data = ''] = document.split('/');
    const template = document.slice(document.lastIndexOf('/') + 1);
    const { problems } = await build({
      folder: project,
      out,
      data,
      template,
      theme,
      sources,
      formats: ['pdf'],
      workers: 1,
      cache: false,
    });
    const path = join(out, ...`${document}.pdf`.split('/'));
    const inside = document.split('/').every((part) => /^[^.\\/:\0][^\\/:\0]*$/u.test(part));
    return { problems, bytes: inside && isFile(path) ? readBytes(path) : undefined };
  } catch (error) {
    // A data file or a template that the project doesn't have is a document that it doesn't build.
    if (error instanceof Error && error.name === 'NothingToBuild') {
      return { problems: [], bytes: undefined };
    }
    throw error;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function saidOf({ record, document }: PdfParts): VerifiedPdf {
  const { title, edition, status, marking, signOff, briefwright, figures, passages, charts } =
    record;
  return {
    document: record.document,
    title,
    edition,
    status: status ?? undefined,
    marking: marking ?? undefined,
    signOff: signOff ?? undefined,
    briefwright,
    attachments: document.attachments.size,
    figures: figures.length,
    passages: passages.length + charts.length,
  };
}
