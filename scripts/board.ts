/** Turns the schemas of meetings, profiles and sign-offs into JSON Schema for editors, and into documentation. */
import { MEETING, PROFILE, SIGN_OFF } from '../src/board/schema.ts';
import { keyTables, schemaText } from './schema.ts';

/** The texts of the JSON Schema files, by their paths. */
export function boardSchemas(): ReadonlyMap<string, string> {
  return new Map([
    [
      'data/meeting.schema.json',
      schemaText(MEETING, {
        title: 'A meeting of a Briefwright project',
        description: described('A meeting file'),
      }),
    ],
    [
      'data/profile.schema.json',
      schemaText(PROFILE, {
        title: 'What a board requires of its papers',
        description: described('A profile'),
      }),
    ],
    [
      'data/sign-off.schema.json',
      schemaText(SIGN_OFF, {
        title: 'A sign-off of a document',
        description: described('A sign-off record'),
      }),
    ],
  ]);
}

function described(what: string): string {
  return `${what} of format 1. docs/board-papers.md explains each key.`;
}

/** The text of `docs/board-papers.md`. */
export function boardDocumentation(): string {
  const parts = [
    INTRODUCTION.trim(),
    ...keyTables('A meeting file', MEETING),
    ...keyTables('A profile', PROFILE),
    ...keyTables('A sign-off record', SIGN_OFF),
  ];
  return `${parts.join('\n\n')}\n`;
}

const INTRODUCTION = `
# Board papers

<!-- Made by \`node scripts/schema.mjs\` from src/board/schema.ts and scripts/board.ts. Change it there. -->

A briefing goes to a board with a cover sheet, a status and perhaps a protective marking. This page says how a project makes them, and how anybody can check a PDF that was sent.

All examples on this page are made up.

## Status

A document is a DRAFT until somebody signs it off. It says so at the foot of each page, in its front matter, and once in its text.

A sign-off is a small file in \`data/sign-offs/\`, with any name:

\`\`\`yaml
# yaml-language-server: $schema=../sign-off.schema.json
format: 1
document: findings/briefing
role: Chair of the learning group
date: 2024-05-20
findings: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
template: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
\`\`\`

To sign, read the document, then copy its two digests from \`output/manifest.json\`: they stand under the document’s name, as \`findings\` and \`template\`. The next build prints the document as signed off.

- \`findings\` is about all that the document prints of the data: figures, evidence, texts, earlier editions, the meeting and the marking. Comments in the files do not count. Suppressed numbers are left out of it, so that they cannot be found by trying.
- \`template\` is about the template, the partials that it prints, and its charts.

If either changes, the document is a draft again. So it may be after a new version of Briefwright, which may print the same data otherwise. The build warns, names the sign-off, and says which of the two changed. A record that cannot be read, or two of one document, are errors.

Keep sign-offs in the repository, and let its rules say who may change \`data/sign-offs/\`.

## Marking

\`marking: OFFICIAL-SENSITIVE\` in the data file marks all its documents. In an entry of \`documents\` it marks that one. The marking stands in the middle of the head and of the foot of each page.

A template prints both, or the build fails. In the front matter:

\`\`\`
{{#if status}}
status: {{status}}
{{/if}}
{{#if marking}}
marking: {{marking}}
{{/if}}
\`\`\`

And in the text, in the list of details, with the partial that comes with Briefwright: \`{{> standing}}\`. Heads and feet of pages are not read aloud, so the text says it too.

## Cover sheets

A cover sheet is one more document of the same data file. Its numbers are the same facts, so it cannot disagree with the briefing.

\`\`\`yaml
documents:
  - template: briefing
  - template: cover
    meeting: spring
\`\`\`

\`data/meetings/spring.yaml\` says what the meeting needs, and \`data/profiles/\` what a board requires. A required field that is missing is an error, and so is a field that the profile does not print.

\`\`\`yaml
# data/profiles/example-board.yaml
format: 1
fields:
  - title
  - board
  - date
  - field: paper
    label: Paper
  - purpose
  - recommendations
  - summary
  - implications
  - field: voice_of_children
    label: Voice of children
    required: false
implications: [risk, financial, legal, equality]
\`\`\`

\`\`\`yaml
# data/meetings/spring.yaml
format: 1
profile: example-board
title: Learning from the example service
board: Exampleshire Partnership
date: 2024-06-12
paper: EP 24-07
purpose: discussion
recommendations:
  - Discuss the questions in the briefing.
summary: The service reached {{facts.children.quantity}}. The briefing says what that means.
implications:
  risk: The risk register covers this.
  financial: None.
  legal: None.
  equality: None.
other:
  voice_of_children: Children read a draft.
\`\`\`

- The summary has at most 120 words, counted with its figures filled in.
- An exempt paper names the paragraph of Schedule 12A and says why.
- An appendix that is a document of the project names it, and it must exist.
- A title stands above everything else, wherever the profile lists it.

\`templates/cover.md.hbs\` prints any profile: it walks \`paper.details\` and \`paper.sections\`. The hint \`<!-- briefwright: cover-sheet -->\` sets a document in smaller type, with its headings beside their text.

Figures bring their caveats. A cover sheet has room for their titles only, with the partial \`{{> notes-by-title}}\`; the briefing prints them in full.

## Page limits

\`<!-- briefwright: pages 1 -->\` in a template allows one page. A document that runs over is an error, which says by how many lines. In large print the limit does not hold: a warning says how many pages there are. Build the paper in the default theme as well, to see that it keeps to its limit.

The cover sheet that ships fits A4 and US Letter. Smaller paper, such as A5, has no room for it: allow more pages there.

## Checking a PDF that was sent

[Verify a PDF](verify.md) says how anybody can see that the numbers of a paper are still right.

## Keys

A key with \`NAME\` in its path stands under a name of your choice. \`[]\` stands for each item of a list.
`;
