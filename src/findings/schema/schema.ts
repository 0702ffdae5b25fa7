/** The one definition of a data file: checks, types, editor completion and documentation are made from it. */
import { z } from 'zod';
import { DERIVED, FACTS, IDENTITIES, TABLES, UNITS } from './figures.ts';
import {
  date,
  DISCLOSURE,
  EVIDENCE,
  FILE_NAME,
  named,
  paragraphs,
  reference,
  references,
  text,
} from './parts.ts';

const edition = z.strictObject({
  label: text('The edition in a word or two, as charts and tables name it.', '2023-24'),
  from: date('The first day of the period that the figures are about.', '2023-04-01'),
  to: date('The last day of that period.', '2024-03-31'),
  place: text('What area the figures cover.', 'Exampleshire'),
  evidence: EVIDENCE,
  caveats: references('The caveats that a reader of the period must see.', [
    'financial_year',
  ]).optional(),
});

const attribution = z.enum(['quoted from the report', 'report as paraphrased', 'article']).meta({
  description:
    'How near this stands to the report: its own words, its words as somebody else retold them, or the retelling itself.',
  examples: ['report as paraphrased'],
});

const theme = z.strictObject({
  id: reference('The theme’s own name.', 'late_referral'),
  title: text('The theme as a heading.', 'Referrals came late'),
  quantifier: text(
    'The source’s own word of frequency. Leave it out where the source gives none.',
    'often',
  ).optional(),
  text: paragraphs('The paragraphs, in your own words, one list item each.'),
  attribution,
  evidence: EVIDENCE.optional(),
  caveats: references('The caveats that a reader of the theme must see.', [
    'themes_base',
  ]).optional(),
});

const caseIllustration = z.strictObject({
  id: reference('The case’s own name.', 'case_a'),
  title: text(
    'The case as a heading. Nothing by which a family could be recognised.',
    'A late referral',
  ),
  text: paragraphs('The paragraphs, in your own words, one list item each.'),
  themes: references('The themes that the case illustrates.', ['late_referral']),
  reading: text('What is your reading and not the source’s.').optional(),
  not_given: text('What the source leaves out.', 'The outcome isn’t given.').optional(),
  attribution,
  evidence: EVIDENCE.optional(),
});

const caveat = z.strictObject({
  title: text('The caveat in a few words.', 'Small numbers'),
  text: text('What a reader must know, in a sentence or two.', 'One child is nine per cent.'),
});

const term = z.strictObject({
  // oxlint-disable-next-line unicorn/no-thenable -- "then" is the word an analyst looks for; nothing awaits it.
  then: text('The term that the source uses.', 'example board'),
  now: text('The term in use today.', 'example partnership'),
  note: text('When and why it changed.').optional(),
});

const question = z.strictObject({
  text: text('The question.', 'How do we know?'),
  themes: references('The themes that lead to it.', ['late_referral']),
});

const source = z.strictObject({
  title: text('The title of the source.', 'Annual report of an example partnership'),
  author: text('Who wrote or published it.', 'Example partnership'),
  published: text('When it was published, as it says.', 'April 2024'),
  reference: text('Its reference number.', 'EX-1').optional(),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/u)
    .meta({ description: 'Where it can be read.', examples: ['https://example.org/report'] })
    .optional(),
  role: text(
    'What it is to this data set, in a sentence.',
    'The report that the figures come from.',
  ),
  snapshot: z
    .strictObject({
      file: text('The file’s name in `data/sources/`.', 'annual-report.txt'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/u)
        .meta({
          description: 'The SHA-256 of that file, in hexadecimal, as `sha256sum` prints it.',
          examples: ['0123456789abcdef'.repeat(4)],
        }),
    })
    .meta({ description: 'The text of the source as you read it. Quotations are looked up in it.' })
    .optional(),
});

const marking = z
  .string()
  .regex(/^\S(?:[^\n]{0,38}\S)?$/u)
  .meta({
    description:
      'The protective marking at the head and foot of each page, of 40 characters at most.',
    examples: ['OFFICIAL-SENSITIVE'],
  });

const document = z.strictObject({
  template: z
    .string()
    .regex(FILE_NAME)
    .meta({
      description: 'The template’s name: `briefing` is `templates/briefing.md.hbs`.',
      examples: ['briefing'],
    }),
  meeting: z
    .string()
    .regex(FILE_NAME)
    .meta({
      description:
        'For a cover sheet: the meeting that the paper goes to; `spring` is `data/meetings/spring.yaml`.',
      examples: ['spring'],
    })
    .optional(),
  marking: marking.optional(),
});

const areas = z
  .strictObject({
    file: text('The CSV file, beside this file.', 'areas.csv'),
    separator: z
      .enum(['comma', 'semicolon', 'tab'])
      .meta({
        description: 'What stands between its cells. A comma if left out.',
        examples: ['comma'],
      })
      .optional(),
    source: reference('The source of its figures, by its name under `sources`.', 'annual_report'),
    locator: text('Where in that source the table stands, in words.', 'Table 3'),
  })
  .meta({
    description:
      'A table of areas: each of its rows gives a briefing of its own, in a folder of its own.',
  });

/** A data file of format 1. Keys are in the order in which documentation explains them. */
export const FILE = z.strictObject({
  $schema: text(
    'In a JSON file: where editors find this schema. A YAML file says it in its first line.',
    'findings.schema.json',
  ).optional(),
  format: z.literal(1).meta({ description: 'The version of this format: 1.', examples: [1] }),
  title: text('The title of the documents.', 'Children and the example service'),
  subtitle: text('What stands under the title.', 'What the annual report says').optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u)
    .meta({ description: 'The language of the texts.', examples: ['en-GB'] }),
  date: date('The date that the documents bear.', '2024-05-01'),
  author: text('Who answers for the documents.', 'Policy team').optional(),
  marking: marking.optional(),
  documents: z.array(document).meta({
    description: 'The documents that are built from this file. An empty list builds none.',
    examples: [[{ template: 'briefing' }]],
  }),
  previous: z
    .string()
    .regex(FILE_NAME)
    .meta({
      description: 'The data file of the previous edition, without its ending.',
      examples: ['findings-2022-23'],
    })
    .optional(),
  areas: areas.optional(),
  minimum_base: z
    .int()
    .min(1)
    .meta({
      description: 'The smallest base on which a share is printed. 1 if left out.',
      examples: [10],
    })
    .optional(),
  disclosure: DISCLOSURE.optional(),
  edition: edition.meta({ description: 'The period and the area that the figures are about.' }),
  units: UNITS,
  facts: FACTS,
  derived: DERIVED.optional(),
  identities: IDENTITIES.optional(),
  tables: TABLES.optional(),
  themes: z.array(theme).meta({ description: 'What the source found, in words.' }).optional(),
  recommendations: paragraphs('What the source recommends, in your own words.').optional(),
  cases: z
    .array(caseIllustration)
    .meta({ description: 'Accounts of single cases. Documents show them behind a content note.' })
    .optional(),
  caveats: named(caveat, 'What to know when reading a figure or a theme.').optional(),
  not_told: paragraphs('What the source doesn’t say, and a reader might look for.').optional(),
  terms: z
    .array(term)
    .meta({ description: 'Terms that have changed since the source.' })
    .optional(),
  questions: z
    .array(question)
    .meta({
      description: 'Questions for those who read the documents. They are yours, not the source’s.',
    })
    .optional(),
  revisions: named(
    text('The reason.'),
    'Why a figure of the previous edition was revised or withdrawn, by the fact’s name.',
  ).optional(),
  not_comparable: named(
    text('The reason.'),
    'Why a figure can’t be compared with the previous edition’s, by the fact’s name.',
  ).optional(),
  sources: named(source, 'Where everything comes from.'),
});

export type RawFile = z.infer<typeof FILE>;
