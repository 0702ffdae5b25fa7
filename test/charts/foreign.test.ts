import { describe, expect, test } from 'vitest';
import { bars, data, render } from '../support/foreign.ts';

const latin = () => Promise.resolve(new Uint8Array([97, 0xff, 10]));
const noFaces = (codePoint: number) => codePoint !== 0x1f600;

/** A text of a Vega specification. */
const text = (parts: object) => ({ type: 'text', encode: { enter: parts } });

describe("somebody else's chart", () => {
  test.each([
    ['a step of 0', { width: { step: 0 } }, 'zero-step', '0'],
    [
      'a link to a script',
      { mark: { type: 'bar', href: 'javascript:x' } },
      'chart-error',
      '"javascript:x"',
    ],
    ['a mark that there is none', { mark: 'box-plot' }, 'unknown-word', '"box-plot"'],
    ['a link to data', { mark: { type: 'bar', href: ' DATA:,x' } }, 'chart-error', '" DATA:,x"'],
  ])('may not have %s', async (_, parts, code, place) => {
    const { chart, problems } = await render({ ...bars, ...parts });
    const found = problems.map(({ code, span }) => [
      code,
      span?.source.text.slice(span.start, span.end),
    ]);
    expect([chart, found]).toEqual([undefined, [[code, place]]]);
  });

  test('needs a size', async () => {
    const { chart, problems } = await render({ width: 200, height: 'x' }, {}, 'a.vg.json');
    expect([chart, problems.map(({ message }) => message)]).toEqual([
      undefined,
      ['the height of the chart is not a number'],
    ]);
  });

  test('names each row that leaves nothing to see, up to five', async () => {
    const values = [
      ...data.values,
      { a: 'n', b: null },
      { a: 'c', b: '1,5' },
      { a: 'f', b: '1.5' },
      { a: 'e' },
    ];
    const { chart, problems } = await render({ ...bars, data: { values } });
    expect(chart).toBeDefined();
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'row 4 has null for "b", so the chart leaves it out'],
      ['warning', 'row 5 has "1,5" for "b", so the chart leaves it out'],
      ['warning', 'row 7 has no "b", so the chart leaves it out'],
    ]);
    const many = {
      values: [...data.values, ...Array.from({ length: 7 }, () => ({ a: 'n', b: null }))],
    };
    const told = await render({ ...bars, data: many });
    expect(told.problems.map(({ message }) => message)).toHaveLength(6);
    expect(told.problems.at(-1)?.message).toBe('2 more rows have no number for "b"');
  });

  test('says of the sixth row that leaves nothing to see that it is one more', async () => {
    const six = Array.from({ length: 6 }, () => ({ a: 'n', b: null }));
    const { problems } = await render({ ...bars, data: { values: [...data.values, 7, ...six] } });
    expect(problems.at(-1)?.message).toBe('1 more row has no number for "b"');
  });

  test('may have texts that are bolder, lighter, nothing or no text', async () => {
    const spec = {
      $schema: 'https://vega.github.io/schema/vega/v6.json',
      width: 90,
      height: 20,
      marks: [
        text({ text: { value: 'a' }, fontWeight: { value: 'bolder' }, fill: { value: '#eee' } }),
        text({ text: { value: 'b' }, fontWeight: { value: 'lighter' } }),
        text({ text: { value: null } }),
        text({ text: { value: ['c', null] } }),
        text({ text: { value: { d: 1 } } }),
      ],
    };
    const { chart, problems } = await render(spec, { has: (one) => one !== 0x7b, lint: true });
    expect(chart).toBeUndefined();
    expect(problems.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      String.raw`error: no font has the character U+007B {, in the text "{\"d\":1}"`,
      'warning: the text "a" in #eeeeee stands on #ffffff: 1.1:1',
      'warning: the texts "a" and "b" overlap',
    ]);
  });

  test('says nothing of rows that are left out on purpose', async () => {
    const gaps = { values: [...data.values, { a: 'n', b: null }] };
    const filtered = { ...bars, data: gaps, transform: [{ filter: 'datum.b != null' }] };
    const mean = { x: { aggregate: 'mean', field: 'b', type: 'quantitative' } };
    expect((await render(filtered)).problems).toEqual([]);
    expect((await render({ ...bars, data: gaps, encoding: mean })).problems).toEqual([]);
  });

  test('loses links to pages, and says so', async () => {
    for (const href of ['https://example.org', 'mailto:a@example.org', 'page.html']) {
      const { chart, codes } = await render({ ...bars, mark: { type: 'bar', href } });
      expect(codes).toEqual(['chart-warning']);
      expect(chart?.svg).not.toContain('href');
    }
  });

  test('keeps its title and its look', async () => {
    const { chart, codes } = await render({ title: 'Rain', ...bars });
    expect(codes).toEqual([]);
    expect(chart?.svg).toContain('>Rain</text>');
    expect(chart?.svg).toContain('#4c78a8');
    expect(chart?.title).toBe('Rain');
  });

  test('is named by its description, its title or its file', async () => {
    expect((await render({ description: 'Bars of rain', title: 'Rain', ...bars })).chart?.alt).toBe(
      'Bars of rain',
    );
    expect((await render({ title: { text: ['Rain', 'and snow'] }, ...bars })).chart?.alt).toBe(
      'Rain and snow',
    );
    expect((await render(bars)).chart?.alt).toBe('rain');
    expect((await render({ ...bars, title: ['Rain', 7] })).chart?.alt).toBe('Rain');
  });

  test('is not repeated, with its data, by an error', async () => {
    const { problems } = await render({ data: { values: [{ secret: 'canary' }] }, width: 9 });
    expect(problems.map(({ message }) => message)).toEqual([
      'Vega says: Invalid specification …. Make sure the specification includes at least one of the following properties: "mark", "layer", "facet", "hconcat", "vconcat", "concat", or "repeat".',
    ]);
  });

  test('reads files below its folder, by their decoded path', async () => {
    const asked: string[] = [];
    const load = (path: string) => {
      asked.push(path);
      return Promise.resolve(new TextEncoder().encode('a,b\nx,1\n'));
    };
    const { codes } = await render({ ...bars, data: { url: 'data/my%20rain.csv' } }, { load });
    expect([asked, codes]).toEqual([['data/my rain.csv'], []]);
  });

  test.each([
    '../a.csv',
    '/a.csv',
    'a/../../a.csv',
    '%2e%2e/a.csv',
    String.raw`..\a.csv`,
    'http://a/b.csv',
    '//a/b.csv',
    'file:///a',
    'data:,a',
    'c:/a.csv',
    'a\0.csv',
  ])('never asks for %j', async (url) => {
    const asked: string[] = [];
    const load = (path: string) => Promise.resolve(new Uint8Array(asked.push(path)));
    const { chart, problems } = await render({ ...bars, data: { url } }, { load });
    expect(asked).toEqual([]);
    expect(chart).toBeUndefined();
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('with data that are no UTF-8 fails', async () => {
    const { chart, problems } = await render({ ...bars, data: { url: 'a.csv' } }, { load: latin });
    expect([chart, problems.map(({ message }) => message)]).toEqual([
      undefined,
      ['"a.csv" cannot be read: it is not UTF-8'],
    ]);
  });

  test("keeps Vega's warnings as warnings", async () => {
    const { chart, problems } = await render({
      ...bars,
      mark: 'line',
      encoding: { ...bars.encoding, shape: { field: 'b', type: 'quantitative' } },
    });
    expect(chart).toBeDefined();
    expect(problems.map(({ severity }) => severity)).toContain('warning');
  });

  test('shows images of its folder', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const spec = {
      $schema: 'https://vega.github.io/schema/vega/v6.json',
      width: 9,
      height: 9,
      marks: [
        {
          type: 'image',
          encode: { enter: { url: { value: 'a.png' }, width: { value: 9 }, height: { value: 9 } } },
        },
      ],
    };
    const { chart } = await render(spec, { load: () => Promise.resolve(png) }, 'a.vg.json');
    expect(chart?.svg).toContain('xlink:href="data:image/png;base64,iVBORwECAw=="');
    const jpeg = Uint8Array.from([0xff, 0xd8, 1]);
    const photo = await render(spec, { load: () => Promise.resolve(jpeg) }, 'a.vg.json');
    expect(photo.chart?.svg).toContain('xlink:href="data:image/jpeg;base64,/9gB"');
    const { problems } = await render(spec, { load: () => Promise.resolve(new Uint8Array([1])) });
    expect(problems.map(({ message }) => message)).toEqual([
      '"a.png" cannot be read: it is neither a PNG nor a JPEG',
    ]);
  });

  test('has its characters checked, and its rules if asked', async () => {
    expect((await render({ title: 'Rain 😀', ...bars }, { has: noFaces })).codes).toEqual([
      'missing-glyph',
    ]);
    const pie = {
      data,
      mark: 'arc',
      encoding: { theta: { field: 'b', type: 'quantitative' }, color: { field: 'a' } },
    };
    expect((await render(pie)).codes).toEqual([]);
    const { chart, problems } = await render(pie, { lint: true });
    expect(chart).toBeDefined();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['pie', 'warning'],
      ['legend', 'warning'],
      ['contrast', 'warning'],
    ]);
  });
});

test.each([
  ['a list', [bars]],
  ['a text', 'bars'],
])('%s is no chart', async (_, spec) => {
  expect((await render(spec as object)).codes).toEqual(['not-a-chart']);
});
