/** Turns caveats that are bound to nothing into warnings, since no reader would come across them. */
import { unboundCaveat } from '../problems/messages/references.ts';
import type { Problems } from '../problems/problems.ts';
import type { Findings } from './types.ts';

export function checkCaveats(findings: Findings, problems: Problems): void {
  // What has an error is left out of the findings, and may be what the caveat is bound to.
  if (problems.hasErrors) return;
  const bound = new Set(
    [findings.edition, ...findings.facts.values(), ...findings.themes].flatMap(
      ({ caveats }) => caveats,
    ),
  );
  for (const caveat of findings.caveats.values()) {
    if (!bound.has(caveat)) problems.add(unboundCaveat(caveat.span, caveat.id));
  }
}
