/** Turns a view that has run into the extents without numbers that nothing on the picture lacks. */

/** What is read of an operator of Vega's dataflow. */
interface Operator {
  readonly value: unknown;
  /** Where its rows come from. */
  readonly source?: Operator;
  readonly pulse?: { readonly source?: readonly unknown[] };
  readonly _argval?: { readonly field?: Field };
  targets(): readonly Operator[];
}

type Field = ((row: unknown) => unknown) & { readonly fname?: string };

/** A scope of a dataflow: the whole, or what is made anew for each facet. */
export interface Scope {
  readonly nodes: Readonly<Record<string, Operator>>;
  readonly subcontext?: readonly Scope[];
}

/** Vega's kinds of operators, by name. */
type Kinds = Readonly<Record<string, unknown>>;

const WARNING = /^Infinite extent for field "(?<field>[^]*)": \[/u;

/**
 * Says of a warning whether it is a needless one. Vega warns of each field that had no numbers, though the rows may
 * have been left out on purpose (a box plot without outliers), come later, and the scale have numbers of others.
 */
export function needlessExtents(scope: Scope, kinds: Kinds): (text: string) => boolean {
  const empty = operatorsOf(scope).filter(
    (one) => one.constructor === kinds['extent'] && !isExtent(one.value),
  );
  return (text) => {
    const field = WARNING.exec(text)?.groups?.['field'];
    if (field === undefined) return false;
    return empty
      .filter(({ _argval: own }) => own?.field?.fname === field)
      .every((one) => isMadeUpFor(one, kinds) && hadNumbers(one));
  };
}

function operatorsOf({ nodes, subcontext = [] }: Scope): readonly Operator[] {
  return [...Object.values(nodes), ...subcontext.flatMap(operatorsOf)];
}

function isExtent(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

/** Whether all that depends on it has numbers from elsewhere. */
function isMadeUpFor(operator: Operator, kinds: Kinds): boolean {
  return operator
    .targets()
    .every((target) => target.constructor === kinds['multiextent'] && isExtent(target.value));
}

/** Whether the rows had numbers before they were left out: a field that nothing has is a slip of the pen. */
function hadNumbers(operator: Operator): boolean {
  const { _argval: own } = operator;
  for (let at: Operator | undefined = operator; at !== undefined; at = at.source) {
    const rows = at.pulse?.source ?? [];
    if (rows.some((row) => Number.isFinite(numberOf(own?.field?.(row))))) return true;
  }
  return false;
}

function numberOf(value: unknown): number {
  return value === null || value === undefined || value === '' ? Number.NaN : Number(value);
}
