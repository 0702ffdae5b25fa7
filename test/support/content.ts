/** Makes content by hand, for tests of layout. */
import type {
  Block,
  Content,
  Figure,
  Heading,
  Inline,
  List,
  Paragraph,
  Table,
} from '../../src/content/types.ts';
import type { Span } from '../../src/problems/types.ts';
import type { Drawing } from '../../src/svg/types.ts';

export const SPAN: Span = { source: { path: 'test.md', text: '' }, start: 0, end: 0 };

export function text(value: string): Inline {
  return { kind: 'text', text: value, span: SPAN };
}

export function strong(value: string): Inline {
  return { kind: 'strong', inlines: [text(value)], span: SPAN };
}

export function link(url: string, value: string): Inline {
  return { kind: 'link', url, title: undefined, inlines: [text(value)], span: SPAN };
}

export function cite(id: string): Inline {
  return { kind: 'footnote reference', id, span: SPAN };
}

export const hardBreak: Inline = { kind: 'break', span: SPAN };

function inlines(parts: readonly (string | Inline)[]): Inline[] {
  return parts.map((part) => (typeof part === 'string' ? text(part) : part));
}

export function para(...parts: (string | Inline)[]): Paragraph {
  return { kind: 'paragraph', role: 'text', inlines: inlines(parts), span: SPAN };
}

export function roled(role: Paragraph['role'], ...parts: (string | Inline)[]): Paragraph {
  return { ...para(...parts), role };
}

export function heading(level: Heading['level'], title: string, slug = slugOf(title)): Heading {
  return { kind: 'heading', level, slug, inlines: [text(title)], span: SPAN };
}

export function slugOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

export function list(
  role: List['role'],
  items: readonly (readonly Block[])[],
  more: Partial<List> = {},
): List {
  return {
    kind: 'list',
    role,
    ordered: false,
    start: 1,
    loose: false,
    items: items.map((blocks) => ({ checked: undefined, blocks, span: SPAN })),
    span: SPAN,
    ...more,
  };
}

export function table(rows: readonly (readonly string[])[], more: Partial<Table> = {}): Table {
  const [head = [], ...body] = rows.map((cells) => ({
    cells: cells.map((cell) => ({ inlines: cell === '' ? [] : [text(cell)], span: SPAN })),
    span: SPAN,
  }));
  return {
    kind: 'table',
    caption: undefined,
    columns: (rows[0] ?? []).map(() => undefined),
    head: 'cells' in head ? head : { cells: [], span: SPAN },
    rows: body,
    total: false,
    notes: [],
    span: SPAN,
    ...more,
  };
}

export function drawing(width: number, height: number): Drawing {
  return {
    width,
    height,
    nodes: [
      {
        kind: 'path',
        transform: [1, 0, 0, 1, 0, 0],
        segments: [
          { op: 'M', x: 0, y: 0 },
          { op: 'L', x: width, y: 0 },
          { op: 'L', x: width, y: height },
          { op: 'L', x: 0, y: height },
          { op: 'Z' },
        ],
        fill: { kind: 'colour', colour: { rgb: [18, 67, 109], alpha: 1 } },
        fillOpacity: 1,
        stroke: undefined,
        blend: undefined,
      },
    ],
  };
}

export function figure(width: number, height: number, more: Partial<Figure> = {}): Figure {
  return {
    kind: 'figure',
    caption: undefined,
    image: {
      kind: 'image',
      picture: { kind: 'drawing', drawing: drawing(width, height) },
      alt: 'A blue box.',
      span: SPAN,
    },
    notes: [],
    span: SPAN,
    ...more,
  };
}

export function content(blocks: readonly Block[], more: Partial<Content> = {}): Content {
  return {
    title: 'A title',
    language: 'en-GB',
    author: undefined,
    date: undefined,
    subject: undefined,
    blocks,
    footnotes: new Map(),
    ...more,
  };
}
