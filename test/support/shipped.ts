/** Turns what the shipped data file says about its figures into constraints, and other figures into that file. */
import { numbersIn } from '../../src/findings/quotations/words.ts';
import { spanWithin } from '../../src/findings/files/spans.ts';
import type { Findings } from '../../src/findings/types.ts';
import type { Span } from '../../src/problems/types.ts';
import type { Constraint } from './feasible.ts';

/** What the shipped files say about their figures, written out by hand. */
const KNOWN = `
reviews_children + reviews_adults = reviews
died + serious_incidents = children
white_british + black + mixed_race + afghan_national + ethnicity_not_recorded + asian_heritage = children
white_british + black + mixed_race + afghan_national + ethnicity_not_recorded = children
known_at_the_time + not_known_at_the_time = children
ethnicity_recorded + ethnicity_not_recorded = children
white_british_of_recorded = white_british
known_at_the_time <= children
white_british_of_recorded <= ethnicity_recorded
black <= children
`;

/** The same for the figures of these names, whose places in the list are the unknowns. */
export function shippedConstraints(ids: readonly string[]): readonly Constraint[] {
  return KNOWN.trim()
    .split('\n')
    .map((line) => {
      const kind = line.includes('<=') ? '<=' : '=';
      const [left = '', right = ''] = line.split(/ <?= /u);
      return {
        kind,
        terms: [
          ...left.split(' + ').map((id): [number, number] => [ids.indexOf(id), 1]),
          [ids.indexOf(right), -1],
        ],
      };
    });
}

/** The text of a data file with other numbers for some stated figures, in their quotations as well. */
export function withNumbers(findings: Findings, numbers: ReadonlyMap<string, number>): string {
  const edits: [Span, string][] = [];
  for (const [id, number] of numbers) {
    const fact = findings.facts.get(id);
    if (fact?.value.kind !== 'number' || fact.origin.kind !== 'stated') continue;
    if (fact.value.number === number) continue;
    edits.push([fact.valueSpan, String(number)]);
    for (const { quote, quoteSpan, says, saysSpan } of fact.origin.evidence) {
      if (quote === undefined || quoteSpan === undefined) continue;
      const { value } = fact;
      const mention = numbersIn(quote).find((one) => one.number === value.number);
      if (mention === undefined) throw new Error(`no ${value.number} in "${quote}"`);
      const span = spanWithin({ text: quote, span: quoteSpan }, mention.start, mention.end);
      edits.push([span, String(number)]);
      if (says !== undefined && saysSpan !== undefined) edits.push([saysSpan, `"${number}"`]);
    }
  }
  return splice(findings.source.text, edits);
}

/** A text with other words in some of its places. */
export function splice(text: string, edits: readonly (readonly [Span, string])[]): string {
  let result = text;
  for (const [span, by] of edits.toSorted(([a], [b]) => b.start - a.start)) {
    result = result.slice(0, span.start) + by + result.slice(span.end);
  }
  return result;
}
