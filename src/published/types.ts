/** What travels inside a PDF: facts and tables as published, and a record of what the document was made from. */

/** A number; `[c]` for a figure that is withheld; `not counted`. */
export type PublishedValue = number | string;

export interface PublishedFact {
  readonly id: string;
  readonly label: string;
  readonly value: PublishedValue;
  readonly unit: { readonly singular: string; readonly plural: string };
  /** The name of the base. */
  readonly of: string | null;
  /** A whole per cent of the base; `[c]` if either is withheld. */
  readonly percent: PublishedValue | null;
  /** How it follows from others, if it does. */
  readonly expression: string | null;
  readonly evidence: readonly {
    readonly source: string;
    readonly locator: string;
    readonly quote: string | null;
    readonly unquoted: string | null;
  }[];
}

export interface PublishedTable {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
  }[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly (PublishedValue | boolean | null)[])[];
}

export interface PublishedEdition {
  /** The data file's name. */
  readonly name: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly facts: readonly PublishedFact[];
  readonly tables: readonly PublishedTable[];
}

/** The edition that the document is about, and those before it. */
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
  /** SHA-256 of the published data, as the attachments hold them. */
  readonly data: Readonly<Record<string, string>>;
  readonly markdown: { readonly path: string; readonly sha256: string };
  readonly charts: readonly PublishedChart[];
  /** The digests that a sign-off is about. */
  readonly signed: { readonly findings: string; readonly template: string };
  /** The versions of the libraries that shape the output. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly figures: readonly PrintedFigure[];
  readonly passages: readonly Passage[];
}
