/** Figures lead to their entries in the annex of evidence, whichever of them a template prints. */
import { expect, test } from 'vitest';
import { must } from '../../src/problems/must.ts';
import { filled } from './filled.ts';

const PRINTED =
  '## Figures\n\n{{facts.late.of}} {{facts.reports.count}} {{facts.lost.count}} {{edition.period}}\n\n';
// Only a second pass has contents to print, and only then is the figure found.
const LATER =
  '<!-- briefwright: contents -->\n{{contents}}\n\n{{#if contents}}{{facts.unknown.count}}{{/if}}\n\n';
const ALL = [1, 2, 3, 4];

/** The entries that links in the text lead to, and those that it has. */
function entriesIn(template: string) {
  const { text, told } = filled(template);
  expect(told).toEqual([]);
  const numbers = (pattern: RegExp) =>
    [...new Set(Array.from(text.matchAll(pattern), ({ groups }) => must(groups?.['number'], '')))]
      .map(Number)
      .toSorted((a, b) => a - b);
  return {
    linked: numbers(/\]\(#evidence-(?<number>\d+)\)/gu),
    there: numbers(/^### Evidence (?<number>\d+)/gmu),
  };
}

const entry = '### Evidence {{number}}\n\n{{label}}\n\n';

test.each([
  ['all', `${PRINTED}{{#each evidence}}${entry}{{/each}}`, ALL],
  ['before the figures', `{{#each evidence}}${entry}{{/each}}${PRINTED}`, ALL],
  [
    'of what is found later',
    `${LATER}${PRINTED}{{#each evidence}}${entry}{{/each}}`,
    [1, 2, 3, 4, 5],
  ],
  ['only the first', `${PRINTED}{{#each evidence}}{{#if @first}}${entry}{{/if}}{{/each}}`, [1]],
  [
    'all but one',
    `${PRINTED}{{#each evidence}}{{#unless percent}}${entry}{{/unless}}{{/each}}`,
    [2, 3, 4],
  ],
  [
    'only those of a share',
    `${PRINTED}{{#each evidence}}{{#if percent}}${entry}{{/if}}{{/each}}`,
    [1],
  ],
  ['in a list without headings', `${PRINTED}{{#each evidence}}\n- {{label}}\n{{/each}}\n`, []],
  ['none', PRINTED, []],
  ['only asked whether there are any', `${PRINTED}{{#if evidence}}Some.{{/if}}\n`, []],
  [
    'in a branch that isn’t printed',
    `${PRINTED}{{#if author}}{{#each evidence}}${entry}{{/each}}{{/if}}`,
    [],
  ],
])('entries %s', (_, template, expected) => {
  const { linked, there } = entriesIn(template);
  expect(there).toEqual(expected);
  expect(linked).toEqual(expected);
});
