/** Turns a template and its partials into the charts that it names, so that only those are drawn. */
import type { Source, Span } from '../problems/types.ts';
import { parseSource } from './parse.ts';
import type { Expression, NamedArgument, TemplateNode } from './syntax.ts';
import type { TemplateFile } from './types.ts';

export interface ChartName {
  readonly name: string;
  /** Where the chart is named first. */
  readonly span: Span;
}

/** What a file names: a chart in an expression, or a partial that it prints. */
type Name =
  | ({ readonly kind: 'chart' } & ChartName)
  | { readonly kind: 'partial'; readonly name: string };

/**
 * The charts in `charts.<name>` and `lookup charts "name"`, in the order in which the template and the partials
 * that it prints name them. Faults of the syntax are left to the filling.
 */
export function chartsNamed(
  template: TemplateFile,
  partials: ReadonlyMap<string, Source>,
): readonly ChartName[] {
  const found = new Map<string, ChartName>();
  const visited = new Set<string>();
  const visit = (source: Source) => {
    for (const named of namesIn(source)) {
      if (named.kind === 'chart') {
        if (!found.has(named.name)) found.set(named.name, { name: named.name, span: named.span });
        continue;
      }
      const partial = partials.get(named.name);
      if (partial === undefined || visited.has(partial.path)) continue;
      visited.add(partial.path);
      visit(partial);
    }
  };
  visit(template.source);
  return [...found.values()];
}

/** The template and the partials that it prints, by their paths, so that a change of any of them can be seen. */
export function sourcesPrinted(
  template: TemplateFile,
  partials: ReadonlyMap<string, Source>,
): readonly Source[] {
  const sources = new Set<Source>();
  const visit = (source: Source) => {
    if (sources.has(source)) return;
    sources.add(source);
    for (const { kind, name } of namesIn(source)) {
      const partial = kind === 'partial' ? partials.get(name) : undefined;
      if (partial !== undefined) visit(partial);
    }
  };
  visit(template.source);
  return [...sources].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const namesOf = new WeakMap<Source, readonly Name[]>();

// Worked out once for all documents that are made from the file.
function namesIn(source: Source): readonly Name[] {
  const known = namesOf.get(source);
  if (known !== undefined) return known;
  const names: Name[] = [];
  const add = (name: string, span: Span) => names.push({ kind: 'chart', name, span });
  for (const node of parseSource(source).nodes.flatMap(withInner)) {
    for (const expression of expressionsOf(node)) addNamed(expression, add);
    if (node.kind === 'partial') names.push({ kind: 'partial', name: node.name });
  }
  namesOf.set(source, names);
  return names;
}

function withInner(node: TemplateNode): readonly TemplateNode[] {
  return node.kind === 'block'
    ? [node, ...node.body.flatMap(withInner), ...node.otherwise.flatMap(withInner)]
    : [node];
}

function expressionsOf(node: TemplateNode): readonly Expression[] {
  switch (node.kind) {
    case 'static':
      return [];
    case 'print':
      return [node.expression];
    case 'block':
      return [node.subject];
    case 'partial':
      return [...(node.context === undefined ? [] : [node.context]), ...valuesOf(node.named)];
  }
}

function valuesOf(named: readonly NamedArgument[]): readonly Expression[] {
  return named.map(({ value }) => value);
}

function addNamed(expression: Expression, add: (name: string, span: Span) => void): void {
  if (expression.kind === 'literal') return;
  if (expression.kind === 'path') {
    const { parts, data, span } = expression;
    const [first, second] = data && parts[0] === 'root' ? parts.slice(1) : parts;
    if (first === 'charts' && second !== undefined) add(second, span);
    return;
  }
  const [from, name] = expression.arguments;
  if (expression.helper === 'lookup' && from?.kind === 'path' && from.text === 'charts') {
    if (name?.kind === 'literal' && typeof name.value === 'string') add(name.value, name.span);
  }
  for (const argument of [...expression.arguments, ...valuesOf(expression.named)]) {
    addNamed(argument, add);
  }
}
