/** Turns the edition of a data file into a period with its evidence. */
import { periodBackwards } from '../../problems/messages/editions.ts';
import { compareDates, dateOf, monthsBetween } from '../dates.ts';
import { readEvidence } from '../evidence.ts';
import type { Place } from '../place.ts';
import type { RawFile } from '../schema/schema.ts';
import type { TextTools } from '../texts.ts';
import type { Edition } from '../types.ts';

/** Stands in for an edition with faults, which were reported, so that the rest can be checked. */
const NO_DAY = { year: 1, month: 1, day: 1 };
const NO_EDITION: Edition = {
  label: '',
  from: NO_DAY,
  to: NO_DAY,
  months: 0,
  place: '',
  evidence: [],
  caveats: [],
};

export function readEdition(
  raw: RawFile['edition'] | undefined,
  place: Place,
  tools: TextTools,
): Edition {
  if (raw === undefined) return NO_EDITION;
  const from = dateOf(raw.from);
  const to = dateOf(raw.to);
  if (compareDates(from, to) > 0) tools.problems.add(periodBackwards(place.at('to').span, raw));
  return {
    label: raw.label,
    from,
    to,
    months: monthsBetween(from, to),
    place: raw.place,
    evidence: readEvidence(raw.evidence, place.at('evidence'), tools),
    caveats: tools.caveats.findAll(raw.caveats, place.at('caveats')),
  };
}
