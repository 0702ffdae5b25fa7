/** What the program and its workers say to each other: plain data, which threads can pass on. */
import type { Request } from '../documents.ts';
import type { DocumentRecord } from '../manifest.ts';
import type { Staged } from '../outputs/transaction.ts';
import type { PackedProblems } from '../problems/packed.ts';
import type { Project } from '../project.ts';
import type { Stale } from '../stale.ts';

/** What all tasks of a run share. */
export interface Setup {
  readonly project: Project;
  readonly request: Request;
  readonly theme: string | undefined;
  /** The output folder. */
  readonly out: string;
  /** Whether files are staged there, or compared with what stands there. */
  readonly command: 'build' | 'check';
  /** Where drawn charts are kept, and a sum over all that they depend on besides themselves. */
  readonly pictures: { readonly folder: string; readonly salt: string } | undefined;
}

/** An area as far as it is known before its figures are read. */
export interface AreaReference {
  readonly id: string;
  readonly name: string;
  /** Where its row stands. */
  readonly path: string;
  readonly line: number;
  /** A sum over its row. */
  readonly sum: string;
}

/** One set of documents: those of a data file, or of one of its areas. */
export interface Task {
  readonly data: string;
  readonly area?: string | undefined;
  /** Only these templates; all that the request asks for if left out. */
  readonly templates?: readonly string[] | undefined;
  /** Whether only to say what there is to build. */
  readonly outlineOnly?: boolean;
}

/** What a data file asks for, or a part of its errors. */
export interface ReadOutcome {
  readonly templates: readonly string[];
  readonly areas: readonly AreaReference[] | undefined;
  readonly problems: PackedProblems;
  readonly failed: boolean;
  readonly reads: readonly string[];
}

export interface DocumentOutcome {
  /** `ofsted-scr-2010/briefing`. */
  readonly id: string;
  /** Undefined if there were errors. */
  readonly record: DocumentRecord | undefined;
  readonly problems: PackedProblems;
  /** What it was made from. */
  readonly reads: readonly string[];
}

export interface Outcome {
  readonly read: ReadOutcome;
  readonly documents: readonly DocumentOutcome[];
  /** Of a build: what waits in the stage. */
  readonly staged: readonly Staged[];
  /** Of a check: what stands in the output folder otherwise. */
  readonly stale: readonly Stale[];
}
