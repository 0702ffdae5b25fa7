/** Messages about what templates print: their names, their values, and where these stand. */
import { errorOf } from '../make.ts';
import { lineOf } from '../sources.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function namesOfCondition(span: Span): Problem {
  return errorOf({
    code: 'block-arguments',
    message: 'a condition gives no names between bars',
    span,
    hints: ['use {{#with ... as |name|}} to name a value'],
  });
}

export function figureAsCondition(span: Span): Problem {
  return errorOf({
    code: 'figure-as-condition',
    message: 'a figure is no condition: it is always there, also when it is 0',
    span,
    hints: ['ask for .counted (the source gives a number) or .zero instead'],
  });
}

export function notAList(span: Span): Problem {
  return errorOf({
    code: 'not-a-list',
    message: '{{#each}} needs a list',
    span,
    hints: ['use {{#with}} for a single value'],
  });
}

export function unknownName(where: {
  readonly span: Span;
  readonly name: string;
  readonly known: readonly string[];
  readonly elsewhere: string | undefined;
  /** The partial that asks for the name, and where it is called. */
  readonly partial: { readonly name: string; readonly span: Span } | undefined;
}): Problem {
  const near = suggest(where.name, where.known);
  const outside =
    where.elsewhere === undefined
      ? undefined
      : `it is known outside this block: write ${where.elsewhere}`;
  return errorOf({
    code: 'unknown-name',
    message: `there is no "${where.name}" here`,
    span: where.span,
    hints: [
      outside ?? (near && `did you mean "${near}"?`),
      near === undefined ? where.partial && givenByCall(where.name, where.partial) : undefined,
      listing(where.known),
    ],
  });
}

function givenByCall(
  name: string,
  partial: { readonly name: string; readonly span: Span },
): string {
  const place = `${partial.span.source.path}:${lineOf(partial.span)}`;
  return `give it where the partial is called, at ${place}: {{> ${partial.name} ${name}=...}}`;
}

export function unknownField(where: {
  readonly span: Span;
  readonly path: string;
  readonly name: string;
  readonly known: readonly string[];
}): Problem {
  const near = suggest(where.name, where.known);
  return errorOf({
    code: 'unknown-name',
    message: `there is no "${where.name}" in ${where.path}`,
    span: where.span,
    hints: [near && `did you mean "${near}"?`, listing(where.known)],
  });
}

function listing(known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const shown = known.slice(0, 32).join(', ');
  return `the names are: ${shown}${known.length > 32 ? ', ...' : ''}`;
}

export function unknownData(span: Span, name: string, known: readonly string[]): Problem {
  const near = suggest(name, known);
  return errorOf({
    code: 'unknown-name',
    message: `there is no "@${name}" here`,
    span,
    hints: [
      near && `did you mean "@${near}"?`,
      `the names are: ${known.map((one) => `@${one}`).join(', ')}`,
    ],
  });
}

export function noOuterContext(span: Span, path: string): Problem {
  return errorOf({
    code: 'unknown-name',
    message: `"${path}" leads out of the template`,
    span,
    notes: ['only {{#each}} and {{#with}} open a context that ../ leaves'],
    hints: ['take one ../ away, or start at the top with @root.'],
  });
}

export function noItem(span: Span, path: string, length: number): Problem {
  return errorOf({
    code: 'no-item',
    message: `"${path}" asks for an item that is not there: the list has ${length}`,
    span,
    hints: ['items are counted from 0'],
  });
}

export function noFields(
  span: Span,
  name: string,
  of: { readonly path: string; readonly kind: 'text' | 'flag' | 'list' },
): Problem {
  const { path, kind } = of;
  return errorOf({
    code: 'unknown-name',
    message: `there is no "${name}" in ${path}`,
    span,
    notes: [
      kind === 'list' ? `${path} is a list` : `${path} is a single value, with no names inside it`,
    ],
    hints: [
      kind === 'list'
        ? `write ${path}.count or ${path}.words for its length, or {{#each ${path}}} for its items`
        : `leave ".${name}" away`,
    ],
  });
}

export function noValue(span: Span, path: string | undefined): Problem {
  const what = path ?? 'the expression';
  return errorOf({
    code: 'no-value',
    message: `${what} has no value here`,
    span,
    notes: [
      'the data file leaves it out; a share has no value without a base, or on a base that is too small',
    ],
    hints: [
      path === undefined
        ? undefined
        : `write {{#if ${path}}}...{{/if}} around it, or give it a value`,
    ],
  });
}

export function blankValue(span: Span, path: string | undefined): Problem {
  return errorOf({
    code: 'blank-value',
    message: `${path ?? 'the expression'} is a blank text`,
    span,
    notes: ['marks around a blank text would be printed as they stand'],
    hints: ['write the text into the data file, or leave the expression out'],
  });
}

export function notText(
  span: Span,
  path: string | undefined,
  value: {
    readonly kind: 'flag' | 'list' | 'record';
    readonly fields?: { readonly names: readonly string[] };
  },
): Problem {
  const what = path ?? 'the expression';
  const kinds = { flag: 'yes or no', list: 'a list', record: 'a group of values' } as const;
  const hint = {
    flag: `ask it with {{#if ${what}}}`,
    list: `print its items with {{#each ${what}}}...{{/each}}`,
    record: `name one of them, such as ${what}.${value.fields?.names.includes('count') === true ? 'count' : (value.fields?.names[0] ?? 'name')}`,
  } as const;
  return errorOf({
    code: 'not-text',
    message: `${what} is ${kinds[value.kind]}, which can't be printed`,
    span,
    hints: [path && hint[value.kind]],
  });
}

export function tooManySteps(span: Span, limit: number): Problem {
  return errorOf({
    code: 'template-too-long',
    message: `the template takes more than ${limit} steps`,
    span,
    notes: ['each expression, block and stretch of text is a step each time it is printed'],
    hints: ['check for {{#each}} inside {{#each}} over long lists'],
  });
}

export function tooMuchText(span: Span, limit: number): Problem {
  return errorOf({
    code: 'template-too-long',
    message: `the template prints more than ${limit} characters`,
    span,
    hints: ['check for {{#each}} inside {{#each}} over long lists'],
  });
}

export function unknownHelper(span: Span, name: string, known: readonly string[]): Problem {
  const near = suggest(name, known);
  return errorOf({
    code: 'unknown-helper',
    message: `there is no helper "${name}"`,
    span,
    hints: [
      near === undefined
        ? 'a value takes no arguments: write its name alone'
        : `did you mean "${near}"?`,
      `the helpers are: ${known.join(', ')}`,
    ],
  });
}

export function helperArguments(span: Span, helper: string, example: string): Problem {
  return errorOf({
    code: 'helper-arguments',
    message: `"${helper}" is not given what it needs`,
    span,
    hints: [`write {{${example}}}, with a name of yours`],
  });
}

export function helperTakesNoNames(span: Span, helper: string): Problem {
  return errorOf({
    code: 'helper-arguments',
    message: `"${helper}" takes no arguments with names`,
    span,
    hints: ['give the value alone, without name='],
  });
}

export function numberedTwice(span: Span, kind: 'figure' | 'table', name: string): Problem {
  return errorOf({
    code: 'numbered-twice',
    message: `the ${kind} "${name}" is given a number twice`,
    span,
    notes: ['a reference to it would not say which is meant'],
    hints: [`refer to it with {{${kind} "${name}"}}`],
  });
}

export function unknownReference(where: {
  readonly span: Span;
  readonly kind: 'figure' | 'table';
  readonly name: string;
  readonly known: readonly string[];
}): Problem {
  const near = suggest(where.name, where.known);
  return errorOf({
    code: 'unknown-reference',
    message: `no ${where.kind} "${where.name}" is printed in this document`,
    span: where.span,
    hints: [
      near && `did you mean "${near}"?`,
      where.known.length === 0 ? undefined : `the ${where.kind}s are: ${where.known.join(', ')}`,
    ],
  });
}
