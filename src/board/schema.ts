/** The one definition of the files about a board's meetings: meetings, profiles of boards, and sign-offs. */
import { z } from 'zod';
import { date, FILE_NAME, NAME, named, paragraphs, text } from '../findings/schema/parts.ts';

const format = z.literal(1).meta({ description: 'The version of this format: 1.', examples: [1] });
const schemaKey = text(
  'In a JSON file: where editors find this schema. A YAML file says it in its first line.',
  'meeting.schema.json',
).optional();

const publication = z
  .strictObject({
    status: z.enum(['open', 'exempt']).meta({
      description: 'Whether the paper may be published, or holds exempt information.',
      examples: ['open'],
    }),
    paragraph: z
      .int()
      .min(1)
      .max(7)
      .meta({
        description:
          'Of an exempt paper: the paragraph of Part 1 of Schedule 12A to the Local Government Act 1972.',
        examples: [1],
      })
      .optional(),
    reason: text(
      'Of an exempt paper: why the public interest in the exemption outweighs that in publishing.',
      'It could identify a child.',
    ).optional(),
  })
  .meta({
    description: 'Whether the paper may be published.',
    examples: [{ status: 'open' }],
  });

const appendix = z.strictObject({
  title: text('What the appendix is called.', 'Briefing on the example service'),
  document: text(
    'The document of this project that is the appendix: its data file and its template.',
    'findings/briefing',
  ).optional(),
});

/** A meeting file of format 1: what a cover sheet says besides the findings. */
export const MEETING = z.strictObject({
  $schema: schemaKey,
  format,
  profile: z
    .string()
    .regex(FILE_NAME)
    .meta({
      description:
        'What the board requires: `example-board` is `data/profiles/example-board.yaml`.',
      examples: ['example-board'],
    }),
  note: text(
    'What stands above everything else, such as that the meeting is made up.',
    'This meeting is made up.',
  ).optional(),
  board: text('The board that meets.', 'Exampleshire Partnership').optional(),
  meeting: text('What kind of meeting it is.', 'Executive group').optional(),
  date: date('The day of the meeting.', '2024-06-12').optional(),
  item: text('The number of the agenda item.', '7').optional(),
  paper: text('The number of the paper.', 'EP 24-07').optional(),
  title: text('The title of the paper.', 'Learning from the example service').optional(),
  sponsor: text('Who brings the paper, by role.', 'Independent scrutineer').optional(),
  author: text('Who wrote the paper, by role.', 'Policy analyst').optional(),
  contact: text(
    'Whom to ask, by role.',
    'Business manager, business.manager@example.org',
  ).optional(),
  purpose: z
    .enum(['decision', 'discussion', 'noting'])
    .meta({ description: 'What the board is asked to do.', examples: ['discussion'] })
    .optional(),
  recommendations: paragraphs('What the board is asked to agree, one list item each.').optional(),
  summary: text(
    'The paper in 120 words at most. Its figures are facts, such as `{{facts.children.count}}`.',
    'The service reached {{facts.children.quantity}}.',
  ).optional(),
  implications: named(
    text('The implication, in a sentence or two.', 'None.'),
    'What follows for risk, money, law and equality, by the names that the profile asks for.',
  ).optional(),
  previous_consideration: text(
    'Where the paper was considered before.',
    'The learning group considered it.',
  ).optional(),
  publication: publication.optional(),
  appendices: z
    .array(appendix)
    .min(1)
    .meta({
      description: 'What is attached, in its order.',
      examples: [[{ title: 'Briefing' }]],
    })
    .optional(),
  other: named(
    text('The text of the field.', 'Two young people read a draft.'),
    'Fields of the board’s own, by the names that the profile gives them.',
  ).optional(),
});

export type RawMeeting = z.infer<typeof MEETING>;

const entry = z.union([
  z
    .string()
    .regex(NAME)
    .meta({ description: 'A field, by its name in meeting files.', examples: ['board'] }),
  z.strictObject({
    field: z
      .string()
      .regex(NAME)
      .meta({ description: 'The field’s name in meeting files.', examples: ['voice_of_children'] }),
    label: text(
      'What the cover sheet calls it. A field of the board’s own needs it.',
      'Voice of children',
    ).optional(),
    required: z
      .boolean()
      .meta({
        description: 'Whether a meeting file must have it: `true` if left out.',
        examples: [false],
      })
      .optional(),
  }),
]);

/** The profile of a board: what it requires of a cover sheet, and in which order. */
export const PROFILE = z.strictObject({
  $schema: schemaKey,
  format,
  fields: z
    .array(entry)
    .min(1)
    .meta({
      description: 'The fields of a cover sheet, in their order, by name or as mappings.',
      examples: [['board', 'date', 'summary']],
    }),
  implications: z
    .array(entry)
    .min(1)
    .meta({
      description: 'What a paper must say under `implications`, in its order.',
      examples: [['risk', 'financial']],
    })
    .optional(),
});

export type RawProfile = z.infer<typeof PROFILE>;

const digest = (what: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .meta({
      description: `The SHA-256 of the ${what}, as \`output/manifest.json\` gives it for the document.`,
      examples: ['0123456789abcdef'.repeat(4)],
    });

/** A sign-off record: who signed which document as it was then. */
export const SIGN_OFF = z.strictObject({
  $schema: schemaKey,
  format,
  document: text(
    'The document that is signed: its data file and its template.',
    'findings/briefing',
  ),
  role: text('Who signs, by role.', 'Chair of the learning group'),
  date: date('The day on which it was signed.', '2024-05-20'),
  findings: digest('findings'),
  template: digest('template'),
});
