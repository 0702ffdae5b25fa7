/** The kinds of value that the schema of a data file is made of. */
import { z } from 'zod';

/** What names are: they stand in templates, so they must read as one word there. */
export const NAME = /^[a-z][a-z0-9_]*$/u;
/** What files are called, without their ending. */
export const FILE_NAME = /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/u;

/** At least one character that can be seen: neither white space nor one without width. */
export const SEEN = /[^\s\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/u;

/** A text, with what it is for and a made-up example of it. */
export function text(description: string, ...examples: readonly string[]) {
  return z
    .string()
    .regex(SEEN)
    .meta({ description, ...(examples.length === 0 ? {} : { examples }) });
}

/** The name of something that is declared elsewhere in the file. */
export function reference(description: string, ...examples: readonly string[]) {
  return z
    .string()
    .regex(NAME)
    .meta({ description, ...(examples.length === 0 ? {} : { examples }) });
}

export function references(description: string, ...examples: readonly string[][]) {
  return z.array(z.string().regex(NAME)).meta({ description, examples });
}

/** A mapping from names to entries of one kind. */
export function named<Entry extends z.ZodType>(entry: Entry, description: string) {
  return z.record(z.string().regex(NAME), entry).meta({ description });
}

export function date(description: string, example: string) {
  return z.iso.date().meta({ description, examples: [example] });
}

export function paragraphs(description: string) {
  return z.array(z.string().regex(SEEN)).min(1).meta({ description });
}

const evidenceEntry = z
  .strictObject({
    source: reference('The source, by its name under `sources`.', 'annual_report'),
    locator: text('Where in the source, in words.', 'Table 2, second row'),
    quote: text(
      'The source’s own words, a dozen at most. For a figure they hold its number, in digits or in words.',
      'of whom 12 were under five',
    ).optional(),
    says: text(
      'Which number of the quotation is this figure’s, where the quotation holds several.',
      '12',
    ).optional(),
    unquoted: text(
      'Instead of `quote`: why there is no quotation.',
      'Counted by us from the table of cases.',
    ).optional(),
  })
  .meta({
    description: 'Where something stands in a source: `quote`, or `unquoted` with a reason.',
  });

/** One piece of evidence, or a list where the source states the same thing in several places. */
export const EVIDENCE = z
  .union([evidenceEntry, z.array(evidenceEntry).min(1)])
  .meta({ description: 'The source’s words for this: one mapping, or a list of them.' });

export type RawEvidence = z.infer<typeof evidenceEntry>;

/** How small counts are kept from showing, for a whole file or a single table. */
export const DISCLOSURE = z
  .union([
    z.enum(['none', 'hide-1-to-7-round-5']),
    z.strictObject({
      suppress_below: z
        .int()
        .min(2)
        .meta({
          description:
            'Counts from 1 to one less than this print as `[c]`, and so do the other counts from which they could be worked out. 0 stays.',
          examples: [5],
        })
        .optional(),
      round_to: z
        .int()
        .min(2)
        .meta({
          description:
            'Counts that are not suppressed are rounded to the nearest multiple of this.',
          examples: [5],
        })
        .optional(),
    }),
  ])
  .meta({
    description:
      'How small counts are kept from showing: `none`, or `hide-1-to-7-round-5`, or a mapping with `suppress_below`, `round_to` or both. `none` is for figures that are published already.',
    examples: ['hide-1-to-7-round-5', { suppress_below: 5 }],
  });

export type RawDisclosure = z.infer<typeof DISCLOSURE>;
