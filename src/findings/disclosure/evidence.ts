/** Turns evidence into what of it may be printed where figures are withheld. */
import { numeralsIn } from '../quotations/words.ts';
import type { Edition, Evidence, Value } from '../types.ts';

/** Printed in the place of a quotation. It says nothing of the number. */
export const WITHHELD = 'it is withheld, because it may hold a number that is not published';

/**
 * The evidence of a figure. `published` is what stands for the figure in print, or undefined if that
 * isn't the number that the source gives.
 *
 * A quotation stays if the figure's own number is the only one in it, and stands there once. Whether
 * another number in it is published doesn't count: it may be a withheld figure's as well.
 */
export function figureEvidence(
  evidence: readonly Evidence[],
  published: Value | undefined,
): readonly Evidence[] {
  if (published === undefined) return evidence.map(withheld);
  const own = published.kind === 'number' ? [published.number] : [];
  return evidence.map((one) => withOnly(one, own));
}

/** The evidence of anything but a figure: no number stays in it. */
export function wordEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.map((one) => withOnly(one, []));
}

/** The evidence of a period: its days and years stay. */
export function periodEvidence({ evidence, from, to }: Edition): readonly Evidence[] {
  const dates = [from, to].flatMap(({ day, year }) => [day, year]);
  return evidence.map((one) => withOnly(one, dates));
}

/** The evidence if it holds each of the numbers once at most, and no others. */
function withOnly(evidence: Evidence, numbers: readonly number[]): Evidence {
  const left = [...numbers];
  const texts = [evidence.quote, evidence.unquoted].filter((text) => text !== undefined);
  for (const { number } of texts.flatMap((text) => numeralsIn(text))) {
    const index = number === undefined ? -1 : left.indexOf(number);
    if (index === -1) return withheld(evidence);
    left.splice(index, 1);
  }
  return evidence;
}

function withheld({ source, locator, span }: Evidence): Evidence {
  const unquoted = WITHHELD;
  return {
    source,
    locator,
    quote: undefined,
    says: undefined,
    unquoted,
    span,
    quoteSpan: undefined,
  };
}
