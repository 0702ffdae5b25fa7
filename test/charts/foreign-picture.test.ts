/** The picture of somebody else's chart is what Vega draws, whatever was drawn before. */
import { describe, expect, test } from 'vitest';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { styleOf } from '../../src/charts/families.ts';
import { testMeasure } from '../support/charts.ts';
import { bars, data, render } from '../support/foreign.ts';

const measure = testMeasure();

/** What a picture shows, without what browsers and scripts alone look at. */
function canonical(svg: string): string {
  const ids = new Map<string, string>();
  const id = (name: string) => {
    ids.set(name, ids.get(name) ?? `id${ids.size}`);
    return ids.get(name) ?? '';
  };
  return svg
    .replaceAll(/>\s+</gu, '><')
    .replaceAll(/ (?:class|role|aria-[a-z]+|pointer-events|font-family)="[^"]*"/gu, '')
    .replaceAll(/<path(?:(?! fill=| stroke=)[^>])*\/>(?!<\/clipPath>)/gu, '')
    .replaceAll(/<path[^>]* display="none"\/>/gu, '')
    .replaceAll(
      /(?<before> id="|url\(#)(?<name>[^")]+)/gu,
      (_, before: string, name: string) => before + id(name),
    )
    .replaceAll(/-?\d+\.\d+(?:e-?\d+)?|-?\d+e-\d+/gu, (number) =>
      String(Math.round(Number(number) * 1000) / 1000 + 0),
    )
    .trim();
}

const SPECS: Readonly<Record<string, object>> = {
  bars,
  line: { ...bars, mark: { type: 'line', point: true, interpolate: 'monotone' } },
  pie: {
    data,
    mark: 'arc',
    encoding: { theta: { field: 'b', type: 'quantitative' }, color: { field: 'a' } },
  },
  gradient: {
    ...bars,
    mark: {
      type: 'area',
      color: {
        gradient: 'linear',
        stops: [
          { offset: 0, color: 'red' },
          { offset: 1, color: 'blue' },
        ],
      },
    },
  },
  clipped: {
    ...bars,
    mark: { type: 'point', clip: true },
    encoding: {
      ...bars.encoding,
      y: { field: 'b', type: 'quantitative', scale: { domain: [40, 60] } },
    },
  },
  facet: { ...bars, encoding: { ...bars.encoding, row: { field: 'a' } } },
  texts: {
    ...bars,
    title: { text: ['Two', 'lines'], subtitle: 'A & B <c>' },
    encoding: {
      x: { field: 'a', axis: { labelAngle: -40 } },
      y: { field: 'b', type: 'quantitative' },
    },
  },
  random: {
    ...bars,
    transform: [{ calculate: 'random()', as: 'r' }],
    encoding: { x: { field: 'r', type: 'quantitative' }, y: { field: 'a' } },
  },
};

describe('the picture', () => {
  test.each(Object.keys(SPECS))('of %s is what Vega draws with the same widths', async (name) => {
    const spec = SPECS[name] ?? {};
    const { chart, codes } = await render(spec);
    expect(codes).toEqual([]);
    // The same hook is still in place: rendering left it there.
    expect(vega.textMetrics.width({ fontSize: 10 }, 'abc')).toBe(
      measure('abc', styleOf({ fontSize: 10 })),
    );
    vega.setRandom(vega.randomLCG(1));
    vega.resetSVGDefIds();
    const view = new vega.View(vega.parse(compile(spec as Parameters<typeof compile>[0]).spec), {
      renderer: 'none',
    });
    expect(canonical(chart?.svg ?? '')).toBe(canonical(await view.toSVG()));
  });

  test('is the same alone, in a batch, and in the other order', async () => {
    const names = Object.keys(SPECS);
    const draw = (name: string) =>
      render(SPECS[name] ?? {}, {}, `${name}.vl.json`).then(({ chart }) => chart?.svg);
    const alone: (string | undefined)[] = [];
    for (const name of names) alone.push(await draw(name));
    expect(await Promise.all(names.map(draw))).toEqual(alone);
    expect((await Promise.all(names.toReversed().map(draw))).toReversed()).toEqual(alone);
  });

  test('is the same in another time zone', async () => {
    const spec = {
      data: { values: ['2010-03-28T00:30', '2010-10-31T01:30'].map((when) => ({ when })) },
      mark: 'tick',
      encoding: { x: { field: 'when', type: 'temporal', timeUnit: 'yearmonthdatehours' } },
    };
    const first = await render(spec);
    process.env['TZ'] = 'Pacific/Auckland';
    const second = await render(spec);
    expect(process.env['TZ']).toBe('Pacific/Auckland');
    delete process.env['TZ'];
    const third = await render(spec);
    expect(process.env).not.toHaveProperty('TZ');
    process.env['TZ'] = 'UTC';
    expect([second.chart?.svg, third.chart?.svg]).toEqual([first.chart?.svg, first.chart?.svg]);
  });

  test('is the same when it is drawn again, though transforms write on its rows', async () => {
    const spec = {
      $schema: 'https://vega.github.io/schema/vega/v6.json',
      width: 100,
      height: 100,
      data: [
        { name: 'd', ...data, transform: [{ type: 'formula', expr: 'datum.b * 2', as: 'b' }] },
      ],
      marks: [
        {
          type: 'text',
          from: { data: 'd' },
          encode: { enter: { text: { field: 'b' }, fill: { value: 'red' } } },
        },
      ],
    };
    const first = await render(spec);
    expect(first.chart?.svg).toContain('>56</text>');
    expect((await render(spec)).chart?.svg).toBe(first.chart?.svg);
  });
});
