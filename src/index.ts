/** The library's face: what the command line does, as functions. */
export { SystemFailure } from './effects.ts';
export { NothingToBuild } from './documents.ts';
export { NoSuchTheme } from './openTheme.ts';
export { formatProblem, problemAsJson } from './problems/format.ts';
export { chart, render, type FileResult } from './files.ts';
export { verify, type VerifiedPdf, type VerifyOptions, type VerifyResult } from './verify.ts';
export { makeProject, type NewProject } from './scaffold/scaffold.ts';
export {
  build,
  check,
  type BuildResult,
  type CheckResult,
  type ProjectOptions,
} from './projects.ts';
export type { DocumentResult } from './collected.ts';
export type { Problem, Severity, Source, Span } from './problems/types.ts';
export type { Format, Progress } from './documents.ts';
export type { Shard } from './manifest.ts';
export { merge, type MergeResult } from './merge.ts';
export type { Stale } from './stale.ts';
