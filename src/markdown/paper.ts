/** Turns a meeting and a document's standing into the names that the template of a cover sheet knows. */
import type { Detail, Meeting, Section, Standing } from '../board/types.ts';
import { formatDate, isoDate } from '../findings/print.ts';
import type { Findings } from '../findings/types.ts';
import type { Fill } from './figures.ts';
import { present } from './figures.ts';
import { list, record, text, type RecordValue, type Value } from './values.ts';

/** `status`, `marking` and `signOff`: each is there only if there is something to say. */
export function standingFields(
  standing: Standing | undefined,
): Record<string, () => Value | undefined> {
  const signOff = standing?.signOff;
  return {
    status: () => present(standing?.status),
    marking: () => present(standing?.marking),
    signOff: () =>
      signOff &&
      record({ role: () => text(signOff.role), date: () => text(formatDate(signOff.date)) }),
  };
}

/** What `paper` gives in a template. */
export function paperRecord(meeting: Meeting, findings: Findings, fill: Fill): RecordValue {
  const { date = findings.date } = meeting;
  return record({
    note: () => meeting.note && fill(meeting.note),
    title: () => fill(meeting.title ?? findings.title),
    running: () => present(meeting.running),
    isoDate: () => text(isoDate(date)),
    author: () => present(meeting.author ?? findings.author),
    details: () => list(meeting.details.map((detail) => detailRecord(detail, fill))),
    sections: () => list(meeting.sections.map((section) => sectionRecord(section, fill))),
  });
}

function detailRecord({ id, label, text: prose }: Detail, fill: Fill): Value {
  return record({ id: () => text(id), label: () => text(label), text: () => fill(prose) });
}

// Of the three kinds of content a section has one; the others aren't there.
function sectionRecord({ id, label, content }: Section, fill: Fill): Value {
  return record({
    id: () => text(id),
    label: () => text(label),
    text: () => (content.kind === 'paragraph' ? fill(content.text) : undefined),
    items: () => list(content.kind === 'items' ? content.items.map(fill) : []),
    details: () =>
      list(content.kind === 'details' ? content.details.map((one) => detailRecord(one, fill)) : []),
  });
}
