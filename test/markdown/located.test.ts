/** A fault in a filled document is told where the template wrote it. */
import { expect, test } from 'vitest';
import { LocatedProblems } from '../../src/markdown/located.ts';
import { errorOf } from '../../src/problems/make.ts';
import { Problems } from '../../src/problems/problems.ts';
import type { Span } from '../../src/problems/types.ts';
import { filled } from './filled.ts';

const PARTIALS = { part: 'In the part.\n' };
const TEMPLATE = 'Before {{author}} between {{title}}.\n\n{{> part}}\nLast words.\n';
const AUTHOR = 'The *author*';

/** A fault from one text of the document to another: the place in the templates, and the notes. */
function told(from: string, to: string): string {
  const { text, written } = filled(TEMPLATE, { author: AUTHOR }, PARTIALS);
  const document = { path: 'output/t.md', text };
  const [outer, start] = [new Problems(), text.indexOf(from)];
  const end = text.indexOf(to, start) + to.length;
  const span = { source: document, start, end };
  const problems = new LocatedProblems(outer, document, written);
  problems.add({ ...errorOf({ code: 'a', message: 'a', span }), notes: ['first'] });
  expect(outer.all).toEqual(problems.all);
  return outer.all.map((problem) => `${shown(problem.span)} ${problem.notes.join('; ')}`).join();
}

function shown(span: Span | undefined): string {
  if (span === undefined) return 'nowhere';
  const { source, start, end } = span;
  expect(end).toBeLessThanOrEqual(source.text.length);
  return `${source.path.replace('templates/', '')} ${JSON.stringify(source.text.slice(start, end))}`;
}

test.each([
  ['Before', 'Before', 't.md.hbs "Before" first'],
  ['fore', 'fore', 't.md.hbs "fore" first'],
  ['fore ', 'The', 't.md.hbs "fore {{author}}" first'],
  ['Before', 'between', 't.md.hbs "Before {{author}} between" first'],
  ['tween', 'words', 't.md.hbs "tween {{title}}.\\n\\n{{> part}}\\nLast words" first'],
  ['between', 'part', 't.md.hbs "between " first'],
  ['The', 'The', String.raw`t.md.hbs "{{author}}" first; it prints as: The \*author\*`],
  ['auth', 'between', String.raw`t.md.hbs "{{author}}" first; it prints as: The \*author\*`],
  ['Reports', 'late', 't.md.hbs "{{title}}" first; it prints as: Reports that came late'],
  ['the part', 'the part', 'partials/part.md.hbs "the part" first'],
  ['the part', 'Last', 'partials/part.md.hbs "the part.\\n" first'],
  ['Last', 'words', 't.md.hbs "Last words" first'],
])('from %j to %j', (from, to, place) => {
  expect(told(from, to)).toBe(place);
});

test('faults of other files, and those without a place, stay as they are', () => {
  const { text, written } = filled(TEMPLATE, { author: AUTHOR }, PARTIALS);
  const outer = new Problems();
  const problems = new LocatedProblems(outer, { path: 'output/t.md', text }, written);
  const other = { source: { path: 'output/t.md', text }, start: 0, end: 3 };
  const faults = [
    errorOf({ code: 'a', message: 'a', span: other }),
    { severity: 'error', code: 'b', message: 'b', notes: [], hints: [] } as const,
  ];
  for (const fault of faults) problems.add(fault);
  expect(outer.all).toEqual(faults);
});

test('a document that no template wrote keeps its own places', () => {
  const document = { path: 'output/t.md', text: 'text' };
  const outer = new Problems();
  const fault = errorOf({ code: 'a', message: 'a', span: { source: document, start: 0, end: 3 } });
  new LocatedProblems(outer, document, []).add(fault);
  expect(outer.all).toEqual([fault]);
});
