/** Which words of a text are numbers that somebody typed, and what of a template's text nobody reads as words. */
import { describe, expect, test } from 'vitest';
import type { Unit } from '../../src/findings/types.ts';
import {
  countingLiterals,
  LITERAL_MASK,
  nakedNumbers,
  UNIT_MASK,
  withoutSyntax,
} from '../../src/markdown/naked.ts';
import { filled } from './filled.ts';
import { must } from '../../src/problems/must.ts';
import { prose, sampleFindings } from './sample.ts';

const report: Unit = { id: 'report', singular: 'report', plural: 'reports', whole: true };
const day: Unit = { id: 'day', singular: 'working day', plural: 'working days (net)', whole: true };
const units = new Map([report, day].map((unit) => [unit.id, unit]));

function numbersIn(text: string, language = 'en-GB'): readonly string[] {
  return nakedNumbers(text, { units, language }).map((number) => {
    expect(text.slice(number.start, number.end)).toBe(number.text);
    return number.text;
  });
}

describe('numbers', () => {
  test.each([
    ['5 of 93', ['5', '93']],
    ['1,080 or 4.5%', ['1,080', '4.5']],
    ['in 2010/11, 10:30', ['2010/11', '10:30']],
    ['B12 and x1', ['B12', 'x1']],
    ['a-7', ['7']],
    ['3rd, 20th.', ['3rd', '20th']],
    ['٣ and ½', ['٣', '½']],
    ['seven, eleven and ninety', ['seven', 'eleven', 'ninety']],
    ['Seventy-one or seventy one', ['Seventy-one', 'seventy one']],
    ['twenty\u2010two and twenty\u2011two', ['twenty\u2010two', 'twenty\u2011two']],
    ['twenty-one-sided', ['twenty-one']],
    ['a hundred, thousands, dozen', ['hundred', 'thousands', 'dozen']],
    ['seventeen', ['seventeen']],
    ['\u00E9ten ten\u00E9 \u00C9\u00CBten ten', ['ten']],
    [
      '\u{1D7D7}, km\u00B2, \u2167 and \u{10400}5',
      ['\u{1D7D7}', 'km\u00B2', '\u2167', '\u{10400}5'],
    ],
    // Capitals that are longer in small letters, and a small letter whose capital is another one's.
    ['\u0130, TWENTY-Two \u0130\u0130, \u017Feven', ['TWENTY-Two', '\u017Feven']],
    ['tenfold, overseven, sevens', []],
    ['often and weight', []],
    ['one, none, half, zero', []],
    ['one report', ['one']],
    ['one late report', ['one']],
    ['one of the reports', ['one']],
    ['one of our own reports', ['one']],
    ['one very late report', []],
    ['one reporter', []],
    ['One working  day', ['One']],
    ['one working days (net)', ['one']],
    ['none of these reports', ['none']],
    ['zero reports', ['zero']],
    ['half the reports', ['half']],
    ['half of all those reports', ['half']],
    ['this one report', []],
    ['the next one report', []],
    ['every  one report', []],
    ['the one report', ['one']],
    ['a quarter of the reports', ['quarter']],
    ['two thirds of reports', ['two', 'thirds']],
    ['three fifths of its late reports', ['three', 'fifths']],
    ['a quarter of the year', []],
    ['a quarter report', []],
    ['the fifth report', []],
    [`one ${UNIT_MASK}`, ['one']],
    [`one late ${UNIT_MASK}`, ['one']],
    [`half of ${UNIT_MASK}`, ['half']],
  ])('%j', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  test('of any language are found as digits, and in words only in English', () => {
    expect(numbersIn('five of 5', 'en')).toEqual(['five', '5']);
    expect(numbersIn('five of 5', 'EN-gb')).toEqual(['five', '5']);
    expect(numbersIn('five of 5', 'cy')).toEqual(['5']);
    expect(numbersIn('five of 5', 'eng')).toEqual(['5']);
    expect(numbersIn('five of 5', 'x-en')).toEqual(['5']);
  });

  test('letters far before a digit stay out of the message', () => {
    expect(numbersIn(`${'a'.repeat(40)}1`)).toEqual([`${'a'.repeat(32)}1`]);
  });
});

describe('a literal that counts a unit', () => {
  const literal = '{{literal "5" because="x"}}';
  const counting = (words: string) => {
    const written = words.replaceAll('@', literal);
    const blank = LITERAL_MASK + ' '.repeat(literal.length - 1);
    return countingLiterals(written, words.replaceAll('@', blank), { units }).map(
      ({ text, start, end }) => {
        expect(written.slice(start, end)).toBe(text);
        return text;
      },
    );
  };
  test.each([
    ['@ reports', 1],
    ['@ Report', 1],
    ['@ late reports', 1],
    ['@ self-made reports', 1],
    ['@\nreports', 1],
    ['@ reports and @ reports', 2],
    ['@ and @ reports', 1],
    ['@ very late reports', 0],
    ['@ reporters', 0],
    ['@ days', 0],
    ['@reports', 0],
    ['@    reports', 0],
    ['@, reports', 0],
    ['reports', 0],
    [`@ ${UNIT_MASK}`, 1],
  ])('%j', (words, count) => {
    expect(counting(words)).toEqual(Array.from({ length: count }, () => literal));
  });
});

describe('what of Markdown nobody reads as words', () => {
  test.each([
    ['a <!-- 5 --> b', 'a            b'],
    ['a <!-- 5\n6 --> b', 'a       \n      b'],
    ['a <!-- 5 --> b <!-- 6', 'a            b <!-- 6'],
    ['<!-- 1 --> 2 <!-- 3 -->', '           2           '],
    ['[a 1](b2 "c 3") 4', '[a 1]    "c 3") 4'],
    ['[a](b\n5)', '[a]  \n5)'],
    ['(5)', '(5)'],
    ['[a1]: b2', '        '],
    ['> [a1]: b2', '          '],
    ['x [a1]: b2', 'x [a1]: b2'],
    ['[^1]: b 2', '      b 2'],
    ['  [^1]: b [^2]', '        b     '],
    ['a[^12] b', 'a      b'],
    ['a[^1[2] b', 'a[^1[2] b'],
    ['1. a\n2. b\n3) c', '   a\n   b\n   c'],
    ['0. a', '   a'],
    ['4. a', '4. a'],
    ['1. a\n3. b', '   a\n3. b'],
    ['1. a\n\n> 2. b', '   a\n\n     b'],
    ['- 1. a\n- 2. b', '     a\n     b'],
    ['- + * 1. a', '         a'],
    ['a 1. b', 'a 1. b'],
    ['1.a', '1.a'],
    ['1.\ta', '  \ta'],
  ])('%j', (markdown, words) => {
    expect(withoutSyntax(markdown)).toBe(words);
  });
});

/** Each text of the data is looked through, wherever it stands. */
test('a number typed into any text of the data is found', () => {
  const span = prose('').span;
  let next = 10;
  const own = () => prose(`x ${(next += 1)}`);
  const evidence = { evidence: [], caveats: [], attribution: 'article', span } as const;
  const { facts, tables } = sampleFindings();
  const fact = must(facts.get('lost'), 'fact');
  const table = must(tables.get('outcome'), 'table');
  const theme = { id: 'a', title: own(), quantifier: own(), text: [own(), own()], ...evidence };
  const { problems } = filled('a\n', {
    title: own(),
    subtitle: own(),
    themes: [theme],
    recommendations: [own()],
    facts: new Map([['lost', { ...fact, label: own() }]]),
    tables: new Map([['outcome', { ...table, label: own(), words: [own()] }]]),
    sources: new Map([
      [
        'letter',
        {
          id: 'letter',
          title: 'Letter',
          author: 'Example board',
          published: 'June 2023',
          role: own(),
          reference: undefined,
          url: undefined,
          snapshot: undefined,
          span,
        },
      ],
    ]),
    cases: [
      {
        id: 'c',
        title: own(),
        text: [own()],
        reading: own(),
        notGiven: own(),
        themes: [],
        ...evidence,
      },
    ],
    caveats: new Map([['d', { id: 'd', title: own(), text: own(), span }]]),
    notTold: [own()],
    // oxlint-disable-next-line unicorn/no-thenable -- "then" is the older of two terms.
    terms: [{ then: own(), now: own(), note: own() }],
    questions: [{ text: own(), themes: [] }],
    revisions: new Map([['e', own()]]),
    notComparable: new Map([['f', own()]]),
  });
  const told = problems.all.map(
    ({ message }) => /"(?<number>\d+)"/u.exec(message)?.groups?.['number'],
  );
  expect(new Set(told)).toEqual(
    new Set(Array.from({ length: next - 10 }, (_, index) => String(index + 11))),
  );
});

test('numbers are looked for in the partials that a template prints, and in no other', () => {
  const partials = { p: '5', q: '6{{#with edition}}{{> r}}{{/with}}', r: '7{{> p}}', unused: '8' };
  expect(filled('{{#if title}}{{> p}}{{else}}{{> q}}{{/if}}', {}, partials).told).toEqual([
    'naked-number 5',
    'naked-number 6',
    'naked-number 7',
  ]);
});

test.each([
  ['{{literal "12" because="x"}} reports', ['counting-literal {{literal "12" because="x"}}']],
  [
    '{{literal "twelve" because="x"}} reports',
    ['counting-literal {{literal "twelve" because="x"}}'],
  ],
  [
    '{{literal "12" because="x"}} {{facts.late.unit}}',
    ['counting-literal {{literal "12" because="x"}}'],
  ],
  ['{{literal "2017" because="x"}} reports', []],
  ['{{literal " 1989 " because="x"}} reports', []],
  ['{{literal "2117" because="x"}} reports', ['counting-literal {{literal "2117" because="x"}}']],
  ['{{literal "12017" because="x"}} reports', ['counting-literal {{literal "12017" because="x"}}']],
  ['{{literal "20171" because="x"}} reports', ['counting-literal {{literal "20171" because="x"}}']],
  ['{{literal "many" because="x"}} reports', []],
  ['{{"words"}} reports, {{facts.late.count}} reports', []],
  ['one {{facts.late.unit}}', ['naked-number one']],
  ['one {{title}}', []],
  ['{{#if title}}one{{/if}} report', ['naked-number one']],
])('a literal that counts a unit is a figure: %j', (template, told) => {
  expect(filled(template).told).toEqual(told);
});
