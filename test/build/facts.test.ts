/** All that the first data set must say stands in both outputs, and follows the data when it changes. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { readTags, type TagNode } from '../support/pdfText.ts';
import { projectWith, type Edit } from '../support/project.ts';

async function outputs(
  edits: readonly Edit[],
): Promise<{ markdown: string; pdf: string; labels: string }> {
  const folder = projectWith(edits);
  const { problems } = await build({ folder });
  expect(
    problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ).toEqual([]);
  const output = join(folder, 'output/ofsted-scr-2010');
  const markdown = readFileSync(join(output, 'briefing.md'), 'utf8');
  const tags = readTags(readFileSync(join(output, 'briefing.pdf')));
  const charts = ['outcome', 'known', 'ethnicity', 'editions'];
  const labels = charts
    .map((name) => readFileSync(join(output, `charts/${name}.svg`), 'utf8'))
    .join('\n');
  rmSync(folder, { recursive: true });
  return { markdown: folded(markdown), pdf: folded(said(tags)), labels };
}

// Text and alternative texts, in reading order.
function said(node: TagNode): string {
  const own = node.alt === undefined ? '' : `${node.alt} `;
  const children = node.children.map((child) =>
    typeof child === 'string' ? child : 'contents' in child ? '' : said(child),
  );
  const inline = node.role === 'Span' || node.role === 'Link' || node.role === 'Reference';
  return `${own}${children.join('')}${inline ? '' : ' '}`;
}

function folded(text: string): string {
  return text
    .replaceAll(/\[(?<words>[^\]]*)\]\(#[^)]*\)/gu, '$<words>')
    .replaceAll('**', '')
    .replaceAll(/\s+/gu, ' ');
}

const STATED = [
  '67 serious case reviews',
  'Sixty-five',
  '93 children',
  '39 died',
  '54 were involved in serious incidents',
  '70 of the 93 children (75%)',
  'White British',
  'Black African, black Caribbean or “black other”',
  'Mixed race',
  'Afghan national',
  'Not recorded',
  'none of the children were of Asian heritage',
  '1 April to 30 September 2010',
  'others had been known previously',
  'two focused on adult perpetrators',
  'common theme',
  'only recommendation',
  '42%',
  '58%',
  '75%',
  '25%',
  '78%',
  '80%',
  '10%',
  '9%',
  '2%',
  '46%',
  '61%',
  '23',
  '91',
  'Children and Social Work Act 2017',
  '147 reviews',
  '0808 800 5000',
  'ref. 100224',
  '14 April 2011',
  'Nationality is not ethnicity',
  'not known at the time',
];

test('the facts stand in the Markdown and in the PDF', async () => {
  const { markdown, pdf } = await outputs([]);
  for (const words of STATED) {
    expect(markdown, words).toContain(words);
    expect(pdf, words).toContain(words);
  }
  expect(markdown).not.toMatch(/no Asian children|unknown to (?:social )?services/iu);
});

// Another set of numbers that agrees with itself, so that every check passes.
const CHANGES: readonly (readonly [find: string, write: string])[] = [
  ['value: 67', 'value: 171'],
  ['has analysed 67 serious', 'has analysed 171 serious'],
  [
    'Sixty-five of the 67 SCRs which were evaluated\n        says: "67"',
    '169 of the 171 SCRs which were evaluated\n        says: "171"',
  ],
  [
    'quote: 67 carried out between 1 April and 30 September 2010\n        says: "67"',
    'quote: 171 carried out between 1 April and 30 September 2010\n        says: "171"',
  ],
  ['value: 65', 'value: 169'],
  [
    'Sixty-five of the 67 SCRs which were evaluated\n      says: Sixty-five',
    '169 of the 171 SCRs which were evaluated\n      says: "169"',
  ],
  ['value: 93', 'value: 204'],
  ['concerned 93 children', 'concerned 204 children'],
  ['Of the 93 children', 'Of the 204 children'],
  ['quote: 73 out of 93\n        says: "93"', 'quote: 160 out of 204\n        says: "204"'],
  [
    'quote: 93 children, 39 of whom died\n        says: "93"',
    'quote: 204 children, 90 of whom died\n        says: "204"',
  ],
  ['value: 39', 'value: 90'],
  ['quote: 39 of whom died', 'quote: 90 of whom died'],
  [
    'quote: 93 children, 39 of whom died\n        says: "39"',
    'quote: 204 children, 90 of whom died\n        says: "90"',
  ],
  ['value: 54', 'value: 114'],
  ['quote: 54 of whom', 'quote: 114 of whom'],
  ['value: 70', 'value: 133'],
  ['quote: 70 were', 'quote: 133 were'],
  ['value: 73', 'value: 160'],
  [
    'quote: 73 out of 93 – was white British\n      says: "73"',
    'quote: 160 out of 204 – was white British\n      says: "160"',
  ],
  ['value: 9\n', 'value: 14\n'],
  ['quote: nine were', 'quote: fourteen were'],
  ['value: 8\n', 'value: 17\n'],
  ['quote: eight were', 'quote: seventeen were'],
  ['value: 1\n', 'value: 6\n'],
  ['quote: One child was', 'quote: Six were'],
  ['label: Not recorded', 'label: Not recorded'],
];

test('the outputs follow the data', async () => {
  const file = 'data/ofsted-scr-2010.yaml';
  const recorded = {
    file,
    find: 'value: 2\n    unit: child\n    label: Not recorded',
    write: 'value: 7\n    unit: child\n    label: Not recorded',
  };
  const quoted = { file, find: 'in two cases the child', write: 'in seven cases the child' };
  const edits = [...CHANGES.map(([find, write]) => ({ file, find, write })), recorded, quoted];
  const { markdown, pdf, labels } = await outputs(edits);
  // The base of the title, a share of each base, and a word at the start of a sentence.
  for (const text of [markdown, pdf]) {
    for (const words of [
      '171 serious case reviews',
      '204 children',
      '133 of the 204',
      '(65%)',
      '44%',
      '56%',
      '78%',
      '81%',
    ])
      expect(text).toContain(words);
    // What belongs to the 2010 data and to nothing else: an axis may say 75% after 50%.
    expect(text).not.toMatch(/\b(?:67|93|39|54|70|73)\b(?!%| 800)|Sixty-five|(?<!50%)75%|42%|58%/u);
  }
  expect(labels).toMatch(/>133 known at the time \(65%\)</u);
  expect(labels).not.toMatch(/>(?:70|73|39|54)\b/u);
});
