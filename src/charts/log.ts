/** Turns what Vega logged into problems, each at the place in the specification that it speaks of. */
import { vegaSays } from '../problems/messages/chartFiles.ts';
import type { Problems } from '../problems/problems.ts';
import type { Severity, Span } from '../problems/types.ts';
import { childrenOf, firstOf, type JsonNode } from './tree.ts';
import type { LogEntry } from './vega.ts';

export interface LogRules {
  /** How severe Vega's warnings are. */
  readonly warnings: Severity;
  /** What need not be said, because a check of ours says it better. */
  readonly unsaid?: RegExp;
}

/** Reports the log. Vega repeats itself, this doesn't. */
export function reportLog(
  log: readonly LogEntry[],
  root: JsonNode,
  { warnings, unsaid }: LogRules,
  problems: Problems,
): void {
  const said = new Set<string>();
  for (const { level, text, ours } of log) {
    if (said.has(text) || unsaid?.test(text) === true) continue;
    said.add(text);
    const severity = level === 'error' ? 'error' : warnings;
    const told = ours === true ? text : `Vega says: ${inBrief(text)}`;
    problems.add(vegaSays(spokenOf(text, root), severity, told));
  }
}

/** A specification that Vega can't compile is repeated by it, with all its data. */
const WHOLE = /[[{]["[{][^]*[\]}]/g;
const LONGEST = 300;

function inBrief(text: string): string {
  const letters = Array.from(text.replaceAll(WHOLE, '…'));
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('');
}

// Without the flag `u` a long name of emoji needs no stack.
const QUOTED = /"[^"]+"|'[^']+'/g;

/** Vega knows no places, but names what it stumbles over: where that first stands is where to look. */
function spokenOf(text: string, root: JsonNode): Span {
  for (const { 0: quoted } of text.matchAll(QUOTED)) {
    const found = placeOf(quoted.slice(1, -1), root);
    if (found !== undefined) return found;
  }
  const last = LAST.exec(text)?.groups?.['name'];
  return (last === undefined ? undefined : holderOf(last, root)) ?? firstOf(root);
}

/** "Unrecognized function: doubled". */
const LAST = /: (?<name>[\w-]{3,})$/u;

/** The first text that holds a word. */
function holderOf(word: string, node: JsonNode): Span | undefined {
  if (node.kind === 'string') return node.value.includes(word) ? node.span : undefined;
  for (const child of childrenOf(node)) {
    const found = holderOf(word, child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a text or a key first stands below a node. */
export function placeOf(name: string, node: JsonNode): Span | undefined {
  if (node.kind === 'string') return node.value === name ? node.span : undefined;
  if (node.kind === 'array') {
    for (const item of node.items) {
      const found = placeOf(name, item);
      if (found !== undefined) return found;
    }
  }
  if (node.kind === 'object') {
    for (const [key, { key: place, value }] of node.entries) {
      const found = key === name ? place : placeOf(name, value);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
