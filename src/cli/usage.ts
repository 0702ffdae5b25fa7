/** What `--help` prints for the program and for each command. */

export type CommandName = 'build' | 'check' | 'render' | 'chart' | 'new' | 'merge' | 'verify';

const EXIT_CODES = `Exit codes:
  0   done
  1   problems in the input
  2   wrong usage
  3   stale: an output differs from what a build would write
  4   a file or the system failed
  70  a fault of Briefwright itself`;

const MAIN = `Briefwright turns structured findings into briefings that a board can rely on.

Usage: briefwright COMMAND [OPTIONS]

Commands:
  build   write a project's briefings as Markdown, charts and accessible PDF
  check   read, check and render everything, write nothing, say what is stale
  render  set any Markdown file as an accessible PDF
  chart   render one Vega-Lite or Vega chart as SVG or PDF
  merge   join what several machines built with --shard
  verify  say whether a PDF agrees with itself, and with its project
  new     make a project of your own, with a made-up example that builds at once

  briefwright COMMAND --help explains each, with examples.
  --version prints the version.

${EXIT_CODES}
`;

const PROJECT_OPTIONS = `  DIR              the project folder, with data/ and templates/ (this folder if left out)
  --data NAME      only the documents of data/NAME.yaml (or .json)
  --template NAME  only the documents made with templates/NAME.md.hbs
  --out DIR        the output folder (output/ of the project if left out)
  --format LIST    md, pdf or both, with a comma (both if left out); outputs of a
                   document in a format that is left out count as no longer made
  --theme NAME     default; large-print, with 18 point text; or themes/NAME.yaml of the
                   project (themes/default.yaml is taken where no name is given)
  --theme FILE.yaml
                   a theme file from elsewhere; docs/themes.md says how to write one
  --sources DIR    a folder with the texts of the sources, to check quotations against
  --require-sources
                   a quotation that can't be checked is an error
  --junit FILE     also write the result as JUnit XML, one test case a document
  --workers N      how many documents are made at once; if left out, one a core where
                   there are enough of them
  --json           problems as one JSON object a line
  --quiet          print problems only`;

const HELP: Readonly<Record<CommandName, string>> = {
  build: `Writes the documents of a project: Markdown, SVG charts and PDF.

Usage: briefwright build [DIR] [OPTIONS]

${PROJECT_OPTIONS}
  --shard 2/8      only the second eighth of the documents, for one of eight machines;
                   see briefwright merge
  --no-cache       make everything anew, and keep nothing for the next build

Outputs go to output/NAME/, and to output/NAME/AREA/ for a table of areas. A build removes what an earlier build wrote and this one
no longer makes, and nothing else. If anything is wrong with a document, its
earlier outputs stay as they are.

Examples:
  briefwright build
      builds the project in this folder
  briefwright build partnership --data annual-report
      builds the documents of partnership/data/annual-report.yaml
  briefwright build --format md --out draft
      writes only Markdown and charts, to the folder draft
  briefwright build --theme large-print --out large-print
      writes everything once more, in large print
  npm run build-report -- --quiet
      the same from a checkout, saying nothing if all is well

${EXIT_CODES}
`,
  check: `Reads, checks and renders everything as build does, and writes nothing.

Usage: briefwright check [DIR] [OPTIONS]

${PROJECT_OPTIONS}

Exit code 3 means that an output is missing, superfluous or differs from what a
build would write. Each such file is named, with the first difference for Markdown,
and each figure that changed in a document with an annex of evidence.
PDFs are compared decompressed, so that another version of zlib is no difference.

Examples:
  briefwright check
      checks this folder before a commit, or in CI
  briefwright check partnership --data annual-report
      checks one data file and its documents
  briefwright check --format md
      leaves PDFs out: one that is there counts as superfluous
  briefwright check --json
      prints problems for another program to read
  briefwright check --junit check.xml
      also writes the result for a CI system; in GitHub Actions, annotations and a
      job summary come without any option

${EXIT_CODES}
`,
  render: `Sets any Markdown file (CommonMark and GFM) as a tagged, archival PDF.

Usage: briefwright render FILE.md [-o FILE.pdf] [OPTIONS]

  FILE.md          the Markdown file; images are read from its folder and below
  -o, --output     where to write (FILE.pdf beside the Markdown if left out)
  --theme NAME     default, or large-print with 18 point text
  --theme FILE.yaml
                   a theme file; docs/themes.md says how to write one
  --json           problems as one JSON object a line
  --quiet          print problems only

The title comes from the front matter, or else from the first heading.

Examples:
  briefwright render minutes.md
      writes minutes.pdf
  briefwright render notes/action-log.md -o papers/action-log.pdf
      writes the PDF to another folder, which must be there
  briefwright render minutes.md --theme large-print -o minutes-large.pdf
      sets the same in large print

${EXIT_CODES}
`,
  chart: `Renders one chart as SVG or PDF.

Usage: briefwright chart FILE.vl.json|FILE.vg.json [-o FILE.svg|FILE.pdf] [OPTIONS]

  FILE             a Vega-Lite (.vl.json) or Vega (.vg.json) specification; data are
                   read from its folder and below, and from nowhere else
  -o, --output     where to write; the ending says SVG or PDF (FILE.svg if left out)
  --lint           warn of what breaks the rules of good charts
  --json           problems as one JSON object a line
  --quiet          print problems only

Examples:
  briefwright chart rainfall.vl.json
      writes rainfall.svg
  briefwright chart rainfall.vl.json -o rainfall.pdf
      writes a PDF of one page, of the chart's size
  briefwright chart rainfall.vl.json --lint
      also says which rules of good charts it breaks

${EXIT_CODES}
`,
  merge: `Joins the output folders of builds with --shard, and makes one manifest of theirs.

Usage: briefwright merge DIR... [--out DIR]

  DIR              a folder with the outputs of one shard or of several
  --out DIR        where the joined outputs go; DIR itself if there is only one
  --json           problems as one JSON object a line
  --quiet          print problems only

Nothing is written if a shard or a document is missing or there twice, if the shards
are of different runs, or if a file is not as its shard wrote it.

Examples:
  briefwright merge output
      joins shards that were all copied into output
  briefwright merge shard-1 shard-2 shard-3 --out output
      joins three folders into output

${EXIT_CODES}
`,
  verify: `Says whether the numbers of a PDF agree: printed, attached and recorded.

Usage: briefwright verify FILE.pdf [--project DIR] [OPTIONS]

  FILE.pdf         a PDF that briefwright build wrote
  --project DIR    the project that it was made from: any byte that differs is found
  --sources DIR    a folder with the texts of the project's sources
  --json           what disagrees as one JSON object a line
  --quiet          print only what disagrees

Each figure that is printed must stand in the attached data, and each attachment must be
the one that the manifest inside the file names. What disagrees is named, figure by
figure, and the exit code is 1. Without --project, a file that somebody changed with
care can still agree with itself.

Examples:
  briefwright verify briefing.pdf
      looks into a PDF that somebody sent
  briefwright verify papers/briefing.pdf --project partnership
      also builds it anew in memory, and compares each byte

${EXIT_CODES}
`,
  new: `Makes a project that builds at once, from a made-up example.

Usage: briefwright new DIR [--json] [--quiet]

  DIR              the folder to make; one that is there must be empty
  --json           problems as one JSON object a line
  --quiet          print problems only

The project has a commented data file with its schema, a template with its partials,
a chart, a workflow for GitHub Actions and a README. All its figures are made up, and
its briefing says so.

Examples:
  briefwright new partnership
      makes the folder partnership
  cd partnership, then briefwright build
      writes its briefing to partnership/output
  briefwright new .
      makes the project in this folder, if it is empty

${EXIT_CODES}
`,
};

/** The help text of the program, or of one command. */
export function help(command?: CommandName): string {
  return command === undefined ? MAIN : HELP[command];
}

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(HELP, name);
}

export const COMMANDS: readonly string[] = Object.keys(HELP);
