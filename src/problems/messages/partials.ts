/** Messages about partials that templates call: which there are, and what they are given. */
import { errorOf } from '../make.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

export function unusedArgument(
  span: Span,
  name: string,
  of: { readonly partial: string; readonly names: ReadonlySet<string> },
): Problem {
  const near = suggest(name, of.names);
  return errorOf({
    code: 'partial-arguments',
    message: `the partial "${of.partial}" makes no use of "${name}"`,
    span,
    notes: ['what is given and not used is most often misspelt'],
    hints: [near === undefined ? `leave ${name}= away` : `did you mean ${near}=?`],
  });
}

export function unknownPartial(span: Span, name: string, known: readonly string[]): Problem {
  const near = suggest(name, known);
  return errorOf({
    code: 'unknown-partial',
    message: `there is no partial "${name}"`,
    span,
    hints: [
      near === undefined
        ? `write templates/partials/${name}.md.hbs`
        : `did you mean {{> ${near}}}?`,
      known.length === 0 ? undefined : `the partials are: ${known.join(', ')}`,
    ],
  });
}

export function endlessPartial(span: Span, name: string, limit: number): Problem {
  return errorOf({
    code: 'endless-partial',
    message: `the partial "${name}" prints itself without end`,
    span,
    notes: [`partials may stand ${limit} deep inside each other`],
    hints: [`take {{> ${name}}} out of the partials that "${name}" prints`],
  });
}
