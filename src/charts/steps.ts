/** Turns a specification into the steps in it that lead nowhere. */
import { zeroStep } from '../problems/messages/chartFiles.ts';
import type { Problems } from '../problems/problems.ts';
import type { JsonNode } from './tree.ts';

/** Keys below which rows stand, whose fields may have any name. */
const ROWS: ReadonlySet<string> = new Set(['values', 'datasets']);

/** Vega takes a step of 0 for one that isn't there, or gives each mark no room at all; it says neither. */
export function checkSteps(node: JsonNode, problems: Problems): void {
  if (node.kind === 'array') for (const item of node.items) checkSteps(item, problems);
  if (node.kind !== 'object') return;
  for (const [key, { value }] of node.entries) {
    if (key === 'step' && value.kind === 'number' && value.value === 0) {
      problems.add(zeroStep(value.span));
    } else if (!ROWS.has(key)) checkSteps(value, problems);
  }
}
