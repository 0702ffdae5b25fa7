/** Makes what the peers set: the documents of a built project as plain JSON, and their charts as jobs for Vega. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { renderChart } from '../src/charts/render.ts';
import { readContent } from '../src/content/read.ts';
import type { Block, Content, Inline } from '../src/content/types.ts';
import { readDataFile } from '../src/build.ts';
import type { Findings, Prose } from '../src/findings/types.ts';
import { openFonts } from '../src/fonts.ts';
import { defaultTheme } from '../src/layout/theme.ts';
import { fillProse } from '../src/markdown/fill.ts';
import { Problems } from '../src/problems/problems.ts';
import { readProject } from '../src/project.ts';
import { measureWith } from '../src/text/measure.ts';

interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  readonly url?: string;
}
type Run = Style & { readonly text: string };

/** Writes `NAME.json` for a Markdown file that was built, with the jobs of the charts that it shows. */
export function writeModel(
  markdown: string,
  jobs: ReadonlyMap<string, unknown>,
  out: string,
): void {
  const size = { width: 481, height: 200 };
  const picture = { kind: 'raster', format: 'png', bytes: new Uint8Array(), ...size } as const;
  const source = { path: markdown, text: readFileSync(markdown, 'utf8') };
  const content = readContent(
    source,
    { flavour: 'template', images: () => picture },
    new Problems(),
  );
  const blocks = [...content.blocks.flatMap(blockOf), ...notesOf(content)];
  const shown = JSON.stringify(blocks);
  const charts = [...jobs].filter(([name]) => shown.includes(`charts/${name}.svg`));
  writeFileSync(out, JSON.stringify({ title: content.title, blocks, charts }));
}

/** The jobs of a data file's charts, by name: language, specification, configuration, fit and tables. */
export async function chartJobs(folder: string, name: string, areas: readonly string[]) {
  const project = readProject(folder, undefined, new Problems());
  const made = new Map<string, ReadonlyMap<string, unknown>>();
  for (const area of areas) {
    const problems = new Problems();
    const input = {
      project,
      name,
      area: area === '' ? undefined : { id: area, tables: project.tables },
    };
    const findings = readDataFile(input, { requireSources: false }, problems);
    made.set(area, await jobsOf(project.charts, findings, problems));
  }
  return made;
}

async function jobsOf(
  charts: ReturnType<typeof readProject>['charts'],
  findings: Findings,
  problems: Problems,
): Promise<ReadonlyMap<string, unknown>> {
  const jobs = new Map<string, unknown>();
  for (const [chart, source] of charts) {
    const tools = {
      measure: measureWith(openFonts(defaultTheme)),
      fill: (prose: Prose) => fillProse(prose, findings, problems),
      remember: <T>(key: string, make: () => Promise<T>): Promise<T> => {
        jobs.set(chart, JSON.parse(key));
        return make();
      },
    };
    await renderChart({ name: chart, source }, findings, tools, problems);
  }
  return jobs;
}

export function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

function notesOf({ footnotes }: Content): unknown[] {
  if (footnotes.size === 0) return [];
  const items = [...footnotes.values()].map(({ blocks }) => blocks.flatMap(blockOf));
  return [{ kind: 'list', ordered: true, items }];
}

function blockOf(block: Block): unknown[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, runs: runsOf(block.inlines) }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(block.inlines) }];
    case 'list': {
      const items = block.items.map(({ blocks }) => blocks.flatMap(blockOf));
      return [{ kind: 'list', ordered: block.ordered, items }];
    }
    case 'table':
      return [
        {
          kind: 'table',
          caption: block.caption === undefined ? [] : runsOf(block.caption.inlines),
          columns: block.columns.map((column) => column ?? 'left'),
          head: block.head.cells.map(({ inlines }) => runsOf(inlines)),
          rows: block.rows.map(({ cells }) => cells.map(({ inlines }) => runsOf(inlines))),
        },
        ...block.notes.map(({ inlines }) => ({ kind: 'paragraph', runs: runsOf(inlines) })),
      ];
    case 'figure':
      return [
        {
          kind: 'figure',
          caption: block.caption === undefined ? [] : runsOf(block.caption.inlines),
          path: pathOf(block),
          alt: block.image.alt,
        },
        ...block.notes.map(({ inlines }) => ({ kind: 'paragraph', runs: runsOf(inlines) })),
      ];
    case 'quotation':
    case 'alert':
      return [{ kind: 'box', blocks: block.blocks.flatMap(blockOf) }];
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', runs: [{ text: block.text, code: true }] }];
    case 'hint':
    case 'thematic break':
      return [];
    default:
      return block satisfies never;
  }
}

/** Content keeps no address of a picture, but its place in the text. */
function pathOf({
  span,
}: {
  readonly span: {
    readonly source: { readonly text: string };
    readonly start: number;
    readonly end: number;
  };
}): string {
  const text = span.source.text.slice(span.start, span.end);
  return /\((?<path>charts\/[^)]+)\)/u.exec(text)?.groups?.['path'] ?? '';
}

function runsOf(inlines: readonly Inline[], style: Style = {}): Run[] {
  return inlines.flatMap((inline): Run[] => {
    switch (inline.kind) {
      case 'text':
        return [{ ...style, text: inline.text }];
      case 'code span':
        return [{ ...style, code: true, text: inline.text }];
      case 'strong':
        return runsOf(inline.inlines, { ...style, bold: true });
      case 'emphasis':
        return runsOf(inline.inlines, { ...style, italic: true });
      case 'strikethrough':
      case 'language':
        return runsOf(inline.inlines, style);
      case 'link':
        return runsOf(
          inline.inlines,
          inline.url.startsWith('#') ? style : { ...style, url: inline.url },
        );
      case 'break':
        return [{ text: '\n' }];
      case 'image':
      case 'footnote reference':
        return [];
      default:
        return inline satisfies never;
    }
  });
}
