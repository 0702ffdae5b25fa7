/** The limits of what is read: beyond them an input is refused with a located error, never read in part. */
export const LIMITS = {
  /** UTF-16 units of a data file. */
  dataLength: 20_000_000,
  /** Lists and mappings inside each other in a data file. */
  dataNesting: 32,
  /** UTF-16 units of one text of a data file. */
  textLength: 100_000,
  /** Bytes of a CSV file. */
  spreadsheetBytes: 50_000_000,
  /** Rows of a CSV file, its header not counted. */
  spreadsheetRows: 100_000,
  /** Columns of a CSV file. */
  spreadsheetColumns: 1_000,
  /** Names and signs in one expression of a data file. */
  expressionTerms: 1_000,
  /** Partials inside each other. */
  partialNesting: 32,
  /** Nodes of templates and partials that one document may print. */
  templateSteps: 2_000_000,
  /** UTF-16 units of a Markdown document. */
  markdownLength: 20_000_000,
  /** Quotations, lists and inline marks inside each other. */
  markdownNesting: 100,
} as const;
