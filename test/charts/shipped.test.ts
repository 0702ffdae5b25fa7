/** The charts of the shipped briefing, drawn from the shipped findings. */
import { describe, expect, test } from 'vitest';
import { drawShipped, SHIPPED } from '../support/shippedCharts.ts';

describe.each(SHIPPED)('%s', (name) => {
  test.each([1, 1.4])('breaks no rule, %s times as large', async (enlarge) => {
    const { chart, said } = await drawShipped(name, enlarge);
    expect(said).toEqual([]);
    expect(chart?.width).toBe(486);
    expect(chart?.waived).toEqual([]);
    // One label for the whole: a label of single data would say more than the chart shows.
    expect(chart?.svg.match(/aria-label=/gu)).toHaveLength(1);
    expect(chart?.alt.split(/(?<=\.) /u).length).toBeLessThanOrEqual(2);
  });
});
