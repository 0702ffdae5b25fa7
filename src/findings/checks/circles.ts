/** Turns "who rests on whom" into an order in which everything comes after what it rests on, and into circles. */

export interface Ordered {
  /** Everything that isn't on a circle, dependencies first. */
  readonly order: readonly string[];
  readonly circles: readonly (readonly string[])[];
}

type Graph = ReadonlyMap<string, readonly string[]>;

interface Visit {
  readonly name: string;
  readonly rest: Iterator<string>;
}

/** The circles of a graph; each is given once, from the name that comes first in the graph's order. */
export function circlesIn(graph: Graph): readonly (readonly string[])[] {
  return ordered(graph).circles;
}

/** Without recursion: a chain of thousands of figures must not exhaust the stack. */
export function ordered(graph: Graph): Ordered {
  const order: string[] = [];
  const circles: string[][] = [];
  const seen = new Set<string>();
  const open = new Set<string>();
  for (const start of graph.keys()) {
    if (seen.has(start)) continue;
    const path: Visit[] = [visit(start, graph)];
    seen.add(start);
    open.add(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        path.pop();
        open.delete(top.name);
        order.push(top.name);
      } else if (open.has(next.value)) {
        const names = path.map(({ name }) => name);
        circles.push(names.slice(names.indexOf(next.value)));
      } else if (!seen.has(next.value)) {
        seen.add(next.value);
        open.add(next.value);
        path.push(visit(next.value, graph));
      }
    }
  }
  const circular = new Set(circles.flat());
  return { order: order.filter((name) => !circular.has(name)), circles };
}

function visit(name: string, graph: Graph): Visit {
  return { name, rest: (graph.get(name) ?? []).values() };
}
