/** Turns keys and words that Vega-Lite would ignore without a word into problems. */
import { nth } from '../problems/must.ts';
import { unknownKey, unknownWord } from '../problems/messages/charts.ts';
import type { Problems } from '../problems/problems.ts';
import { suggest } from '../problems/suggest.ts';
import type { JsonNode, JsonObject } from './tree.ts';
import { VOCABULARY } from './vocabulary.ts';

/** What may stand at one place, whichever of the forms that Vega-Lite allows there is meant. */
interface State {
  readonly keys?: Readonly<Record<string, number>>;
  readonly items?: number;
  readonly open?: true;
  readonly words?: readonly string[];
}

let parsed: readonly State[] | undefined;

/** Reports each key and each fixed word of a specification that Vega-Lite doesn't know at its place. */
export function checkKeys(root: JsonObject, problems: Problems): void {
  parsed ??= VOCABULARY.trim()
    .split('\n')
    .map((line): State => JSON.parse(line));
  visit(root, nth(parsed, 0), { states: parsed, problems });
}

interface Visit {
  readonly states: readonly State[];
  readonly problems: Problems;
}

function visit(node: JsonNode, state: State, to: Visit): void {
  if (node.kind === 'array' && state.items !== undefined) {
    for (const item of node.items) visit(item, nth(to.states, state.items), to);
  }
  if (node.kind === 'string' && state.words?.includes(node.value) === false) {
    const known = { words: state.words, near: suggest(node.value, state.words) };
    to.problems.add(unknownWord(node.span, node.value, known));
  }
  if (node.kind === 'object' && state.keys !== undefined)
    visitKeys(node, state.keys, state.open === true, to);
}

function visitKeys(
  node: JsonObject,
  keys: Readonly<Record<string, number>>,
  open: boolean,
  to: Visit,
): void {
  for (const [key, { key: place, value }] of node.entries) {
    const next = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (next !== undefined) visit(value, nth(to.states, next), to);
    else if (!open) {
      const known = Object.keys(keys);
      to.problems.add(unknownKey(place, key, { words: known, near: suggest(key, known) }));
    }
  }
}
