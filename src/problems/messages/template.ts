/** Messages about the syntax of templates, and what they may not hold. */
import { errorOf } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function syntax(span: Span, reason: string, hint: string): Problem {
  return errorOf({
    code: 'template-syntax',
    message: `the template can't be read: ${reason}`,
    span,
    hints: [hint],
  });
}

export function unclosedBlock(span: Span, block: string): Problem {
  return errorOf({
    code: 'template-syntax',
    message: `{{#${block}}} is not closed`,
    span,
    label: 'opened here',
    hints: [`write {{/${block}}} where it ends`],
  });
}

export function unclosedExpression(span: Span): Problem {
  return errorOf({
    code: 'template-syntax',
    message: 'the braces that open here are not closed',
    span,
    hints: [
      'an expression is a name such as {{facts.children.count}}, between two braces on each side',
    ],
  });
}

export function tooLong(span: Span, limit: number): Problem {
  return errorOf({
    code: 'template-too-long',
    message: `the template has more than ${limit} characters`,
    span,
    hints: ['part it into partials'],
  });
}

export function tooDeep(span: Span, limit: number): Problem {
  return errorOf({
    code: 'nested-too-deep',
    message: `blocks or calls stand in each other more than ${limit} deep`,
    span,
    hints: ['look for a {{/if}}, an {{/each}} or a bracket that is missing'],
  });
}

export function blockMismatch(span: Span, open: string, close: string): Problem {
  return errorOf({
    code: 'template-syntax',
    message: `{{#${open}}} is closed by {{/${close}}}`,
    span,
    label: 'opened here',
    hints: [`write {{/${open}}} at its end`],
  });
}

export function rawValue(span: Span, expression: string): Problem {
  return errorOf({
    code: 'raw-value',
    message: 'a template may not print a value unescaped',
    span,
    notes: ['a value that is not escaped could change the structure of the document'],
    hints: [`write {{${expression}}}`],
  });
}

export function rawBlock(span: Span): Problem {
  return errorOf({
    code: 'raw-block',
    message: 'a template may not hold blocks in four braces',
    span,
    hints: [String.raw`to print braces, write \{{`],
  });
}

export function decorator(span: Span): Problem {
  return errorOf({
    code: 'decorator',
    message: 'a template may not define partials or decorators of its own',
    span,
    hints: ['write a file in templates/partials/ and print it with {{> name}}'],
  });
}

export function partialBlock(span: Span): Problem {
  return errorOf({
    code: 'partial-block',
    message: 'a partial takes no text of its own',
    span,
    hints: ['print the partial with {{> name}}, and give it values as name=value'],
  });
}

export function computedPartial(span: Span): Problem {
  return errorOf({
    code: 'computed-partial',
    message: 'the name of a partial may not be computed',
    span,
    notes: ['which partials a document uses would depend on the data'],
    hints: ['use {{#if}} around partials with fixed names'],
  });
}

export function partialArguments(span: Span, name: string): Problem {
  return errorOf({
    code: 'partial-arguments',
    message: `the partial "${name}" is given more than one context`,
    span,
    hints: [`write {{> ${name} name=value}} to give it several values`],
  });
}

export function unknownBlock(span: Span, name: string): Problem {
  const known = ['if', 'unless', 'each', 'with'];
  const near = suggest(name, known);
  return errorOf({
    code: 'unknown-block',
    message: `there is no block "${name}"`,
    span,
    hints: [
      near === undefined
        ? `write {{#each ${name}}}, {{#if ${name}}} or {{#with ${name}}}`
        : `did you mean {{#${near} ...}}?`,
    ],
  });
}

export function blockArguments(span: Span, block: string): Problem {
  return errorOf({
    code: 'block-arguments',
    message: `{{#${block}}} takes exactly one expression`,
    span,
    hints: [`write {{#${block} facts.children}}, with a name of yours`],
  });
}
