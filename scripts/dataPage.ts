/** What docs/data.md says before its tables of keys. */
export const INTRODUCTION = `
# The data file

<!-- Made by \`node scripts/schema.mjs\` from src/findings/schema/schema.ts. Change it there. -->

A briefing is built from a data file in \`data/\`. It holds figures with their evidence, what the source found in words, and what a reader must know about both. No figure is typed anywhere else.

All examples on this page are made up.

## How it is written

The file is YAML: one key and its value a line, with two spaces more for each level. The first line tells editors where the schema is. Editors that know YAML then complete and check as you type.

\`\`\`yaml
# yaml-language-server: $schema=findings.schema.json
format: 1
title: Children and the example service
language: en-GB
date: 2024-05-01
documents:
  - template: briefing
edition:
  label: 2023-24
  from: 2023-04-01
  to: 2024-03-31
  place: Exampleshire
  evidence:
    source: annual_report
    locator: Title page
    quote: from 1 April 2023 to 31 March 2024
units:
  child:
    singular: child
    plural: children
    whole: true
facts:
  children:
    value: 30
    unit: child
    label: Children seen
    evidence:
      source: annual_report
      locator: Table 1
      quote: The service saw 30 children
  under_five:
    value: 12
    unit: child
    label: Under five years old
    of: children
    evidence:
      source: annual_report
      locator: Table 1
      quote: 30 children, of whom 12 were under five
      says: "12"
derived:
  five_or_older:
    expression: children - under_five
    unit: child
    label: Five years or older
    of: children
identities:
  - under_five <= children
tables:
  age:
    label: Children seen, by age
    rows: [under_five, five_or_older]
sources:
  annual_report:
    title: Annual report of an example partnership
    author: Example partnership
    published: April 2024
    role: The report that the figures come from.
\`\`\`

The same file may be JSON, with the same keys.

Five rules keep the data plain:

- A number is digits: \`1234\`, not \`1,234\` or \`"1234"\`. In quotation marks it is text.
- Text with a colon and a space, or text that begins with \`{{\`, \`*\`, \`&\`, \`!\` or \`@\`, stands in double quotes.
- A comment begins with \`# \`: the sign, then a space.
- Dates are \`2024-05-01\`: year, month, day.
- A name, such as \`under_five\`, is of small letters, digits and \`_\`, and begins with a letter.

Texts refer to figures by name, as templates do: \`{{facts.children.count}}\` prints 30, \`{{facts.under_five.of}}\` prints 12 of 30 children (40%).

## Evidence

Each fact names its source, says where in it the number stands, and quotes the words. The quotation holds the number, in digits or in words: “30”, “thirty”, “none”. If it holds several, \`says\` marks the one that is meant, as the quotation writes it.

Where the source gives no words to quote, \`unquoted\` says why. Where the source says that there were some and not how many, the value is \`not counted\`.

If you keep the source’s text, name the file and its SHA-256 under \`snapshot\`. The build then looks every quotation up in it. White space, quotation marks and dashes may differ, nothing else. The file stands in \`data/sources/\`, or in a folder that you name with \`--sources\`. Without it the build goes on, and says what was not looked up.

## Figures that rest on others

A derived figure has an \`expression\` in the place of a value: names joined by \`+\` and \`-\`. An identity says what must hold: \`boys + girls = children\`. If one is broken, no document is built. Only figures of one unit can be added up or compared.

A sum (\`=\`) catches a figure that is one too high. A bound (\`<=\`) catches it only beyond the bound; below that, its quotation must. An identity that only repeats an \`expression\` finds nothing, and a warning says so.

A count below 0 is an error. If the figure is a difference, write \`signed: true\`.

Shares are never typed. A figure with a base under \`of\` has its share of that base, rounded to a whole per cent.

## Tables from spreadsheets

A table can be a CSV file beside the data file. The file is UTF-8, and its first row holds the headers. \`separator\` says what stands between cells, and \`columns\` names the columns that are used.

\`\`\`yaml
tables:
  areas:
    label: Children seen, by area
    unit: child
    file: areas.csv
    separator: comma
    columns:
      - id: area
        header: Area
        kind: text
      - id: children
        header: Children
        kind: number
    evidence:
      source: annual_report
      locator: Table 3
      unquoted: The whole table was taken over.
\`\`\`

Numbers are digits without commas. A cell without a figure says \`[x]\`. Blank cells, rows of another length and headers that stand twice are errors.

## One briefing for each area

A file with \`areas\` gives one briefing for each row of a CSV file: for each area of a partnership, or for 153 local authorities. The text, the charts and the checks are the same for all. The figures are the row’s.

\`\`\`yaml
areas:
  file: areas.csv
  source: annual_report
  locator: Table 3
facts:
  children:
    value: by area
    unit: child
    label: Children seen
\`\`\`

\`\`\`csv
id,name,children
northtown,Northtown,30
eastham,Eastham,45
\`\`\`

- \`id\` names the folder of the briefing: \`output/findings/northtown/\`. It is of letters without accents, digits, \`-\` and \`_\`.
- \`name\` is the area’s name as printed. Templates and texts say \`{{area.name}}\`, and \`place: by area\` takes it as the area of the figures.
- Each other column has the name of a fact. The fact says \`by area\` in the place of a value. If it has a value of its own, the row’s takes its place.
- A cell is a number in digits. \`[x]\` says \`not counted\`. A blank cell is an error, and so is \`[c]\`: what the source withholds is not known here.

The row is the evidence. \`source\` and \`locator\` say once where the table comes from, and the annex names the row and the column. Identities, bases and small numbers are checked and hidden in each area by itself. Two areas that add up to a third are not known to do so: state no total of areas in a briefing if small numbers are hidden.

A fault in the table is shown at its line and column. A fault that only some areas have names them. Areas without a fault are built.

If the previous edition has areas too, it must have a row for the same \`id\`.

## What a document gives away

A document holds what it prints, and nothing else of this file: no other figure, row, label or quotation is in its Markdown, its charts, its PDF or the data that its PDF carries. [Verify a PDF](verify.md#what-is-inside) says what that is.

## Small numbers

\`disclosure\` keeps small counts from showing, so that nobody can be recognised. It stands in the file, or in a single table. Left out, or \`none\`, every figure is printed as it is: that is for figures that are published already.

\`\`\`yaml
disclosure:
  suppress_below: 5
\`\`\`

- \`suppress_below: 5\` prints \`[c]\` for counts from 1 to 4. It does the same for other counts from which those could be worked out, with sums, identities or bases. 0 stays.
- \`round_to: 5\` rounds each count to the nearest 5, by itself. Rounded figures need not add up, and a count of 1 or 2 becomes 0.
- \`hide-1-to-7-round-5\` does both, as NHS publications do: \`suppress_below: 8\` with \`round_to: 5\`.

The profile holds for text, tables, charts, shares and comparisons alike. Figures that are tied to each other have one profile, the strictest of them. Shares are computed from what is printed. A quotation that may hold a hidden number is not printed. The earlier edition has the same profile, unless its file states one. What one edition hides, another does not give away: they are tied where they cover the same period, or one period lies within the other.

Six things remain for you to check:

- A figure that no identity, base or table ties to another is not known to add up with it. State what adds up.
- Of a spreadsheet whole rows are hidden. A row that is the sum of the rows right above or below it is taken for their total. Other sums among its rows are not known.
- Words are not hidden: titles, labels, locators and accounts of cases may tell what a number no longer does.
- Only counts are protected, not figures of a unit with \`whole: false\`.
- What you published before, or elsewhere, is not known here.
- In a file with \`areas\` each briefing hides what its own figures need, and no table may show all areas side by side. A total of all areas that you publish elsewhere may give a hidden count away.

## Editions

\`previous\` names the data file of the edition before. Figures of the same name are then compared. If the two periods are of different length, only shares are compared, not counts. A figure that differs for the same period is a revision, and \`revisions\` must say why.

## Keys

A key with \`NAME\` in its path stands under a name of your choice. \`[]\` stands for each item of a list.
`;
