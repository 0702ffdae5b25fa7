/** What expressions of a template can be: text that knows its facts, flags, lists and records of known names. */
import type { Fact, Findings } from '../findings/types.ts';

export type Value = TextValue | FlagValue | NothingValue | ListValue | RecordValue;

/** The ways in which a fact prints. */
export type FactForm = 'count' | 'words' | 'percent' | 'of' | 'part' | 'base';

/** A fact behind a printed text, and the data file that states it. */
export interface FactUse {
  readonly fact: Fact;
  readonly form: FactForm;
  readonly findings: Findings;
}

/** A stretch of text; `use` is set where a fact's figure is what is printed. */
export interface Piece {
  readonly text: string;
  readonly use: FactUse | undefined;
}

export interface TextValue {
  readonly kind: 'text';
  readonly pieces: readonly Piece[];
  /** Set for text that the program made (numbers of figures, lists of contents) and not the data. */
  readonly made?: 'inline' | 'markdown';
}

export interface FlagValue {
  readonly kind: 'flag';
  readonly flag: boolean;
}

/** A name that is known but has no value here: an optional key that the data leaves out. */
export interface NothingValue {
  readonly kind: 'nothing';
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface RecordValue {
  readonly kind: 'record';
  /** Each value is made when it is first asked for. */
  readonly fields: ReadonlyMap<string, () => Value>;
  /** Whether the names are the data's (facts, tables, sources), so that `#each` can walk them. */
  readonly collection: boolean;
}

export const NOTHING: NothingValue = { kind: 'nothing' };

export function text(value: string): TextValue {
  return { kind: 'text', pieces: [{ text: value, use: undefined }] };
}

/** Text that the program made: `inline` text, or whole lines of `markdown`. */
export function made(as: 'inline' | 'markdown', value: string): TextValue {
  return { ...text(value), made: as };
}

export function flag(value: boolean): FlagValue {
  return { kind: 'flag', flag: value };
}

export function list(items: readonly Value[]): ListValue {
  return { kind: 'list', items };
}

/** A record whose names are the program's; undefined values become {@link NOTHING}. */
export function record(fields: Readonly<Record<string, () => Value | undefined>>): RecordValue {
  const entries = Object.entries(fields).map(
    ([name, make]) => [name, once(() => make() ?? NOTHING)] as const,
  );
  return { kind: 'record', fields: new Map(entries), collection: false };
}

/** A record whose names are the data's, such as the facts by their ids. */
export function collection(values: Iterable<readonly [string, () => Value]>): RecordValue {
  const fields = new Map(Array.from(values, ([name, make]) => [name, once(make)] as const));
  return { kind: 'record', fields, collection: true };
}

export function plainText(value: TextValue): string {
  return value.pieces.map((piece) => piece.text).join('');
}

function once(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
