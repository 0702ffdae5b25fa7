/** Turns a partial's tree into the names that it asks for, so that a call is held against them. */
import type { Expression, TemplateNode } from './syntax.ts';

export interface Partial {
  readonly nodes: readonly TemplateNode[];
  /** Every name that stands alone or first in a path: what a call may give it. */
  readonly names: ReadonlySet<string>;
}

export function namesIn(nodes: readonly TemplateNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const ofExpression = (expression: Expression): void => {
    if (expression.kind === 'path') {
      const { parts, up, own, data } = expression;
      const [first] = parts;
      // What a call gives is not found through ../, this or @.
      if (first !== undefined && up === 0 && !own && !data) names.add(first);
    } else if (expression.kind === 'call') {
      expression.arguments.forEach(ofExpression);
      for (const { value } of expression.named) ofExpression(value);
    }
  };
  const ofNode = (node: TemplateNode): void => {
    switch (node.kind) {
      case 'static':
        return;
      case 'print':
        ofExpression(node.expression);
        return;
      case 'block':
        ofExpression(node.subject);
        node.body.forEach(ofNode);
        node.otherwise.forEach(ofNode);
        return;
      case 'partial':
        if (node.context !== undefined) ofExpression(node.context);
        for (const { value } of node.named) ofExpression(value);
        return;
    }
  };
  nodes.forEach(ofNode);
  return names;
}
