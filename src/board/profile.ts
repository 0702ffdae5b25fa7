/** Turns the profile of a board into the fields that its cover sheets need, in their order. */
import { checkAgainst } from '../findings/schema/check.ts';
import { Place } from '../findings/place.ts';
import * as messages from '../problems/messages/board.ts';
import type { Problems } from '../problems/problems.ts';
import { lineOf } from '../problems/sources.ts';
import type { Source, Span } from '../problems/types.ts';
import { FIELDS, labelOf } from './fields.ts';
import { PROFILE, type RawProfile } from './schema.ts';

/** A field that the board's cover sheet has. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly span: Span;
}

export interface Profile {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly implications: readonly Field[];
}

/** Undefined if anything in the profile is at fault, which is reported. */
export function readProfile(name: string, source: Source, problems: Problems): Profile | undefined {
  const checked = checkAgainst(source, PROFILE, problems);
  if (checked === undefined) return undefined;
  const { raw, root } = checked;
  const file = new Place(root);
  const before = problems.all.length;
  const fields = readFields(raw.fields, file.at('fields'), { labelOf, known: FIELDS, problems });
  const implications = readFields(raw.implications ?? [], file.at('implications'), {
    labelOf: capital,
    known: [],
    problems,
  });
  const asked = fields.find(({ id }) => id === 'implications');
  if (asked !== undefined && implications.length === 0) {
    problems.add(messages.noImplications(asked.span));
  }
  return problems.all.length > before ? undefined : { name, fields, implications };
}

interface Reading {
  readonly labelOf: (field: string) => string | undefined;
  readonly known: readonly string[];
  readonly problems: Problems;
}

function readFields(
  entries: RawProfile['fields'],
  list: Place,
  { labelOf: standard, known, problems }: Reading,
): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const [index, entry] of entries.entries()) {
    const place = list.at(index);
    const {
      field: id,
      label,
      required = true,
    }: Exclude<typeof entry, string> = typeof entry === 'string' ? { field: entry } : entry;
    const span = typeof entry === 'string' ? place.span : place.at('field').span;
    const first = fields.get(id);
    const shown = label ?? standard(id);
    if (first !== undefined) problems.add(messages.fieldTwice(span, id, lineOf(first.span)));
    else if (shown === undefined) problems.add(messages.unknownField(span, id, known));
    else fields.set(id, { id, label: shown, required, span });
  }
  return [...fields.values()];
}

// "equality" as "Equality", "looked_after" as "Looked after".
function capital(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('_', ' ');
}
