import { describe, expect, test } from 'vitest';
import type { Obstacle } from '../../src/findings/editions/editions.ts';
import { measureInFigures, obstacleInWords } from '../../src/findings/editions/printChanges.ts';
import { readShipped } from './read.ts';

const now = readShipped().findings.edition;
const before = readShipped().findings.previous?.edition ?? now;
const span = { source: { path: 'data/a.yaml', text: '' }, start: 0, end: 0 };

describe('why figures are not compared', () => {
  test.each<[Obstacle, string]>([
    [{ kind: 'stated', reason: { text: 'Because.', span } }, 'BECAUSE.'],
    [
      { kind: 'not counted', edition: before },
      'It is not counted in the edition April 2009 to March 2010.',
    ],
    [
      { kind: 'another unit', now: 'children', before: 'young people' },
      'This edition counts children, the one before counted young people.',
    ],
    [{ kind: 'another base' }, 'The two editions give it as part of different totals.'],
    [
      { kind: 'no base, other length', now, before },
      'This edition covers six months, the one before covered twelve months, so counts are not compared.',
    ],
    [
      { kind: 'no base, other length', now, before: now },
      'The two periods are of different length, so counts are not compared.',
    ],
    [
      { kind: 'base too small', minimum: 1000 },
      'The total is below 1,000, so no share is printed.',
    ],
  ])('%j', (obstacle, words) => {
    expect(obstacleInWords(obstacle, ({ text }) => text.toUpperCase())).toBe(words);
  });
});

test('figures of a comparison stand with the earlier first', () => {
  expect(measureInFigures({ kind: 'proportion', now: 42, before: 46 })).toEqual(['46%', '42%']);
  expect(measureInFigures({ kind: 'count', now: 1042, before: 46 })).toEqual(['46', '1,042']);
});
