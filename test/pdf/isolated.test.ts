/** A drawing that blends and has no ground is a picture of its own, from which texts are taken out where that looks alike. */
import { expect, test } from 'vitest';
import { isolated } from '../../src/pdf/isolated.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { Problems } from '../../src/problems/problems.ts';
import { readSvg } from '../../src/svg/read.ts';
import type { Drawing, DrawingNode } from '../../src/svg/types.ts';
import { testFonts } from '../support/fonts.ts';
import { layoutOfDrawing } from '../support/pdfLayout.ts';
import { readerWords } from '../support/readerText.ts';

function drawingOf(children: string): Drawing {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" font-family="sans-serif"
    font-size="10"><defs><clipPath id="c"><rect width="100" height="100"/></clipPath></defs>${children}</svg>`;
  const problems = new Problems();
  const drawing = readSvg({ path: 'blend.svg', text: svg }, problems);
  if (drawing === undefined) throw new Error(JSON.stringify(problems.all));
  return drawing;
}

const bar = '<rect width="80" height="40" fill="#28a197" style="mix-blend-mode: multiply"/>';
const label = '<text x="10" y="120">below the bar</text>';
const covered = '<text x="10" y="20">behind the bar</text>';

function textsOf(nodes: readonly DrawingNode[]): string[] {
  return nodes.flatMap((node) =>
    node.kind === 'group' ? textsOf(node.children) : node.kind === 'text' ? [node.text] : [],
  );
}

test.each([
  ['apart from what blends', `${label}${bar}`, ['below the bar']],
  ['over what blends', `${bar}${covered}`, ['behind the bar']],
  ['under what blends', `${covered}${bar}`, []],
  [
    'within half a pixel of a thick line',
    `${label}${bar}<path d="M0 130H90" stroke="red" stroke-width="9"/>`,
    [],
  ],
  ['in a clipped group', `<g clip-path="url(#c)">${covered}</g>`, ['behind the bar']],
  ['in a group that is half seen', `${bar}<g opacity="0.5">${label}</g>`, []],
  [
    'that blends itself',
    `${bar}${label.replace('<text', '<text style="mix-blend-mode: multiply"')}`,
    [],
  ],
])('a text %s', (_, children, outside) => {
  const { nodes } = drawingOf(children);
  const [picture, ...rest] = isolated(nodes, testFonts());
  expect(textsOf(rest)).toEqual(outside);
  expect(textsOf(picture === undefined ? [] : [picture])).toEqual(
    textsOf(nodes).filter((text) => !outside.includes(text)),
  );
});

test('a text in a clipped group stays clipped', () => {
  const [, group] = isolated(drawingOf(`<g clip-path="url(#c)">${covered}</g>`).nodes, testFonts());
  expect(group).toMatchObject({ kind: 'group', clip: [{ op: 'M' }, {}, {}, {}, {}] });
});

test('readers find the words inside and outside of the picture', async () => {
  const pdf = await writePdf(layoutOfDrawing(drawingOf(`${covered}${label}${bar}`)), testFonts());
  expect(await readerWords(pdf)).toEqual(['bar', 'bar', 'behind', 'below', 'the', 'the']);
});
