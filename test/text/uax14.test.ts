/** The rules of UAX #14 that lines rest on, each in a text of its own: `÷` where a line may end, `‖` where it must. */
import { expect, test } from 'vitest';
import { uax14 } from '../../src/text/uax14.ts';

function marked(text: string): string {
  let out = text;
  for (const { offset, must } of uax14(text).toReversed()) {
    out = `${out.slice(0, offset)}${must ? '‖' : '÷'}${out.slice(offset)}`;
  }
  return out;
}

test.each([
  ['LB4: after a line break', 'a\n‖b'],
  ['LB6: not before one', 'a\n'],
  ['LB7: not before a space', 'a ÷b'],
  ['LB8: after a space without width', 'a\u200B÷b'],
  ['LB8a: not after a joiner', '👩\u200D🚀'],
  ['LB9: not before a mark', 'e\u0301 ÷x'],
  ['LB10: a mark alone is a letter', 'a ÷\u0301b'],
  ['LB11: not at a word joiner', 'a\u2060日'],
  ['LB11: not even across spaces', 'a \u2060日'],
  ['LB12: not after a space that holds', 'a\u00A0日'],
  ['LB12a: before one only after a hyphen', 'a-÷\u00A0b'],
  ['LB13: not before what closes', '日)÷日'],
  ['LB13: not across spaces', '日 !'],
  ['LB14: not after what opens', '( 日'],
  ['LB16: not between what closes and a small sign', '」々'],
  ['LB16: not across spaces', '」 々'],
  ['LB17: not between two dashes', 'a÷——÷b'],
  ['LB17: not across spaces', '— —'],
  ['LB18: after spaces', 'a ÷b'],
  ['LB19: not at quotation marks', '日"日'],
  ['LB20: at an object', 'a÷\uFFFC÷b'],
  ['LB21: not before a hyphen, and not after an accent', 'a-÷b ÷\u00B4b'],
  ['LB21a: not after a hyphen in Hebrew', 'א-ב'],
  ['LB21b: not between a slash and Hebrew', '/א'],
  ['LB22: not before dots that lead on', '日\u2026'],
  ['LB23: not between letters and digits', 'a1b'],
  ['LB23a: not between a currency sign and a picture', '€日'],
  ['LB23a: not between a picture and a per cent sign', '日%÷日'],
  ['LB24: not between a currency sign and letters', '€a%'],
  ['LB25: not within a number', '(€1,234.50)%'],
  ['LB25: not between a hyphen and its number', 'a-1'],
  ['LB28: not between letters', 'ab'],
  ['LB29: not between a full stop and a letter', 'a.b'],
  ['LB30: not between letters and brackets', 'a(b)c'],
  ['LB30a: between pairs of letters of flags', '🇬🇧÷🇫🇷'],
  ['LB30b: not between a picture and its tone', '👍🏽'],
  ['LB31: elsewhere', '日÷日'],
])('%s', (_, text) => {
  expect(marked(text.replaceAll(/[÷‖]/gu, ''))).toBe(text);
});
