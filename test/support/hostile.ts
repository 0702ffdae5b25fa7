/** Specifications made to break the program that draws them, each with the codes of problems it may end in. */

export interface Hostile {
  readonly name: string;
  /** The file's text. */
  readonly text: string;
  readonly codes: readonly string[];
}

const STOPPED = ['chart-too-slow', 'chart-too-much-memory'];
const values = [
  { a: 'x', b: 1 },
  { a: 'y', b: 2 },
];
const encoding = {
  x: { field: 'a', type: 'nominal' },
  y: { field: 'b', type: 'quantitative' },
};

const lite = (parts: object): string =>
  JSON.stringify({ data: { values }, mark: 'bar', encoding, ...parts });
const vega = (parts: object): string =>
  JSON.stringify({
    $schema: 'https://vega.github.io/schema/vega/v6.json',
    width: 100,
    height: 100,
    ...parts,
  });
const expression = (calculate: string): string => lite({ transform: [{ calculate, as: 'c' }] });
const dataAt = (url: string): string => lite({ data: { url } });
const sequence = (stop: number): object => ({ sequence: { start: 0, stop, as: 'b' } });
const imageAt = (url: string): string =>
  vega({
    marks: [
      {
        type: 'image',
        encode: { enter: { url: { value: url }, width: { value: 9 }, height: { value: 9 } } },
      },
    ],
  });

function nestedGroups(depth: number): string {
  return `${'{"type":"group","marks":['.repeat(depth)}${']}'.repeat(depth)}`;
}

const table: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ['sequence of 1e9', lite({ data: sequence(1e9) }), STOPPED],
  ['sequence of 1e8', lite({ data: sequence(1e8) }), STOPPED],
  ['sequence of 3e6 bars', lite({ data: sequence(3e6) }), [...STOPPED, 'chart-too-large']],
  [
    'sequence with a step of 0',
    lite({ data: { sequence: { start: 0, stop: 9, step: 0 } } }),
    ['zero-step'],
  ],
  ['bars without room', lite({ width: { step: 0 } }), ['zero-step']],
  ['sequence in an expression', expression('length(sequence(1e9))'), [...STOPPED, 'chart-error']],
  ['a width of 1e9', lite({ width: 1e9 }), [...STOPPED, 'chart-too-large']],
  ['a height of 1e9', lite({ height: 1e9 }), [...STOPPED, 'chart-too-large']],
  ['an infinite width', vega({ signals: [{ name: 'width', update: '1/0' }] }), ['not-drawable']],
  [
    'a width that is no number',
    vega({ signals: [{ name: 'width', update: "'wide'" }] }),
    ['not-drawable'],
  ],
  ['1e999 in the file', '{"mark":"bar","width":1e999}', ['huge-number']],
  [
    '1e8 ticks',
    lite({
      encoding: {
        ...encoding,
        y: {
          field: 'b',
          type: 'quantitative',
          axis: { tickCount: 1e8 },
          scale: { domain: [0, 1e9] },
        },
      },
    }),
    [...STOPPED, 'chart-too-large'],
  ],
  [
    '1e9 bins',
    lite({ encoding: { x: { field: 'b', bin: { maxbins: 1e9 } }, y: { aggregate: 'count' } } }),
    [...STOPPED, 'chart-error', 'chart-too-large'],
  ],
  [
    'bins of 1e-9',
    lite({ encoding: { x: { field: 'b', bin: { step: 1e-9 } }, y: { aggregate: 'count' } } }),
    [...STOPPED, 'chart-error', 'chart-too-large'],
  ],
  ['a pattern that runs for minutes', expression(`test(/^(a+)+$/, '${'a'.repeat(40)}!')`), STOPPED],
  ['another such pattern', expression(`replace('${'x'.repeat(60)}y', /(x+x+)+z/, '')`), STOPPED],
  ['padding to 1e8', expression("pad('x', 1e8)"), [...STOPPED, 'chart-too-large']],
  ['padding to 1e10', expression("pad('x', 1e10)"), [...STOPPED, 'chart-error']],
  [
    'texts joined a million times',
    expression("join(sequence(5e7), 'aaaaaaaaaaaaaaaaaaaa')"),
    [...STOPPED, 'chart-error'],
  ],
  [
    'a text as long as the picture',
    lite({ mark: 'text', encoding: { text: { value: { expr: "pad('x', 3e7)" } } } }),
    [...STOPPED, 'chart-too-large', 'chart-error'],
  ],
  [
    '3,000 nested groups',
    `{"$schema":"https://vega.github.io/schema/vega/v6.json","marks":[${nestedGroups(3000)}]}`,
    ['too-deep'],
  ],
  ['100,000 nested lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['too-deep']],
  [
    '1,000 nested brackets in an expression',
    expression(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`),
    [...STOPPED, 'chart-error'],
  ],
  [
    'a facet of 1e6 cells',
    lite({
      data: sequence(1e6),
      facet: { field: 'b', type: 'ordinal' },
      spec: { mark: 'bar', encoding: {} },
      mark: undefined,
      encoding: undefined,
    }),
    [...STOPPED, 'chart-too-large', 'chart-error'],
  ],
  [
    '20,000 layers',
    JSON.stringify({
      data: { values },
      layer: Array.from({ length: 20_000 }, () => ({ mark: 'bar', encoding })),
    }),
    [...STOPPED, 'chart-error', 'chart-too-large'],
  ],
  [
    'a contour of 1e5 by 1e5',
    vega({
      data: [
        {
          name: 'd',
          values: [{ x: 1, y: 1 }],
          transform: [
            { type: 'kde2d', size: [1e5, 1e5], x: { expr: '1' }, y: { expr: '1' }, cellSize: 1 },
          ],
        },
      ],
    }),
    [...STOPPED, 'chart-error'],
  ],
  [
    'a density of 1e9 steps',
    lite({
      transform: [{ density: 'b', steps: 1e9, minsteps: 1e9, maxsteps: 1e9 }],
      encoding: {
        x: { field: 'value', type: 'quantitative' },
        y: { field: 'density', type: 'quantitative' },
      },
    }),
    [...STOPPED, 'chart-error', 'chart-too-large'],
  ],
  [
    'a cross of 1e5 rows',
    vega({
      data: [
        { name: 'd', transform: [{ type: 'sequence', start: 0, stop: 1e5 }, { type: 'cross' }] },
      ],
    }),
    STOPPED,
  ],
  [
    'a force of 1e9 rounds',
    vega({
      data: [
        {
          name: 'd',
          values: [{}, {}],
          transform: [
            { type: 'force', iterations: 1e9, static: true, forces: [{ force: 'center' }] },
          ],
        },
      ],
    }),
    STOPPED,
  ],
  [
    'a word cloud of 1e5 words',
    vega({
      data: [
        {
          name: 'd',
          transform: [
            { type: 'sequence', start: 0, stop: 1e5 },
            { type: 'wordcloud', text: { field: 'data' } },
          ],
        },
      ],
      marks: [],
    }),
    [...STOPPED, 'chart-error', 'empty-picture'],
  ],
  [
    'a map of 1e-9 degrees',
    vega({
      projections: [{ name: 'p', type: 'mercator' }],
      data: [{ name: 'd', transform: [{ type: 'graticule', step: [1e-6, 1e-6] }] }],
      marks: [
        { type: 'shape', from: { data: 'd' }, transform: [{ type: 'geoshape', projection: 'p' }] },
      ],
    }),
    [...STOPPED, 'chart-error'],
  ],
  [
    'signals that call each other',
    vega({
      signals: [
        { name: 'a', update: 'b + 1' },
        { name: 'b', update: 'a + 1' },
      ],
    }),
    [...STOPPED, 'chart-error', 'chart-too-large'],
  ],
  [
    'data that read themselves',
    vega({
      data: [
        { name: 'a', source: 'b' },
        { name: 'b', source: 'a' },
      ],
    }),
    [...STOPPED, 'chart-error'],
  ],
  [
    'a path that is no path',
    vega({
      marks: [
        {
          type: 'path',
          encode: { enter: { path: { value: `M0,0${'L1e400,1e400'.repeat(1000)}` } } },
        },
      ],
    }),
    ['chart-error', 'chart-too-large', 'not-drawable'],
  ],
  ['a file of the system', dataAt('file:///etc/passwd'), ['outside-folder', 'chart-error']],
  ['an absolute path', dataAt('/etc/passwd'), ['outside-folder', 'chart-error']],
  ['the folder above', dataAt('../secret.csv'), ['outside-folder', 'chart-error']],
  [
    'the folder above, encoded',
    dataAt('data/%2e%2e/%2E%2E/secret.csv'),
    ['outside-folder', 'chart-error'],
  ],
  [
    'the folder above, with backslashes',
    dataAt(String.raw`..\secret.csv`),
    ['outside-folder', 'chart-error'],
  ],
  ['an address', dataAt('http://example.org/data.csv'), ['outside-folder', 'chart-error']],
  [
    'an address without a scheme',
    dataAt('//example.org/data.csv'),
    ['outside-folder', 'chart-error'],
  ],
  [
    'an address made by a signal',
    vega({
      signals: [{ name: 'u', value: 'http://example.org/' }],
      data: [{ name: 'd', url: { signal: "u + 'data.csv'" } }],
    }),
    ['outside-folder', 'chart-error'],
  ],
  ['data in an address', dataAt('data:text/csv,a%2Cb'), ['outside-folder', 'chart-error']],
  ['an image of the system', imageAt('file:///etc/passwd'), ['outside-folder', 'chart-error']],
  ['an image of the net', imageAt('https://example.org/a.png'), ['outside-folder', 'chart-error']],
  [
    'a link to a script',
    lite({ encoding: { ...encoding, href: { value: 'javascript:alert(1)' } } }),
    ['chart-error'],
  ],
  [
    'a link to a script behind a space',
    lite({ mark: { type: 'bar', href: ' java\tscript:alert(1)' } }),
    ['chart-error'],
  ],
  ['a link to data', lite({ mark: { type: 'bar', href: 'DATA:text/html,x' } }), ['chart-error']],
  ['a prototype', '{"__proto__":{"mark":"bar"},"mark":"bar"}', ['unusable-key']],
  ['a constructor', expression("''.constructor.constructor('return process')()"), ['chart-error']],
  ['a global', expression('process.exit(1)'), ['chart-error']],
  [
    'an unknown format',
    lite({ data: { url: 'data.csv', format: { type: 'exe' } } }),
    ['chart-error'],
  ],
];

export const HOSTILE: readonly Hostile[] = table.map(([name, text, codes]) => ({
  name,
  text,
  codes,
}));
