/** Turns text of an input into text that is safe and legible on a terminal. */
import { must } from './must.ts';

// Most texts hold nothing else, and need none of the patterns below, which V8 takes long to make.
const PLAIN = /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205F]*$/u;
// East Asian wide and emoji blocks: near enough to put a caret under the right character.
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]$/u;

/** The text with tabs as four spaces and hidden characters as `\u{202E}`. */
export function visible(text: string): string {
  const spaced = text.replaceAll('\t', '    ');
  if (PLAIN.test(spaced)) return spaced;
  // Control characters and direction overrides could rewrite the terminal or disguise the text.
  // The two joiners stay: scripts and emoji need them.
  return spaced.replaceAll(
    /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D])\p{Cf}/gu,
    (character) => escapeOf(character),
  );
}

/** How many columns of a terminal a visible text takes. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) continue;
    columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

/** A character by its number: `U+202E`. */
export function codePointName(character: string): string {
  return `U+${hexOf(character).padStart(4, '0')}`;
}

function escapeOf(character: string): string {
  return `\\u{${hexOf(character)}}`;
}

function hexOf(character: string): string {
  return must(character.codePointAt(0), 'character').toString(16).toUpperCase();
}
