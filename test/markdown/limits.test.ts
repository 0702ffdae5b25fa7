/** Templates and texts that would run for ever or fill the memory end in an error, soon. */
import { expect, test } from 'vitest';
import type { Findings } from '../../src/findings/types.ts';
import { fillTemplate } from '../../src/markdown/fill.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { prose, sampleFindings } from './sample.ts';

function codes(
  template: string,
  findings: Findings,
  partials: Record<string, string> = {},
): readonly string[] {
  const problems = new Problems();
  const source = { path: 'templates/t.md.hbs', text: template };
  const named = Object.entries(partials).map(
    ([name, text]) => [name, { path: `partials/${name}`, text }] as const,
  );
  fillTemplate({ name: 't', source }, new Map(named), { findings, charts: new Map() }, problems);
  return problems.all.map(({ code }) => code);
}

function withQuestions(count: number, text: string): Findings {
  const question = { text: prose(text), themes: [] };
  return { ...sampleFindings(), questions: Array.from({ length: count }, () => question) };
}

const each = (inside: string) => `{{#each @root.questions}}${inside}{{/each}}`;

test('loops within loops', () => {
  const template = each(each(each('{{text}}')));
  expect(codes(template, withQuestions(300, 'x'))).toEqual(['template-too-long']);
});

test('a template takes so many steps, and no more', () => {
  const template = each(each('x'));
  const within = Math.floor(Math.sqrt(LIMITS.templateSteps)) - 1;
  expect(codes(template, withQuestions(within, 'x'))).toEqual([]);
  expect(codes(template, withQuestions(within + 2, 'x'))).toEqual(['template-too-long']);
});

test('long text, many times', () => {
  const template = each(each('{{text}}'));
  expect(codes(template, withQuestions(60, 'x'.repeat(50_000)))).toEqual(['template-too-long']);
});

test('partials that print each other', () => {
  const partials = { a: '{{> b}}{{> b}}', b: '{{> a}}{{> a}}' };
  expect(codes('{{> a}}', sampleFindings(), partials)).toEqual(['endless-partial']);
});

test('texts that double each other', () => {
  const base = sampleFindings();
  const facts = new Map(base.facts);
  const first = base.facts.get('late')!;
  for (let level = 0; level < 40; level += 1) {
    const next = `{{facts.l${level + 1}.label}}`;
    const label = prose(level === 39 ? 'xxxx' : next + next);
    facts.set(`l${level}`, { ...first, id: `l${level}`, label });
  }
  expect(codes('{{facts.l0.label}}', { ...base, facts })).toContain('text-too-long');
});

test('texts that lead back to themselves', () => {
  const findings = {
    ...sampleFindings(),
    subtitle: prose('a {{title}}'),
    title: prose('b {{subtitle}}'),
  };
  expect(codes('{{title}}', findings)).toEqual(['endless-text']);
});
