/** Turns Vega-Lite's JSON Schema into `src/charts/vocabulary.ts`: which keys and words may stand where. */

/** The part of JSON Schema that Vega-Lite's schema uses. */
export interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema | readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
}

interface State {
  /** Keys, each with the number of its value's state. */
  keys?: Record<string, number>;
  /** The state of a list's items. */
  items?: number;
  /** Whether other keys may stand here too. */
  open?: true;
  /** The only texts that may stand here. */
  words?: readonly string[];
}

const HEADER = `/** Which keys and words Vega-Lite knows where: a state a line, the file itself being the first. Made by its test. */
export const VOCABULARY = String.raw\``;

/** The file's text. */
export function vocabularyFile(schema: Schema): string {
  const lines = smallest(statesOf(schema)).map((state) => JSON.stringify(state));
  return `${HEADER}\n${lines.join('\n')}\n\`;\n`;
}

function statesOf(schema: Schema): readonly State[] {
  const { definitions = {} } = schema;
  const states: State[] = [];
  const known = new Map<string, number>();
  const numbers = new Map<Schema, number>();

  const resolved = (one: Schema): Schema => {
    const reference = one.$ref;
    if (reference === undefined) return one;
    const name = decodeURIComponent(reference.replace('#/definitions/', ''));
    const found = definitions[name];
    if (found === undefined) throw new Error(`no definition ${name}`);
    return resolved(found);
  };
  const flat = (list: readonly Schema[], into = new Set<Schema>()): ReadonlySet<Schema> => {
    for (const one of list.map(resolved)) {
      const parts = one.anyOf ?? one.allOf;
      if (parts !== undefined) flat(parts, into);
      else into.add(one);
    }
    return into;
  };
  const numberOf = (one: Schema): number => {
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return numbers.get(one) ?? 0;
  };
  const add = (list: readonly Schema[]): number => {
    const parts = flat(list);
    const key = [...parts]
      .map(numberOf)
      .sort((a, b) => a - b)
      .join();
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const state: State = {};
    const number = states.push(state) - 1;
    known.set(key, number);
    fill(state, parts);
    return number;
  };
  const fill = (state: State, parts: ReadonlySet<Schema>): void => {
    const keys = new Map<string, Schema[]>();
    const items: Schema[] = [];
    const words = new Set<string>();
    let free = false;
    for (const part of parts) {
      const { type, properties, additionalProperties, enum: list, const: only } = part;
      const types = [type].flat();
      const values = list ?? (only === undefined ? undefined : [only]);
      if (values !== undefined) {
        for (const value of values) if (typeof value === 'string') words.add(value);
        continue;
      }
      const anything = type === undefined && properties === undefined;
      if (anything || types.includes('string')) free = true;
      if (part.items !== undefined) items.push(...[part.items].flat());
      if (
        anything ||
        (types.includes('object') && (properties === undefined || additionalProperties !== false))
      ) {
        state.open = true;
      }
      for (const [key, value] of Object.entries(properties ?? {})) {
        keys.set(key, [...(keys.get(key) ?? []), value]);
      }
    }
    if (keys.size > 0)
      state.keys = Object.fromEntries([...keys].map(([key, value]) => [key, add(value)]));
    if (items.length > 0) state.items = add(items);
    if (words.size > 0 && !free) state.words = [...words].sort();
  };
  add([schema]);
  return states;
}

/** States from which the same can follow become one. */
function smallest(states: readonly State[]): readonly State[] {
  let classes = states.map(() => 0);
  for (let before = 1; ;) {
    const seen = new Map<string, number>();
    classes = states.map((state) => {
      const signature = JSON.stringify(renumbered(state, classes));
      const found = seen.get(signature) ?? seen.size;
      seen.set(signature, found);
      return found;
    });
    if (seen.size === before) break;
    before = seen.size;
  }
  const made: State[] = [];
  for (const [index, state] of states.entries())
    made[classes[index] ?? 0] ??= renumbered(state, classes);
  return made;
}

function renumbered(state: State, classes: readonly number[]): State {
  const to = (number: number) => classes[number] ?? 0;
  const { keys, items } = state;
  return {
    ...state,
    ...(keys === undefined
      ? {}
      : {
          keys: Object.fromEntries(Object.entries(keys).map(([key, number]) => [key, to(number)])),
        }),
    ...(items === undefined ? {} : { items: to(items) }),
  };
}
