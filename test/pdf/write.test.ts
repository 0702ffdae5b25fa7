import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import { readObjects } from '../../src/pdf/objects.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOf, pageOf, tag, textAt } from '../support/pdfLayout.ts';
import { printTags, readTags, taggedText, unpackedText } from '../support/pdfText.ts';

const fonts = testFonts();
const write = (layout: Layout) => writePdf(layout, fonts);
const one = (...items: Parameters<typeof pageOf>[0]) => layoutOf([pageOf(items)], [tag('P', [1])]);
const withText = (text: string) => one(textAt(1, [57, 100], text));

/** Two pages with a paragraph over both, a list, a figure, a note and links. */
function sample(): Layout {
  const link = tag('Link', [5]);
  const inner = tag('Link', [6]);
  return layoutOf(
    [
      pageOf(
        [
          textAt('header', [57, 40], 'Running head'),
          textAt(0, [57, 100], 'An office & “its” files', { face: 'sans-semibold', size: 32 }),
          { kind: 'box', mark: 'layout', x: 57, y: 110, width: 400, height: 2, fill: '#12436d' },
          textAt(1, [57, 140], 'The first line, AVATAR, '),
          textAt(1, [57, 158], 'the second line of 5\u00A0% and '),
          textAt(5, [57, 180], 'a link'),
          textAt(2, [57, 220], '•'),
          textAt(3, [75, 220], 'An item'),
          {
            kind: 'drawing',
            mark: 4,
            x: 57,
            y: 300,
            scale: 1,
            drawing: {
              width: 100,
              height: 50,
              nodes: [
                {
                  kind: 'text',
                  transform: [1, 0, 0, 1, 50, 20],
                  text: 'A label',
                  anchor: 'middle',
                  family: 'sans',
                  size: 10,
                  weight: 400,
                  italic: false,
                  fill: { kind: 'colour', colour: { rgb: [0, 0, 0], alpha: 1 } },
                  fillOpacity: 1,
                  stroke: undefined,
                  blend: undefined,
                },
              ],
            },
          },
          textAt('footer', [57, 800], 'Page 1 of 2'),
        ],
        [
          {
            x: 57,
            y: 170,
            width: 40,
            height: 14,
            target: { kind: 'url', url: 'https://example.org/ä?q=(1)' },
            contents: 'a link',
            tag: link,
          },
        ],
      ),
      pageOf(
        [textAt(1, [57, 100], 'its end on page two.'), textAt(6, [57, 140], 'Back')],
        [
          {
            x: 57,
            y: 130,
            width: 40,
            height: 14,
            target: { kind: 'destination', name: 'd00001' },
            contents: 'Back to the start',
            tag: inner,
          },
        ],
      ),
    ],
    [
      tag('H1', [0]),
      tag('P', [1, link]),
      tag('L', [tag('LI', [tag('Lbl', [2]), tag('LBody', [3])])], { listNumbering: 'Disc' }),
      tag('Figure', [4], {
        alt: 'A figure',
        placement: 'Block',
        bbox: { page: 0, x: 57, y: 300, width: 100, height: 50 },
      }),
      tag('Note', [inner], { id: 'note-1' }),
    ],
    {
      title: 'Children & <reviews>',
      author: 'A & B',
      subject: 'Über “alles”',
      destinations: [{ name: 'd00001', page: 0, x: 57, y: 80 }],
      bookmarks: [{ title: 'An office', page: 0, y: 80, children: [] }],
    },
  );
}

describe('the tag tree', () => {
  test('reads back as it was laid out, with text, links and attributes', async () => {
    expect(printTags(readTags(await write(sample())))).toBe(
      [
        'Document',
        '  H1',
        '    "An office & “its” files"',
        '  P',
        '    "The first line, AVATAR, the second line of 5 % and "',
        '    "its end on page two."',
        '    Link',
        '      "a link"',
        '      [a link -> https://example.org/%C3%A4?q=(1)]',
        '  L ListNumbering=Disc',
        '    LI',
        '      Lbl',
        '        "•"',
        '      LBody',
        '        "An item"',
        '  Figure Placement=Block BBox=[57,491.89,157,541.89] Alt="A figure"',
        '    "A label "',
        '  Note ID=note-1',
        '    Link',
        '      "Back"',
        '      [Back to the start -> #d00001]',
        '',
      ].join('\n'),
    );
  });

  test('leaves out furniture and the labels of figures', async () => {
    expect(taggedText(await write(sample()))).toEqual([
      { role: 'H1', text: 'An office & “its” files' },
      {
        role: 'P',
        text: 'The first line, AVATAR, the second line of 5 % and its end on page two.a link',
      },
      { role: 'Lbl', text: '•' },
      { role: 'LBody', text: 'An item' },
      { role: 'Figure', text: 'A figure' },
      { role: 'Note', text: 'Back' },
    ]);
  });

  test('keeps the order of tags where pages are drawn in another', async () => {
    const page = pageOf([textAt(2, [57, 100], 'second'), textAt(1, [57, 200], 'first')]);
    const bytes = await write(layoutOf([page], [tag('P', [1]), tag('P', [2])]));
    expect(taggedText(bytes).map(({ text }) => text)).toEqual(['first', 'second']);
  });
});

describe('extraction', () => {
  test.each([
    'office fluff fjord ﬁ “quotes” – — … − ≥ ≤ ≠ → ✓',
    'AVATAR To Wa. Te 1,234.5 2023–24 £1,000 5 %',
    'Ångström, naïve, Łódź, Ελληνικά, Кириллица, ñ, ß',
  ])('gives %s exactly', async (text) => {
    const bytes = await write(withText(text));
    expect(taggedText(bytes)).toEqual([{ role: 'P', text: text.replace(/\s/gu, ' ') }]);
  });

  test('tells characters apart that share a glyph', async () => {
    const face = fonts.face('sans');
    const text = ['-', '\u2010', '\u2011', 'µ', 'μ', 'Ω', 'Ω', 'K', 'K']
      .filter((character) => face.has(character.codePointAt(0) ?? 0))
      .join(' ');
    const bytes = await write(withText(text));
    expect(taggedText(bytes)[0]?.text).toBe(text);
  });

  test('draws a text as wide as it was measured', async () => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const text = 'AVATAR office To. Wa, fjord 2011';
    const bytes = await write(withText(text));
    const document = await getDocument({ data: bytes }).promise;
    const content = await (await document.getPage(1)).getTextContent();
    const width = content.items.reduce((sum, item) => sum + ('width' in item ? item.width : 0), 0);
    expect(width).toBeCloseTo(fonts.face('sans').width(text, 12.8), 1);
    expect(content.items.map((item) => ('str' in item ? item.str : '')).join('')).toBe(text);
    await document.destroy();
  });
});

describe('the file', () => {
  test('is the same in another time zone and a second time', async () => {
    const first = await write(sample());
    process.env['TZ'] = 'Pacific/Auckland';
    const second = await write(sample());
    process.env['TZ'] = 'UTC';
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('has another identifier when it says something else', async () => {
    const files = await Promise.all(['one', 'two'].map((text) => write(withText(text))));
    const [one, two] = files.map((bytes) => readObjects(bytes).trailer.get('ID'));
    expect(one).not.toEqual(two);
  });

  test('says the same in Info and XMP, escaped', async () => {
    const file = unpackedText(await write(sample()));
    expect(file).toContain('<rdf:li xml:lang="x-default">Children &amp; &lt;reviews&gt;</rdf:li>');
    expect(file).toContain('(Children & <reviews>)');
    expect(file).toContain('<xmp:CreateDate>2011-04-14T00:00:00Z</xmp:CreateDate>');
    expect(file).toContain('(D:20110414000000Z)');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(file).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(file).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  });

  test('has no date where the layout has none', async () => {
    const page = pageOf([textAt(1, [57, 100], 'x')]);
    const file = unpackedText(await write(layoutOf([page], [tag('P', [1])], { date: undefined })));
    expect(file).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/u);
  });

  test('embeds the fonts that are used, cut down, and no other', async () => {
    const file = unpackedText(await write(sample()));
    const names = [...file.matchAll(/\/FontName \/([^\s]+)/gu)].map(([, name]) => name);
    expect(names).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+SourceSans3-Regular$/u),
      expect.stringMatching(/^[A-Z]{6}\+SourceSans3-SemiBold$/u),
    ]);
    expect(file).not.toContain('Helvetica');
  });

  test('has bookmarks and destinations at their places on the page', async () => {
    const place = { page: 0, y: 80 };
    const children = [{ title: 'Inner', page: 1, y: 0, children: [] }];
    const layout = {
      ...sample(),
      bookmarks: [
        { title: 'Øuter', ...place, children },
        { title: 'Last', ...place, children: [] },
      ],
    };
    const file = unpackedText(await write(layout));
    expect(file).toMatch(/\/Title \(Øuter\) .*\/Dest \[\d+ 0 R \/XYZ 0 761.89 null\]/u);
    expect(file).toMatch(/\/Title \(Inner\) .*\/Dest \[\d+ 0 R \/XYZ 0 841.89 null\]/u);
    expect(file).toMatch(/\/Names \[\(d00001\) \[\d+ 0 R \/XYZ 57 761.89 null\]\]/u);
    expect(file).toMatch(/\/PageMode \/UseOutlines/u);
    expect(file.match(/\/Count -1/gu)).toHaveLength(1);
  });

  test('carries attachments as files of the whole document', async () => {
    const page = pageOf([textAt(1, [57, 100], 'x')]);
    const bytes = await writePdf(layoutOf([page], [tag('P', [1])]), fonts, {
      attachments: [
        {
          name: 'ünits.csv',
          bytes: new TextEncoder().encode('a,b\n1,2\n'),
          type: 'text/csv',
          description: 'The figures',
          relationship: 'Data',
        },
      ],
    });
    const { objects } = readObjects(bytes);
    const files = [...objects.values()].filter(({ value }) =>
      JSON.stringify(value instanceof Map ? (value.get('Type') ?? null) : null).includes(
        'EmbeddedFile',
      ),
    );
    expect(files.map(({ stream }) => Buffer.from(stream ?? []).toString('utf8'))).toEqual([
      'a,b\n1,2\n',
    ]);
    expect(unpackedText(bytes)).toContain('/AFRelationship /Data');
  });
});
