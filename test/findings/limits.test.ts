import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../src/findings/files/spreadsheet.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { codes, readFiles, told } from './read.ts';

describe('beyond its limits an input is refused, whole and at once', () => {
  test.each([
    ['a long file', 'yaml', `# ${'x'.repeat(LIMITS.dataLength)}\n`, 'file-too-long'],
    ['a long text', 'yaml', `title: ${'x'.repeat(LIMITS.textLength + 1)}\n`, 'text-too-long'],
    [
      'a long text in JSON',
      'json',
      `{"title": "${'x'.repeat(LIMITS.textLength + 1)}"}`,
      'text-too-long',
    ],
    [
      'a very long text in JSON',
      'json',
      `{"title": "${String.raw`\n`.repeat(9_990_000)}"}`,
      'text-too-long',
    ],
    ['nesting in YAML', 'yaml', '- '.repeat(9_999_999), 'nested-too-deep'],
    ['nesting in brackets', 'yaml', `a: ${'['.repeat(100_000)}`, 'nested-too-deep'],
    ['nesting in JSON', 'json', '['.repeat(100_000), 'nested-too-deep'],
    ['nesting in JSON keys', 'json', '{"a":'.repeat(100_000), 'nested-too-deep'],
  ])('%s', (_, ending, text, code) => {
    expect(codes(readFiles({ [`a.${ending}`]: text }).problems)).toContain(code);
  });

  test('a long expression', () => {
    const names = Array.from({ length: LIMITS.expressionTerms + 1 }, () => 'a').join(' + ');
    const { problems } = readFiles({ 'a.yaml': `identities:\n  - ${names} = a\n` });
    expect(codes(problems)).toContain('expression-too-long');
  });
});

const wide = (count: number) => Array.from({ length: count }, (_, index) => `h${index}`).join(',');

describe('beyond its limits a spreadsheet is refused', () => {
  test.each([
    ['rows', `a\n${'1\n'.repeat(100_001)}`, ['too-many-rows data/a.csv:100002:1 1']],
    ['columns', `${wide(1_001)}\n`, ['too-many-columns data/a.csv:1:4891 h1000']],
    ['bytes', `a\n${'1'.repeat(LIMITS.spreadsheetBytes)}\n`, ['file-too-long data/a.csv:1:1']],
  ])('%s', (_, text, faults) => {
    const problems = new Problems();
    const bytes = new TextEncoder().encode(text);
    expect(readSpreadsheet({ path: 'data/a.csv', bytes }, 'comma', problems)).toBeUndefined();
    expect(told(problems.all)).toEqual(faults);
  });

  test('and at them it is read', () => {
    const problems = new Problems();
    const bytes = new TextEncoder().encode(`${wide(1_000)}\n`);
    const sheet = readSpreadsheet({ path: 'data/a.csv', bytes }, 'comma', problems);
    expect(sheet?.header.length).toBe(1_000);
    expect(told(problems.all)).toEqual([]);
  });
});

const name = (index: number) => `n${index}`;

test('a chain of figures may be as long as it likes', () => {
  const count = 8_000;
  const derived = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      name(index + 1),
      { expression: name(index), unit: 'child', label: 'x', of: name(index) },
    ]),
  );
  const fact = {
    value: 1,
    unit: 'child',
    label: 'x',
    evidence: { source: 's', locator: 'x', quote: 'one' },
  };
  const units = { child: { singular: 'a', plural: 'b', whole: true } };
  const sources = { s: { title: 'x', author: 'x', published: 'x', role: 'x' } };
  const text = JSON.stringify({ units, facts: { n0: fact }, derived, sources });
  const { findings, problems } = readFiles({ 'a.json': text });
  expect(codes(problems).filter((code) => code !== 'missing-key')).toEqual([]);
  expect(findings.facts.get(name(count))?.value).toEqual({ kind: 'number', number: 1 });
});
