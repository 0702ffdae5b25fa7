import { expect, it } from 'vitest';
import type { Block } from '../../src/content/types.ts';
import { layOut } from '../../src/layout/layout.ts';
import { defaultTheme } from '../../src/layout/theme.ts';
import { Problems } from '../../src/problems/problems.ts';
import { content, para, roled, strong, table } from '../support/content.ts';
import { testFonts } from '../support/fonts.ts';

const named = (name: string, rows: number): Block =>
  table(
    [['Name', 'Count'], ...Array.from({ length: rows }, (_, at) => [`row ${at}`, String(at)])],
    {
      caption: roled('caption', strong(name)),
    },
  );

it('no short table that waits for a page stands within the long one after it', () => {
  const orders = Array.from({ length: 36 }, (_, at) => {
    const before = Array.from({ length: at }, () => para('line'));
    const tables = [named('Table 1. Short', 8), para('between'), named('Table 2. Long', 50)];
    const problems = new Problems();
    const { pages } = layOut(content([...before, ...tables]), defaultTheme, testFonts(), problems);
    const texts = pages.flatMap(({ items }) =>
      items.map((item) => (item.kind === 'text' ? item.text : '')),
    );
    return texts.filter((text) => /^Table [12]\. /u.test(text)).join(' ');
  });
  expect(new Set(orders)).toEqual(new Set(['Table 1. Short Table 2. Long']));
});
