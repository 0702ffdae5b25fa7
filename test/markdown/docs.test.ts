/** docs/templates.md names everything that a template knows. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HELPERS } from '../../src/markdown/helpers.ts';
import { NOTHING_FOUND } from '../../src/markdown/found.ts';
import type { Value } from '../../src/markdown/values.ts';
import { text } from '../../src/markdown/values.ts';
import { viewRecord } from '../../src/markdown/view.ts';
import { sampleChart, sampleFindings } from './sample.ts';

const docs = readFileSync('docs/templates.md', 'utf8');

const prose = { text: 'x', span: { source: { path: '', text: '' }, start: 0, end: 0 } };
const PAPER = {
  standing: { status: 'DRAFT', marking: 'OFFICIAL', signOff: undefined },
  meeting: {
    name: 'spring',
    note: prose,
    title: prose,
    running: 'Paper 1',
    date: undefined,
    author: 'Policy analyst',
    summary: prose,
    details: [{ id: 'board', label: 'Board', text: prose }],
    sections: [
      { id: 'summary', label: 'Summary', content: { kind: 'paragraph', text: prose } as const },
    ],
    appendices: [],
    source: { path: '', text: '' },
  },
};

test('each name of the view is explained', () => {
  const view = {
    findings: sampleFindings(),
    charts: new Map([['known', sampleChart()]]),
    ...PAPER,
  };
  const root = viewRecord(view, (prose) => text(prose.text), {
    ...NOTHING_FOUND,
    charts: ['known'],
  });
  const names = [...namesIn(root, 0)];
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !isNamed(name))).toEqual([]);
});

test('each helper is explained', () => {
  expect(Object.keys(HELPERS).filter((name) => !docs.includes(name))).toEqual([]);
});

function isNamed(name: string): boolean {
  return docs.includes(`\`${name}\``) || docs.includes(`.${name}}}`);
}

// The names of the program, not those of the data.
function* namesIn(value: Value, depth: number): Generator<string> {
  if (depth > 4) return;
  if (value.kind === 'list') for (const item of value.items) yield* namesIn(item, depth + 1);
  if (value.kind !== 'record') return;
  for (const name of value.fields.names) {
    if (!value.collection) yield name;
    const field = value.fields.get(name);
    if (field !== undefined) yield* namesIn(field, depth + 1);
  }
}
