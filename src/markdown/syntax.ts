/** The parts of a template: a closed tree in which everything that a template may not hold is already refused. */
import type { Span } from '../problems/types.ts';

/** A text with expressions in it, and where its characters stand in a file. */
export interface TemplateText {
  readonly text: string;
  /** From UTF-16 offsets in `text` to the file. */
  readonly place: (start: number, end: number) => Span;
}

export type TemplateNode = StaticText | Print | Block | PartialCall;

/** Text that is printed as it stands. */
export interface StaticText {
  readonly kind: 'static';
  readonly text: string;
  readonly span: Span;
}

/** `{{facts.children.count}}` or `{{figure "known"}}`. */
export interface Print {
  readonly kind: 'print';
  readonly expression: Expression;
  readonly span: Span;
}

export const BLOCKS = ['if', 'unless', 'each', 'with'] as const;
export type BlockName = (typeof BLOCKS)[number];

/** `{{#each themes as |theme|}} ... {{else}} ... {{/each}}`. */
export interface Block {
  readonly kind: 'block';
  readonly block: BlockName;
  readonly subject: Expression;
  /** Names between the bars. */
  readonly names: readonly string[];
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
  readonly span: Span;
}

/** `{{> figure chart=charts.known}}`. */
export interface PartialCall {
  readonly kind: 'partial';
  readonly name: string;
  /** What `this` is inside; the caller's own `this` if absent. */
  readonly context: Expression | undefined;
  readonly named: readonly NamedArgument[];
  /** Put before each line if the call stands alone on its line. */
  readonly indent: string;
  readonly span: Span;
}

export interface NamedArgument {
  readonly name: string;
  readonly value: Expression;
  readonly span: Span;
}

export type Expression = Path | Literal | Call;

/** `facts.children`, `../title`, `@index`, `this`. */
export interface Path {
  readonly kind: 'path';
  readonly parts: readonly string[];
  /** How many `../` stand before it. */
  readonly up: number;
  /** Whether it starts with `@`. */
  readonly data: boolean;
  /** Whether it starts with `this` or `.`: then only the nearest context is asked. */
  readonly own: boolean;
  readonly text: string;
  readonly span: Span;
}

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

/** A helper with its arguments. */
export interface Call {
  readonly kind: 'call';
  readonly helper: string;
  readonly arguments: readonly Expression[];
  readonly named: readonly NamedArgument[];
  readonly span: Span;
}
