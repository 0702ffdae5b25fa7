/** Draws a specification as somebody else's, with its data in itself. */
import { renderForeign, type ForeignTools } from '../../src/charts/foreign.ts';
import { Problems } from '../../src/problems/problems.ts';
import { testMeasure } from './charts.ts';

const measure = testMeasure();
export const data = {
  values: [
    { a: 'x', b: 28 },
    { a: 'y', b: 55 },
    { a: 'z', b: 43 },
  ],
};
export const bars = {
  data,
  mark: 'bar',
  encoding: { x: { field: 'a' }, y: { field: 'b', type: 'quantitative' } },
};

const nothing = () => Promise.reject(new Error('there is no such file'));

export async function render(
  spec: object,
  tools: Partial<ForeignTools> = {},
  path = 'rain.vl.json',
) {
  const problems = new Problems();
  const source = { path, text: JSON.stringify(spec) };
  const chart = await renderForeign(source, { measure, load: nothing, ...tools }, problems);
  return { chart, codes: problems.all.map(({ code }) => code), problems: problems.all };
}
