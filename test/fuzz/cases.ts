/** Turns the number of a case into a project, or a paper, with one input spoilt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { parse } from 'yaml';
import { greyJpeg, pngChunk, PNG_SIGNATURE } from '../support/images.ts';
import { spoilBytes, spoilText, spoilTree } from './mutate.ts';
import type { Random } from './random.ts';

export interface FuzzCase {
  /** Which input is spoilt, and how. */
  readonly kind: string;
  readonly command: 'build' | 'render' | 'chart';
  /** Files that take the place of those of the project; undefined for those that go. */
  readonly files: ReadonlyMap<string, string | Uint8Array | undefined>;
}

export interface Seeds {
  /** The project's texts by their paths. */
  readonly project: ReadonlyMap<string, string>;
  readonly markdown: readonly string[];
  readonly svg: readonly string[];
  /** Specifications of Vega and Vega-Lite, by the endings of their files. */
  readonly charts: readonly { readonly ending: '.vl.json' | '.vg.json'; readonly text: string }[];
}

const FIGURE = '## Figures\n\n{{> figure chart=charts.help}}\n';

export function caseOf(seeds: Seeds, random: Random): FuzzCase {
  const text = (path: string) => seeds.project.get(path) ?? '';
  const texts = [...seeds.project.values()];
  const data = 'data/findings.yaml';
  const template = 'templates/briefing.md.hbs';
  const drawn: [string, string] = [template, text(template).replace('## Figures\n', FIGURE)];
  const withFigure = random.chance(0.3) ? [drawn] : [];
  switch (random.below(13)) {
    case 0:
      return build('YAML', [data, spoilText(text(data), texts, random)], ...withFigure);
    case 1:
    case 2: {
      const tree = json(spoilTree(parse(text(data)), random));
      return build('tree of data', [data, undefined], ['data/findings.json', tree], ...withFigure);
    }
    case 3: {
      const tree = spoilText(json(parse(text(data))), texts, random);
      return build('JSON', [data, undefined], ['data/findings.json', tree]);
    }
    case 4: {
      const bytes = new TextEncoder().encode(text('data/areas.csv'));
      const spoilt = random.chance(0.5)
        ? spoilBytes(bytes, random)
        : spoilText(text('data/areas.csv'), texts, random);
      return build('CSV', ['data/areas.csv', spoilt]);
    }
    case 5: {
      const [path, before] = random.chance(0.6)
        ? drawn
        : random.pick([...seeds.project].filter(([name]) => name.includes('partials/')));
      return build('template', [path, spoilText(before, texts, random)]);
    }
    case 6: {
      const chart = 'templates/charts/help.vl.json';
      const spoilt = random.chance(0.3)
        ? spoilText(text(chart), texts, random)
        : json(spoilTree(JSON.parse(text(chart)), random));
      return build('chart', [chart, spoilt], drawn);
    }
    case 7:
    case 8: {
      const whole = random.pick(seeds.markdown);
      const from = random.below(whole.length);
      const part = whole.slice(whole.lastIndexOf('\n', from) + 1).slice(0, 1 + random.below(3000));
      return render('Markdown', ['paper.md', spoilText(part, seeds.markdown, random)]);
    }
    case 9: {
      const picture = spoilText(random.pick(seeds.svg), seeds.svg, random);
      return render('SVG', ['paper.md', '# Paper\n\n![A picture](x.svg)\n'], ['x.svg', picture]);
    }
    case 10: {
      const { ending, text: whole } = random.pick(seeds.charts);
      const spoilt = random.chance(0.2)
        ? spoilText(whole, texts, random)
        : json(spoilTree(JSON.parse(whole), random));
      return chart("somebody else's chart", [`foreign${ending}`, spoilt]);
    }
    case 11: {
      const picture = spoilBytes(jpegOf(random), random);
      return render('JPEG', ['paper.md', '# Paper\n\n![A picture](x.jpg)\n'], ['x.jpg', picture]);
    }
    default: {
      const picture = spoilBytes(pngOf(random), random);
      return render('PNG', ['paper.md', '# Paper\n\n![A picture](x.png)\n'], ['x.png', picture]);
    }
  }
}

type Content = string | Uint8Array;

function build(
  kind: string,
  ...files: readonly (readonly [string, Content | undefined])[]
): FuzzCase {
  return { kind, command: 'build', files: new Map(files) };
}

function render(kind: string, ...files: readonly (readonly [string, Content])[]): FuzzCase {
  return { kind, command: 'render', files: new Map(files) };
}

function chart(kind: string, ...files: readonly (readonly [string, Content])[]): FuzzCase {
  return { kind, command: 'chart', files: new Map(files) };
}

function json(tree: unknown): string {
  return JSON.stringify(tree, undefined, 2);
}

/** A small sound PNG of any kind. Checksums are left at zero. */
function pngOf(random: Random): Uint8Array {
  const [type, samples] = random.pick([
    [0, 1],
    [2, 3],
    [4, 2],
    [6, 4],
  ] as const);
  const bits = random.pick([8, 16]);
  const [width, height] = [1 + random.below(8), 1 + random.below(8)];
  const row = 1 + (width * samples * bits) / 8;
  const pixels = Uint8Array.from({ length: row * height }, (_, at) =>
    at % row === 0 ? random.below(5) : random.below(256),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** A small grey JPEG of one tone, turned as a camera might have been held. */
function jpegOf(random: Random): Uint8Array {
  const side = 1 + random.below(8);
  const orientation = 1 + random.below(8);
  return greyJpeg({ width: side, height: side, orientation, code: random.below(255) });
}

/** Specifications of our own, made up, that a chart of somebody else could be. */
const STRANGERS: Seeds['charts'] = [
  {
    ending: '.vl.json',
    text: json({
      title: 'Made up',
      data: {
        values: Array.from({ length: 6 }, (_, at) => ({
          a: 'abc'[at % 3],
          b: at,
          c: 'xy'[at % 2],
        })),
      },
      transform: [{ filter: 'datum.b > 0' }, { calculate: 'datum.b * 2', as: 'd' }],
      layer: [
        {
          mark: 'bar',
          encoding: {
            x: { field: 'a' },
            y: { aggregate: 'sum', field: 'd' },
            color: { field: 'c' },
          },
        },
        {
          mark: 'text',
          encoding: {
            x: { field: 'a' },
            y: { field: 'b', type: 'quantitative' },
            text: { field: 'b' },
          },
        },
      ],
    }),
  },
  {
    ending: '.vl.json',
    text: json({
      data: { url: 'data/areas.csv' },
      facet: { row: { field: 'Area' } },
      spec: {
        mark: { type: 'line', point: true },
        encoding: { x: { bin: true, field: 'Children' }, y: { aggregate: 'count' } },
      },
    }),
  },
  {
    ending: '.vg.json',
    text: json({
      $schema: 'https://vega.github.io/schema/vega/v6.json',
      width: 200,
      height: 100,
      signals: [{ name: 'size', update: 'width / 10' }],
      data: [
        {
          name: 't',
          values: [
            { a: 1, b: 2 },
            { a: 2, b: 5 },
            { a: 3, b: 1 },
          ],
          transform: [{ type: 'formula', expr: 'datum.a * size', as: 'x' }],
        },
      ],
      scales: [{ name: 'y', domain: { data: 't', field: 'b' }, range: 'height' }],
      axes: [{ orient: 'left', scale: 'y' }],
      marks: [
        {
          type: 'symbol',
          from: { data: 't' },
          encode: {
            enter: {
              x: { field: 'x' },
              y: { scale: 'y', field: 'b' },
              size: { value: 60 },
              fill: { value: 'teal' },
            },
          },
        },
        {
          type: 'text',
          encode: { enter: { text: { value: 'Made up' }, x: { value: 9 }, y: { value: 9 } } },
        },
      ],
    }),
  },
];

/** The inputs that are spoilt: the kit's small project, the shipped pages and the shipped pictures. */
export function readSeeds(root: string, list: (folder: string) => readonly string[]): Seeds {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const kit = 'test/cases/hostile/project';
  const project = new Map(
    [
      ...list(kit).map((path) => [path, `${kit}/${path}`] as const),
      ...list('templates/partials').map(
        (path) => [`templates/partials/${path}`, `templates/partials/${path}`] as const,
      ),
    ].map(([name, path]) => [name, read(path)]),
  );
  const pages = [
    ...list('docs')
      .filter((path) => path.endsWith('.md'))
      .map((path) => read(`docs/${path}`)),
    ...list('output')
      .filter((path) => path.endsWith('.md'))
      .map((path) => read(`output/${path}`)),
    ...list('test/cases/content')
      .filter((path) => path.endsWith('.md'))
      .map((path) => read(`test/cases/content/${path}`)),
  ];
  const svg = [
    ...list('output')
      .filter((path) => path.endsWith('.svg'))
      .map((path) => read(`output/${path}`)),
    ...list('test/cases/svg')
      .filter((path) => path.endsWith('input.svg'))
      .map((path) => read(`test/cases/svg/${path}`)),
  ];
  return { project, markdown: pages, svg, charts: STRANGERS };
}
