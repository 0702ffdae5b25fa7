/** Turns the schema of a data file into JSON Schema for editors, and into documentation for analysts. */
import { z } from 'zod';
import { FILE } from '../src/findings/schema.ts';
import { formatNumber } from '../src/findings/print.ts';
import { LIMITS } from '../src/problems/limits.ts';

/** The text of `data/findings.schema.json`. */
export function jsonSchemaText(): string {
  return schemaText(FILE, {
    title: 'Findings of a Briefwright project',
    description: 'A data file of format 1. docs/data.md explains each key.',
  });
}

/** The text of a JSON Schema file. */
export function schemaText(
  file: z.ZodObject,
  words: { readonly title: string; readonly description: string },
): string {
  const schema = z.toJSONSchema(file, {
    io: 'input',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date') {
        // Editors differ in what they make of formats; that the day exists is checked by a build.
        delete jsonSchema.format;
        jsonSchema.pattern = String.raw`^\d{4}-\d{2}-\d{2}$`;
      }
      // The range of exact integers says nothing to somebody who types a count.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, ...words, ...rest }, undefined, 2)}\n`;
}

/** The text of `docs/data.md`. */
export function documentationText(): string {
  const parts = [INTRODUCTION.trim(), ...keyTables('The whole file', FILE), limits()];
  return `${parts.join('\n\n')}\n`;
}

/** Tables of all keys of a file: one for the whole, and one for each mapping below a key, outermost first. */
export function keyTables(title: string, file: z.ZodObject): readonly string[] {
  const inner = Object.entries(file.shape).flatMap(([key, schema]) => sections(key, schema));
  return [keyTable(title, file), ...inner];
}

function sections(path: string, schema: z.core.$ZodType): readonly string[] {
  const described = unwrap(schema);
  if (described instanceof z.ZodRecord) return sections(`${path}.NAME`, described.valueType);
  if (described instanceof z.ZodArray) return sections(`${path}[]`, described.element);
  if (described instanceof z.ZodUnion) {
    const object = described.options.find((option) => unwrap(option) instanceof z.ZodObject);
    return object === undefined ? [] : sections(path, object);
  }
  if (!(described instanceof z.ZodObject)) return [];
  const inner = Object.entries(described.shape).flatMap(([key, value]) =>
    key === 'evidence' && path !== 'facts.NAME' ? [] : sections(`${path}.${key}`, value),
  );
  return [keyTable(`\`${path}\``, described), ...inner];
}

function keyTable(title: string, object: z.ZodObject): string {
  const rows = Object.entries(object.shape).map(([key, schema]) => {
    const needed = schema instanceof z.ZodOptional ? '' : 'yes';
    return `| \`${key}\` | ${needed} | ${cell(descriptionOf(schema))} | ${exampleOf(key, schema)} |`;
  });
  return [
    `## ${title}`,
    '',
    '| Key | Needed | What it says | Example |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function descriptionOf(schema: z.core.$ZodType): string {
  const words = wordsOf(schema);
  const described = metaOf(schema)?.description ?? '';
  return words.length === 0 ? described : `${described} One of: ${words.join(', ')}.`;
}

function wordsOf(schema: z.core.$ZodType): readonly string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodEnum ? inner.options.map((word) => `\`${word}\``) : [];
}

function exampleOf(key: string, schema: z.core.$ZodType): string {
  const examples: unknown = metaOf(schema)?.['examples'];
  if (!Array.isArray(examples) || examples.length === 0) return '';
  return examples.map((example) => cell(`\`${key}: ${yaml(example)}\``)).join('<br>');
}

function yaml(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map((item) => yaml(item)).join(', ')}]`;
  if (typeof example === 'object' && example !== null) {
    const entries = Object.entries(example).map(([key, value]) => `${key}: ${yaml(value)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return String(example);
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}

function metaOf(schema: z.core.$ZodType): z.core.GlobalMeta | undefined {
  const own = schema instanceof z.ZodType ? schema.meta() : undefined;
  return own ?? (schema instanceof z.ZodOptional ? metaOf(schema.unwrap()) : undefined);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}

function limits(): string {
  const rows = DATA_LIMITS.map(([limit, words]) => `| ${words} | ${formatNumber(limit)} |`);
  return [
    '## Limits',
    '',
    'Beyond these a file is refused with an error.',
    '',
    '| What | Limit |',
    '| --- | ---: |',
    ...rows,
  ].join('\n');
}

const DATA_LIMITS: readonly (readonly [number, string])[] = [
  [LIMITS.dataLength, 'Characters of a data file'],
  [LIMITS.dataNesting, 'Levels of mappings and lists in each other'],
  [LIMITS.textLength, 'Characters of one text'],
  [LIMITS.expressionTerms, 'Terms of an expression or identity'],
  [LIMITS.spreadsheetBytes, 'Bytes of a CSV file'],
  [LIMITS.spreadsheetRows, 'Rows of a CSV file'],
  [LIMITS.spreadsheetColumns, 'Columns of a CSV file'],
];

const INTRODUCTION = `
# The data file

<!-- Made by \`node scripts/schema.mjs\` from src/findings/schema.ts. Change it there. -->

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

## Small numbers

\`disclosure\` keeps small counts from showing, so that nobody can be recognised. It stands in the file, or in a single table. Left out, or \`none\`, every figure is printed as it is: that is for figures that are published already.

\`\`\`yaml
disclosure:
  suppress_below: 5
\`\`\`

- \`suppress_below: 5\` prints \`[c]\` for counts from 1 to 4. It does the same for other counts from which those could be worked out, with sums, identities or bases. 0 stays.
- \`round_to: 5\` rounds each count to the nearest 5, by itself. Rounded figures need not add up, and a count of 1 or 2 becomes 0.
- \`hide-1-to-7-round-5\` does both, as NHS publications do: \`suppress_below: 8\` with \`round_to: 5\`.

The profile holds for text, tables, charts, shares and comparisons alike. Figures that are tied to each other have one profile, the strictest of them. Shares are computed from what is printed. A quotation that may hold a hidden number is not printed. The earlier edition has the same profile, unless its file states one.

Five things remain for you to check:

- A figure that no identity, base or table ties to another is not known to add up with it. State what adds up.
- Of a spreadsheet the program does not know which cells add up. It hides whole rows: those with a small count, and one more.
- Words are not hidden: titles, labels, locators and accounts of cases may tell what a number no longer does.
- Only counts are protected, not figures of a unit with \`whole: false\`.
- What you published before, or elsewhere, is not known here.

## Editions

\`previous\` names the data file of the edition before. Figures of the same name are then compared. If the two periods are of different length, only shares are compared, not counts. A figure that differs for the same period is a revision, and \`revisions\` must say why.

## Keys

A key with \`NAME\` in its path stands under a name of your choice. \`[]\` stands for each item of a list.
`;
