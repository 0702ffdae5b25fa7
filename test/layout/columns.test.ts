import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/layout/columns.ts';

const text = (least: number, most: number) => ({ least, most, stretches: true });
const number = (width: number) => ({ least: width, most: width, stretches: false });
const sum = (widths: readonly number[]) => widths.reduce((all, width) => all + width, 0);

describe('column widths', () => {
  it('gives spare room to text, and none to numbers', () => {
    expect(columnWidths([text(20, 60), number(30), number(40)], 300)).toEqual([230, 30, 40]);
  });

  it('shares spare room among numbers where there is no text', () => {
    expect(columnWidths([number(30), number(50)], 100)).toEqual([40, 60]);
  });

  it('lets a short column keep what it wants, and wraps the long one', () => {
    expect(columnWidths([text(20, 40), text(30, 900)], 300)).toEqual([40, 260]);
  });

  it('breaks the longest words only, where words have no room', () => {
    expect(columnWidths([text(20, 20), text(500, 500)], 100)).toEqual([20, 80]);
  });

  it('uses exactly the room there is, and breaks no word that need not break', () => {
    const need = fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 600 }), fc.boolean())
      .map(([least, more, stretches]) => ({ least, most: least + more, stretches }));
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 100, max: 900 }),
        (needs, available) => {
          const widths = columnWidths(needs, available);
          expect(sum(widths)).toBeCloseTo(available, 6);
          if (sum(needs.map(({ least }) => least)) > available) return;
          widths.forEach((width, index) => {
            expect(width).toBeGreaterThanOrEqual((needs[index]?.least ?? 0) - 1e-6);
          });
        },
      ),
    );
  });
});
