/** What the markdown floor takes and gives. */
import type { Meeting, Standing } from '../board/types.ts';
import type { Chart } from '../charts/types.ts';
import type { Findings } from '../findings/types.ts';
import type { Source, Span } from '../problems/types.ts';
import type { Piece } from './values.ts';

export interface TemplateFile {
  /** The file's name without `.md.hbs`. */
  readonly name: string;
  readonly source: Source;
}

/** What a template prints from. */
export interface View {
  readonly findings: Findings;
  /** Rendered charts by name; they are linked as `charts/<name>.svg`. */
  readonly charts: ReadonlyMap<string, Chart>;
  /** How the document stands; a text of the data alone has no standing. */
  readonly standing?: Standing;
  /** The meeting that a cover sheet is about. */
  readonly meeting?: Meeting | undefined;
}

/** A stretch of a value that stands in the Markdown, and what is behind it. */
export interface Printed {
  /** UTF-16 offsets in the Markdown; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
  /** The expression in the template. */
  readonly span: Span;
}

/** A stretch of the Markdown, and what in a template wrote it. */
export interface Written {
  /** UTF-16 offsets in the Markdown; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Text of a template, letter by letter; or the expression that printed a value. */
  readonly span: Span;
  readonly kind: 'text' | 'value';
}

export interface FilledMarkdown {
  /** Ends with one line break; lines end in `\n`. */
  readonly text: string;
  /** In the order of the text. */
  readonly printed: readonly Printed[];
  /** In the order of the text; what no template wrote lies between. */
  readonly written: readonly Written[];
}
