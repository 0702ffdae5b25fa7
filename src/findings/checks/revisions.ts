/** Turns the reasons for changed figures into problems: those that are missing, and those that nothing needs. */
import * as messages from '../../problems/messages/editions.ts';
import type { Problems } from '../../problems/problems.ts';
import { lineOf } from '../../problems/sources.ts';
import { compareEditions } from '../editions/editions.ts';
import type { Place } from '../place.ts';
import type { References } from '../references.ts';
import type { Fact, Findings } from '../types.ts';

export interface RevisionTools {
  readonly facts: References<Fact>;
  readonly file: Place;
  readonly problems: Problems;
}

/** A figure that is revised for the same period says why; a reason belongs to a figure of either edition. */
export function checkRevisions(findings: Findings, { facts, file, problems }: RevisionTools): void {
  const { previous, revisions, notComparable } = findings;
  for (const [section, reasons] of [
    ['revisions', revisions],
    ['not_comparable', notComparable],
  ] as const) {
    for (const id of reasons.keys()) {
      const span = file.at(section, id).keySpan;
      if (previous?.facts.has(id) === true) continue;
      if (previous !== undefined) facts.find(id, { span });
      else if (!file.at('previous').has)
        problems.add(messages.reasonWithoutPrevious(span, section));
    }
  }
  for (const change of compareEditions(findings)) {
    if (change.kind === 'revised' && change.reason === undefined) {
      const { fact, before, measure } = change;
      problems.add(
        messages.revisedWithoutReason(fact.valueSpan, {
          id: fact.id,
          now: measure.now,
          before: measure.before,
          line: lineOf(before.span),
          path: before.span.source.path,
        }),
      );
    }
  }
}
