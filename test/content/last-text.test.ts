/** What stands last in a paragraph is told without the text before it. */
import { array, assert, constantFrom, property } from 'fast-check';
import { expect, it } from 'vitest';
import { inlineText, lastText } from '../../src/content/inlines.ts';
import type { Inline } from '../../src/content/types.ts';

const span = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };
const text = (words: string): Inline => ({ kind: 'text', text: words, span });
const inline = constantFrom<Inline>(
  text('Words:'),
  text('more '),
  text('  '),
  { kind: 'break', span },
  { kind: 'footnote reference', id: 'a', span },
  { kind: 'strong', inlines: [text('bold '), text(': ')], span },
  { kind: 'emphasis', inlines: [], span },
);

it('ends as the whole text does, and is empty only where that is blank', () => {
  assert(
    property(array(inline, { maxLength: 6 }), (inlines) => {
      const whole = inlineText(inlines).trimEnd();
      const last = lastText(inlines);
      expect(whole.endsWith(last)).toBe(true);
      expect(last === '').toBe(whole === '');
    }),
  );
});
