/** What is hidden beside a small count: only what it could be worked out from. A row is a data file in short. */
import { describe, expect, test } from 'vitest';
import { fileOf, HIDE, hiddenIn, readAll, YEAR } from './figuresFile.ts';

const EQUATION = 'x=3 a=20 s=23 b=20 t=10 u=33 v=11 w=34';
const SUMS = ['x + a = s', 's + t = u', 's + v = w'];

describe('one edition', () => {
  test.each<[string, string, readonly string[], string]>([
    ['a count that nothing is tied to', 'a=3 b=20', [], 'a'],
    ['a zero stays', 'a=0 b=20 c=20', ['a + b = c'], ''],
    ['a count at the threshold stays', 'a=5 b=20 c=25', ['a + b = c'], ''],
    ['the other part of a sum', 'a=3 b=20 c=23', ['a + b = c'], 'a b'],
    ['the other part of a derived sum', 'a=3 b=20 c:=a+b', [], 'a b'],
    ['the part of two that is no zero', 'a=3 z=0 b=20 c=23', ['a + z + b = c'], 'a b'],
    ['one of two other parts', 'a=3 b=20 d=9 c=32', ['a + b + d = c'], 'a b'],
    ['small counts need one beside them that is not small', 'a=3 b=2 c=5', ['a + b = c'], 'a b c'],
    ['small counts and a larger part', 'a=3 b=2 d=9 c=14', ['a + b + d = c'], 'a b d'],
    [
      'the part in the fewest ties',
      'a=3 b=20 d=9 c=32 e=20 f=40',
      ['a + b + d = c', 'b + e = f'],
      'a d',
    ],
    ['down a chain of sums', 'a=3 b=20 c=23 d=7 e=27', ['a + b = c', 'b + d = e'], 'a c'],
    ['a small total', 'a=0 b=3 c=3', ['a + b = c'], 'b c'],
    ['a ceiling alone tells nothing', 'a=3/b b=20', [], 'a'],
    ['a bound alone tells nothing', 'a=3 b=20', ['a <= b'], 'a'],
    ['nor one that is turned round', 'a=3 b=20', ['b >= a'], 'a'],
    ['a bound of three, of which one is 0', 'a=3 z=0 c=20', ['a + z <= c'], 'a c'],
    [
      'two bounds that make an equation',
      EQUATION,
      [...SUMS, 'a <= b', 'b <= a'],
      'x a s b t u v w',
    ],
    ['the same, turned round', EQUATION, [...SUMS, 'b <= a', 'a <= b'], 'x a s b t u v w'],
    ['one of the two', EQUATION, [...SUMS, 'a <= b'], 'x a'],
    ['a floor tells no more', 'a=3 b=1', ['a >= b'], 'a b'],
    ['a bound of two', 'a=3 b=4 c=20', ['a + b <= c'], 'a b c'],
    ['a bound between hidden counts', 'a=3 b=20 c=23 d=2', ['a + b = c', 'd <= a'], 'a b d'],
    ['an equal count', 'a=3 b=3', ['a = b'], 'a b'],
    ['a bound that its sum shows', 'a=3/c b=20/c c=23', ['a + b = c'], 'a b'],
    [
      'a bound that two sums show',
      'a=3 b=20 c=23 d=7 e=30',
      ['a + b = c', 'c + d = e', 'a <= e'],
      'a b',
    ],
    ['a difference that is a base without a part', 'a=3/c b:=c-a c=23', [], 'a b'],
    ['a difference that could be below 0', 'a=3 b=30 d:=b-a', [], 'a b d'],
    ['a signed difference', 'a=3 b=30 d~=a-b', [], 'a b d'],
    ['a sum has no end below 0', 'a=3 b=30 d=9 c:=a+b', [], 'a b'],
    ['a count that is taken twice', 'a=3 b=20 c=26', ['a + a + b = c'], 'a b c'],
    [
      'and of others only what they need',
      'a=3 b=20 c=23 d=30 e=40 f=70',
      ['a + b = c', 'd + e = f'],
      'a b',
    ],
    [
      'a group within a group',
      'a=3 b=20 c=30 ab=23 bc=50 all=53',
      ['a + b = ab', 'b + c = bc', 'a + b + c = all'],
      'a ab all',
    ],
    [
      'a table of two by two',
      'a=3 b=20 c=30 d=40 r=23 s=70 p=33 q=60 all=93',
      ['a + b = r', 'c + d = s', 'a + c = p', 'b + d = q', 'r + s = all', 'p + q = all'],
      'a b c d',
    ],
  ])('%s', (_, figures, identities, hidden) => {
    const findings = readAll({ 'a.yaml': fileOf(figures, identities, `${YEAR}\n${HIDE}`) });
    expect(hiddenIn(findings)).toBe(hidden);
  });
});

const table = (rows: string, more = '') =>
  `${YEAR}\n${HIDE}\ntables: { t: { label: T, rows: [${rows}]${more} } }`;
const stricter = (id: string, below: number) =>
  `${id}: { label: T, rows: [a, b], disclosure: { suppress_below: ${below} } }`;

describe('a table', () => {
  test.each<[string, string, string, string]>([
    ['whose rows make up their base is a sum', 'a=3/c b=20/c c=23', table('a, b'), 'a b'],
    ['whose rows are fewer is none', 'a=3/c b=20/c c=50', table('a, b'), 'a'],
    ['whose rows have no base is none', 'a=3 b=20 c=23', table('a, b'), 'a'],
    ['with a base of its own is a sum of it', 'a=3 b=20 c=23', table('a, b', ', of: c'), 'a b'],
  ])('%s', (_, figures, head, hidden) => {
    expect(hiddenIn(readAll({ 'a.yaml': fileOf(figures, [], head) }))).toBe(hidden);
  });

  const own = ', disclosure: { suppress_below: 5 }';
  test.each<[string, string, string, string]>([
    ['is of its rows', 'a=3 b=4 c=2', own, 'a b'],
    ['is of its base', 'a=30 b=20 c=4 d=2', `, of: c${own}`, 'c'],
    ['may be open', 'a=3 b=4 c=2', ', disclosure: none', ''],
  ])('whose profile is its own: it %s, and of no other figure', (_, figures, more, hidden) => {
    const head = `${YEAR}\ntables: { t: { label: T, rows: [a, b]${more} } }`;
    expect(hiddenIn(readAll({ 'a.yaml': fileOf(figures, [], head) }))).toBe(hidden);
  });

  test('that is open leaves its rows open where the file is not', () => {
    const open = table('a, b', ', disclosure: none');
    expect(hiddenIn(readAll({ 'a.yaml': fileOf('a=3 b=4 c=2', [], open) }))).toBe('c');
  });

  test('of two tables the stricter profile goes first', () => {
    const head = `${YEAR}\ntables: { ${stricter('t', 3)}, ${stricter('u', 5)}, ${stricter('v', 4)} }`;
    expect(hiddenIn(readAll({ 'a.yaml': fileOf('a=4 b=2', [], head) }))).toBe('a b');
  });
});
