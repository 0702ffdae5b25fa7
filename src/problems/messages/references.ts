/** Messages about names in a data file: names that nothing has, that two things have, or that go in circles. */
import { errorOf, short } from '../make.ts';
import { nth } from '../must.ts';
import { suggest } from '../suggest.ts';
import type { Problem, Span } from '../types.ts';

const SECTIONS = {
  fact: 'facts or derived',
  unit: 'units',
  source: 'sources',
  theme: 'themes',
  caveat: 'caveats',
} as const;

export function unknownReference(
  span: Span,
  { kind, name, known }: { kind: keyof typeof SECTIONS; name: string; known: readonly string[] },
): Problem {
  const meant = suggest(name, known);
  const section = SECTIONS[kind];
  const few = known.slice(0, 12).join(', ') + (known.length > 12 ? ', ...' : '');
  return errorOf({
    code: `unknown-${kind}`,
    message: `there is no ${kind} "${short(name)}"`,
    span,
    label: meant === undefined ? `not declared under ${section}` : `did you mean "${meant}"?`,
    hints: [
      meant === undefined ? undefined : `write ${meant}`,
      known.length === 0
        ? `declare it under ${section}`
        : `declare it under ${section}, or write one of: ${few}`,
    ],
  });
}

export function duplicateId(
  span: Span,
  { id, line, what }: { id: string; line: number; what: string },
): Problem {
  return errorOf({
    code: 'duplicate-id',
    message: `two ${what} are named "${id}"`,
    span,
    label: `the other is on line ${line}`,
    notes: ['a name that two things have can mean either'],
    hints: ['give one of them another name'],
  });
}

export function cycle(span: Span, names: readonly string[], what: 'expression' | 'of'): Problem {
  const first = nth(names, 0);
  const circle = [...names, first].join(' -> ');
  return errorOf({
    code: 'cycle',
    message:
      names.length === 1
        ? `"${first}" is defined by itself`
        : `${names.map((name) => `"${name}"`).join(', ')} are defined by each other`,
    span,
    label: `"${what}" goes in a circle from here`,
    notes: [circle],
    hints: [`change "${what}" of one of them, so that it rests on a stated fact`],
  });
}
