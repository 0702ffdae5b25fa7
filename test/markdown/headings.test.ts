/** Headings and their anchors as GitHub gives them, the list of contents, and the section in which a place stands. */
import { expect, test } from 'vitest';
import { contentsList } from '../../src/markdown/contents.ts';
import { headingsIn, placesOf } from '../../src/markdown/headings.ts';

test.each([
  ['# a', '1 a | a #a'],
  ['## A b', '2 A b | A b #a-b'],
  ['###### a', '6 a | a #a'],
  ['   ## a', '2 a | a #a'],
  ['##\ta', '2 a | a #a'],
  ['##  a  ', '2 a | a #a'],
  ['## a\t ', '2 a | a #a'],
  ['## a ##', '2 a | a #a'],
  ['## a \t# ', '2 a | a #a'],
  ['## a#', '2 a# | a# #a'],
  ['## # a', '2 # a | # a #-a'],
  [String.raw`## a \*b\*`, String.raw`2 a \*b\* | a *b* #a-b`],
  ['## a *b* **c** `d` ~~e~~', '2 a *b* **c** `d` ~~e~~ | a b c d e #a-b-c-d-e'],
  ['## a _b_ c_d _1_', '2 a _b_ c_d _1_ | a b c_d 1 #a-b-c_d-1'],
  [String.raw`## a \_b\_ \\c`, String.raw`2 a \_b\_ \\c | a _b_ \c #a-_b_-c`],
  [
    String.raw`## \! \/ \: \@ \{ \~ \a`,
    String.raw`2 \! \/ \: \@ \{ \~ \a | ! / : @ { ~ \a #------a`,
  ],
  ['## a &#xA0;b', '2 a &#xA0;b | a \u00A0b #a-b'],
  ['## a &#x1F600;', '2 a &#x1F600; | a \u{1F600} #a-'],
  ['## see [a *b*](c.md) d', '2 see a *b* d | see a b d #see-a-b-d'],
  [String.raw`## [a\]b](c) \[d](e)`, String.raw`2 a\]b \[d](e) | a]b [d](e) #ab-de`],
  [String.raw`## [a\]bc\]de](f)`, String.raw`2 a\]bc\]de | a]bc]de #abcde`],
  ['## [a](b) [c](d)', '2 a c | a c #a-c'],
  ['## [](b) [a] (b)', '2  [a] (b) |  [a] (b) #-a-b'],
  ['## a <i lang="cy">b</i> c', '2 a <i lang="cy">b</i> c | a b c #a-b-c'],
  [
    "## <SPAN\tlang = 'cy'>a</SPAN > b<br/>c",
    "2 <SPAN\tlang = 'cy'>a</SPAN > b<br/>c | a bc #a-bc",
  ],
  [
    '## a <!-- b --> c <https://d.e>',
    '2 a <!-- b --> c <https://d.e> | a  c <https://d.e> #a--c-httpsde',
  ],
  ['## `<b>` and `` <c>` `` d', '2 `<b>` and `` <c>` `` d | <b> and  <c>  d #b-and--c--d'],
  [
    String.raw`## \<b> 1 < 2 and a<b`,
    String.raw`2 \<b> 1 < 2 and a<b | <b> 1 < 2 and a<b #b-1--2-and-ab`,
  ],
])('the heading %j', (line, told) => {
  const [heading] = headingsIn(line);
  const { level, markdown, plain, slug } = heading ?? {};
  expect(`${level} ${markdown} | ${plain} #${slug}`).toBe(told);
});

test.each([
  ['#a'],
  ['~~~~\n~~~\n# a\n~~~'],
  ['~~~a~\n# a'],
  ['####### a'],
  ['    # a'],
  ['a # b'],
  ['> # a'],
  ['```\n# a\n```'],
  ['~~~\n# a\n~~~'],
  ['````\n```\n# a\n````'],
  ['```\n~~~\n# a\n```'],
  ['   ```\n# a'],
])('no heading: %j', (markdown) => {
  expect(headingsIn(markdown)).toEqual([]);
});

const DOCUMENT = `# Title

## One

\`\`\`
# code
\`\`\`

### Part of one

    \`\`\`

## Two

## One

# Other title

### Part of that
`;

test.each([
  ['~~\n# a'],
  ['``\n# a'],
  ['```\n```\n# a'],
  ['~~~\n~~~~\n# a'],
  ['    ```\n# a'],
  ['a ```\n# a'],
])('a heading, since no code is open: %j', (markdown) => {
  expect(headingsIn(markdown).map(({ slug }) => slug)).toEqual(['a']);
});

test('headings of one name get anchors of their own, and each the place of its line', () => {
  expect(headingsIn(DOCUMENT).map(({ slug, offset }) => `${slug} ${offset}`)).toEqual([
    `title ${DOCUMENT.indexOf('# Title')}`,
    `one ${DOCUMENT.indexOf('## One')}`,
    `part-of-one ${DOCUMENT.indexOf('### Part of one')}`,
    `two ${DOCUMENT.indexOf('## Two')}`,
    `one-1 ${DOCUMENT.lastIndexOf('## One')}`,
    `other-title ${DOCUMENT.indexOf('# Other')}`,
    `part-of-that ${DOCUMENT.indexOf('### Part of that')}`,
  ]);
});

function contents(markdown: string): string {
  return contentsList(markdown, headingsIn(markdown));
}

test('the contents are the headings of level 2 behind their hint', () => {
  const hint = '<!-- briefwright: contents -->\n\n';
  expect(contents(DOCUMENT)).toBe('');
  expect(contents(hint + DOCUMENT)).toBe('- [One](#one)\n- [Two](#two)\n- [One](#one-1)\n');
  expect(contents(DOCUMENT.replace('## Two', `${hint}## Two`))).toBe(
    '- [Two](#two)\n- [One](#one-1)\n',
  );
});

/** The heading and the section of the first place of each text. */
function placesIn(document: string, texts: readonly string[]): readonly string[] {
  const offsets = texts.map((text) => document.indexOf(text));
  return placesOf(headingsIn(document), offsets).map(
    ({ heading, section }) => `${heading?.slug ?? '-'} in ${section?.slug ?? '-'}`,
  );
}

test('what stands under a title is read with the first section', () => {
  const document =
    'a\n\n# T\n\nb\n\n### P\n\nc\n\n## S\n\nd\n\n### Q\n\ne\n\n## R\n\nf\n\n# U\n\ng\n';
  expect(placesIn(document, ['a', '# T', 'b', 'c', '## S', 'd', 'e', 'f', 'g'])).toEqual([
    '- in s',
    't in s',
    't in s',
    'p in s',
    's in s',
    's in s',
    'q in s',
    'r in r',
    'u in s',
  ]);
  expect(placesIn('# T\n\na\n', ['a'])).toEqual(['t in -']);
  expect(placesIn('a\n', ['a'])).toEqual(['- in -']);
  expect(placesIn('## S\n\n## R\n\na\n\nb\n', ['a', 'b'])).toEqual(['r in r', 'r in r']);
});
