/** What a layout must never hold ends in an error, and never in a file that looks sound. */
import { describe, expect, test } from 'vitest';
import type { Item, Layout, LinkArea } from '../../src/layout/types.ts';
import { Content } from '../../src/pdf/content.ts';
import { newResources } from '../../src/pdf/form.ts';
import { writePdf } from '../../src/pdf/write.ts';
import type { DrawingPath, Gradient, GradientStop } from '../../src/svg/types.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOf, pageOf, tag, textAt } from '../support/pdfLayout.ts';

const one = (...items: readonly Item[]) => layoutOf([pageOf(items)], [tag('P', [1])]);
const TWICE = tag('P', [1]);
const PLACE = { name: 'd1', page: 0, x: 0, y: 0 };
const BLACK = { rgb: [0, 0, 0], alpha: 1 } as const;
const STOPS: readonly GradientStop[] = [
  { offset: 0, colour: BLACK },
  { offset: 1, colour: BLACK },
];

function raster(format: 'png' | 'jpeg', bytes: readonly number[]): Item {
  const image = { format, bytes: Uint8Array.from(bytes) };
  return { kind: 'raster', mark: 1, x: 0, y: 0, width: 9, height: 9, ...image };
}

function linkTo(target: LinkArea['target']): LinkArea {
  return { x: 0, y: 0, width: 9, height: 9, target, contents: 'x', tag: tag('Link', []) };
}

function gradient(coordinates: readonly number[], stops = STOPS): Gradient {
  return { kind: 'linear', coordinates, transform: [1, 0, 0, coordinates[0] ?? 1, 0, 0], stops };
}

function box(change: Partial<DrawingPath>): Item {
  const path: DrawingPath = {
    kind: 'path',
    transform: [1, 0, 0, 1, 0, 0],
    segments: [
      { op: 'M', x: 0, y: 0 },
      { op: 'L', x: 9, y: 9 },
      { op: 'L', x: 9, y: 0 },
    ],
    fill: { kind: 'colour', colour: BLACK },
    fillOpacity: 1,
    stroke: undefined,
    blend: undefined,
    ...change,
  };
  const drawing = { width: 9, height: 9, nodes: [path] };
  return { kind: 'drawing', mark: 1, x: 0, y: 0, scale: 1, drawing };
}

describe('what a layout must never hold is a fault', () => {
  test.each<[string, Layout, RegExp]>([
    ['a coordinate that is no number', one(textAt(1, [Number.NaN, 1], 'x')), /coordinate .* NaN/u],
    ['a coordinate without end', one(textAt(1, [1, Infinity], 'x')), /coordinate .* Infinity/u],
    ['an unknown face', one(textAt(1, [1, 1], 'x', { face: 'comic' })), /no face "comic"/u],
    ['a character that its face lacks', one(textAt(1, [1, 1], '\uE000')), /lacks a character/u],
    ['a colour in words', one(textAt(1, [1, 1], 'x', { colour: 'red' })), /no colour/u],
    [
      'a mark without a tag',
      one(textAt(1, [1, 1], 'x'), textAt(2, [1, 1], 'y')),
      /content 2 .* no tag/u,
    ],
    [
      'a mark with two tags',
      layoutOf([pageOf([textAt(1, [1, 1], 'x')])], [tag('P', [1]), tag('P', [1])]),
      /content 1 is in two tags/u,
    ],
    ['a tag whose content is not drawn', layoutOf([pageOf([])], [tag('P', [1])]), /never drawn/u],
    ['no page', layoutOf([], []), /no page/u],
    [
      'a page too large for PDF/A',
      layoutOf([{ width: 20_000, height: 10, items: [], links: [] }], []),
      /PDF\/A allows/u,
    ],
    [
      'a link to nowhere',
      layoutOf(
        [pageOf([textAt(1, [1, 1], 'x')], [linkTo({ kind: 'destination', name: 'd9' })])],
        [tag('P', [1])],
      ),
      /goes to "d9"/u,
    ],
    [
      'a link whose tag is not in the tree',
      layoutOf(
        [pageOf([textAt(1, [1, 1], 'x')], [linkTo({ kind: 'url', url: 'https://example.org' })])],
        [tag('P', [1])],
      ),
      /not in the tag tree/u,
    ],
    [
      'two notes of one ID',
      layoutOf(
        [pageOf([textAt(1, [1, 1], 'x'), textAt(2, [1, 1], 'y')])],
        [tag('Note', [1], { id: 'n' }), tag('Note', [2], { id: 'n' })],
      ),
      /two tags have the ID "n"/u,
    ],
    [
      'a tag that stands twice in the tree',
      layoutOf([pageOf([textAt(1, [1, 1], 'x')])], [TWICE, TWICE]),
      /P tag stands twice/u,
    ],
    [
      'a figure on a page that is not there',
      layoutOf(
        [pageOf([textAt(1, [1, 1], 'x')])],
        [tag('Figure', [1], { bbox: { page: 7, x: 0, y: 0, width: 1, height: 1 } })],
      ),
      /no page 7/u,
    ],
    [
      'two places of one name',
      layoutOf([pageOf([textAt(1, [1, 1], 'x')])], [tag('P', [1])], {
        destinations: [PLACE, PLACE],
      }),
      /two destinations are named "d1"/u,
    ],
    ['a PNG that was not checked', one(raster('png', [0x89, 0x50])), /not checked/u],
    ['a JPEG that was not checked', one(raster('jpeg', [0xff, 0xd8])), /not checked/u],
    [
      'a transform without end',
      one(box({ transform: [1e12, 0, 0, 1, 0, 0] })),
      /factor .* 1000000000000/u,
    ],
    [
      'a gradient at no place',
      one(box({ fill: gradient([Number.NaN, 0, 1, 0]) })),
      /has the coordinate NaN/u,
    ],
    [
      'a gradient without colours',
      one(box({ fill: gradient([0, 0, 1, 0], []) })),
      /stops at 0 and 1/u,
    ],
    ['an unknown way to blend', one(box({ blend: 'shine' })), /no blend mode "shine"/u],
    [
      'a date that is none',
      layoutOf([pageOf([textAt(1, [1, 1], 'x')])], [tag('P', [1])], { date: 'April 2011' }),
      /no calendar date/u,
    ],
  ])('%s', async (_, layout, fault) => {
    await expect(writePdf(layout, testFonts())).rejects.toThrow(fault);
  });

  test('two attachments of one name', async () => {
    const data = { type: 'text/csv', description: 'A', relationship: 'Data' } as const;
    const file = { name: 'a.csv', bytes: new Uint8Array(), ...data };
    const layout = one(textAt(1, [1, 1], 'x'));
    const options = { attachments: [file, file] };
    await expect(writePdf(layout, testFonts(), options)).rejects.toThrow('are named "a.csv"');
  });
});

describe('a stream of drawing', () => {
  test('restores each state that it saved', () => {
    const content = new Content(newResources(), 'form');
    content.save();
    expect(() => content.finish()).toThrow('saved and never restored');
    content.restore();
    expect(content.finish()).toBe('q\nQ');
    expect(() => content.restore()).toThrow('saved state');
  });
});
