/** Turns findings into problems: every check of what the figures say, one function each. */
import type { Problems } from '../../problems/problems.ts';
import { checkProtectedAreas } from './areas.ts';
import { checkBases } from './figures.ts';
import { checkIdentities } from './identities.ts';
import { checkQuotedNumbers, checkQuotedPeriod } from './quotations.ts';
import { checkRevisions } from './revisions.ts';
import type { Place } from '../place.ts';
import type { References } from '../references.ts';
import type { Fact, Findings } from '../types.ts';

export interface CheckTools {
  readonly facts: References<Fact>;
  readonly file: Place;
  readonly problems: Problems;
}

/** All checks of linked findings; each takes time in proportion to what it checks. */
export function checkFindings(findings: Findings, tools: CheckTools): void {
  const { facts, file, problems } = tools;
  checkBases(findings.facts, problems);
  checkQuotedNumbers(findings, problems);
  checkQuotedPeriod(findings, file.at('edition'), problems);
  checkIdentities(findings, facts, problems);
  checkRevisions(findings, { facts, file, problems });
  checkProtectedAreas(findings, file, problems);
}
