/** What expressions of a template can be: text that knows its facts, flags, lists and records of known names. */
import type { Caveat, Fact, Findings, Table } from '../findings/types.ts';
import { nth } from '../problems/must.ts';
import type { Span } from '../problems/types.ts';

export type Value = TextValue | FlagValue | NothingValue | ListValue | RecordValue;

/** The ways in which a fact prints. */
export type FactForm = 'count' | 'words' | 'percent' | 'of' | 'part' | 'base';

/** A fact behind a printed text, and the data file that states it. */
export interface FactUse {
  readonly fact: Fact;
  readonly form: FactForm;
  readonly findings: Findings;
}

/** What has evidence of its own besides facts: the period of an edition, and a table from a spreadsheet. */
export type Origin =
  | { readonly kind: 'period'; readonly findings: Findings }
  | { readonly kind: 'table'; readonly table: Table; readonly findings: Findings };

/** A place in a table, and the data file that the table stands in. */
export interface TableCell {
  readonly table: Table;
  readonly row: number;
  readonly column: string;
  readonly findings: Findings;
}

/** A stretch of text, and what stands behind it. */
export interface Piece {
  readonly text: string;
  /** The fact whose figure this is. */
  readonly use?: FactUse;
  /** What states the text, where that isn't a fact. */
  readonly origin?: Origin;
  /** The chart whose words these are. */
  readonly chart?: string;
  /** The same where the figure is printed once more and isn't a use of the fact: in its entry of the annex. */
  readonly shows?: FactUse;
  /** The cell of a table that this is printed as, or a part of it. */
  readonly cell?: TableCell;
  /** Facts that the text speaks of without being their figure: those that a chart draws. */
  readonly about?: readonly FactUse[];
  /** Caveats that what is printed brings with it besides those of its facts. */
  readonly caveats?: readonly Caveat[];
  /** Set for a note: the caveat that it prints, and whether in full or only its title. */
  readonly note?: { readonly caveat: Caveat; readonly part: 'title' | 'text' };
}

export interface TextValue {
  readonly kind: 'text';
  readonly pieces: readonly Piece[];
  /** Set for text that the program made (numbers of figures, lists of contents) and not the data. */
  readonly made?: 'inline' | 'markdown';
  /** Set for text that was typed into a template: where. */
  readonly typed?: Span;
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
  readonly fields: Fields;
  /** Whether the names are the data's (facts, tables, sources), so that `#each` can walk them. */
  readonly collection: boolean;
}

/** Values by name; each is made when it is first asked for. */
export interface Fields {
  readonly names: readonly string[];
  has(name: string): boolean;
  get(name: string): Value | undefined;
  /** Whether the value of a name was asked for. */
  isMade(name: string): boolean;
}

export const NOTHING: NothingValue = { kind: 'nothing' };

export function text(value: string): TextValue {
  return { kind: 'text', pieces: [{ text: value }] };
}

/** Text that the program made: `inline` text, or whole lines of `markdown`. */
export function made(as: 'inline' | 'markdown', value: string): TextValue {
  return { ...text(value), made: as };
}

/** The same text with something behind each of its pieces. */
export function withBehind(value: TextValue, behind: Omit<Piece, 'text' | 'use'>): TextValue {
  return { ...value, pieces: value.pieces.map((piece) => ({ ...piece, ...behind })) };
}

export function flag(value: boolean): FlagValue {
  return { kind: 'flag', flag: value };
}

export function list(items: readonly Value[]): ListValue {
  return { kind: 'list', items };
}

/** A record whose names are the program's; undefined values become {@link NOTHING}. */
export function record(fields: Readonly<Record<string, () => Value | undefined>>): RecordValue {
  return { kind: 'record', fields: new OwnFields(fields), collection: false };
}

/** A record whose names are the data's, such as the facts by their ids. */
export function collection<T>(
  entries: ReadonlyMap<string, T>,
  make: (entry: T) => Value,
): RecordValue {
  return { kind: 'record', fields: new Entries(entries, make), collection: true };
}

export function plainText({ pieces }: TextValue): string {
  // Most values are of one piece.
  if (pieces.length === 1) return nth(pieces, 0).text;
  return pieces.map((piece) => piece.text).join('');
}

class OwnFields implements Fields {
  readonly #makers: Readonly<Record<string, () => Value | undefined>>;
  readonly #made = new Map<string, Value>();

  constructor(makers: Readonly<Record<string, () => Value | undefined>>) {
    this.#makers = makers;
  }

  get names(): readonly string[] {
    return Object.keys(this.#makers);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#makers, name);
  }

  get(name: string): Value | undefined {
    const known = this.#made.get(name);
    if (known !== undefined || !this.has(name)) return known;
    const value = this.#makers[name]?.() ?? NOTHING;
    this.#made.set(name, value);
    return value;
  }

  isMade(name: string): boolean {
    return this.#made.has(name);
  }
}

class Entries<T> implements Fields {
  readonly #entries: ReadonlyMap<string, T>;
  readonly #make: (entry: T) => Value;
  readonly #made = new Map<string, Value>();

  constructor(entries: ReadonlyMap<string, T>, make: (entry: T) => Value) {
    this.#entries = entries;
    this.#make = make;
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  get(name: string): Value | undefined {
    const known = this.#made.get(name);
    const entry = this.#entries.get(name);
    if (known !== undefined || entry === undefined) return known;
    const value = this.#make(entry);
    this.#made.set(name, value);
    return value;
  }

  isMade(name: string): boolean {
    return this.#made.has(name);
  }
}
