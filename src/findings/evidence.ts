/** Turns the evidence of a data file into evidence with its source, and reports what isn't whole. */
import * as messages from '../problems/messages/evidence.ts';
import type { Problems } from '../problems/problems.ts';
import type { Place } from './place.ts';
import type { References } from './references.ts';
import type { RawEvidence } from './schema/parts.ts';
import type { Evidence, SourceEntry } from './types.ts';

const MOST_WORDS = 12;

export interface EvidenceTools {
  readonly sources: References<SourceEntry>;
  readonly problems: Problems;
}

/** One piece of evidence or a list of them; pieces whose source isn't known are left out. */
export function readEvidence(
  raw: RawEvidence | readonly RawEvidence[] | undefined,
  place: Place,
  tools: EvidenceTools,
): readonly Evidence[] {
  if (raw === undefined) return [];
  const pieces = Array.isArray(raw) ? raw : [raw];
  return place.items.flatMap((item, index) => {
    const piece = pieces[index];
    return piece === undefined ? [] : readPiece(piece, item, tools);
  });
}

function readPiece(raw: RawEvidence, place: Place, tools: EvidenceTools): readonly Evidence[] {
  const { quote, says, unquoted, locator } = raw;
  const { problems } = tools;
  if (quote === undefined && unquoted === undefined)
    problems.add(messages.noQuotation(place.keySpan));
  if (quote !== undefined && unquoted !== undefined) {
    problems.add(messages.quotedAndUnquoted(place.at('unquoted').keySpan));
  }
  if (says !== undefined && quote === undefined) {
    problems.add(messages.saysWithoutQuotation(place.at('says').keySpan));
  }
  const quoteSpan = quote === undefined ? undefined : place.at('quote').span;
  const words = quote?.trim().split(/\s+/u).length ?? 0;
  if (words > MOST_WORDS) {
    problems.add(messages.longQuotation(place.at('quote').span, words, MOST_WORDS));
  }
  const source = tools.sources.find(raw.source, place.at('source'));
  if (source === undefined) return [];
  const saysSpan = says === undefined ? {} : { saysSpan: place.at('says').span };
  return [{ source, locator, quote, says, unquoted, span: place.span, quoteSpan, ...saysSpan }];
}
