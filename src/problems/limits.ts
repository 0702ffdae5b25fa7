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
  /** Names in one expression or identity of a data file. */
  expressionTerms: 1_000,
  /** UTF-16 units of a template or a partial. */
  templateLength: 1_000_000,
  /** Blocks, and calls in brackets, inside each other in a template. */
  templateNesting: 50,
  /** Partials inside each other. */
  partialNesting: 32,
  /** Nodes of templates and partials that one document may print. */
  templateSteps: 500_000,
  /** UTF-16 units of a Markdown document. */
  markdownLength: 20_000_000,
  /** Quotations, lists and inline marks inside each other. */
  markdownNesting: 100,
  /** Runs of `*`, `_` and `~`, and opening brackets, in one paragraph. */
  markdownMarks: 4_000,
  /** UTF-16 units of a chart's specification. */
  chartLength: 10_000_000,
  /** Objects and lists inside each other in a specification. */
  chartNesting: 100,
  /** Elements inside each other in an SVG. */
  svgNesting: 400,
  /** Pixels of an image. */
  imagePixels: 100_000_000,
  /** Pages of a PDF. */
  pages: 5_000,
  /** Px of a chart's width, and of its height. */
  chartSide: 10_000,
  /** Bytes of a PDF that is verified. */
  pdfBytes: 200_000_000,
  /** Bytes of one stream of it, unpacked. */
  pdfStream: 64_000_000,
  /** UTF-16 units of a chart as SVG. */
  chartSvg: 20_000_000,
  /** Bytes of a data file of somebody else's chart. */
  chartDataBytes: 50_000_000,
  /** Seconds for somebody else's chart. */
  chartSeconds: 6,
  /** Megabytes of memory for somebody else's chart. */
  chartMegabytes: 640,
} as const;
