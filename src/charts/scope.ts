/** Turns a table and the transforms after it into the fields that a part of a chart may name. */
import type { Table } from '../findings/types.ts';
import { at, type JsonNode, type JsonObject, type JsonString } from './tree.ts';
import { printedFields } from './printed.ts';
import { fieldsOfExpression } from './vega.ts';

/** What stands to be named at one place of a specification. */
export interface Scope {
  readonly table: Table;
  readonly fields: ReadonlySet<string>;
  /** The fields that still are the table's own columns. */
  readonly columns: ReadonlySet<string>;
  /** Whether new names depend on the data, so that any may be right. */
  readonly open: boolean;
  /** Whether rows were left out on purpose. */
  readonly filtered: boolean;
  /** Whether a transform stacked the rows. */
  readonly stacked: boolean;
}

/** A field that is named, with its place. */
export interface Named {
  readonly field: string;
  readonly node: JsonString;
}

export type Read = Named | { readonly fault: string; readonly node: JsonNode };

export function scopeOf(table: Table): Scope {
  const columns = new Set(table.columns.map(({ id }) => id));
  const fields = new Set([...columns, ...printedFields(table)]);
  return { table, fields, columns, open: false, filtered: false, stacked: false };
}

const NOWHERE = { source: { path: '', text: '' }, start: 0, end: 0 };
/** Of data that are their own affair: any name may be right. */
export const OPEN: Scope = {
  ...scopeOf({
    id: '',
    label: { text: '', span: NOWHERE },
    unit: undefined,
    of: undefined,
    complete: false,
    columns: [],
    rows: [],
    rowFacts: [],
    span: NOWHERE,
  }),
  open: true,
};

/** The names that a transform reads, and the scope after it. A step of an unknown kind is Vega's to report. */
export function afterTransform(scope: Scope, step: JsonObject): After {
  for (const [kind, read] of STEPS) {
    if (step.entries.has(kind)) return read(scope, step);
  }
  return { reads: [], scope };
}

interface After {
  readonly reads: readonly Read[];
  readonly scope: Scope;
}

type Step = (scope: Scope, step: JsonObject) => After;

/** `aggregate` comes last: it is the one whose key stands in other steps too. */
const STEPS: readonly (readonly [kind: string, read: Step])[] = [
  [
    'calculate',
    (scope, step) => ({
      reads: expression(at(step, 'calculate')),
      scope: plus(scope, outputs(step)),
    }),
  ],
  [
    'filter',
    (scope, step) => ({ reads: inFilter(at(step, 'filter')), scope: { ...scope, filtered: true } }),
  ],
  ['sample', (scope) => ({ reads: [], scope: { ...scope, filtered: true } })],
  ['joinaggregate', alongside('joinaggregate')],
  ['window', alongside('window')],
  [
    'stack',
    (scope, step) => ({
      reads: [...inKeys(step, ['stack', 'groupby']), ...inEach(at(step, 'sort'), 'field')],
      scope: { ...plus(scope, withEnds(outputs(step))), stacked: true },
    }),
  ],
  ['bin', cut],
  ['timeUnit', cut],
  ['fold', widened(['fold'], ['key', 'value'])],
  ['flatten', widened(['flatten'])],
  ['impute', (scope, step) => ({ reads: inKeys(step, ['impute', 'key', 'groupby']), scope })],
  [
    'lookup',
    (scope, step) => ({ reads: inKeys(step, ['lookup']), scope: plus(scope, lookedUp(step)) }),
  ],
  [
    'pivot',
    (scope, step) => ({
      reads: inKeys(step, ['pivot', 'value', 'groupby']),
      scope: { ...scope, open: true },
    }),
  ],
  ['density', summed('density', ['value', 'density'])],
  ['quantile', summed('quantile', ['prob', 'value'])],
  ['regression', fitted('regression')],
  ['loess', fitted('loess')],
  ['extent', (scope, step) => ({ reads: inKeys(step, ['extent']), scope })],
  [
    'aggregate',
    (scope, step) => ({
      reads: [...inKeys(step, ['groupby']), ...inEach(at(step, 'aggregate'), 'field')],
      scope: only(scope, inKeys(step, ['groupby']), itemOutputs(at(step, 'aggregate'))),
    }),
  ],
];

function alongside(kind: string): Step {
  return (scope, step) => ({
    reads: [
      ...inKeys(step, ['groupby']),
      ...inEach(at(step, kind), 'field'),
      ...inEach(at(step, 'sort'), 'field'),
    ],
    scope: plus(scope, itemOutputs(at(step, kind))),
  });
}

function cut(scope: Scope, step: JsonObject): After {
  return { reads: inKeys(step, ['field']), scope: plus(scope, withEnds(outputs(step))) };
}

function widened(keys: readonly string[], otherwise: readonly string[] = []): Step {
  return (scope, step) => ({
    reads: inKeys(step, keys),
    scope: plus(scope, outputs(step, otherwise)),
  });
}

function summed(kind: string, otherwise: readonly string[]): Step {
  return (scope, step) => ({
    reads: inKeys(step, [kind, 'groupby']),
    scope: only(scope, inKeys(step, ['groupby']), outputs(step, otherwise)),
  });
}

function fitted(kind: string): Step {
  return (scope, step) => ({
    reads: inKeys(step, [kind, 'on', 'groupby']),
    scope: only(
      scope,
      inKeys(step, ['groupby']),
      outputs(step, inKeys(step, ['on', kind]).map(fieldOf)),
    ),
  });
}

/** The fields of `datum` that an expression reads; an expression that can't be read is a fault. */
export function expression(node: JsonNode | undefined): readonly Read[] {
  if (node === undefined) return [];
  if (node.kind !== 'string') return [{ fault: 'an expression is a text', node }];
  const found = fieldsOfExpression(node.value);
  return 'fault' in found ? [{ ...found, node }] : found.fields.map((field) => ({ field, node }));
}

/** Field names that stand as a text or a list of texts. */
export function names(node: JsonNode | undefined): readonly Named[] {
  if (node?.kind === 'array') return node.items.flatMap((item) => names(item));
  return node?.kind === 'string' ? [{ field: unescaped(node.value), node }] : [];
}

/** A dot or bracket in a column's name is written with a backslash. */
function unescaped(name: string): string {
  return name.replaceAll(/\\(?<sign>[.[\]])/gu, '$<sign>');
}

/** What a filter reads: an expression, a test of one field, or either inside and, or, not. */
export function inFilter(node: JsonNode | undefined): readonly Read[] {
  if (node?.kind === 'string') return expression(node);
  if (node?.kind === 'array') return node.items.flatMap((item) => inFilter(item));
  if (node?.kind !== 'object') return [];
  return [
    ...names(at(node, 'field')),
    ...['and', 'or', 'not'].flatMap((key) => inFilter(at(node, key))),
  ];
}

function inEach(node: JsonNode | undefined, key: string): readonly Named[] {
  return node?.kind === 'array' ? node.items.flatMap((item) => names(at(item, key))) : [];
}

function inKeys(step: JsonObject, keys: readonly string[]): readonly Named[] {
  return keys.flatMap((key) => names(at(step, key)));
}

const fieldOf = ({ field }: Named): string => field;

function outputs(step: JsonObject, otherwise: readonly string[] = []): readonly string[] {
  const own = names(at(step, 'as')).map(fieldOf);
  return own.length > 0 ? own : otherwise;
}

function itemOutputs(node: JsonNode | undefined): readonly string[] {
  return inEach(node, 'as').map(fieldOf);
}

/** `stack`, `bin` and `timeUnit` with one output name make a second one for the end of the stretch. */
function withEnds(own: readonly string[]): readonly string[] {
  const [first] = own;
  return own.length === 1 && first !== undefined ? [first, `${first}_end`] : own;
}

function lookedUp(step: JsonObject): readonly string[] {
  const own = outputs(step);
  return own.length > 0 ? own : names(at(step, 'from', 'fields')).map(fieldOf);
}

function plus(scope: Scope, added: readonly string[]): Scope {
  const columns = new Set([...scope.columns].filter((name) => !added.includes(name)));
  return { ...scope, columns, fields: new Set([...scope.fields, ...added]) };
}

function only(scope: Scope, groups: readonly Named[], added: readonly string[]): Scope {
  const kept = groups.map(fieldOf);
  const columns = new Set(kept.filter((name) => scope.columns.has(name)));
  return { ...scope, columns, fields: new Set([...kept, ...added]) };
}
