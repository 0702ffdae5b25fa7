/** Parts a specification from the rows that it brings along, so that it is compiled once for all its data. */

type Json = Readonly<Record<string, unknown>>;

export interface Parted {
  /** The specification with a stand-in for each set of rows. */
  readonly spec: Json;
  /** The sets of rows, each where its stand-in says; equal sets share one. */
  readonly rows: readonly unknown[];
}

/** A key that no specification has. */
const STAND_IN = 'briefwright: rows';

/** Takes out what stands as `values` in any `data`, and Vega-Lite's `datasets`. */
export function partRows(spec: Json): Parted {
  const rows: unknown[] = [];
  const known = new Map<string, number>();
  const standIn = (values: unknown): unknown => {
    const text = JSON.stringify(values);
    const index = known.get(text) ?? rows.push(values) - 1;
    known.set(text, index);
    return [{ [STAND_IN]: index }];
  };
  const visit = (node: unknown, key: string): unknown => {
    if (Array.isArray(node)) return node.map((child) => visit(child, key));
    if (!isObject(node)) return node;
    return mapped(node, (value, name) =>
      key === 'data' && name === 'values' && isRows(value) ? standIn(value) : visit(value, name),
    );
  };
  const parted = mapped(spec, (value, name) =>
    name === 'datasets' && isObject(value) ? mapped(value, standIn) : visit(value, name),
  );
  return { spec: parted, rows };
}

/** An operator of a compiled specification that Vega gives its rows. */
interface Holder {
  readonly operator: { $ingest: unknown };
  readonly index: number;
}

/** The stand-ins of a compiled specification; undefined if one stands where rows can't be given. */
export function findStandIns(compiled: unknown): readonly Holder[] | undefined {
  const holders: Holder[] = [];
  let lost = false;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isObject(node) || Array.isArray(node)) return;
    const index = indexOf(node['$ingest']);
    if (index !== undefined && isOperator(node)) holders.push({ operator: node, index });
    else if (STAND_IN in node) lost = true;
    else Object.values(node).forEach(visit);
  };
  visit(compiled);
  return lost ? undefined : holders;
}

/** Gives Vega rows of its own, since it writes on them. */
export function fillStandIns(holders: readonly Holder[], rows: readonly unknown[]): void {
  for (const { operator, index } of holders) operator.$ingest = copied(rows[index]);
}

function copied(values: unknown): unknown {
  if (!Array.isArray(values)) return structuredClone(values);
  return values.map((row: unknown) => (isObject(row) && !Array.isArray(row) ? { ...row } : row));
}

function isOperator(node: Json): node is Holder['operator'] & Json {
  return '$ingest' in node;
}

function indexOf(values: unknown): number | undefined {
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  const index = isObject(first) ? first[STAND_IN] : undefined;
  return typeof index === 'number' ? index : undefined;
}

/** Rows as a list, as text or as an object that holds them; a signal is none. */
function isRows(values: unknown): boolean {
  return typeof values === 'string' || (isObject(values) && !('signal' in values));
}

function mapped(node: Json, change: (value: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
