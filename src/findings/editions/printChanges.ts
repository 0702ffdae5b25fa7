/** Turns what stands between two editions into the words that are printed. */
import type { Obstacle } from './editions.ts';
import { formatPercent, formatNumber, inWords } from '../print.ts';
import type { Measure } from './editions.ts';
import type { Prose } from '../types.ts';

/**
 * Why two figures are not compared, as a whole sentence. A reason that the data states is filled by
 * `fill`, as it may hold expressions.
 */
export function obstacleInWords(obstacle: Obstacle, fill: (prose: Prose) => string): string {
  switch (obstacle.kind) {
    case 'stated':
      return fill(obstacle.reason);
    case 'not counted':
      return `It is not counted in the edition ${obstacle.edition.label}.`;
    case 'suppressed':
      return `It is withheld in the edition ${obstacle.edition.label}, to protect people.`;
    case 'another unit':
      return `This edition counts ${obstacle.now}, the one before counted ${obstacle.before}.`;
    case 'another base':
      return 'The two editions give it as part of different totals.';
    case 'no base, other length': {
      const [now, before] = [obstacle.now.months, obstacle.before.months].map((months) =>
        monthsInWords(months),
      );
      return now === before
        ? 'The two periods are of different length, so counts are not compared.'
        : `This edition covers ${now}, the one before covered ${before}, so counts are not compared.`;
    }
    case 'base too small':
      return `The total is below ${formatNumber(obstacle.minimum)}, so no share is printed.`;
  }
}

/** The two values of a change as they are printed, the earlier first: `46%` and `42%`, or `90` and `39`. */
export function measureInFigures({ kind, now, before }: Measure): readonly [string, string] {
  const print = kind === 'proportion' ? formatPercent : formatNumber;
  return [print(before), print(now)];
}

function monthsInWords(months: number): string {
  return `${inWords(months)} ${months === 1 ? 'month' : 'months'}`;
}
