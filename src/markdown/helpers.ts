/** Turns the helpers of templates (numbers of figures and tables, contents) into text. */
import * as messages from '../problems/messages/markdown.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import { made, plainText, type TextValue, type Value } from './values.ts';

export type Numbered = 'figure' | 'table';

/** What the document's other places need to know of it; found in one pass and printed in the next. */
export interface Found {
  /** Numbers by kind and name: `figure known`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The list of contents, as Markdown. */
  readonly contents: string;
}

export interface HelperState {
  /** From the pass before; undefined in the first one. */
  readonly found: Found | undefined;
  /** Numbers given in this pass. */
  readonly numbers: Map<string, number>;
  readonly dry: boolean;
}

interface HelperCall {
  readonly values: readonly Value[];
  readonly span: Span;
  readonly state: HelperState;
  readonly problems: Problems;
}

type Helper = (call: HelperCall) => TextValue | undefined;

/** All helpers by the names that templates use. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  'number-figure': (call) => give('figure', call),
  'number-table': (call) => give('table', call),
  figure: (call) => refer('figure', call),
  table: (call) => refer('table', call),
  contents: ({ state }) => made('markdown', state.found?.contents ?? ''),
};

function give(kind: Numbered, call: HelperCall): TextValue | undefined {
  const name = nameIn(call, `number-${kind}`);
  if (name === undefined) return undefined;
  const { numbers, dry } = call.state;
  const key = `${kind} ${name}`;
  if (dry) return made('inline', titled(kind, 0));
  if (numbers.has(key)) {
    call.problems.add(messages.numberedTwice(call.span, kind, name));
    return undefined;
  }
  const number = [...numbers.keys()].filter((other) => other.startsWith(`${kind} `)).length + 1;
  numbers.set(key, number);
  return made('inline', titled(kind, number));
}

function refer(kind: Numbered, call: HelperCall): TextValue | undefined {
  const name = nameIn(call, kind);
  const { found, dry } = call.state;
  if (name === undefined) return undefined;
  if (found === undefined || dry) return made('inline', titled(kind, 0));
  const number = found.numbers.get(`${kind} ${name}`);
  if (number !== undefined) return made('inline', titled(kind, number));
  const known = Array.from(found.numbers.keys())
    .filter((key) => key.startsWith(`${kind} `))
    .map((key) => key.slice(kind.length + 1));
  call.problems.add(messages.unknownReference({ span: call.span, kind, name, known }));
  return undefined;
}

function nameIn({ values, span, problems }: HelperCall, helper: string): string | undefined {
  const [name] = values;
  if (values.length === 1 && name?.kind === 'text') return plainText(name);
  problems.add(messages.helperArguments(span, helper, `${helper} "children"`));
  return undefined;
}

function titled(kind: Numbered, number: number): string {
  return `${kind === 'figure' ? 'Figure' : 'Table'} ${number}`;
}
