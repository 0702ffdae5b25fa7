/** What every floor says about its input: where it stands, what is wrong with it, and what to write instead. */

/** A text that came from a file. `path` is relative to the project folder, with `/` on every system. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A stretch of a source, as UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export type Severity = 'error' | 'warning';

/**
 * One fault. `message` says what is wrong; `label` stands under the offending text; `notes` say why it
 * matters; `hints` say what to write instead, naming the very text where possible.
 */
export interface Problem {
  readonly severity: Severity;
  /** A stable kebab-case name, such as `unknown-unit`. */
  readonly code: string;
  readonly message: string;
  readonly span?: Span;
  readonly label?: string;
  readonly notes: readonly string[];
  readonly hints: readonly string[];
}
