import { describe, expect, it } from 'vitest';
import type { Block, Content } from '../../src/content/types.ts';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme } from '../../src/layout/theme.ts';
import type { Item, Layout, Page, Tag, TextItem } from '../../src/layout/types.ts';
import { Problems } from '../../src/problems/problems.ts';
import * as make from '../support/content.ts';
import { testFonts } from '../support/fonts.ts';

const { content, figure, heading, list, para, roled, strong, table } = make;

function lay(document: Content): Layout {
  const problems = new Problems();
  const layout = layOut(document, defaultTheme, testFonts(), problems);
  expect(problems.all).toEqual([]);
  return layout;
}

const laid = (...blocks: Block[]) => lay(content(blocks));
const isText = (item: Item): item is TextItem => item.kind === 'text';
const texts = (page: Page | undefined) =>
  (page?.items ?? []).filter(isText).map(({ text }) => text.trim());
const pageOf = (layout: Layout, text: string) =>
  layout.pages.findIndex((page) => texts(page).some((one) => one.includes(text)));
const sentence = (count: number) =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const paragraphs = (count: number, words = 60) =>
  Array.from({ length: count }, () => para(sentence(words)));
const captioned = (name: string) => ({ caption: roled('caption', strong(name)) });
const tags = (tag: Tag, role: string): Tag[] => [
  ...(tag.role === role ? [tag] : []),
  ...tag.children.flatMap((child) => (typeof child === 'number' ? [] : tags(child, role))),
];
/** The lower edge of what stands in the text area, as a part of its height. */
const filled = (page: Page) => {
  const bottoms = page.items
    .filter(({ mark }) => mark !== 'header' && mark !== 'footer')
    .map((item) => {
      if (item.kind === 'text') return item.y + 4;
      if (item.kind === 'line') return item.y2;
      return item.y + (item.kind === 'drawing' ? item.drawing.height * item.scale : item.height);
    });
  const { top, bottom } = defaultTheme.page;
  return (Math.max(...bottoms) - top) / (page.height - top - bottom);
};

const rows = (count: number) => [
  ['Name', 'Count'],
  ...Array.from({ length: count }, (_, index) => [`row-${index}`, String(index)]),
];

const note = (id: string, words: number) =>
  [
    id,
    { id, blocks: [para(`${id}-start ${sentence(words)} ${id}-end`)], span: make.SPAN },
  ] as const;

const panel = (name: string, words: number): Block => ({
  kind: 'alert',
  name: 'note',
  blocks: [para(strong(`${name}-start.`), ` ${sentence(words)}`), para(`${name}-end`)],
  span: make.SPAN,
});

describe('pages', () => {
  it('fill up, where nothing but paragraphs stands on them', () => {
    const layout = laid(...paragraphs(40));
    for (const page of layout.pages.slice(0, -1)) expect(filled(page)).toBeGreaterThan(0.9);
  });

  it('let text move up before a figure that does not fit', () => {
    const layout = laid(
      ...paragraphs(3),
      figure(400, 420, captioned('Figure 1. Tall')),
      para('moved up'),
      ...paragraphs(8),
    );
    expect(pageOf(layout, 'moved up')).toBe(0);
    expect(pageOf(layout, 'Figure 1')).toBe(1);
    expect(filled(layout.pages[0]!)).toBeGreaterThan(0.85);
    // Read in the order of the document all the same.
    const order = layout.tags.children.map((tag) => (typeof tag === 'number' ? '' : tag.role));
    expect(order.indexOf('Div')).toBe(3);
  });

  it('keep each figure within a page of the text before it', () => {
    const blocks = Array.from({ length: 12 }, (_, index) => [
      para(`${sentence(70)} names-${index} it`),
      figure(400, 180 + ((index * 97) % 260), captioned(`Figure-${index} here`)),
      ...paragraphs(index % 3),
    ]).flat();
    const layout = laid(...blocks);
    for (let index = 0; index < 12; index += 1) {
      const apart = pageOf(layout, `Figure-${index} here`) - pageOf(layout, `names-${index} `);
      expect(apart).toBeGreaterThanOrEqual(0);
      expect(apart).toBeLessThanOrEqual(1);
    }
  });

  it('do not let a figure leave its section', () => {
    const layout = laid(
      ...paragraphs(7),
      heading(2, 'Only a figure'),
      figure(400, 400, captioned('Figure 1. Tall')),
      heading(2, 'Next section'),
      ...paragraphs(6),
    );
    expect(pageOf(layout, 'Only a figure')).toBe(pageOf(layout, 'Figure 1'));
    expect(pageOf(layout, 'Next section')).toBeGreaterThanOrEqual(pageOf(layout, 'Figure 1'));
  });

  it('never scale a picture up, and scale a wide one down to the grid', () => {
    const layout = laid(figure(100, 50), figure(972, 100));
    const drawings = layout.pages[0]?.items.filter((item) => item.kind === 'drawing') ?? [];
    expect(drawings.map(({ scale }) => Math.round(scale * 1000) / 1000)).toEqual([1, 0.5]);
    expect(drawings[1]?.x).toBe(defaultTheme.page.left);
  });

  it('keep short panels whole, whatever stands before them', () => {
    const after = [1, 2, 3].flatMap((at) => [
      heading(2, `Section ${at}`, `s${at}`),
      ...paragraphs(2, 40),
    ]);
    const { top, bottom } = defaultTheme.page;
    // Where the panel would leave a hole of more than a sixth of the page, it may part.
    const isTorn = (layout: Layout, name: string) => {
      const at = pageOf(layout, `${name}-start`);
      const page = layout.pages[at];
      const start = page?.items.filter(isText).find(({ text }) => text.startsWith(`${name}-start`));
      if (page === undefined || start === undefined) throw new Error(`no panel ${name}`);
      const hole = (page.height - bottom - start.y) / (page.height - top - bottom);
      return pageOf(layout, `${name}-end`) !== at && hole < 1 / 6;
    };
    const torn = Array.from({ length: 30 }, (_, at) => {
      const before = Array.from({ length: at }, () => para('line'));
      const layout = laid(...before, panel('A', 45), panel('B', 35), panel('C', 60), ...after);
      return ['A', 'B', 'C'].filter((name) => isTorn(layout, name));
    });
    expect(torn).toEqual(torn.map(() => []));
  });

  it('hold the blocks of a keep hint together', () => {
    const hint = { kind: 'hint', hint: 'keep', span: make.SPAN } as const;
    const kept = [para(`first ${sentence(60)}`), para(`second ${sentence(60)} third`)];
    for (let before = 4; before < 9; before += 1) {
      const layout = laid(...paragraphs(before), hint, ...kept);
      expect(pageOf(layout, 'first')).toBe(pageOf(layout, 'third'));
    }
  });
});

describe('tables', () => {
  it('repeat their header on each further page, as an artifact', () => {
    const layout = laid(table(rows(90), captioned('Table 7. Long')));
    expect(layout.pages.length).toBeGreaterThan(2);
    layout.pages.forEach((page, index) => {
      const heads = page.items.filter(isText).filter(({ text }) => text.trim() === 'Name');
      expect(heads.map(({ mark }) => typeof mark)).toEqual([index === 0 ? 'number' : 'string']);
      expect(texts(page).includes('Table 7, continued')).toBe(index > 0);
    });
    expect(tags(layout.tags, 'TR').length).toBe(91);
  });

  it('never leave a total alone on a page', () => {
    for (let count = 25; count < 60; count += 1) {
      const layout = laid(table([...rows(count), ['All', '9']], { total: true }));
      expect(pageOf(layout, 'All')).toBe(pageOf(layout, `row-${count - 1}`));
    }
  });

  it('part a row that is higher than a page, and lose nothing', () => {
    const layout = laid(
      table([
        ['Name', 'Text'],
        ['one', sentence(3000)],
        ['two', 'short'],
      ]),
    );
    const words = layout.pages.flatMap((page) => texts(page).flatMap((text) => text.split(' ')));
    expect(words.filter((word) => /^word\d+$/.test(word)).length).toBe(3000);
    expect(layout.pages.length).toBeGreaterThan(2);
  });

  it('align numbers at the right, and name rows and columns', () => {
    const layout = laid(
      table(
        [
          ['Name', 'Count'],
          ['a', '1'],
          ['b', '1,000'],
        ],
        captioned('Table 1. T'),
      ),
    );
    const right = (text: string) => {
      const item = layout.pages[0]?.items.filter(isText).find((one) => one.text === text);
      return (item?.x ?? 0) + (item?.width ?? 0);
    };
    expect(right('1')).toBeCloseTo(right('1,000'), 2);
    expect(right('Count')).toBeCloseTo(right('1,000'), 2);
    const scopes = tags(layout.tags, 'TH').map(({ scope }) => scope);
    expect(scopes).toEqual(['Column', 'Column', 'Row', 'Row']);
  });

  it('turn the page where they are too wide for it', () => {
    const wide = Array.from({ length: 3 }, (_, row) =>
      Array.from({ length: 12 }, (_, column) => `heading${row}x${column}`),
    );
    const layout = laid(para('before'), table(wide), para('after'));
    expect(layout.pages.map(({ width, height }) => width > height)).toEqual([false, true]);
    expect(texts(layout.pages[0])).toContain('after');
  });
});

describe('notes', () => {
  it('stand on the page that cites them, linked both ways', () => {
    const footnotes = new Map([note('a', 10), note('b', 10)]);
    const blocks = [
      ...paragraphs(12),
      para('cites', make.cite('a')),
      ...paragraphs(12),
      para('again', make.cite('b'), make.cite('a')),
    ];
    const layout = lay(content(blocks, { footnotes }));
    expect(pageOf(layout, 'a-start')).toBe(pageOf(layout, 'cites'));
    expect(pageOf(layout, 'b-start')).toBe(pageOf(layout, 'again'));
    const places = new Set(layout.destinations.map(({ name }) => name));
    const targets = layout.pages.flatMap(({ links }) => links.map(({ target }) => target));
    expect(targets.length).toBe(5);
    for (const target of targets) {
      expect(target.kind === 'destination' && places.has(target.name)).toBe(true);
    }
    const order = layout.tags.children.map((tag) => (typeof tag === 'number' ? '' : tag.role));
    expect(order.indexOf('Note')).toBe(13);
  });

  it('leave a heading its text, though a note is longer than a page', () => {
    const footnotes = new Map([note('long', 2000), note('short', 5)]);
    const blocks = [
      heading(1, 'A title', 'a'),
      para('cites', make.cite('long'), make.cite('short')),
    ];
    const layout = lay(content(blocks, { footnotes }));
    expect(pageOf(layout, 'cites')).toBe(pageOf(layout, 'A title'));
    expect(pageOf(layout, 'short-end')).toBe(layout.pages.length - 1);
  });

  it('hold headings of the level below which they are cited', () => {
    const inner = { id: 'n', blocks: [heading(2, 'Inside', 'i'), para('text')], span: make.SPAN };
    const blocks = [heading(1, 'A title', 'a'), para('cites', make.cite('n'))];
    const layout = lay(content(blocks, { footnotes: new Map([['n', inner]]) }));
    expect(tags(layout.tags, 'H1').length).toBe(2);
    expect(tags(layout.tags, 'H6')).toEqual([]);
  });

  it('go on at the foot of the next page where they are long', () => {
    const footnotes = new Map([note('long', 900)]);
    const blocks = [...paragraphs(3), para('cites', make.cite('long')), ...paragraphs(12)];
    const layout = lay(content(blocks, { footnotes }));
    expect(pageOf(layout, 'long-start')).toBe(pageOf(layout, 'cites'));
    expect(pageOf(layout, 'long-end')).toBeGreaterThan(pageOf(layout, 'long-start'));
  });
});

describe('contents', () => {
  it('give each heading its page, and lead there', () => {
    const heads = ['One', 'Two', 'Three'];
    const layout = laid(
      list(
        'contents',
        heads.map((title) => [para(make.link(`#${title.toLowerCase()}`, title))]),
      ),
      ...heads.flatMap((title) => [heading(2, title), ...paragraphs(9)]),
    );
    const numbers = layout.bookmarks.map(({ page }) => String(page + 1));
    const printed = heads.map((title) => {
      const items = layout.pages[0]?.items.filter(isText) ?? [];
      const entry = items.find(({ text }) => text === title);
      return items.find((item) => item.y === entry?.y && item !== entry)?.text;
    });
    expect(printed).toEqual(numbers);
    expect(tags(layout.tags, 'TOCI').length).toBe(3);
  });
});

it('lays the same content out in the same way', () => {
  const blocks = [
    heading(1, 'Title'),
    ...paragraphs(9),
    table([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ];
  expect(JSON.stringify(laid(...blocks))).toBe(JSON.stringify(laid(...blocks)));
});
