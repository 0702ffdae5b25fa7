/** Verifies a PDF that was sent: that it agrees with itself, and with the project that it was made from. */
import { nth } from './problems/must.ts';
import { buildDocument, readDataFile } from './build.ts';
import { isFile, readBytes, SystemFailure } from './effects.ts';
import { readOutline } from './findings/read.ts';
import { openTheme } from './openTheme.ts';
import { notInProject } from './problems/messages/verify.ts';
import { Problems, ProblemsFound } from './problems/problems.ts';
import type { Problem } from './problems/types.ts';
import { readProject, type Project } from './project.ts';
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

interface Rebuilt {
  readonly problems: readonly Problem[];
  /** Undefined if the project has errors, or doesn't build such a document. */
  readonly bytes: Uint8Array | undefined;
}

// Built in memory, the one document alone, so that nothing of the project changes.
async function inProject(
  { record }: PdfParts,
  { project: folder, sources }: VerifyOptions & { readonly project: string },
): Promise<Rebuilt> {
  const problems = new Problems();
  const project = readProject(folder, sources, problems);
  const tools = openTheme(record.theme, folder, problems);
  const place = placeIn(record.document, project);
  if (place === undefined || tools === undefined || problems.hasErrors) {
    return { problems: problems.all, bytes: undefined };
  }
  const { name, area, template } = place;
  try {
    const findings = readDataFile({ project, name, area }, { requireSources: false }, problems);
    const isAsked = findings.documents.some((document) => document.template === template);
    if (!isAsked) return { problems: problems.all, bytes: undefined };
    const input = { project, findings, template, formats: ['pdf'] } as const;
    const { files } = await buildDocument(input, tools, problems);
    return { problems: problems.all, bytes: files.get(`${record.document}.pdf`) };
  } catch (error) {
    if (!(error instanceof ProblemsFound)) throw error;
    return { problems: error.problems, bytes: undefined };
  }
}

/** The data file, the area and the template of a document's id, if the project has them. */
function placeIn(document: string, project: Project) {
  const parts = document.split('/');
  const [name = '', id] = parts;
  const template = nth(parts, parts.length - 1);
  const source = project.data.get(name);
  if (source === undefined || !project.templates.has(template)) return undefined;
  const { data: others, tables, snapshots } = project;
  const input = { name, source, others, tables, snapshots, requireSources: false };
  const { areas } = readOutline(input, new Problems());
  if (areas === undefined) return parts.length === 2 ? { name, template } : undefined;
  const isThere = parts.length === 3 && areas.some((area) => area.id === id);
  return isThere && id !== undefined ? { name, template, area: { id, tables } } : undefined;
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
