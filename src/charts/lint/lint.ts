/** Turns a drawn chart into the rules of good charts that it breaks and does not waive. */
import { needlessWaiver } from '../../problems/messages/charts.ts';
import type { Problems } from '../../problems/problems.ts';
import type { Severity, Span } from '../../problems/types.ts';
import { contrast } from './colour.ts';
import type { Linted, Rule } from './input.ts';
import { altNumber, typedNumber } from './numbers.ts';
import {
  manyCategoriesRule,
  pie,
  singleNumberRule,
  truncatedBarRule,
  twoPointLine,
} from './shape.ts';
import { cutText, legend, levelText, manyGridLinesRule, overlapRule, smallText } from './text.ts';
import { partsDoNotSum, percentWithoutBase } from './whole.ts';

const RULES: ReadonlyMap<string, Rule> = new Map([
  ['pie', pie],
  ['truncated-bar', truncatedBarRule],
  ['many-categories', manyCategoriesRule],
  ['legend', legend],
  ['parts-do-not-sum', partsDoNotSum],
  ['contrast', contrast],
  ['small-text', smallText],
  ['level-text', levelText],
  ['overlap', overlapRule],
  ['cut-text', cutText],
  ['many-grid-lines', manyGridLinesRule],
  ['single-number', singleNumberRule],
  ['percent-without-base', percentWithoutBase],
  ['two-point-line', twoPointLine],
  ['typed-number', typedNumber],
  ['alt-number', altNumber],
]);

export interface Waiver {
  readonly reason: string;
  /** The rule's name in the file. */
  readonly span: Span;
}

/** The rules that may be waived by name. `vanishing-row` is checked with the rows. */
export const RULE_NAMES: readonly string[] = ['vanishing-row', ...RULES.keys()];

/** Reports every breach as `severity`, and as errors the waivers that nothing needs. */
export function lint(
  chart: Linted,
  waivers: ReadonlyMap<string, Waiver>,
  severity: Severity,
  problems: Problems,
): void {
  for (const [name, rule] of RULES) {
    const found = rule(chart);
    const waiver = waivers.get(name);
    if (waiver === undefined) for (const problem of found) problems.add({ ...problem, severity });
    else if (found.length === 0) problems.add(needlessWaiver(waiver.span, name));
  }
}
