/** Turns evidence into what of it may be printed where figures are withheld. */
import { numbersIn } from './number-words.ts';
import { formatDate } from './print.ts';
import type { Edition, Evidence, Value } from './types.ts';

/** Printed in the place of a quotation. It says nothing of the number. */
export const WITHHELD = 'it is withheld, because it may hold a number that is not published.';

/**
 * The evidence of a figure. `published` is what stands for the figure in print, or undefined if that
 * isn't the number that the source gives.
 *
 * A quotation stays if the figure's own number is the only one in it. Whether another number in it is
 * published doesn't count: the same number may also be a withheld one.
 */
export function figureEvidence(
  evidence: readonly Evidence[],
  published: Value | undefined,
): readonly Evidence[] {
  if (published === undefined) return evidence.map(withheld);
  const own = published.kind === 'number' ? published.number : undefined;
  return evidence.map((one) => only(one, (number) => number === own));
}

/** The evidence of anything but a figure: no number stays in it. */
export function wordEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.map((one) => only(one, () => false));
}

/** The evidence of a period: its days and years stay. */
export function periodEvidence({ evidence, from, to }: Edition): readonly Evidence[] {
  const dates = [from, to].flatMap((date) =>
    numbersIn(formatDate(date)).map(({ number }) => number),
  );
  return evidence.map((one) => only(one, (number) => dates.includes(number)));
}

function only(evidence: Evidence, isAllowed: (number: number) => boolean): Evidence {
  const texts = [evidence.quote, evidence.unquoted].filter((text) => text !== undefined);
  const numbers = texts.flatMap((text) => numbersIn(text));
  return numbers.every(({ number }) => isAllowed(number)) ? evidence : withheld(evidence);
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
