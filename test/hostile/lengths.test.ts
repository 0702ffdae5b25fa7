import { describe, expect, test } from 'vitest';
import { familyOf } from '../../src/charts/families.ts';
import { finishSvg } from '../../src/charts/svg.ts';
import { nestingProblem } from '../../src/content/nesting.ts';
import { numbersIn } from '../../src/findings/quotations/words.ts';
import { beyondLimits } from '../../src/markdown/bounds.ts';
import { checkChartWords } from '../../src/markdown/chartWords.ts';
import { headingsIn } from '../../src/markdown/headings.ts';
import { withoutSyntax } from '../../src/markdown/naked.ts';
import { unclosedIn } from '../../src/markdown/unclosed.ts';
import { frameOf } from '../../src/problems/frame.ts';
import { LIMITS } from '../../src/problems/limits.ts';
import { Problems } from '../../src/problems/problems.ts';
import { parseLength, parseNumber } from '../../src/svg/numbers.ts';
import { codes, readFiles } from '../findings/read.ts';

/** Short enough to be read in a blink, and far too long for a pattern that starts anew at each character. */
const LONG = 1_000_000;

function long(part: string, length: number, start = '', end = ''): string {
  return start + part.repeat((length - start.length - end.length) / part.length) + end;
}

const place = (start: number, end: number) => ({ source: { path: 'a.hbs', text: '' }, start, end });

/** Where a pattern could overflow, since it repeats a group, the text is as long as its limit allows. */
describe('a text as long as it may be is read in good time', () => {
  test.each([
    ['blank lines in a quoted text', long('\n', LONG, 'a: "x', '" x\n')],
    ['blank lines in a plain text', long('\n', LONG, 'a: x', '  y\n')],
    ['a quoted line', long('a', LONG, 'a: "', '" x\n')],
    ['a quoted key', long('a', LONG, '"', '": ')],
    ['an open quotation mark', long('a', LONG, 'a: "', '\n')],
    ['spaces before what may be a comment', long(' ', LONG, 'a: {', 'x\n')],
  ])('YAML: %s', (_, text) => {
    expect(codes(readFiles({ 'a.yaml': text }).problems)).not.toEqual([]);
  });

  test.each([
    ['an open comment', '<!--'],
    ['an open note', '[^'],
    ['brackets', ']('],
    ['list numbers', '- 1. '],
    ['spaces', ' '],
  ])('Markdown that is looked through for numbers: %s', (_, part) => {
    const text = long(part, LIMITS.templateLength);
    expect(withoutSyntax(text).length).toBe(text.length);
  });

  test.each([
    ['open comments', '{{!--'],
    ['open tags', '{{'],
    ['open quotation marks', '{{a "'],
  ])('a template: %s', (_, part) => {
    const text = long(part, LIMITS.templateLength);
    expect(beyondLimits({ text, place })).toBeUndefined();
    expect(unclosedIn(text)).toHaveLength(1);
  });

  test.each([
    ['spaces', long(' ', LONG, '# a', 'b')],
    ['marks', long('# ', LONG, '# a', 'b')],
    ['brackets', long('[', LONG, '# ')],
    ['escapes', long('\\a', LIMITS.markdownLength, '# [', '](b)')],
    ['open comments', long('<!--', LONG, '# ')],
    ['open code', long('`` ', LONG, '# <')],
  ])('a heading: %s', (_, text) => {
    expect(headingsIn(text)).toHaveLength(1);
  });

  test('Markdown inside itself', () => {
    const text = long('>', LIMITS.markdownLength);
    expect(nestingProblem({ path: 'a.md', text })?.code).toBe('nested-too-deep');
  });

  test.each([
    ['digits and commas', '1,'],
    ['digits', '1'],
    ['spaces', ' '],
    ['words', 'two and a '],
  ])('numbers in words: %s', (_, part) => {
    expect(numbersIn(long(part, LIMITS.textLength, 'two ', ' ten')).at(-1)?.number).toBe(10);
  });

  test.each([
    ['a text', long('a', LIMITS.chartLength, `{"calculate": "'`, `'"}`)],
    ['escapes', long(String.raw`\\a`, LONG, `{"calculate": "'`, `'"}`)],
    ['quotation marks', long(String.raw`\\'`, LONG, `{"calculate": "'`, `"}`)],
    ['emoji', long('\u{1F600}', LIMITS.chartLength - 20, `{"title": "`, `"}`)],
    ['numbers', long('1,', LONG, `{"title": "`, `"}`)],
  ])("a chart's words: %s", (_, text) => {
    const { findings } = readFiles({ 'a.yaml': 'units: {}\n' });
    const problems = new Problems();
    checkChartWords({ path: 'a.vl.json', text }, findings, problems);
    expect(problems.all.length <= 1).toBe(true);
  });

  test.each([
    ['digits', '1', '1'],
    ['digits and no number', '1', '!'],
    ['a reference that is never closed', 'url(#', ''],
  ])('SVG: %s', (_, part, end) => {
    const value = long(part, LONG, '', end);
    for (const key of ['opacity', 'fill']) {
      const { svg } = finishSvg(`<svg width="1" height="1"><rect ${key}="${value}"/></svg>`, {
        name: 'a',
        label: undefined,
      });
      expect(svg.length > value.length).toBe(true);
    }
    expect([parseNumber(value), parseLength(value, 1)]).toEqual([undefined, undefined]);
  });

  test.each(['serif ', 'mono ', 'sans-', 'code'])('names of fonts: %s', (part) => {
    expect(familyOf(long(part, LONG, 'x', 'x'))).toMatch(/^(?:sans|serif|mono)$/u);
  });

  test.each([
    ['dashes', '- ', '', 'x'],
    ['a quoted key', 'a', '"', ''],
    ['spaces', ' ', 'a: ', 'x'],
  ])('the line that a message shows: %s', (_, part, start, end) => {
    const text = long(part, LIMITS.dataLength, start, end);
    const at = text.length - 1;
    expect(frameOf({ source: { path: 'a.yaml', text }, start: at, end: at + 1 }).width).toBe(1);
    expect(frameOf({ source: { path: 'a.yaml', text }, start: 0, end: 1 }).width).toBe(1);
  });
});
