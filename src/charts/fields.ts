/** Turns a specification into the fields that it names, and reports those that are not there. */
import type { Table } from '../findings/types.ts';
import {
  badExpression,
  foreignData,
  missingData,
  unknownField,
  unknownTable,
  wrongForm,
} from '../problems/messages/charts.ts';
import { Problems } from '../problems/problems.ts';
import type { Problem } from '../problems/types.ts';
import { must } from '../problems/must.ts';
import { suggest } from '../problems/suggest.ts';
import { at, type JsonEntry, type JsonNode, type JsonObject, type JsonString } from './tree.ts';
import {
  afterTransform,
  expression,
  inFilter,
  names,
  OPEN,
  scopeOf,
  type Read,
  type Scope,
} from './scope.ts';

/** A field that a mark shows. */
export interface FieldUse {
  readonly field: string;
  readonly node: JsonString;
  readonly table: Table;
  readonly channel: string;
  /** As the specification says, or as an aggregate implies. */
  readonly type: string | undefined;
  readonly aggregated: boolean;
  /** Whether the field is a column of the table, as it stands in the findings. */
  readonly own: boolean;
  /** Whether rows were left out on purpose before. */
  readonly filtered: boolean;
}

/** One mark of the specification with what it is given. */
export interface Leaf {
  readonly node: JsonObject;
  readonly mark: string;
  /** The channels, with those that it inherits. */
  readonly encoding: ReadonlyMap<string, JsonEntry>;
  readonly scope: Scope;
  readonly uses: readonly FieldUse[];
}

export interface Fields {
  readonly leaves: readonly Leaf[];
  readonly tables: ReadonlyMap<string, Table>;
}

/** Follows data, transforms and encodings from the outside in; each fault is reported once. */
export function readFields(
  root: JsonObject,
  tables: ReadonlyMap<string, Table>,
  problems: Problems,
): Fields {
  const walk = new Walk(tables, problems);
  walk.view(root, { scope: undefined, encoding: new Map(), repeats: new Map() });
  return { leaves: walk.leaves, tables: walk.used };
}

/**
 * The same for a specification whose data are its own affair: any field may be right. `scopeOfData` says what
 * its data hold, where that is known.
 */
export function readOpenFields(
  root: JsonObject,
  scopeOfData: (data: JsonNode) => Scope = () => OPEN,
): Fields {
  const walk = new Walk(scopeOfData, new Problems());
  walk.view(root, { scope: OPEN, encoding: new Map(), repeats: new Map() });
  return { leaves: walk.leaves, tables: new Map() };
}

interface Inherited {
  readonly scope: Scope | undefined;
  readonly encoding: ReadonlyMap<string, JsonEntry>;
  /** What `{"repeat": …}` stands for, by its name. */
  readonly repeats: ReadonlyMap<string, JsonNode>;
}

const VALUES = ['url', 'values', 'sequence', 'sphere', 'graticule'] as const;
const CHILDREN = ['layer', 'concat', 'hconcat', 'vconcat'] as const;

class Walk {
  readonly leaves: Leaf[] = [];
  readonly used = new Map<string, Table>();
  /** A function if data may come from anywhere. */
  readonly #tables: ReadonlyMap<string, Table> | ((data: JsonNode) => Scope);
  readonly #problems: Problems;
  /** Places already complained about: a layer's encoding is met once for each of its children. */
  readonly #reported = new Set<string>();

  constructor(
    tables: ReadonlyMap<string, Table> | ((data: JsonNode) => Scope),
    problems: Problems,
  ) {
    this.#tables = tables;
    this.#problems = problems;
  }

  view(node: JsonObject, inherited: Inherited): void {
    const data = node.entries.get('data');
    let scope = data === undefined ? inherited.scope : this.#data(data.value);
    if (scope === undefined) {
      if (data === undefined) this.#once(node, missingData(node.span, this.#tableNames()));
      return;
    }
    for (const step of itemsOf(at(node, 'transform'))) {
      if (step.kind !== 'object') {
        this.#once(step, wrongForm(step.span, 'step'));
        continue;
      }
      if (step.entries.has('lookup')) this.#lookup(step);
      const { reads, scope: after } = afterTransform(scope, step);
      this.#check(reads, scope);
      scope = after;
    }
    const encoding = new Map([...inherited.encoding, ...entriesOf(at(node, 'encoding'))]);
    const repeats = new Map([...inherited.repeats, ...repeatsOf(at(node, 'repeat'))]);
    const below: Inherited = { scope, encoding, repeats };
    const facet = at(node, 'facet');
    if (facet !== undefined) this.#facet(facet, scope);
    for (const child of CHILDREN.flatMap((key) => itemsOf(at(node, key)))) {
      if (child.kind === 'object') this.view(child, below);
    }
    const inner = at(node, 'spec');
    if (inner?.kind === 'object') this.view(inner, below);
    if (node.entries.has('mark')) this.#leaf(node, below, scope);
  }

  #tableNames(): readonly string[] {
    return typeof this.#tables === 'function' ? [] : [...this.#tables.keys()];
  }

  #data(data: JsonNode): Scope | undefined {
    const tables = this.#tables;
    if (typeof tables === 'function') return tables(data);
    for (const key of VALUES) {
      const entry = data.kind === 'object' ? data.entries.get(key) : undefined;
      if (entry !== undefined) {
        this.#once(data, foreignData(entry.key, key));
        return undefined;
      }
    }
    const name = at(data, 'name');
    if (name?.kind !== 'string') {
      this.#once(data, missingData(data.span, [...tables.keys()]));
      return undefined;
    }
    const table = this.#table(name, tables);
    return table === undefined ? undefined : scopeOf(table);
  }

  #table(name: JsonString, known: ReadonlyMap<string, Table>): Table | undefined {
    const table = known.get(name.value);
    if (table === undefined) {
      const tables = [...known.keys()];
      this.#once(
        name,
        unknownTable(name.span, name.value, { tables, near: suggest(name.value, tables) }),
      );
    } else {
      this.used.set(name.value, table);
    }
    return table;
  }

  #lookup(step: JsonObject): void {
    const from = at(step, 'from');
    const data = at(from, 'data');
    if (data === undefined) return this.#once(step, wrongForm(step.span, 'lookup'));
    const scope = this.#data(data);
    if (scope !== undefined)
      this.#check([...names(at(from, 'key')), ...names(at(from, 'fields'))], scope);
  }

  #facet(facet: JsonNode, scope: Scope): void {
    const parts = [facet, at(facet, 'row'), at(facet, 'column')];
    this.#check(
      parts.flatMap((part) => names(at(part, 'field'))),
      scope,
    );
  }

  #leaf(node: JsonObject, { encoding, repeats }: Inherited, scope: Scope): void {
    const uses: FieldUse[] = [];
    for (const [channel, { value }] of encoding) {
      for (const definition of value.kind === 'array' ? value.items : [value]) {
        if (definition.kind !== 'object') {
          this.#once(definition, wrongForm(definition.span, 'channel'));
          continue;
        }
        this.#check(readsOf(definition, repeats), scope);
        for (const named of fieldsOf(definition, repeats)) {
          uses.push({ ...useOf(definition, scope, named.field), ...named, channel });
        }
      }
    }
    for (const key of ['mark', 'encoding'] as const)
      this.#check(expressionsIn(at(node, key)), scope);
    const mark = must(at(node, 'mark'), 'mark of a leaf');
    if (markOf(mark) === '') this.#once(mark, wrongForm(mark.span, 'mark'));
    this.leaves.push({ node, mark: markOf(mark), encoding, scope, uses });
  }

  #check(reads: readonly Read[], scope: Scope): void {
    for (const read of reads) {
      if ('fault' in read) {
        this.#once(read.node, badExpression(read.node.span, read.fault));
      } else if (!scope.open && !scope.fields.has(read.field)) {
        const fields = [...scope.fields];
        const known = { fields, near: suggest(read.field, fields), table: scope.table.id };
        this.#once(read.node, unknownField(read.node.span, read.field, known));
      }
    }
  }

  #once(node: JsonNode, problem: Problem): void {
    const key = `${node.span.start} ${problem.message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#problems.add(problem);
  }
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

function entriesOf(node: JsonNode | undefined): ReadonlyMap<string, JsonEntry> {
  return node?.kind === 'object' ? node.entries : new Map();
}

function repeatsOf(node: JsonNode | undefined): readonly (readonly [string, JsonNode])[] {
  if (node?.kind === 'array') return [['repeat', node]];
  return [...entriesOf(node)].map(([name, { value }]) => [name, value]);
}

function fieldsOf(definition: JsonObject, repeats: Inherited['repeats']) {
  const field = at(definition, 'field');
  const repeat = at(field, 'repeat');
  return names(repeat?.kind === 'string' ? repeats.get(repeat.value) : field);
}

/** All that a channel reads: its field, what it is sorted by, its conditions. */
function readsOf(definition: JsonObject, repeats: Inherited['repeats']): readonly Read[] {
  const conditions = at(definition, 'condition');
  return [
    ...fieldsOf(definition, repeats),
    ...names(at(definition, 'sort', 'field')),
    ...['argmin', 'argmax'].flatMap((key) => names(at(definition, 'aggregate', key))),
    ...(conditions?.kind === 'array' ? conditions.items : [conditions]).flatMap((condition) => [
      ...inFilter(at(condition, 'test')),
      ...names(at(condition, 'field')),
    ]),
  ];
}

function useOf(
  definition: JsonObject,
  scope: Scope,
  field: string,
): Omit<FieldUse, 'node' | 'channel' | 'field'> {
  const aggregate = at(definition, 'aggregate');
  const type = at(definition, 'type');
  const counted = aggregate !== undefined || at(definition, 'bin') !== undefined;
  const said = type?.kind === 'string' ? type.value : undefined;
  const implied = at(definition, 'timeUnit') === undefined ? undefined : 'temporal';
  return {
    table: scope.table,
    type: said ?? (counted ? 'quantitative' : implied),
    aggregated: aggregate !== undefined,
    own: scope.columns.has(field),
    filtered: scope.filtered,
  };
}

/** Expressions of marks, which see the datum; those of axes and legends see labels instead. */
function expressionsIn(node: JsonNode | undefined): readonly Read[] {
  if (node?.kind === 'array') return node.items.flatMap((item) => expressionsIn(item));
  if (node?.kind !== 'object') return [];
  return [...node.entries].flatMap(([key, { value }]) => {
    if (key === 'axis' || key === 'legend' || key === 'header' || key === 'scale') return [];
    return key === 'expr' ? expression(value) : expressionsIn(value);
  });
}

function markOf(mark: JsonNode): string {
  const name = mark.kind === 'object' ? at(mark, 'type') : mark;
  return name?.kind === 'string' ? name.value : '';
}
