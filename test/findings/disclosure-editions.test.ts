/** What is hidden of several editions, so that none gives another away; and what readers are told of it. */
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../src/findings/types.ts';
import { editionOf, fileOf, HIDE, hiddenIn, readAll, YEAR } from './figuresFile.ts';

/** What is hidden in each edition, from the latest to the earliest. */
function hiddenInAll(editions: readonly (readonly [head: string, figures: string])[]) {
  const files = editions.map(([head, figures], index): [string, string] => {
    const profile = index === 0 ? HIDE : '';
    const previous = index + 1 < editions.length ? `previous: e${index + 1}` : '';
    const why = [...figures.matchAll(/(\w+)[:~]?=/gu)].map(([, id = '']) => `${id}: Counted anew`);
    const revisions = previous === '' ? '' : `revisions: { ${why.join(', ')} }`;
    return [`e${index}.yaml`, fileOf(figures, [], [head, profile, previous, revisions].join('\n'))];
  });
  const hidden: string[] = [];
  let edition: Findings | undefined = readAll(Object.fromEntries(files));
  for (; edition !== undefined; edition = edition.previous) hidden.push(hiddenIn(edition));
  return hidden;
}

describe('editions', () => {
  const [HALF, OTHER_HALF] = [
    editionOf('2023-04-01', '2023-09-30'),
    editionOf('2023-10-01', '2024-03-31'),
  ];
  const [NEXT_YEAR, ELSEWHERE] = [
    editionOf('2024-04-01', '2025-03-31'),
    editionOf('2023-04-01', '2024-03-31', 'Elsewhere'),
  ];

  test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'of one period are the same',
      [
        [YEAR, 'a=3'],
        [YEAR, 'a=20'],
      ],
      ['a', 'a'],
    ],
    [
      'of another place are not',
      [
        [YEAR, 'a=3'],
        [ELSEWHERE, 'a=20'],
      ],
      ['a', ''],
    ],
    [
      'of another period are not',
      [
        [NEXT_YEAR, 'a=3'],
        [YEAR, 'a=20'],
      ],
      ['a', ''],
    ],
    [
      'of a part of the period are no more',
      [
        [YEAR, 'a=20'],
        [HALF, 'a=3'],
      ],
      ['', 'a'],
    ],
    [
      'of two halves make up the whole',
      [
        [YEAR, 'a=23'],
        [OTHER_HALF, 'a=20'],
        [HALF, 'a=3'],
      ],
      ['', 'a', 'a'],
    ],
    [
      'of two halves, the later one small',
      [
        [YEAR, 'a=23'],
        [HALF, 'a=20'],
        [OTHER_HALF, 'a=3'],
      ],
      ['', 'a', 'a'],
    ],
    [
      'of two halves that have a day in common make up nothing',
      [
        [YEAR, 'a=23'],
        [editionOf('2023-09-30', '2024-03-30'), 'a=20'],
        [HALF, 'a=3'],
      ],
      ['', '', 'a'],
    ],
    [
      'of two parts with days between them make up nothing',
      [
        [YEAR, 'a=23'],
        [editionOf('2024-01-01', '2024-03-31'), 'a=20'],
        [HALF, 'a=3'],
      ],
      ['', '', 'a'],
    ],
    [
      'of a half and a year make up nothing',
      [
        [NEXT_YEAR, 'a=23'],
        [YEAR, 'a=20'],
        [HALF, 'a=3'],
      ],
      ['', '', 'a'],
    ],
    [
      'of two halves, of which one lacks the figure',
      [
        [YEAR, 'a=23'],
        [OTHER_HALF, 'b=20'],
        [HALF, 'a=3'],
      ],
      ['', '', 'a'],
    ],
  ])('%s', (_, editions, hidden) => {
    expect(hiddenInAll(editions)).toEqual(hidden);
  });
});

const told = (head: string, before = '') => {
  const files = { 'a.yaml': fileOf('a=10 b=20', [], head), 'b.yaml': before };
  const { suppressed, rounded } = readAll(before === '' ? { 'a.yaml': files['a.yaml'] } : files);
  return { suppressed, rounded };
};

const table = (more: string) => `${YEAR}\ntables: { t: { label: T, rows: [a, b], ${more} } }`;

describe('readers are told', () => {
  const small = fileOf('a=3 b=20', [], editionOf('2022-04-01', '2023-03-31'));
  test.each([
    [
      'nothing where nothing is hidden',
      `${YEAR}\n${HIDE}`,
      '',
      { suppressed: false, rounded: false },
    ],
    [
      'of a profile that rounds, though no number changes',
      `${YEAR}\ndisclosure: { round_to: 5 }`,
      '',
      { suppressed: false, rounded: true },
    ],
    [
      'of numbers that change',
      `${YEAR}\ndisclosure: { round_to: 7 }`,
      '',
      { suppressed: false, rounded: true },
    ],
    [
      'of a table that rounds',
      table('disclosure: { round_to: 5 }'),
      '',
      { suppressed: false, rounded: true },
    ],
    [
      'of what is hidden',
      `${YEAR}\ndisclosure: { suppress_below: 11 }`,
      '',
      { suppressed: true, rounded: false },
    ],
    [
      'of what is hidden in a table',
      table('disclosure: { suppress_below: 11 }'),
      '',
      { suppressed: true, rounded: false },
    ],
    [
      'of what is hidden in the edition before',
      `${YEAR}\n${HIDE}\nprevious: b`,
      small,
      { suppressed: true, rounded: false },
    ],
  ])('%s', (_, head, before, said) => {
    expect(told(head, before)).toEqual(said);
  });
});

test('where nothing is hidden or rounded, every quotation stays', () => {
  const head = `${YEAR}\n${HIDE}
themes: [{ id: t, title: T, text: [T], attribution: article, evidence: { source: report, locator: P, unquoted: In 12 of 20 cases } }]`;
  const { themes } = readAll({ 'a.yaml': fileOf('a=10 b=20', [], head) });
  expect(themes).toMatchObject([{ evidence: [{ unquoted: 'In 12 of 20 cases' }] }]);
  const hiding = readAll({ 'a.yaml': fileOf('a=3 b=20', [], head) });
  expect(hiding.themes).toMatchObject([
    { evidence: [{ unquoted: expect.stringContaining('withheld') }] },
  ]);
});

test('readers are told of rounding also where the edition before is open', () => {
  const before = `${editionOf('2022-04-01', '2023-03-31')}\ndisclosure: none`;
  const { rounded, previous } = readAll({
    'a.yaml': fileOf('a=10 b=20', [], `${YEAR}\ndisclosure: { round_to: 5 }\nprevious: b`),
    'b.yaml': fileOf('a=11 b=21', [], before),
  });
  expect(rounded).toBe(true);
  expect(previous?.facts.get('a')?.value).toEqual({ kind: 'number', number: 11 });
});
