import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compareEditions,
  haveSameLength,
  haveSamePeriod,
} from '../../src/findings/editions/editions.ts';
import { dateOf, monthsBetween } from '../../src/findings/dates.ts';
import type { Edition } from '../../src/findings/types.ts';
import { readFiles, readShipped } from './read.ts';

const NOW = readFileSync('test/cases/findings/editions/input.yaml', 'utf8');
const BEFORE = readFileSync('test/cases/findings/editions/before.yaml', 'utf8');

function changes(now: (text: string) => string, before: (text: string) => string = (text) => text) {
  const { findings } = readFiles(
    { 'input.yaml': now(NOW), 'before.yaml': before(BEFORE) },
    'input.yaml',
  );
  return new Map(
    compareEditions(findings).map((change) => [
      'fact' in change ? change.fact.id : change.before.id,
      change,
    ]),
  );
}

const changesOf = () =>
  new Map(
    compareEditions(readShipped().findings).map((change) => [
      'fact' in change ? change.fact.id : change.before.id,
      change,
    ]),
  );

describe('the shipped editions, of six and of twelve months', () => {
  test('compare as proportions only', () => {
    const shipped = changesOf();
    expect(shipped.get('died')).toMatchObject({
      kind: 'changed',
      measure: { kind: 'proportion', now: 42, before: 46 },
    });
    expect(shipped.get('serious_incidents')).toMatchObject({
      measure: { kind: 'proportion', now: 58, before: 54 },
    });
    expect(shipped.get('known_at_the_time')).toMatchObject({
      measure: { kind: 'proportion', now: 75, before: 61 },
    });
    const measured = [...shipped.values()].filter((change) => 'measure' in change);
    expect(measured.every((change) => change.measure.kind === 'proportion')).toBe(true);
  });

  test('refuse counts, and say why', () => {
    const shipped = changesOf();
    for (const id of ['reviews', 'children']) {
      const change = shipped.get(id);
      expect(change).toMatchObject({
        kind: 'not comparable',
        obstacle: { kind: 'no base, other length', now: { months: 6 }, before: { months: 12 } },
      });
    }
  });

  test('know what is new', () => {
    const shipped = changesOf();
    expect(shipped.get('white_british')).toMatchObject({ kind: 'new' });
    expect(shipped.size).toBe(readShipped().findings.facts.size);
  });
});

const samePeriod = (text: string) =>
  text.replace('2022-04-01', '2023-04-01').replace('2023-03-31', '2024-03-31');
const rename = (text: string) => text.replace('  reviews:', '  audits:');
const longer = (text: string) => text.replace('2022-04-01', '2021-04-01');
const small = (text: string) => text.replace('units:', 'minimum_base: 31\nunits:');

describe('periods of the same length', () => {
  test('compare as counts', () => {
    const found = changes((text) => text.replace('value: 12', 'value: 13'));
    expect(found.get('girls')).toMatchObject({
      kind: 'changed',
      measure: { kind: 'count', now: 13, before: 12 },
    });
    expect(found.get('boys')).toMatchObject({
      kind: 'unchanged',
      measure: { kind: 'count', now: 18, before: 18 },
    });
  });

  test('call another value of the same period a revision, with its reason', () => {
    const found = changes(
      (text) =>
        text
          .replace('value: 12', 'value: 13')
          .replace('sources:', 'revisions:\n  girls: Counted twice.\nsources:'),
      samePeriod,
    );
    expect(found.get('girls')).toMatchObject({
      kind: 'revised',
      reason: { text: 'Counted twice.' },
    });
    expect(found.get('boys')).toMatchObject({ kind: 'unchanged' });
  });

  test('know what was withdrawn, and why if the data says it', () => {
    expect(changes(rename).get('reviews')).toMatchObject({ kind: 'withdrawn', reason: undefined });
    const because = (text: string) =>
      rename(text).replace('sources:', 'revisions:\n  reviews: No longer held.\nsources:');
    expect(changes(because).get('reviews')).toMatchObject({
      kind: 'withdrawn',
      reason: { text: 'No longer held.' },
    });
    expect(changes(rename).get('audits')).toMatchObject({ kind: 'new' });
  });

  test.each([
    [
      'stated',
      (text: string) =>
        text.replace('sources:', 'not_comparable:\n  girls: Counted otherwise.\nsources:'),
    ],
    ['not counted', (text: string) => text.replace('value: 12', 'value: not counted')],
    ['another unit', (text: string) => text.replace('plural: children', 'plural: young people')],
    [
      'another base',
      (text: string) =>
        text.replace('label: Girls\n    of: children', 'label: Girls\n    of: boys'),
    ],
  ])('can not compare: %s', (kind, change) => {
    expect(changes(change).get('girls')).toMatchObject({
      kind: 'not comparable',
      obstacle: { kind },
    });
  });

  test('print no share of a base that is too small', () => {
    expect(changes(small, longer).get('girls')).toMatchObject({
      obstacle: { kind: 'base too small', minimum: 31 },
    });
    const larger = (text: string) =>
      longer(text).replace('value: 30', 'value: 60').replace('30 children', '60 children');
    expect(changes(small, larger).get('girls')).toMatchObject({
      obstacle: { kind: 'base too small', minimum: 31 },
    });
    expect(changes((text) => text, longer).get('girls')).toMatchObject({
      measure: { kind: 'proportion' },
    });
  });
});

const twice = (text: string) =>
  longer(text).replace('value: 30', 'value: 60').replace('30 children', '60 children');

describe('periods of different length', () => {
  test('compare shares, not counts', () => {
    const same = changes((text) => text, twice);
    expect(same.get('girls')).toMatchObject({
      kind: 'changed',
      measure: { kind: 'proportion', now: 40, before: 20 },
    });
    const other = changes(
      (text) => text,
      (text) => twice(text).replace('value: 12', 'value: 24'),
    );
    expect(other.get('girls')).toMatchObject({
      kind: 'unchanged',
      measure: { kind: 'proportion', now: 40, before: 40 },
    });
  });

  test('compare neither what has no base nor what was not counted', () => {
    const found = changes(
      (text) => text,
      (text) => longer(text).replace('value: 12', 'value: not counted'),
    );
    expect(found.get('children')).toMatchObject({
      kind: 'not comparable',
      obstacle: {
        kind: 'no base, other length',
        now: { label: '2023-24' },
        before: { label: '2022-23' },
      },
    });
    expect(found.get('girls')).toMatchObject({
      obstacle: { kind: 'not counted', edition: { label: '2022-23' } },
    });
  });
});

test('without a previous edition nothing has changed', () => {
  expect(compareEditions(readFiles({ 'input.yaml': BEFORE }).findings)).toEqual([]);
});

test.each([
  ['2010-04-01 2011-03-31', '2011-04-01 2012-03-31', true],
  ['2010-04-01 2010-09-30', '2009-04-01 2010-03-31', false],
  ['2010-02-01 2010-02-28', '2010-03-01 2010-03-31', true],
  ['2010-02-01 2010-02-27', '2010-03-01 2010-03-27', true],
  ['2010-02-01 2010-02-28', '2010-03-01 2010-03-28', true],
  ['2010-04-01 2010-05-01', '2010-06-01 2010-07-01', true],
  ['2010-04-01 2010-09-30', '2010-04-02 2010-09-30', false],
  ['2010-04-01 2010-09-30', '2010-04-01 2010-09-29', false],
  ['2010-04-01 2010-05-15', '2010-06-01 2010-07-16', false],
])('%s and %s are of the same length: %s', (one, other, same) => {
  expect(haveSameLength(edition(one), edition(other))).toBe(same);
  expect(haveSamePeriod(edition(one), edition(one))).toBe(true);
  expect(haveSamePeriod(edition(one), edition(other))).toBe(false);
});

function edition(period: string): Edition {
  const [from = '', to = ''] = period.split(' ');
  const [start, end] = [dateOf(from), dateOf(to)];
  const months = monthsBetween(start, end);
  return { label: '', from: start, to: end, months, place: '', evidence: [], caveats: [] };
}
