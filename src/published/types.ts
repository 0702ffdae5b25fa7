/**
 * What travels inside a PDF: the figures and texts that it prints, as data, and a record of what it was made from.
 * A field is null where the document doesn't print it. Names of facts, tables, columns and data files are always there,
 * since programs know each by its name.
 */

/** A number; `[c]` for a figure that is withheld; `not counted`. */
export type PublishedValue = number | string;

export interface PublishedFact {
  readonly id: string;
  readonly label: string | null;
  readonly value: PublishedValue | null;
  /** The word that goes with the value: `children`, or `child` for 1. */
  readonly unit: string | null;
  /** The name of the base. */
  readonly of: string | null;
  /** A whole per cent of the base; `[c]` if either is withheld. */
  readonly percent: PublishedValue | null;
  /** How it follows from others, if it does. */
  readonly expression: string | null;
  readonly evidence: readonly PublishedEvidence[];
}

export interface PublishedEvidence {
  readonly source: string;
  readonly locator: string | null;
  readonly quote: string | null;
  readonly unquoted: string | null;
}

/** As printed, also where there is no figure: `not counted`, `–`, `[c]`. Null if the document doesn't print it. */
export type PublishedCell = PublishedValue | boolean | null;

export interface PublishedTable {
  readonly id: string;
  readonly label: string | null;
  /** Those of which a cell is printed. */
  readonly columns: readonly {
    readonly id: string;
    readonly label: string | null;
    readonly kind: string;
  }[];
  /** The rows of which a cell is printed; cells in the order of the columns. */
  readonly rows: readonly (readonly PublishedCell[])[];
}

export interface PublishedEdition {
  /** The data file's name. */
  readonly name: string;
  readonly label: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: string | null;
  readonly facts: readonly PublishedFact[];
  readonly tables: readonly PublishedTable[];
}

/** The edition that the document is about, and those before it that it prints something of. */
export interface PublishedData {
  readonly format: 1;
  readonly editions: readonly PublishedEdition[];
}

/** A figure as the document prints it: of a fact, or of a cell of a table. */
export type PrintedFigure =
  | { readonly edition: string; readonly fact: string; readonly text: string }
  | {
      readonly edition: string;
      readonly table: string;
      readonly row: number;
      readonly column: string;
      readonly text: string;
    };

/** A stretch of text without its white space: words, and figures by their places in the list. */
export type Passage = readonly (string | number)[];

/** What a chart shows: its text in the order of drawing. */
export interface PublishedChart {
  readonly path: string;
  readonly sha256: string;
  readonly text: Passage;
}

/** The record inside a PDF, `manifest.json` among its attachments. */
export interface PdfRecord {
  readonly format: 1;
  readonly briefwright: string;
  readonly document: string;
  readonly title: string;
  readonly edition: string;
  readonly date: string;
  readonly status: string | null;
  readonly marking: string | null;
  readonly signOff: { readonly role: string; readonly date: string } | null;
  readonly theme: string;
  /** SHA-256 of each attachment with data. */
  readonly data: Readonly<Record<string, string>>;
  readonly markdown: { readonly path: string; readonly sha256: string };
  readonly charts: readonly PublishedChart[];
  /**
   * The digest of the template, its partials and its charts. That of the findings stays with the project: it is over
   * more than the document prints, and small numbers could be found by trying.
   */
  readonly template: string;
  /** The versions of the libraries that shape the output. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly figures: readonly PrintedFigure[];
  readonly passages: readonly Passage[];
}
