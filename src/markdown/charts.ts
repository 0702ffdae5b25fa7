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
  const add = (name: string, span: Span) => {
    if (!found.has(name)) found.set(name, { name, span });
  };
  const visit = (source: Source) => {
    for (const node of nodesIn(source)) {
      for (const expression of expressionsOf(node)) addNamed(expression, add);
      const partial = node.kind === 'partial' ? partials.get(node.name) : undefined;
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
    for (const node of nodesIn(source)) {
      const partial = node.kind === 'partial' ? partials.get(node.name) : undefined;
      if (partial !== undefined) visit(partial);
    }
  };
  visit(template.source);
  return [...sources].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function nodesIn(source: Source): readonly TemplateNode[] {
  return parseSource(source).nodes.flatMap(withInner);
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
