/** No word of a document is lost on the way from Markdown to content, whatever the document. */
import { array, assert, constantFrom, pre, property } from 'fast-check';
import type * as mdast from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/content/parse.ts';
import { readContent } from '../../src/content/read.ts';
import type { Flavour } from '../../src/content/state.ts';
import type { Block, Content, Inline } from '../../src/content/types.ts';
import { Problems } from '../../src/problems/problems.ts';

const picture = {
  kind: 'raster',
  format: 'png',
  bytes: new Uint8Array(),
  width: 1,
  height: 1,
} as const;

// Separated by bars that no part holds.
const PARTS = [
  '# ¦## ¦\n¦\n\n¦  ¦    ¦- ¦1. ¦> ¦| a | b |\n| - | - |\n¦| ¦---\n¦\t¦word¦other¦e\u0301¦Source: ',
  '*¦**¦_¦~~¦`¦```\n¦[¦]¦](x)¦](#word)¦![¦<!-- c -->¦<br>¦<b>¦<div>¦&amp;¦\\¦https://x.y¦www.x.y¦a@b.c',
  '[^1]¦[^2]¦\n[^1]: ¦\n\n[^2]: ¦[!NOTE]\n¦[ ] ¦[r]: /u\n¦[r]¦![i](x.png)¦\n![i](x.png)\n¦**Figure 1. A**',
  '<!-- briefwright: keep -->¦\n<!-- briefwright: details -->\n¦title: x\n',
].flatMap((line) => line.split('¦'));

test.each(['template', 'gfm'] as const)('no word is lost, none is added: %s', (flavour) => {
  const documents = array(constantFrom(...PARTS), { minLength: 1, maxLength: 24 });
  assert(
    property(documents, (parts) => {
      const text = parts.join('');
      const tree = parseMarkdown(text, flavour);
      // Front matter has tests of its own.
      pre(tree.children[0]?.type !== 'yaml');
      expect(wordsOf(read(text, flavour))).toEqual(wordsIn(tree));
    }),
    { numRuns: 1000 },
  );
});

function read(text: string, flavour: Flavour): Content {
  const options = { flavour, images: () => picture };
  return readContent({ path: 'd.md', text }, options, new Problems());
}

// As a bag of characters: footnotes move to the end, and captions into their figures. The labels of footnotes
// that nothing cites are added, and breaks have no words.
function bag(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/\[\^\d\]:?|<br>|\s/gu, '');
  return Array.from(plain).sort().join('');
}

function wordsIn(tree: mdast.Root): string {
  return bag(tree.children.map(wordsInNode).join(''));
}

function wordsInNode(node: mdast.Nodes): string {
  if (node.type === 'definition' || node.type === 'yaml') return '';
  if (node.type === 'html') return node.value.replaceAll(/<!--(?:>|->|[\s\S]*?-->)/gu, '');
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsInNode).join('') : '';
}

function wordsOf(content: Content): string {
  const notes = [...content.footnotes.values()].flatMap(({ blocks }) => blocks);
  // Labels are added to footnotes that nothing cites, and by citations of these.
  return bag(
    [...content.blocks, ...notes]
      .map(wordsOfBlock)
      .join('')
      .replaceAll(/\[\^\d\]:?/gu, ''),
  );
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wordsOfInlines(block.inlines);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.map(wordsOfBlock)).join('');
    case 'table': {
      const cells = [block.head, ...block.rows].flatMap(({ cells }) => cells);
      const beside = [...(block.caption === undefined ? [] : [block.caption]), ...block.notes];
      return (
        cells.map(({ inlines }) => wordsOfInlines(inlines)).join('') +
        beside.map(wordsOfBlock).join('')
      );
    }
    case 'figure': {
      const beside = [...(block.caption === undefined ? [] : [block.caption]), ...block.notes];
      return block.image.alt + beside.map(wordsOfBlock).join('');
    }
    case 'quotation':
    case 'alert':
      return (block.kind === 'alert' ? '[!NOTE]' : '') + block.blocks.map(wordsOfBlock).join('');
    case 'code':
    case 'html':
      return block.text;
    case 'thematic break':
    case 'hint':
      return '';
  }
}

function wordsOfInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code span') return inline.text;
      if (inline.kind === 'image') return inline.alt;
      return 'inlines' in inline ? wordsOfInlines(inline.inlines) : '';
    })
    .join('');
}
