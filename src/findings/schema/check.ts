/** Turns the tree of a data file into plain values that keep to the schema, reporting whatever in it doesn't. */
import { z } from 'zod';
import * as messages from '../../problems/messages/schema.ts';
import { must } from '../../problems/must.ts';
import type { Problems } from '../../problems/problems.ts';
import { suggest } from '../../problems/suggest.ts';
import type { Source } from '../../problems/types.ts';
import { coerce, optionFor, schemaOfKey } from './coerce.ts';
import { explainValue } from '../explainValue.ts';
import { type DataNode, keySpanAt, type MapNode, nodeAt, type PathStep } from '../files/nodes.ts';
import { NAME } from './parts.ts';
import { FILE } from './schema.ts';
import { readTree } from '../files/tree.ts';

const PARTIAL_FILE = FILE.partial();
type PartialFile = z.infer<typeof PARTIAL_FILE>;

/** What of a data file keeps to the schema. Sections and entries with faults are left out. */
export interface CheckedFile {
  readonly raw: PartialFile;
  readonly root: DataNode;
  /** Sections whose entries were left out, with the names or numbers of those entries. */
  readonly dropped: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A file, and the schema that it is held to. */
interface Held {
  readonly root: MapNode;
  readonly schema: z.ZodObject;
}

/** Checks the tree of a data file; undefined if it holds nothing. All faults are reported. */
export function checkSchema(root: DataNode, problems: Problems): CheckedFile | undefined {
  if (!isMapping(root, 'findings', problems)) return undefined;
  const held = { root, schema: FILE };
  checkNames(held, problems);
  const value = coerce(root, FILE);
  const result = FILE.safeParse(value);
  if (result.success) return { raw: result.data, root, dropped: new Map() };
  return { ...prune(value, explainAll(result.error, held, problems)), root };
}

/** Reads and checks any other file of a project that has a schema; undefined if anything in it is at fault. */
export function checkAgainst<Schema extends z.ZodObject>(
  source: Source,
  schema: Schema,
  problems: Problems,
): { readonly raw: z.infer<Schema>; readonly root: DataNode } | undefined {
  const root = readTree(source, problems);
  if (root === undefined || !isMapping(root, 'keys and values', problems)) return undefined;
  const before = problems.all.length;
  checkNames({ root, schema }, problems);
  const result = schema.safeParse(coerce(root, schema));
  if (!result.success) explainAll(result.error, { root, schema }, problems);
  return result.success && problems.all.length === before ? { raw: result.data, root } : undefined;
}

function isMapping(root: DataNode, what: string, problems: Problems): root is MapNode {
  if (root.kind === 'map') return true;
  problems.add(messages.noMapping({ ...root.span, end: root.span.start }, what));
  return false;
}

function explainAll(error: z.ZodError, held: Held, problems: Problems): readonly Issue[] {
  const issues = error.issues.flatMap((issue) => flatten(issue, held.root));
  const meant = keysMeant(issues, held);
  for (const issue of issues) {
    if (!meant.has(issue.path.join('.'))) explain(issue, held, problems);
  }
  return issues;
}

function checkNames(held: Held, problems: Problems): void {
  const { root } = held;
  for (const [section, { value }] of root.entries) {
    const schema = schemaAt([section], held);
    if (value.kind !== 'map' || !(schema instanceof z.ZodRecord)) continue;
    for (const [name, { keySpan }] of value.entries) {
      if (!NAME.test(name)) problems.add(messages.badName(keySpan, name));
    }
  }
}

interface Issue {
  readonly issue: z.core.$ZodIssue;
  readonly path: readonly PathStep[];
}

/** Of a union's issues those of the option that was meant, by the kind of node that stands there. */
function flatten(
  issue: z.core.$ZodIssue,
  root: DataNode,
  above: readonly PathStep[] = [],
): Issue[] {
  const path = [
    ...above,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  const node = nodeAt(root, path);
  if (issue.code === 'invalid_union' && (node?.kind === 'map' || node?.kind === 'list')) {
    const meant = issue.errors.find((errors) => errors.every((error) => isInside(error)));
    if (meant !== undefined) return meant.flatMap((inner) => flatten(inner, root, path));
  }
  return [{ issue, path }];
}

/** Whether an issue is about what a mapping or list holds, not about its being one. */
function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'too_small';
}

/** The paths of missing keys that stand in the file under a misspelt name, which is reported. */
function keysMeant(issues: readonly Issue[], held: Held): ReadonlySet<string> {
  const meant = new Set<string>();
  for (const { issue, path } of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const known = keysAt(path, held);
    for (const key of issue.keys) {
      const name = suggest(key, known);
      if (name !== undefined && nodeAt(held.root, [...path, name]) === undefined) {
        meant.add([...path, name].join('.'));
      }
    }
  }
  return meant;
}

function explain({ issue, path }: Issue, held: Held, problems: Problems): void {
  const { root } = held;
  const schema = schemaAt(path, held);
  const place = placeName(path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path, held);
    for (const key of issue.keys) {
      const span = must(keySpanAt(root, [...path, key]), `key ${key}`);
      problems.add(messages.unknownKey(span, { key, known, place }));
    }
    return;
  }
  const node = nodeAt(root, path);
  const key = String(must(path.at(-1), 'key'));
  const example = exampleOf(schema);
  if (node === undefined) {
    const parent = must(keySpanAt(root, path.slice(0, -1)), 'key above');
    const span = path.length > 1 ? parent : { ...parent, end: parent.start };
    problems.add(messages.missingKey(span, { key, place: placeName(path.slice(0, -1)), example }));
  } else if (node.kind === 'empty') {
    const needed = !isOptional(path, held);
    problems.add(
      messages.missingValue(must(keySpanAt(root, path), `key ${key}`), { key, example, needed }),
    );
  } else {
    problems.add(explainValue(node, schema, { key, example }));
  }
}

/** A path for people, who count items from 1: `tables.age.rows, item 2`. */
function placeName(path: readonly PathStep[]): string {
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') name += `, item ${step + 1}`;
    else name += name === '' ? step : `.${step}`;
  }
  return name;
}

/** The keys that a mapping may have. */
function keysAt(path: readonly PathStep[], held: Held): readonly string[] {
  const schema = resolved(schemaAt(path, held), nodeAt(held.root, path));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Of a union the option that has the kind of the node. */
function resolved(
  schema: z.core.$ZodType | undefined,
  node: DataNode | undefined,
): z.core.$ZodType | undefined {
  if (!(schema instanceof z.ZodUnion)) return schema;
  return node === undefined ? undefined : optionFor(node, schema.options);
}

function exampleOf(schema: z.core.$ZodType | undefined): string | undefined {
  const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
  const example: unknown = Array.isArray(meta?.['examples']) ? meta['examples'][0] : undefined;
  return example === undefined ? undefined : inline(example);
}

/** A made-up example as one line of YAML. */
function inline(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map((item) => inline(item)).join(', ')}]`;
  if (typeof example !== 'object' || example === null) return String(example);
  const entries = Object.entries(example).map(([key, value]) => `${key}: ${inline(value)}`);
  return `{ ${entries.join(', ')} }`;
}

/** The schema of what stands at a path; of a union, the option that has the kind of the node there. */
function schemaAt(path: readonly PathStep[], held: Held): z.core.$ZodType | undefined {
  const { root } = held;
  let schema: z.core.$ZodType | undefined = held.schema;
  for (const [index, step] of path.entries()) {
    schema = resolved(schema, nodeAt(root, path.slice(0, index)));
    schema = schema instanceof z.ZodArray ? schema.element : schemaOfKey(schema, String(step));
    const described: z.core.$ZodType | undefined = schema;
    if (described instanceof z.ZodOptional) schema = described.unwrap();
  }
  return schema;
}

function isOptional(path: readonly PathStep[], held: Held): boolean {
  const above = path.slice(0, -1);
  const parent = resolved(schemaAt(above, held), nodeAt(held.root, above));
  return schemaOfKey(parent, String(path.at(-1))) instanceof z.ZodOptional;
}

/** Leaves out the entries, or whole sections, in which there is a fault, so that the rest can be checked. */
function prune(value: unknown, issues: readonly Issue[]): Omit<CheckedFile, 'root'> {
  const kept = new Map(Object.entries(Object(value)));
  const dropped = new Map<string, Set<string>>();
  for (const { issue, path } of issues) {
    const [section, entry] = path;
    if (section === undefined) {
      if (issue.code === 'unrecognized_keys') for (const key of issue.keys) kept.delete(key);
    } else {
      const schema = schemaOfKey(FILE, String(section));
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      const hasEntries = inner instanceof z.ZodRecord || inner instanceof z.ZodArray;
      if (entry === undefined || !hasEntries) kept.delete(String(section));
      else
        dropped.set(
          String(section),
          (dropped.get(String(section)) ?? new Set()).add(String(entry)),
        );
    }
  }
  for (const [section, entries] of dropped) {
    if (kept.has(section)) kept.set(section, without(kept.get(section), entries));
  }
  return { raw: PARTIAL_FILE.parse(Object.fromEntries(kept)), dropped };
}

function without(section: unknown, dropped: ReadonlySet<string>): unknown {
  if (Array.isArray(section)) return section.filter((_, index) => !dropped.has(String(index)));
  const entries = Object.entries(Object(section)).filter(([key]) => !dropped.has(key));
  return Object.fromEntries(entries);
}
