/** The part of the schema that holds figures: units, facts, derived figures and tables. */
import { z } from 'zod';
import { DISCLOSURE, EVIDENCE, named, reference, references, text } from './parts.ts';

const unit = z.strictObject({
  singular: text('The unit for one.', 'child'),
  plural: text('The unit for any other number.', 'children'),
  whole: z.boolean().meta({
    description:
      'Whether only whole numbers make sense: `true` for people and things that are counted.',
    examples: [true],
  }),
});

export const UNITS = named(
  unit,
  'What is counted or measured. Figures of different units are never added up.',
);

const caveats = references(
  'The caveats, by their names under `caveats`, that a reader of this must see.',
  ['small_numbers'],
);

const fact = z.strictObject({
  value: z.union([z.number(), z.literal('not counted')]).meta({
    description:
      'The number, in digits without commas; or `not counted` where the source says that there were some and not how many. That is never 0. In a file with `areas`, `by area` takes the number from the column of the fact’s name.',
    examples: [12, 'not counted'],
  }),
  unit: reference('The unit, by its name under `units`.', 'child'),
  label: text('What the number is of, short enough for a row of a table.', 'Under five years old'),
  of: reference(
    'The base: the fact or derived figure of which this is a part. Shares are of this.',
    'children',
  ).optional(),
  evidence: EVIDENCE,
  caveats: caveats.optional(),
});

export const FACTS = named(
  fact,
  'The figures that a source states, by the names that templates use. Names are of small letters, digits and `_`.',
);

const derived = z.strictObject({
  expression: text(
    'How the figure follows from others: names joined by `+` and `-`.',
    'children - under_five',
  ),
  unit: reference('The unit, by its name under `units`.', 'child'),
  label: text('What the number is of, short enough for a row of a table.', 'Five years or older'),
  of: reference('The base of which this is a part. Shares are of this.', 'children').optional(),
  signed: z
    .boolean()
    .meta({
      description:
        'Whether the figure may be below 0: `true` for a difference. A count below 0 is an error otherwise.',
      examples: [true],
    })
    .optional(),
  caveats: caveats.optional(),
});

export const DERIVED = named(
  derived,
  'Figures that are computed from others and never typed. They share their names’ space with `facts`.',
);

export const IDENTITIES = z
  .array(
    text(
      'Names joined by `+` and `-`, on both sides of `=`, `<=` or `>=`.',
      'boys + girls = children',
    ),
  )
  .meta({ description: 'What must hold between the figures; checked on every build.' });

const row = z.union([
  reference('A fact or derived figure.', 'under_five'),
  z.strictObject({
    fact: reference('A fact or derived figure.', 'age_not_recorded'),
    label: text(
      'What the row says, where the fact’s own label doesn’t fit.',
      'Age not recorded',
    ).optional(),
    apart: z
      .boolean()
      .meta({
        description: 'Whether the row stands apart from the others, such as “not recorded”.',
        examples: [true],
      })
      .optional(),
  }),
]);

const column = z.strictObject({
  id: reference('The column’s name in templates and charts.', 'area'),
  header: text('The column’s header in the CSV file, exactly.', 'Local authority'),
  label: text('The heading as printed, where it isn’t the header of the file.', 'Area').optional(),
  kind: z.enum(['text', 'number', 'percent']).meta({
    description:
      'What the cells hold: `text`; `number`, which is whole where the unit is; `percent` for per cents such as 75. A cell without a figure says `[x]`.',
    examples: ['number'],
  }),
});

const table = z.strictObject({
  label: text('What the table shows.', 'Age at the time'),
  row_heading: text('The heading of its first column. The label if left out.', 'Age').optional(),
  unit: reference('The unit of its figures, by its name under `units`.', 'child').optional(),
  of: reference('The base of its shares, where it isn’t each fact’s own.', 'children').optional(),
  rows: z
    .array(row)
    .min(1)
    .meta({
      description:
        'For a table of facts: the facts, in the order of printing, by name or as mappings.',
      examples: [['under_five', 'five_or_older']],
    })
    .optional(),
  compare: references(
    'For a comparison with the previous edition: the facts that are compared, as proportions.',
    ['under_five'],
  )
    .min(1)
    .optional(),
  file: text(
    'For a table from a spreadsheet: the CSV file, beside this file.',
    'areas.csv',
  ).optional(),
  separator: z
    .enum(['comma', 'semicolon', 'tab'])
    .meta({ description: 'With `file`: what stands between its cells.', examples: ['comma'] })
    .optional(),
  columns: z
    .array(column)
    .min(1)
    .meta({ description: 'With `file`: the columns that are used, in the order of printing.' })
    .optional(),
  evidence: EVIDENCE.optional(),
  disclosure: DISCLOSURE.optional(),
});

export const TABLES = named(
  table,
  'Tables, which templates print and charts draw. Each has `rows`, or `compare`, or `file`.',
);
