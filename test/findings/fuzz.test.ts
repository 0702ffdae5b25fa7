/** Whatever stands in a data file, reading it ends, and says what is wrong with it. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mustBeOrderly as mustBeOrderlyProblems } from '../support/orderly.ts';
import { type Reading, readFiles } from './read.ts';

const YAML = readFileSync('test/cases/findings/editions/input.yaml', 'utf8');
const BEFORE = readFileSync('test/cases/findings/editions/before.yaml', 'utf8');
const JSON_FILE = readFileSync('test/cases/findings/json/input.json', 'utf8');
const CSV = readFileSync('test/cases/findings/csv/areas.csv');
const WITH_CSV = readFileSync('test/cases/findings/csv/input.yaml', 'utf8');

/** What breaks things: syntax of YAML, JSON and CSV, control and direction characters, huge and odd numbers. */
const WORDS = String.raw`: - " ' { } [ ] , # | >- &a *a !!int --- ... ? ~ null \ .nan 1e999 007 -1 = + {{ }} <<:`;
const SIGNS = [
  ': ',
  '- ',
  '# ',
  '\n',
  '\n\n',
  '  ',
  '\t',
  '\0',
  '\u202E',
  '\uFEFF',
  '\uD800',
  '\r',
];
const NAMES = ['99999999999999999999', '__proto__: x', 'constructor', '%YAML 1.1\n'];
const bits = fc.oneof(
  fc.constantFrom(...WORDS.split(' '), ...SIGNS, ...NAMES),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const edits = fc.array(fc.record({ at: fc.nat(10_000), cut: fc.nat(12), put: bits }), {
  minLength: 1,
  maxLength: 4,
});

function edited(text: string, changes: readonly Edit[]): string {
  return changes.reduce((result, { at, cut, put }) => {
    const start = at % (result.length + 1);
    return result.slice(0, start) + put + result.slice(start + cut);
  }, text);
}

function mustBeOrderly({ problems, findings }: Reading): void {
  mustBeOrderlyProblems(problems);
  for (const { span } of problems) expect(span).toBeDefined();
  for (const { value } of findings.facts.values()) {
    if (value.kind === 'number') expect(Number.isFinite(value.number)).toBe(true);
  }
}

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100);

describe('random edits', () => {
  test('of YAML', () => {
    const property = fc.property(edits, (changes) => {
      mustBeOrderly(
        readFiles({ 'input.yaml': edited(YAML, changes), 'before.yaml': BEFORE }, 'input.yaml'),
      );
    });
    fc.assert(property, { numRuns: RUNS });
  });

  test('of JSON', () => {
    const property = fc.property(edits, (changes) => {
      mustBeOrderly(readFiles({ 'input.json': edited(JSON_FILE, changes) }));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  test('of CSV, byte by byte', () => {
    const bytes = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const property = fc.property(bytes, (changes) => {
      const spoilt = Uint8Array.from(CSV);
      for (const [at, byte] of changes) spoilt[at % spoilt.length] = byte;
      const tables = new Map([['areas.csv', { path: 'data/areas.csv', bytes: spoilt }]]);
      mustBeOrderly(readFiles({ 'input.yaml': WITH_CSV }, 'input.yaml', { tables }));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  test('of nothing at all', () => {
    const property = fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a.yaml', 'a.json'),
      (text, file) => {
        mustBeOrderly(readFiles({ [file]: text }));
      },
    );
    fc.assert(property, { numRuns: RUNS });
  });
});
