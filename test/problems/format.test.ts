import { describe, expect, test } from 'vitest';
import { formatProblem, problemAsJson } from '../../src/problems/format.ts';
import type { Problem, Source } from '../../src/problems/types.ts';

function problemAt(source: Source, marked: string, more: Partial<Problem> = {}): Problem {
  const start = source.text.indexOf(marked);
  return {
    severity: 'error',
    code: 'made-up',
    message: 'something is wrong',
    span: { source, start, end: start + marked.length },
    notes: [],
    hints: [],
    ...more,
  };
}

const yaml = (text: string): Source => ({ path: 'data/made-up.yaml', text });

describe('a problem as text', () => {
  test('has a frame, notes and hints', () => {
    const source = yaml('facts:\n  died:\n    value: 40\n    unit: child\n');
    const problem = problemAt(source, '40', {
      code: 'identity-broken',
      message: 'the parts of "children" add up to 94, not 93',
      label: 'children who died',
      notes: ['40 + 54 = 94, but "children" is 93 (line 33)'],
      hints: ['write value: 39'],
    });
    expect(formatProblem(problem)).toBe(
      [
        'error[identity-broken]: the parts of "children" add up to 94, not 93',
        ' --> data/made-up.yaml:3:12',
        '  |',
        '3 |     value: 40',
        '  |            ^^ children who died',
        '  = 40 + 54 = 94, but "children" is 93 (line 33)',
        '  = hint: write value: 39',
      ].join('\n'),
    );
  });

  test('widens its margin with the number of the line', () => {
    const source = yaml(`${'\n'.repeat(99)}value: 40\n`);
    expect(formatProblem(problemAt(source, '40'))).toContain(
      ['   --> data/made-up.yaml:100:8', '    |', '100 | value: 40', '    |        ^^'].join('\n'),
    );
  });

  test('keeps later lines of a note under its first', () => {
    const problem = problemAt(yaml('a: 1'), '1', { notes: ['one\ntwo'] });
    expect(formatProblem(problem)).toContain('  = one\n    two');
  });

  test('without a place is its message and remarks', () => {
    const { span: _, ...problem } = problemAt(yaml('a: 1'), '1', { hints: ['do this'] });
    expect(formatProblem(problem)).toBe('error[made-up]: something is wrong\n  = hint: do this');
  });

  test('aligns its mark after tabs, wide and combining characters', () => {
    const source: Source = { path: 'a.md', text: '\t漢字e\u0301 X' };
    expect(formatProblem(problemAt(source, 'X')).split('\n').slice(1)).toEqual([
      ' --> a.md:1:7',
      '  |',
      '1 |     漢字e\u0301 X',
      `  | ${' '.repeat(10)}^`,
    ]);
  });

  test('shows hidden characters by number, in the frame and in the message', () => {
    const source: Source = { path: 'a.md', text: 'a \u202Eb\u0007' };
    const text = formatProblem(problemAt(source, 'a', { message: 'not \u001B[31m here' }));
    expect(text).toContain('not \\u{1B}[31m here');
    expect(text).toContain('a \\u{202E}b\\u{7}');
  });

  test('cuts a long line around the mark', () => {
    const source: Source = { path: 'a.md', text: `${'x'.repeat(500)}HERE${'y'.repeat(500)}` };
    const [, , , frame = '', mark = ''] = formatProblem(problemAt(source, 'HERE')).split('\n');
    expect(frame).toBe(`1 | …${'x'.repeat(60)}HERE${'y'.repeat(30)}…`);
    expect(mark.indexOf('^')).toBe(frame.indexOf('HERE'));
  });

  test('marks the first line of a span over several', () => {
    const source: Source = { path: 'a.md', text: 'one two\r\nthree' };
    const text = formatProblem(problemAt(source, 'two\r\nthree'));
    expect(text).toContain('1 | one two\n  |     ^^^');
    expect(text).not.toContain('three');
  });

  test('marks one column where the span is empty, also at the end of the text', () => {
    const source = yaml('a:');
    const problem: Problem = { ...problemAt(source, 'a'), span: { source, start: 2, end: 2 } };
    expect(formatProblem(problem)).toContain('1 | a:\n  |   ^');
  });
});

describe('a frame of a data file shows no more than the field at fault', () => {
  test.each([
    ['data/a.yaml', 'value: 12 # Jo Bloggs', '12', '1 | value: 12'],
    ['data/a.yaml', '- { name: Jo Bloggs, age: 12, town: X }', '12', '1 | … age: 12'],
    ['data/a.json', '  "child": {"name": "Jo Bloggs", "age": "12"}', '"12"', '1 | … "age": "12"'],
    ['data/a.csv', 'Jo Bloggs,12,Xtown', '12', '1 | …12'],
    ['data/a.csv', 'Jo Bloggs,12,Xtown', 'Jo Bloggs', '1 | Jo Bloggs'],
  ])('%s: %s', (path, text, marked, frame) => {
    expect(formatProblem(problemAt({ path, text }, marked)).split('\n')[3]).toBe(frame);
  });

  test('a chart is no data file', () => {
    const source: Source = { path: 'templates/charts/a.vl.json', text: '{"mark": "baa", "x": 1}' };
    expect(formatProblem(problemAt(source, '"baa"'))).toContain('1 | {"mark": "baa", "x": 1}');
  });
});

describe('a problem as data', () => {
  test('counts columns in code points', () => {
    expect(problemAsJson(problemAt({ path: 'a.md', text: 'x\n😀 bad' }, 'bad'))).toEqual({
      severity: 'error',
      code: 'made-up',
      message: 'something is wrong',
      path: 'a.md',
      line: 2,
      column: 3,
      notes: [],
      hints: [],
    });
  });

  test('has null for a place that it lacks', () => {
    const { span: _, ...problem } = problemAt(yaml('a'), 'a');
    expect(problemAsJson(problem)).toMatchObject({ path: null, line: null, column: null });
  });
});
