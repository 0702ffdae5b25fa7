/** Messages about meetings, the profiles of boards, and sign-offs. */
import { errorOf, short, warningOf } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function unknownProfile(span: Span, wanted: string, known: readonly string[]): Problem {
  return errorOf({
    code: 'unknown-profile',
    message: `there is no profile "${short(wanted)}"`,
    span,
    label: `data/profiles/${short(wanted)}.yaml is not there`,
    notes: ['a profile says what a board requires of its papers, and in which order'],
    hints: [
      known.length === 0 ? 'write one' : `the profiles are: ${known.join(', ')}`,
      'docs/board-papers.md shows one',
    ],
  });
}

export function noMeeting(span: Span, template: string, known: readonly string[]): Problem {
  return errorOf({
    code: 'no-meeting',
    message: `the template "${short(template)}" prints a paper, and the document names no meeting`,
    span,
    notes: ['a cover sheet says which board meets, when, and what it is asked to do'],
    hints: [
      `add under it: meeting: ${known[0] ?? 'spring'}`,
      known.length === 0 ? 'docs/board-papers.md shows a meeting file' : undefined,
    ],
  });
}

export function unknownMeeting(span: Span, wanted: string, known: readonly string[]): Problem {
  return errorOf({
    code: 'unknown-meeting',
    message: `there is no meeting "${short(wanted)}"`,
    span,
    label: `data/meetings/${short(wanted)}.yaml is not there`,
    hints: [
      known.length === 0
        ? 'write it: docs/board-papers.md shows one'
        : `the meetings are: ${known.join(', ')}`,
    ],
  });
}

export function unknownField(span: Span, field: string, known: readonly string[]): Problem {
  const meant = suggest(field, known);
  return errorOf({
    code: 'unknown-field-of-paper',
    message: `"${field}" is no field of a cover sheet that has a label`,
    span,
    label: meant === undefined ? 'no such field' : `did you mean "${meant}"?`,
    hints: [
      meant === undefined ? undefined : `write ${meant}`,
      `for a field of the board's own, write: { field: ${field}, label: "What it is called" }`,
    ],
  });
}

export function fieldTwice(span: Span, field: string, line: number): Problem {
  return errorOf({
    code: 'field-twice',
    message: `"${field}" stands in the profile twice`,
    span,
    notes: [`the first is on line ${line}`],
    hints: ['delete one of the two'],
  });
}

export function noImplications(span: Span): Problem {
  return errorOf({
    code: 'no-implications',
    message: 'the profile asks for implications, and does not say which',
    span,
    hints: ['add a line such as: implications: [risk, financial, legal, equality]'],
  });
}

export function missingField(
  span: Span,
  {
    id,
    label,
    inside,
    profile,
  }: {
    readonly id: string;
    readonly label: string;
    readonly inside: string;
    readonly profile: string;
  },
): Problem {
  return errorOf({
    code: 'missing-field',
    message: `the meeting file lacks "${label}"`,
    span,
    notes: [`the profile ${profile} requires it of every paper`],
    hints: [
      inside === ''
        ? `add a line that begins: ${id}:`
        : `add under ${inside}: a line that begins: ${id}:`,
    ],
  });
}

export function fieldNotAsked(
  span: Span,
  {
    name,
    profile,
    known,
  }: { readonly name: string; readonly profile: string; readonly known: readonly string[] },
): Problem {
  const meant = suggest(name, known);
  return errorOf({
    code: 'field-not-asked',
    message: `the profile ${profile} has no field "${name}", so it would not be printed`,
    span,
    label: meant === undefined ? 'not in the profile' : `did you mean "${meant}"?`,
    hints: [
      meant === undefined ? undefined : `write ${meant} instead of ${name}`,
      `or add ${name} to data/profiles/${profile}.yaml`,
    ],
  });
}

export function noParagraph(span: Span): Problem {
  return errorOf({
    code: 'exempt-without-paragraph',
    message: 'an exempt paper must name the paragraph of Schedule 12A',
    span,
    notes: ['without it nobody can say why the paper is not public'],
    hints: ['add under publication: paragraph: 1 (or another from 1 to 7)'],
  });
}

export function noReason(span: Span): Problem {
  return errorOf({
    code: 'exempt-without-reason',
    message: 'an exempt paper must say why it is not in the public interest to publish it',
    span,
    hints: ['add under publication: reason: It could identify a child.'],
  });
}

export function onlyIfExempt(span: Span, key: string): Problem {
  return errorOf({
    code: 'only-if-exempt',
    message: `"${key}" belongs to an exempt paper, and this one is open`,
    span,
    hints: ['write status: exempt, or delete the line'],
  });
}

export function longSummary(span: Span, words: number, most: number): Problem {
  return errorOf({
    code: 'long-summary',
    message: `the summary has ${words} words, and may have ${most}`,
    span,
    notes: ['words are counted as they are printed, with the figures filled in'],
    hints: [`take out ${words - most}`],
  });
}

export function unknownAppendix(span: Span, wanted: string, known: readonly string[]): Problem {
  const meant = suggest(wanted, known);
  return errorOf({
    code: 'unknown-appendix',
    message: `the project builds no document "${short(wanted)}"`,
    span,
    label: meant === undefined ? 'no such document' : `did you mean "${meant}"?`,
    notes: ['a cover sheet that names an appendix which is not made would mislead the board'],
    hints: [`its documents are: ${known.join(', ')}`],
  });
}

export function signedTwice(span: Span, document: string, first: string): Problem {
  return errorOf({
    code: 'signed-twice',
    message: `"${short(document)}" is signed off in two files`,
    span,
    notes: [`the other is ${first}`, 'nobody could say which of the two counts'],
    hints: ['delete the older file; the history of the repository keeps it'],
  });
}

export function signsNothing(
  span: Span,
  document: string,
  known: { readonly data: readonly string[]; readonly templates: readonly string[] },
): Problem {
  return errorOf({
    code: 'signs-nothing',
    message: `the sign-off is of "${short(document)}", which the project does not build`,
    span,
    label: 'no such document',
    notes: ['a document is named by its data file and its template, such as findings/briefing'],
    hints: [
      `its data files are: ${known.data.join(', ')}`,
      `its templates are: ${known.templates.join(', ')}`,
    ],
  });
}

export function changedSince(
  span: Span,
  {
    document,
    role,
    date,
    part,
    now,
  }: {
    readonly document: string;
    readonly role: string;
    readonly date: string;
    readonly part: 'findings' | 'template';
    readonly now: string;
  },
): Problem {
  const have = part === 'findings' ? 'the findings have' : 'the template has';
  return warningOf({
    code: 'changed-since-sign-off',
    message: `${have} changed since ${document} was signed off`,
    span,
    label: `signed off on ${date} by: ${short(role)}`,
    notes: ['the document is a draft again, and says so on each page'],
    hints: [`once the change is approved, sign off again with ${part}: ${now}`],
  });
}

export function statusDropped(
  span: Span,
  {
    what,
    text,
    key,
    where,
  }: {
    readonly what: 'status' | 'marking';
    readonly text: string;
    readonly key: string;
    readonly where: 'front matter' | 'text';
  },
): Problem {
  return errorOf({
    code: `${what}-dropped`,
    message:
      where === 'front matter'
        ? `the pages would not say "${text}"`
        : `the text does not say "${text}"`,
    span,
    notes: [
      where === 'front matter'
        ? `the document's ${what} stands at the head or foot of each page, from its front matter`
        : 'heads and feet of pages are not read aloud, so the text must say it once',
    ],
    hints: [
      where === 'front matter'
        ? `add to the template's front matter: {{#if ${key}}}${key}: {{${key}}}{{/if}}, each part on its own line`
        : `print {{${key}}} in the text of the template, such as in its details`,
    ],
  });
}
