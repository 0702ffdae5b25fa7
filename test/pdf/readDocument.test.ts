/** What is read of a PDF is what a viewer shows, also of one that was made to say two things. */
import { describe, expect, test } from 'vitest';
import { readObjects } from '../../src/pdf/objects.ts';
import { readDocument } from '../../src/pdf/readDocument.ts';
import { fileOf, stream } from '../support/pdfObjects.ts';

interface Parts {
  readonly content?: string;
  /** What the only element of the tag tree holds beside its role. */
  readonly element?: string;
  readonly names?: string;
  readonly pages?: string;
  readonly more?: readonly string[];
}

const CMAP = '2 beginbfrange\n<0041> <0042> [<0041> <00420063>]\nendbfrange';
const RESOURCES = `<<
  /Font << /F 8 0 R /Bare 9 0 R >>
  /XObject << /Form 10 0 R /Picture 11 0 R >>
>>`;

function documentOf({
  content = '',
  element = '/S /P /Pg 3 0 R /K 0',
  names = '',
  pages = '/Kids [3 0 R]',
  more = [],
}: Parts) {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /Names << ${names} >> >>`,
    `<< /Type /Pages ${pages} >>`,
    `<< /Type /Page /Contents 4 0 R /Resources ${RESOURCES} >>`,
    stream('', Buffer.from(content, 'latin1')),
    '<< /K 6 0 R >>',
    `<< ${element} >>`,
    stream('', Buffer.from(CMAP)),
    '<< /ToUnicode 7 0 R >>',
    '<< /Type /Font >>',
    stream('/Subtype /Form', Buffer.from('[<0041>] TJ')),
    stream('/Subtype /Image', Buffer.from('[<0042>] TJ')),
    ...more,
  ];
  return readDocument(readObjects(fileOf(objects)));
}

const tagged = (content: string) => `/P <</MCID 0>> BDC /F 9 Tf ${content} EMC`;

describe('the text of a tag is', () => {
  test.each([
    ['the characters that its glyphs stand for', '[<0041> -20 <0042>] TJ', 'ABc'],
    ['unknown where the font does not say', '[<0043>] TJ', '\uFFFD'],
    ['unknown in a font that maps nothing', '/Bare 9 Tf [<0041>] TJ', '\uFFFD'],
    ['unknown in a font that is not there', '/None 9 Tf [<0041>] TJ', '\uFFFD'],
    ['unknown in a font without a name', '9 Tf [<0041>] TJ', '\uFFFD'],
    ['set in the font that was saved', 'q /Bare 9 Tf Q [<0041>] TJ', 'A'],
    ['set in the same font where none was saved', 'Q [<0041>] TJ', 'A'],
    ['also what other marks hold', '/X BMC [<0041>] TJ EMC /X /Named BDC [<0041>] TJ EMC', 'AA'],
    ['what stands for it', '/S <</ActualText (Ab\\103\\))>> BDC [<0041>] TJ EMC', 'AbC)'],
    ['what stands for it, in UTF-16', '/S <</ActualText <FEFF20AC>>> BDC [<0041>] TJ EMC', '€'],
    ['nothing where no text stands for it', '/S <</ActualText 7>> BDC [<0041>] TJ EMC', ''],
    ['also what forms draw', '/Form Do', 'A'],
    ['not what pictures hold', '/Picture Do', ''],
    ['nothing where there is nothing to draw', '/None Do 7 Do (AA) TJ', ''],
  ])('%s', (_, content, text) => {
    expect(documentOf({ content: tagged(content) }).text).toEqual([{ page: 1, text }]);
  });

  test('named by a mark of its own, or by a number', () => {
    const content = `${tagged('[<0041>] TJ')} [<0042>] TJ`;
    for (const element of [
      '/S /P /Pg 3 0 R /K [0]',
      '/S /P /Pg 3 0 R /K << /Type /MCR /MCID 0 >>',
      '/S /P /K << /Type /MCR /Pg 3 0 R /MCID 0 >>',
    ]) {
      const { text, artifacts } = documentOf({ content, element });
      expect([text, artifacts]).toEqual([[{ page: 1, text: 'A' }], ['Bc']]);
    }
  });

  test('no text of the document in a figure, which may be on no page', () => {
    const content = tagged('[<0041>] TJ');
    const figure = documentOf({ content, element: '/S /Figure /Pg 3 0 R /K 0' });
    expect([figure.text, figure.figures]).toEqual([[], [{ page: 1, text: 'A' }]]);
    expect(documentOf({ element: '/S /Figure' }).figures).toEqual([{ page: 0, text: '' }]);
  });
});

test('objects that are no dictionaries, and empty tables, are read over', () => {
  const more = ['42', '(a (b) c)', '<< /Type /XRef >>', '<< /Type /ObjStm /N 0 /First 0 >>'];
  expect(documentOf({ content: tagged(''), more }).text).toEqual([{ page: 1, text: '' }]);
});

describe('what no viewer could read, or two might read differently, is refused', () => {
  test.each<[message: string, parts: Parts]>([
    ['its content 0 stands twice on a page', { content: `${tagged('')} ${tagged('')}` }],
    ['a text of it is broken', { content: tagged('/S <</ActualText <FEFF00>>> BDC') }],
    ['its pages were put together by another program', { pages: '/Kids [5 0 R]' }],
    ['its pages were put together by another program', { pages: '/Kids [<< /Type /Page >>]' }],
    ['a tag of it is on no page', { element: '/S /P /K 0' }],
    ['a tag of it names content 7, which is not there', { element: '/S /P /Pg 3 0 R /K 7' }],
    ['a page of it has no content', { pages: '/Kids [12 0 R]', more: ['<< /Type /Page >>'] }],
    [
      'its attachment "a" is empty',
      {
        content: tagged(''),
        names: '/EmbeddedFiles << /Names [(a) << /EF << /F 3 0 R >> >>] >>',
      },
    ],
    [
      'two attachments are named "a"',
      {
        content: tagged(''),
        names:
          '/EmbeddedFiles << /Names [(a) << /EF << /F 4 0 R >> >> (a) << /EF << /F 4 0 R >> >>] >>',
      },
    ],
    ['a stream of the PDF has no dictionary', { more: ['[]\nstream\nx\nendstream'] }],
    ['a stream of the PDF has no length', { more: ['<< >>\nstream\nx\nendstream'] }],
    ['a stream of the PDF has no end', { more: ['<< /Length 1 >>\nstream\nxyz'] }],
    ['a string of the PDF has no end', { more: ['(('] }],
  ])('%s: %o', (message, parts) => {
    expect(() => documentOf({ element: '/S /P', ...parts })).toThrow(message);
  });
});
