/** Turns a meeting file and its board's profile into what a cover sheet says, in the order of the profile. */
import { checkAgainst } from '../findings/schema/check.ts';
import { dateOf } from '../findings/dates.ts';
import { Place } from '../findings/place.ts';
import { formatDate } from '../findings/print.ts';
import type { Prose } from '../findings/types.ts';
import * as messages from '../problems/messages/board.ts';
import type { Problems } from '../problems/problems.ts';
import type { Source } from '../problems/types.ts';
import { FIELDS, isDetail } from './fields.ts';
import { readProfile, type Field, type Profile } from './profile.ts';
import { MEETING, type RawMeeting } from './schema.ts';
import type { Detail, Meeting, Section } from './types.ts';

export interface MeetingInput {
  readonly name: string;
  readonly source: Source;
  readonly profiles: ReadonlyMap<string, Source>;
}

/** Undefined if anything in the meeting file or in its profile is at fault, which is reported. */
export function readMeeting(input: MeetingInput, problems: Problems): Meeting | undefined {
  const { name, source, profiles } = input;
  const checked = checkAgainst(source, MEETING, problems);
  if (checked === undefined) return undefined;
  const { raw, root } = checked;
  const file = new Place(root);
  const before = problems.all.length;
  const profileSource = profiles.get(raw.profile);
  if (profileSource === undefined) {
    const { span } = file.at('profile');
    problems.add(messages.unknownProfile(span, raw.profile, [...profiles.keys()]));
    return undefined;
  }
  const profile = readProfile(raw.profile, profileSource, problems);
  checkPublication(raw, file, problems);
  if (profile === undefined) return undefined;
  const reading = { raw, file, profile, problems };
  checkFields(reading);
  return problems.all.length > before ? undefined : meetingOf(name, source, reading);
}

interface Reading {
  readonly raw: RawMeeting;
  readonly file: Place;
  readonly profile: Profile;
  readonly problems: Problems;
}

/** What is required and missing, and what is there and no field of the profile, so that it would not be printed. */
function checkFields({ raw, file, profile, problems }: Reading): void {
  const { span } = file;
  const start = { ...span, end: span.start };
  const missing = (fields: readonly Field[], has: (id: string) => boolean, inside: string) => {
    for (const { id, label, required } of fields) {
      if (!required || has(id)) continue;
      const place = inside === '' ? start : file.at(inside).has ? file.at(inside).keySpan : start;
      problems.add(messages.missingField(place, { id, label, inside, profile: profile.name }));
    }
  };
  const own = profile.fields.filter(({ id }) => !FIELDS.includes(id));
  missing(
    profile.fields.filter(({ id }) => FIELDS.includes(id)),
    (id) => Object.hasOwn(raw, id),
    '',
  );
  missing(own, (id) => Object.hasOwn(raw.other ?? {}, id), 'other');
  const { implications } = raw;
  if (implications !== undefined) {
    missing(profile.implications, (id) => Object.hasOwn(implications, id), 'implications');
  }
  const unasked = (
    names: readonly string[],
    fields: readonly Field[],
    inside: readonly string[],
  ) => {
    for (const name of names) {
      if (fields.some(({ id }) => id === name)) continue;
      const known = fields.map(({ id }) => id);
      const place = file.at(...inside, name).keySpan;
      problems.add(messages.fieldNotAsked(place, { name, profile: profile.name, known }));
    }
  };
  unasked(
    FIELDS.filter((id) => Object.hasOwn(raw, id)),
    profile.fields,
    [],
  );
  unasked(file.at('other').names, own, ['other']);
  unasked(file.at('implications').names, profile.implications, ['implications']);
}

function checkPublication({ publication }: RawMeeting, file: Place, problems: Problems): void {
  if (publication === undefined) return;
  const place = file.at('publication');
  const exempt = publication.status === 'exempt';
  if (exempt && publication.paragraph === undefined) {
    problems.add(messages.noParagraph(place.at('status').span));
  }
  if (exempt && publication.reason === undefined) {
    problems.add(messages.noReason(place.at('status').span));
  }
  for (const key of ['paragraph', 'reason'] as const) {
    if (!exempt && publication[key] !== undefined) {
      problems.add(messages.onlyIfExempt(place.at(key).keySpan, key));
    }
  }
}

function meetingOf(name: string, source: Source, reading: Reading): Meeting {
  const { raw, file, profile } = reading;
  const optional = (key: string) => (file.at(key).has ? file.at(key).prose : undefined);
  return {
    name,
    source,
    note: optional('note'),
    title: optional('title'),
    running: runningOf(raw),
    date: raw.date === undefined ? undefined : dateOf(raw.date),
    author: raw.author,
    summary: optional('summary'),
    details: profile.fields.flatMap((field) => detailOf(field, reading)),
    sections: profile.fields.flatMap((field) => sectionOf(field, reading)),
    appendices: (raw.appendices ?? []).flatMap(({ document }, index) =>
      document === undefined
        ? []
        : [{ document, span: file.at('appendices', index, 'document').span }],
    ),
  };
}

function runningOf({ paper, item }: RawMeeting): string | undefined {
  const parts = [
    ...(paper === undefined ? [] : [`Paper ${paper}`]),
    ...(item === undefined ? [] : [`Item ${item}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

const PURPOSES = {
  decision: 'For decision',
  discussion: 'For discussion',
  noting: 'For noting',
} as const;

function detailOf({ id, label }: Field, { raw, file }: Reading): readonly Detail[] {
  if (!isDetail(id) || !Object.hasOwn(raw, id)) return [];
  const { span } = file.at(id);
  const made = (text: string): readonly Detail[] => [{ id, label, text: { text, span } }];
  if (id === 'date' && raw.date !== undefined) return made(formatDate(dateOf(raw.date)));
  if (id === 'purpose' && raw.purpose !== undefined) return made(PURPOSES[raw.purpose]);
  if (id === 'publication' && raw.publication !== undefined)
    return made(published(raw.publication));
  return [{ id, label, text: file.at(id).prose }];
}

function published({ status, paragraph, reason }: NonNullable<RawMeeting['publication']>): string {
  if (status === 'open') return 'Open';
  return `Exempt under paragraph ${paragraph} of Part 1 of Schedule 12A to the Local Government Act 1972. ${reason}`;
}

function sectionOf({ id, label }: Field, { file, profile }: Reading): readonly Section[] {
  const known = FIELDS.includes(id);
  const place = known ? file.at(id) : file.at('other', id);
  if (id === 'title' || isDetail(id) || !place.has) return [];
  switch (id) {
    case 'recommendations':
      return [
        { id, label, content: { kind: 'items', items: place.items.map(({ prose }) => prose) } },
      ];
    case 'appendices': {
      const items = place.items.map((item) => item.at('title').prose);
      return [{ id, label, content: { kind: 'items', items } }];
    }
    case 'implications': {
      const details = profile.implications.flatMap((one): Detail[] =>
        place.at(one.id).has
          ? [{ id: one.id, label: one.label, text: place.at(one.id).prose }]
          : [],
      );
      return [{ id, label, content: { kind: 'details', details } }];
    }
    default:
      return [{ id, label, content: { kind: 'paragraph', text: place.prose } }];
  }
}

/** All texts of a meeting that an analyst wrote, in which no figure may be typed. */
export function proseOf({ note, title, sections }: Meeting): readonly Prose[] {
  const texts = sections.flatMap(({ content }): readonly Prose[] => {
    if (content.kind === 'paragraph') return [content.text];
    return content.kind === 'items' ? content.items : content.details.map(({ text }) => text);
  });
  return [note, title, ...texts].filter((text): text is Prose => text !== undefined);
}
