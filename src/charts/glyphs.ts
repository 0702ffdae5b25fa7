/** Turns characters that no face of the theme has into problems. */
import { must } from '../problems/must.ts';
import { missingGlyph } from '../problems/messages/chartFiles.ts';
import type { Problems } from '../problems/problems.ts';
import type { DrawnText } from './scene.ts';
import { placeOf } from './log.ts';
import { firstOf, type JsonNode } from './tree.ts';

/** Whether some face of the theme has the character. */
export type HasGlyph = (codePoint: number) => boolean;

/** Reports each character that would be printed as a blank or a box, once. */
export function checkGlyphs(
  texts: readonly DrawnText[],
  root: JsonNode,
  has: HasGlyph,
  problems: Problems,
): void {
  const known = new Set<string>();
  for (const { text } of texts) {
    for (const character of text) {
      // Where Vega breaks a label into lines, nothing is printed.
      if (character === '\n' || known.has(character)) continue;
      known.add(character);
      const codePoint = must(character.codePointAt(0), 'code point');
      if (has(codePoint)) continue;
      problems.add(missingGlyph(placeOf(text, root) ?? firstOf(root), codePoint, text));
    }
  }
}
