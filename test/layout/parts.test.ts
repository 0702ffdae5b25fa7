/** Parts of laying out that a whole document seldom needs: long notes at the foot, and promises to the writer. */
import { describe, expect, test } from 'vitest';
import { coverSheetTheme } from '../../src/layout/coverSheet.ts';
import { footing } from '../../src/layout/footing.ts';
import { assertOneParent } from '../../src/layout/tags.ts';
import { defaultTheme, largePrint } from '../../src/layout/theme.ts';
import { tag } from '../support/pdfLayout.ts';

describe('at the foot of a page', () => {
  // Lines of 10 points: "a" has two, "b" has five.
  const ends = new Map([
    ['a', [0, 10, 20]],
    ['b', [0, 10, 20, 30, 40, 50]],
  ]);
  const paper = { height: () => 100, aboveNotes: 5, note: (id: string) => ends.get(id) ?? [0] };
  const a = { id: 'a', from: 0, to: 2 };
  const b = { id: 'b', from: 0, to: 5 };

  test.each([
    ['all notes stand where there is room', { parts: [a, b], room: 80, set: [a, b], rest: [] }],
    [
      'a note goes on at the next page',
      { parts: [a, b], room: 50, set: [a, { ...b, to: 2 }], rest: [{ ...b, from: 2 }] },
    ],
    [
      'no single line is left behind',
      { parts: [a, b], room: 70, set: [a, { ...b, to: 3 }], rest: [{ ...b, from: 3 }] },
    ],
    ['no single line goes ahead', { parts: [a, b], room: 36, set: [a], rest: [b] }],
    [
      'a short note that is the first is parted rather than left',
      { parts: [a], room: 16, set: [{ ...a, to: 1 }], rest: [{ ...a, from: 1 }] },
    ],
    [
      'a line is set though it has no room',
      { parts: [b], room: 2, set: [{ ...b, to: 1 }], rest: [{ ...b, from: 1 }] },
    ],
  ])('%s', (_, { parts, room, set, rest }) => {
    const found = footing(parts, room, paper);
    expect([found.parts, found.rest]).toEqual([set, rest]);
  });
});

test('a cover sheet is set anew, but in large print, which keeps its sizes', () => {
  expect(coverSheetTheme(largePrint)).toBe(largePrint);
  expect(coverSheetTheme(defaultTheme).pairsDetails).toBe(true);
});

test.each([
  ['content 1 has two parents', [tag('P', [1]), tag('P', [1])], [1]],
  ['content 2 has no parent', [tag('P', [1])], [1, 2]],
  ['content 1 is not drawn', [tag('P', [1])], []],
])('%s', (fault, tags, drawn) => {
  expect(() => assertOneParent(tag('Document', tags), new Set(drawn))).toThrow(fault);
});
