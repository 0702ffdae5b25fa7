/** Turns the helpers of templates (numbers of figures and tables, contents) into text. */
import * as messages from '../problems/messages/markdown.ts';
import { literalWithoutReason } from '../problems/messages/words.ts';
import type { Problems } from '../problems/problems.ts';
import type { Span } from '../problems/types.ts';
import type { Caveat } from '../findings/types.ts';
import { caveatKey } from './caveats.ts';
import { caveatRecord, type Fill } from './figures.ts';
import type { Found, NoteCall } from './found.ts';
import { field } from './scope.ts';
import type { Call } from './syntax.ts';
import {
  list,
  made,
  plainText,
  record,
  text,
  withBehind,
  type TextValue,
  type Value,
} from './values.ts';

export type Numbered = 'figure' | 'table';

export interface HelperState {
  /** From the pass before; undefined in the first one. */
  readonly found: Found | undefined;
  /** Numbers given in this pass. */
  readonly numbers: Map<string, number>;
  /** The calls of `notes` in this pass. */
  readonly noteCalls: NoteCall[];
  /** How long the text is by now. */
  readonly offset: () => number;
  readonly fill: Fill;
  readonly dry: boolean;
}

interface HelperCall {
  readonly values: readonly Value[];
  readonly span: Span;
  readonly state: HelperState;
  readonly problems: Problems;
}

type Helper = (call: HelperCall) => Value | undefined;

/** All helpers by the names that templates use. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  'number-figure': (call) => give('figure', call),
  'number-table': (call) => give('table', call),
  figure: (call) => refer('figure', call),
  table: (call) => refer('table', call),
  notes: ({ state }) =>
    list(calledNotes(state, false).map((caveat) => caveatRecord(caveat, state.fill))),
  'notes-in-brief': ({ state }) => briefNotes(state),
  contents: ({ state }) => made('markdown', state.found?.contents ?? ''),
};

// The caveats for this call, as the pass before has found them.
function calledNotes(
  { found, noteCalls, offset, dry }: HelperState,
  brief: boolean,
): readonly Caveat[] {
  if (dry) return [];
  // If the call prints nothing, the next heading starts where it stands.
  noteCalls.push({ offset: Math.max(0, offset() - 1), brief });
  return found?.notes[noteCalls.length - 1] ?? [];
}

// What another section prints in full is named here and leads there; the rest is printed in full here.
function briefNotes(state: HelperState): Value {
  const { found, fill } = state;
  const placed = calledNotes(state, true).map((caveat) => ({
    caveat,
    slug: found?.inFull.get(caveatKey(caveat)),
  }));
  const elsewhere = placed.flatMap(({ caveat, slug }) =>
    slug === undefined ? [] : [{ caveat, slug }],
  );
  const title = (caveat: Caveat) =>
    withBehind(fill(caveat.title), { note: { caveat, part: 'title' } });
  const inBrief = ({ caveat, slug }: (typeof elsewhere)[number]) =>
    record({ title: () => title(caveat), link: () => text(`#${slug}`) });
  const inFull = ({ caveat }: (typeof placed)[number]) =>
    record({
      title: () => title(caveat),
      // A title, as far as other sections are concerned: they can't be sent here, since here they are sent there.
      text: () => withBehind(fill(caveat.text), { note: { caveat, part: 'title' } }),
    });
  return record({
    elsewhere: () => list(elsewhere.map(inBrief)),
    here: () => list(placed.filter(({ slug }) => slug === undefined).map(inFull)),
  });
}

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

/** A number that is no figure of the data, with the reason why it is typed. */
export function literal(
  { span, named }: Call,
  values: readonly Value[],
  reasons: ReadonlyMap<string, Value | undefined>,
  problems: Problems,
): Value | undefined {
  const [value] = values;
  const reason = reasons.get('because');
  const isReason = reason?.kind === 'text' && plainText(reason).trim() !== '' && named.length === 1;
  if (value?.kind !== 'text' || values.length !== 1 || !isReason) {
    problems.add(literalWithoutReason(span));
    return undefined;
  }
  return text(plainText(value));
}

/** `lookup facts "late"`. */
export function lookUp(
  node: Call,
  values: readonly Value[],
  { problems, dry }: { readonly problems: Problems; readonly dry: boolean },
): Value | undefined {
  const [from, name] = values;
  if (from === undefined || name?.kind !== 'text' || values.length !== 2) {
    problems.add(messages.helperArguments(node.span, 'lookup', 'lookup facts "children"'));
    return undefined;
  }
  const path = { span: node.span, text: `lookup ... "${plainText(name)}"` };
  return field(from, plainText(name), path, { problems, lenient: dry });
}
